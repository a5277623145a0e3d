"""The foot of each page: a short title at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Final

from docx.document import Document as Word

from facilitator.domain.documentation.model import Document
from facilitator.formats.docx.house_style import HouseStyle
from facilitator.formats.docx.parts import Element, add_field, add_run, add_tab, q

_FIELDS: Final = {"page": "PAGE", "pages": "NUMPAGES"}
_BETWEEN: Final = " · "


def write_footers(word: Word, document: Document, style: HouseStyle) -> None:
    """Write into each footer that ends in an empty paragraph; in others the house has spoken."""
    for footer in _footers(word):
        paragraph = footer[-1] if len(footer) else None
        if paragraph is not None and [child.tag for child in paragraph] == [q("pPr")]:
            _write(paragraph, document, style.footer_tabs)


def _footers(word: Word) -> Iterator[Element]:
    section = word.sections[0]
    for footer in (section.footer, section.even_page_footer):
        if not footer.is_linked_to_previous:
            yield footer._element


def _write(paragraph: Element, document: Document, tabs: int) -> None:
    add_run(paragraph, document.footer)
    for _ in range(tabs):
        add_tab(paragraph)
    if not tabs:
        add_run(paragraph, _BETWEEN)
    for literal, name, _, _ in Formatter().parse(document.labels.page_of):
        if literal:
            add_run(paragraph, literal)
        if name:
            add_field(paragraph, _FIELDS[name], "1")
