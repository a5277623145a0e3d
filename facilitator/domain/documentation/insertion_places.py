"""Where the editors' paragraphs stand when what they followed was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from facilitator.domain.documentation.model import Anchor, Block, Blocks, Chart, Heading, Table
from facilitator.domain.polish import Polish, TextId


def standing(anchor: Anchor) -> TextId:
    """Return the name of a table or chart, for what was inserted behind it."""
    return f"block:{anchor}"


def ids_of(blocks: Iterable[Block]) -> set[TextId]:
    """Return the names of all that a paragraph can be inserted behind."""
    blocks = tuple(blocks)
    cells = (
        cell.text_id
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    )
    drawn = (standing(block.anchor) for block in blocks if isinstance(block, Table | Chart))
    return {*cells, *drawn, *(getattr(block, "text_id", "") for block in blocks)} - {""}


def keep_places(blocks: Blocks, polish: Polish, whole: Blocks) -> tuple[Blocks, Polish]:
    """Return both so that each inserted paragraph stands where it stands in the `whole` document.

    That has what was left out, too. What followed it follows what stands before it; if a heading
    is gone along with all below it, it comes back for the paragraph that was written below it.
    """
    there, known = ids_of(blocks), ids_of(whole)
    settled, moved = [], []
    for one in polish.insertions:
        if one.after in there or one.after not in known:
            settled.append(one)
            continue
        before, headings = _above(whole, one.after, there, polish)
        if before:
            blocks = _with_headings(blocks, before, headings)
            there |= ids_of(headings)
            moved.append(replace(one, after=headings[-1].text_id if headings else before))
        else:
            settled.append(one)
    return blocks, replace(polish, insertions=(*settled, *moved))


def _above(
    whole: Sequence[Block], after: TextId, there: Set[TextId], polish: Polish
) -> tuple[TextId, tuple[Heading, ...]]:
    """Return what stands nearest before, and the headings between that are gone, outer first."""
    at = max(number for number, block in enumerate(whole) if after in ids_of([block]))
    headings: list[Heading] = []
    for block in reversed(whole[: at + 1]):
        found = ids_of([block]) & there
        if found:
            return min(found), tuple(reversed(headings))
        if not isinstance(block, Heading) or polish.rewordings.get(block.text_id) == "":
            continue
        if not headings or block.level < headings[-1].level:
            headings.append(block)
    return "", ()


def _with_headings(blocks: Blocks, before: TextId, headings: Blocks) -> Blocks:
    if not headings:
        return blocks
    at = 1 + max(number for number, block in enumerate(blocks) if before in ids_of([block]))
    return (*blocks[:at], *headings, *blocks[at:])
