"""The table of contents: a real field, filled already, so that nothing asks to be updated."""

from __future__ import annotations

from typing import Final

from facilitator.domain.documentation.model import Contents, ContentsLine
from facilitator.formats.docx.parts import (
    Element,
    Page,
    add,
    add_paragraph,
    add_run,
    add_tab,
    begin_field,
    end_field,
    name_bookmark,
)

_INSTRUCTION: Final = r'TOC \o "1-2" \h \z \u'
"""Headings 1 and 2, linked, by outline level."""


def write_contents(page: Page, contents: Contents) -> None:
    """Append the contents as Word's own kind of part, with its heading.

    The lines carry no page numbers: who writes a document can't know where pages break, and an
    empty field would show a leader to nowhere. Updated in Word, they get theirs.
    """
    part = add(page.body, "sdt")
    gallery = add(add(part, "sdtPr"), "docPartObj")
    add(gallery, "docPartGallery", val="Table of Contents")
    add(gallery, "docPartUnique")
    content = add(part, "sdtContent")
    add_run(add_paragraph(content, page.styles["TOC Heading"]), contents.title)
    lines = [_add_line(page, content, line) for line in contents.lines]
    _wrap_in_field(lines)


def _add_line(page: Page, parent: Element, line: ContentsLine) -> Element:
    paragraph = add_paragraph(parent, page.styles[f"toc {line.level}"])
    link = add(paragraph, "hyperlink", anchor=name_bookmark(line.anchor), history="1")
    add_run(link, line.number)
    add_tab(link)
    add_run(link, line.text)
    return paragraph


def _wrap_in_field(lines: list[Element]) -> None:
    """Let the field begin in the first line and end in the last."""
    first, last = lines[0], lines[-1]
    added = len(first)
    begin_field(first, _INSTRUCTION)
    for position, run in enumerate(first[added:], start=1):
        first.insert(position, run)
    end_field(last)
