"""What a block says as a text that somebody may polish, apart from all that only surrounds it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.documentation.model import (
    Block,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Spans,
    Table,
    Weight,
)
from facilitator.domain.polish import TextId


def plain(spans: Spans) -> str:
    """Return the words of a text: remarks beside it and footnotes are none of them."""
    return "".join(span.text for span in spans if span.weight is not Weight.REMARK)


def said_in(block: Block) -> Iterator[tuple[TextId, str]]:
    """Yield each text of a block that has an id, with what it says.

    Paragraphs one after another with one id are lines of one text: join them with a line break.
    """
    found: Iterator[tuple[TextId, str]] = iter(())
    match block:
        case Paragraph():
            found = iter(((block.text_id, plain(block.spans)),))
        case Heading():
            found = iter(((block.text_id, block.text),))
        case EntryBlock():
            found = iter(((block.text_id, block.text),))
        case Figure():
            found = iter(((block.text_id, block.caption),))
        case Table():
            cells = (cell for row in block.rows for cell in row.cells)
            found = ((cell.text_id, plain(cell.spans)) for cell in cells)
    return ((text_id, text) for text_id, text in found if text_id)
