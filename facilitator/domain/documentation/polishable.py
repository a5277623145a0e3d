"""Which texts of a document an editor may polish, and what each says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Cell,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Role,
    Table,
    Weight,
)
from facilitator.domain.documentation.spans import plain
from facilitator.domain.documentation.text_ids import is_computed
from facilitator.domain.polish import TextId

ITEM: Final = "- "
"""Before a list item where somebody types one."""
_IN_CONTENTS: Final = 2
"""The lowest level of headings that begin a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolishableText:
    """A text of the document as it is printed, without what only frames it."""

    id: TextId
    text: str
    """Its lines, joined by line breaks."""
    typed: str
    """The same with a dash before list items, if the record has it so."""
    label: str
    """How people call it, or the section that it stands in: ``H 3.17``."""
    section: Anchor
    """The heading of the contents that it stands under; of such a heading its own."""
    block: Block


def polishable_texts(blocks: Blocks) -> Iterator[PolishableText]:
    """Yield all texts with an id in order; several paragraphs of one text are one."""
    section: Anchor = ""
    title = ""
    for text_id, found in groupby(blocks, key=_own_id):
        members = tuple(found)
        for block in members:
            if isinstance(block, Heading) and block.level <= _IN_CONTENTS:
                section, title = block.anchor, f"{block.number} {block.label}{block.text}".strip()
            if isinstance(block, Table):
                yield from _cells(block, section)
        if text_id:
            yield PolishableText(
                id=text_id,
                text="\n".join(map(text_of, members)),
                typed="\n".join(map(_typed, members)),
                label=_label(members[0]) or title,
                section=section,
                block=members[0],
            )


def text_of(block: Block | Cell) -> str:
    """Return what an editor may polish of a block or a cell: the text that its tag is made of.

    An entry without label, quotation marks and remarks; a cell of the record without remarks.
    """
    match block:
        case Heading() | EntryBlock():
            return block.text
        case Figure():
            return block.caption
        case Paragraph():
            return plain(block.spans)
        case Cell():
            said = (span.text for span in block.spans if span.weight is not Weight.REMARK)
            return "".join(said) if block.text_id else ""
        case _:
            return ""


def _typed(block: Block) -> str:
    is_item = isinstance(block, Paragraph) and block.role is Role.BULLET
    is_typed = is_item and not is_computed(_own_id(block))
    return f"{ITEM}{text_of(block)}" if is_typed else text_of(block)


def _own_id(block: Block) -> TextId:
    return "" if isinstance(block, Table) else getattr(block, "text_id", "")


def _cells(table: Table, section: Anchor) -> Iterator[PolishableText]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=False):
            if cell.text_id:
                label = f"{_row_name(row.cells)} {column.title}".strip()
                text = text_of(cell)
                yield PolishableText(
                    id=cell.text_id,
                    text=text,
                    typed=text,
                    label=label,
                    section=section,
                    block=table,
                )


def _row_name(cells: tuple[Cell, ...]) -> str:
    return plain(cells[0].spans) if cells else ""


def _label(block: Block) -> str:
    match block:
        case EntryBlock():
            return block.label
        case Heading() if not is_computed(block.text_id):
            return f"{block.label}{block.text}"
        case _:
            return ""
