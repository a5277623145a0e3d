"""Voices and outlook: what people said of the event, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain.documentation.entry_blocks import threads_blocks
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import Block, Blocks, Heading
from facilitator.domain.documentation.rounds import build_rounds
from facilitator.domain.documentation.routing import Part
from facilitator.domain.documentation.talks import build_section, is_voice, sections_of
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.entries import Release


def build_voices(material: Material) -> Blocks:
    """Return the chapter on voices, on what phones brought, and on what came after the plenum."""
    sections = (*_voices(material), *build_rounds(material), *_outlook(material))
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
    return (heading, *_by_release(material, threads))


def _by_release(material: Material, threads: Sequence[Thread]) -> Iterator[Block]:
    """Yield what may be published, then under headings of their own what may not, or not yet.

    What is taken out before publication so stands together.
    """
    texts = material.texts
    titles = {
        "": (Release.WITH_FUNCTION, Release.ANONYMOUS),
        texts("Release still open"): (Release.OPEN,),
        texts("Not released: for internal use only"): (Release.DENIED,),
    }
    for number, (title, releases) in enumerate(titles.items()):
        found = [thread for thread in threads if thread.root.release in releases]
        if found and title:
            yield Heading(level=3, text=title, anchor=f"release-{number}")
        yield from threads_blocks(material, found)


def _outlook(material: Material) -> Blocks:
    return tuple(
        block
        for closing in sections_of(material, Part.OUTLOOK)
        for block in build_section(material, closing)
    )
