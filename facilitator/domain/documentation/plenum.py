"""The plenum: themes, queries, open questions, measures."""

from __future__ import annotations

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.measures import build_measures
from facilitator.domain.documentation.model import Blocks, Heading, Paragraph, Span
from facilitator.domain.documentation.open_questions import build_open_questions
from facilitator.domain.documentation.queries import build_queries
from facilitator.domain.documentation.routing import Part
from facilitator.domain.documentation.talks import (
    blocks_in,
    build_content,
    build_section,
    sections_of,
)
from facilitator.domain.documentation.themes import build_themes
from facilitator.domain.run import BlockState


def build_plenum(material: Material) -> Blocks:
    """Return the chapter on plenum and measures."""
    before, behind = _plenums(material)
    made = (*before, *build_themes(material), *build_queries(material), *behind)
    if not made:
        return build_measures(material, level=1)
    heading = Heading(
        level=1, text=material.texts("Bringing it together in the plenum"), anchor="part-plenum"
    )
    questions = build_open_questions(material)
    return (heading, *made, *questions, *build_measures(material, level=2))


def _plenums(material: Material) -> tuple[Blocks, Blocks]:
    """Return what was captured in plenums, before the themes and behind the queries.

    That nothing was is said only once one is over, and not of what is not released.
    """
    held = sections_of(material, Part.PLENUM)
    if len(held) == 1:
        return _parted(material, build_content(material, held[0]))
    if held:
        return tuple(block for plenum in held for block in build_section(material, plenum)), ()
    if material.snapshot.themes.standing or material.query_labels:
        return (), ()
    done = any(
        material.forecast.of(block.id).state is BlockState.DONE
        for block in blocks_in(material, Part.PLENUM)
        if block.id not in material.unreleased
    )
    return ((Paragraph((Span(material.texts("None mentioned.")),)),) if done else ()), ()


def _parted(material: Material, content: Blocks) -> tuple[Blocks, Blocks]:
    """Return the summary of the only plenum, and its entries under a heading of their own.

    The headings of their kinds are of level 3: right below the chapter's a level would be missing.
    """
    first = next((at for at, block in enumerate(content) if isinstance(block, Heading)), None)
    if first is None:
        return content, ()
    title = material.texts("What was said in the plenum")
    heading = Heading(level=2, text=title, anchor="part-plenum-entries")
    return content[:first], (heading, *content[first:])
