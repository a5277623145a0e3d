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
    """Write into the empty paragraph at the end of each footer.

    A house whose footer counts pages has said how it wants that: it gets the short title alone.
    """
    for footer in _footers(word):
        paragraph = footer[-1] if len(footer) else None
        if paragraph is not None and [child.tag for child in paragraph] == [q("pPr")]:
            counted = _counts_pages(footer)
            add_run(paragraph, document.footer)
            if not counted:
                _write_page(paragraph, document, style.footer_tabs)


def _footers(word: Word) -> Iterator[Element]:
    section = word.sections[0]
    for footer in (section.footer, section.even_page_footer):
        if not footer.is_linked_to_previous:
            yield footer._element


def _write_page(paragraph: Element, document: Document, tabs: int) -> None:
    for _ in range(tabs):
        add_tab(paragraph)
    if not tabs:
        add_run(paragraph, _BETWEEN)
    for literal, name, _, _ in Formatter().parse(document.labels.page_of):
        if literal:
            add_run(paragraph, literal)
        if name:
            add_field(paragraph, _FIELDS[name], "1")


def _counts_pages(footer: Element) -> bool:
    """Say whether a footer holds the page's number."""
    codes = [code.text or "" for code in footer.iter(q("instrText"))]
    codes += [one.get(q("instr"), "") for one in footer.iter(q("fldSimple"))]
    return any(code.split()[:1] in (["PAGE"], ["page"]) for code in codes) or bool(
        [*footer.iter(q("pgNum"))]
    )
