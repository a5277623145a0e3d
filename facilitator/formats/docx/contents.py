"""The table of contents: a real field, filled already, so that nothing asks to be updated."""

from __future__ import annotations

from typing import Final

from facilitator.domain.documentation.model import Contents, ContentsLine
from facilitator.formats.docx.markup import (
    END_OF_FIELD,
    TAB,
    Line,
    Markup,
    begin_field,
    field,
    link,
    name_bookmark,
    paragraph,
    run,
)
from facilitator.formats.docx.page import Page

_INSTRUCTION: Final = r'TOC \o "1-2" \h \z \u'
"""Headings 1 and 2, linked, by outline level."""


def write_contents(page: Page, contents: Contents) -> Markup:
    """Return the contents as Word's own kind of part, with its heading.

    Lines whose page nobody knows get none: an empty field would show a leader to nowhere. Updated
    in Word, they get theirs.
    """
    # A house's style need not begin a page; our own does.
    title = paragraph(Line(page.styles["TOC Heading"], run(contents.title), new_page=True))
    lines = [_line(page, line) for line in contents.lines]
    if lines:
        lines[0] = lines[0]._replace(content=f"{begin_field(_INSTRUCTION)}{lines[0].content}")
        lines[-1] = lines[-1]._replace(content=f"{lines[-1].content}{END_OF_FIELD}")
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{title}{''.join(map(paragraph, lines))}</w:sdtContent></w:sdt>"
    )


def _line(page: Page, line: ContentsLine) -> Line:
    text = f"{run(line.number)}{TAB}{run(line.text)}"
    if line.page:
        counted = field(rf"PAGEREF {name_bookmark(line.anchor)} \h", run(str(line.page)))
        text = f"{text}{TAB}{counted}"
    return Line(page.styles[f"toc {line.level}"], link(line.anchor, text))
