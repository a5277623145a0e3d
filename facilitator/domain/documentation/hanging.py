"""What hangs on entries that an editor left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facilitator.domain.documentation.comparison import Difference, DifferenceKind
from facilitator.domain.documentation.model import Document, EntryBlock
from facilitator.domain.polish import TextId


def hang_on(differences: Sequence[Difference], document: Document) -> tuple[Difference, ...]:
    """Return `differences` so that each that leaves an entry out says what loses its ground.

    What is left out along with it loses nothing.
    """
    left_out = {one.text_id for one in differences if one.kind is DifferenceKind.LEFT_OUT}
    if not left_out:
        return tuple(differences)
    return tuple(
        replace(one, hanging=tuple(_hanging(one.text_id, document, left_out)))
        if one.kind is DifferenceKind.LEFT_OUT
        else one
        for one in differences
    )


def _hanging(text_id: TextId, document: Document, left_out: set[TextId]) -> Iterator[str]:
    """Yield the labels of the entries right below that one, one step further in."""
    depth: int | None = None
    for block in document.blocks:
        if not isinstance(block, EntryBlock):
            depth = None
        elif block.text_id == text_id:
            depth = block.depth
        elif depth is not None and block.depth <= depth:
            return
        elif depth is not None and block.depth == depth + 1 and block.text_id not in left_out:
            yield block.label
