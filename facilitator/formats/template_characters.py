"""The styles of letters within a paragraph: what stands out, refers, or is nobody's text.

By `Entry Number`, `Number`, `Remark`, `Remark Link` and `footnote reference` whoever reads a file
tells what only surrounds a text from the text itself.
"""

from __future__ import annotations

from typing import Final

from facilitator.formats.template_look import BLUE, BOLD, GREY, Style

CHARACTER_STYLES: Final = (
    Style(
        id="DefaultParagraphFont",
        name="Default Paragraph Font",
        kind="character",
        default=True,
    ),
    Style(id="Strong", name="Strong", kind="character", text=BOLD),
    Style(
        id="EntryNumber", name="Entry Number", alias="Beitragsnummer", kind="character", text=BOLD
    ),
    Style(id="Number", name="Number", alias="Nummer", kind="character"),
    Style(
        id="Remark",
        name="Remark",
        alias="Anmerkung",
        kind="character",
        text=f'<w:color w:val="{GREY}"/>',
    ),
    Style(id="Hyperlink", name="Hyperlink", kind="character", text=f'<w:color w:val="{BLUE}"/>'),
    Style(
        id="RemarkLink",
        name="Remark Link",
        alias="Verweis in Anmerkung",
        kind="character",
        based_on="Hyperlink",
    ),
    Style(
        id="FootnoteReference",
        name="footnote reference",
        kind="character",
        text='<w:vertAlign w:val="superscript"/>',
    ),
)
