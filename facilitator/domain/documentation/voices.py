"""Voices and outlook: what people said of the event, and how it goes on."""

from __future__ import annotations

from facilitator.domain.documentation.entry_blocks import threads_blocks
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import Blocks, Heading
from facilitator.domain.documentation.routing import Part
from facilitator.domain.documentation.talks import build_section, is_voice, sections_of


def build_voices(material: Material) -> Blocks:
    """Return the chapter on voices and on what came after the last plenum."""
    sections = (*_voices(material), *_outlook(material))
    if not sections:
        return ()
    heading = Heading(level=1, text=material.texts("Voices and outlook"), anchor="part-voices")
    return (heading, *sections)


def _voices(material: Material) -> Blocks:
    threads = [
        thread
        for _, block in material.snapshot.agenda.blocks()
        for thread in material.threads_in(block.id)
        if is_voice(material, block, thread)
    ]
    if not threads:
        return ()
    heading = Heading(level=2, text=material.texts("Voices on the event"), anchor="part-quotes")
    return (heading, *threads_blocks(material, threads))


def _outlook(material: Material) -> Blocks:
    return tuple(
        block
        for closing in sections_of(material, Part.OUTLOOK)
        for block in build_section(material, closing)
    )
