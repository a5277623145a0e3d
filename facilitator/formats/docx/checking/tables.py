"""Tables: a header row that is marked and repeated, a title, no merged cells, whole rows."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened, is_on, text_of
from facilitator.formats.docx.parts import q


def check_tables(opened: Opened) -> Iterator[Finding]:
    """Yield what makes a table hard to be read out."""
    for table in opened.document.iter(q("tbl")):
        title = _title(table)
        for rule in _broken(table, title):
            yield opened.at(table, rule, title)


def _broken(table: Element, title: str) -> Iterator[Rule]:
    rows = table.findall(q("tr"))
    if not title:
        yield Rule.TABLE_TITLE
    if not rows or not is_on(rows[0].find(f"{q('trPr')}/{q('tblHeader')}")):
        yield Rule.TABLE_HEADER
    elif any(not text_of(cell).strip() for cell in rows[0].iter(q("tc"))):
        yield Rule.TABLE_HEADER_EMPTY
    if not all(is_on(row.find(f"{q('trPr')}/{q('cantSplit')}")) for row in rows):
        yield Rule.TABLE_ROW_SPLITS
    if any(True for _ in table.iter(q("gridSpan"), q("vMerge"), q("hMerge"))):
        yield Rule.TABLE_MERGED
    if next(table.iterancestors(q("tbl")), None) is not None:
        yield Rule.TABLE_NESTED


def _title(table: Element) -> str:
    found = (table.find(f"{q('tblPr')}/{q(name)}") for name in ("tblCaption", "tblDescription"))
    said = (one.get(q("val"), "").strip() for one in found if one is not None)
    return next(filter(None, said), "")
