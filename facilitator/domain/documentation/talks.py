"""Talks, questions and answers, networking: what was captured outside of the workshops."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.agenda import Block, BlockKind
from facilitator.domain.documentation.game import build_game, game_of
from facilitator.domain.documentation.material import Material, place_anchor
from facilitator.domain.documentation.model import Block as DocumentBlock
from facilitator.domain.documentation.model import Blocks, Heading
from facilitator.domain.documentation.photos import photos_in
from facilitator.domain.documentation.rounds import is_voice_round, place_blocks
from facilitator.domain.documentation.routing import Part
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.documentation.wording import fact, name_person, paragraphs
from facilitator.domain.kinds import INSIGHT, QUESTION, QUOTE, KindId
from facilitator.domain.places import LECTURES


def build_talks(material: Material) -> Blocks:
    """Return the chapter on everything before the plenum that is no workshop."""
    sections = tuple(
        block
        for talk in sections_of(material, Part.TALKS)
        for block in build_section(material, talk)
    )
    if not sections:
        return ()
    heading = Heading(level=1, text=material.texts("Talks and exchange"), anchor="part-talks")
    return (heading, *sections)


def blocks_in(material: Material, part: Part) -> Iterator[Block]:
    """Yield the agenda's blocks that a part tells of."""
    for _, block in material.snapshot.agenda.blocks():
        if material.parts[block.id] is part:
            yield block


def sections_of(material: Material, part: Part) -> tuple[Block, ...]:
    """Return the agenda's blocks that a part has something to tell of."""
    return tuple(
        block
        for block in blocks_in(material, part)
        if section_threads(material, block)
        or material.summary_of(block.id).strip()
        or game_of(material.snapshot, block.id)
        or (block.kind is not BlockKind.BREAK and photos_in(material, block.id))
    )


def is_voice(material: Material, block: Block, thread: Thread) -> bool:
    """Say whether a thread is somebody's voice on the event and stands with the others.

    One that was redacted only stands where it was filed: among voices it reads like a caption.
    """
    is_on_event = block.kind not in LECTURES or is_voice_round(material, thread.root)
    return is_on_event and material.is_of(thread.root, QUOTE) and not thread.root.redacted


def section_threads(material: Material, block: Block) -> tuple[Thread, ...]:
    """Return the threads that a block's own section shows."""
    threads = material.threads_in(block.id)
    return tuple(thread for thread in threads if not is_voice(material, block, thread))


def build_section(material: Material, block: Block) -> Blocks:
    """Return the section on one block: who spoke, the summary, a game, what was captured."""
    heading = Heading(level=2, text=block.title, anchor=place_anchor(block.id))
    return (heading, *build_content(material, block))


def build_content(material: Material, block: Block) -> tuple[DocumentBlock, ...]:
    """Return a section without its heading."""
    return (
        *(fact(material.texts("With"), name_person(person)) for person in block.speakers),
        *paragraphs(material.summary_of(block.id), f"summary:{block.id}"),
        *build_game(material.snapshot, block.id, material.texts),
        *photos_in(material, block.id),
        *place_blocks(
            material,
            block.id,
            section_threads(material, block),
            _titles(material, block),
            first=(INSIGHT, None) if block.kind in LECTURES else (),
        ),
    )


def _titles(material: Material, block: Block) -> dict[KindId | None, str]:
    texts = material.texts
    questions = texts("Questions and answers")
    if block.kind not in LECTURES:
        return {QUESTION: questions, None: texts("Notes")}
    statements = texts("Key statements")
    quotes = texts("In their own words")
    return {INSIGHT: statements, None: statements, QUESTION: questions, QUOTE: quotes}
