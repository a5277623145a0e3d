"""Footnotes: a mark in the text, and the notes in a part of their own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.formats.docx.markup import Line, Markup, paragraph, run
from facilitator.formats.docx.page import Page

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BETWEEN: Final = (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
"""The lines above notes; they come first and are no notes."""


def footnote_mark(page: Page, note: str) -> Markup:
    """Return the mark of a footnote and keep the note for the end."""
    page.notes.append(note)
    return f'<w:r>{_look(page)}<w:footnoteReference w:id="{len(page.notes)}"/></w:r>'


def add_footnotes(page: Page) -> None:
    """Add all notes to the document; without any there is no such part."""
    if not page.notes:
        return
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main = page.word.part
    name = PackURI(f"{main.partname.baseURI}/footnotes.xml")
    main.relate_to(Part(name, _CONTENT, _notes(page, page.notes).encode(), main.package), _RELATION)


def _notes(page: Page, notes: Sequence[str]) -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{sign}/></w:r></w:p>'
        "</w:footnote>"
        for number, (kind, sign) in enumerate(_BETWEEN, start=-1)
    )
    said = "".join(
        f'<w:footnote w:id="{number}">{_note(page, note)}</w:footnote>'
        for number, note in enumerate(notes, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:footnotes xmlns:w="{_SPACE}">{lines}{said}</w:footnotes>'
    )


def _note(page: Page, note: str) -> Markup:
    mark = f"<w:r>{_look(page)}<w:footnoteRef/></w:r>"
    return paragraph(Line(page.styles["footnote text"], f"{mark}{run(f' {note}')}"))


def _look(page: Page) -> Markup:
    return f'<w:rPr><w:rStyle w:val="{page.styles["footnote reference"]}"/></w:rPr>'
