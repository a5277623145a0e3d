"""Content controls: each tells which text stands in it, so that what editors do finds its way back.

A bookmark around the same says it once more: LibreOffice (7.4) drops the tags of controls.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.domain.documentation.text_ids import bookmark_of, tag_of
from facilitator.domain.polish import TextId
from facilitator.formats.docx.markup import Line, Markup, attribute, bookmark_ends, paragraph
from facilitator.formats.docx.page import Page

CONTROL: Final = "<w:sdt><w:sdtPr><w:alias w:val="
"""What a control of ours begins with, and nothing else."""
_WORDS_OWN: Final = "<w:docPartObj>"
_NOTHING: Final = "<w:r><w:t/></w:r>"
_LONGEST_LABEL: Final = 64
"""In characters: what Word takes (ECMA-376, part 1, 17.5.2.1 with MS-OI29500)."""


def controlled(page: Page, text_id: TextId, text: str, label: str, lines: Sequence[Line]) -> Markup:
    """Return `lines`, in a control if they say a text with an id.

    `text` is what they say of it; `label` is how people call it.
    """
    if not text_id:
        return "".join(map(paragraph, lines))
    start, end = bookmark_ends(page, bookmark_of(text_id, text))
    last = len(lines) - 1
    said = "".join(
        paragraph(line, "" if nth else start, end if nth == last else "")
        for nth, line in enumerate(lines)
    )
    return _control(page, text_id, text, label, said) if page.has_controls else said


def marked_words(page: Page, text_id: TextId, text: str, words: Markup) -> Markup:
    """Return `words` in their bookmark alone, where a field that counts stands beside them.

    LibreOffice (7.4) shows that field's code in a control around the paragraph, and the codes of
    all fields that follow a control within one.
    """
    start, end = bookmark_ends(page, bookmark_of(text_id, text))
    return f"{start}{words or _NOTHING}{end}"


def sheltered(pieces: Sequence[Markup]) -> Markup:
    """Return the body of these pieces so that LibreOffice (7.4) shows no code of a field.

    It makes controls of its own out of ours, and gets lost in fields within them, unless a part of
    Word's own kind came before: the contents, else one around what the body begins with.
    """
    if _WORDS_OWN in (body := "".join(pieces)) or CONTROL not in body:
        return body
    return (
        f'<w:sdt><w:sdtPr>{_WORDS_OWN}<w:docPartGallery w:val="Quick Parts"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{pieces[0]}</w:sdtContent></w:sdt>"
        f"{body[len(pieces[0]) :]}"
    )


def _control(page: Page, text_id: TextId, text: str, label: str, content: Markup) -> Markup:
    return (
        f'{CONTROL}"{attribute(label[:_LONGEST_LABEL])}"/>'
        f'<w:tag w:val="{attribute(tag_of(text_id, text))}"/>'
        f'<w:id w:val="{next(page.controls)}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
