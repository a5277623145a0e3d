"""WordprocessingML as text: an object for each element would take four times as long.

What is not ours goes through `escape` or `attribute`; `writer` drops what XML can't hold.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from re import compile as compile_pattern
from typing import Final, NamedTuple

from facilitator.domain.documentation.model import Anchor
from facilitator.domain.documentation.text_ids import SOFT_HYPHEN
from facilitator.formats.docx.page import Page

Markup = str
"""Well-formed elements, one after another."""

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
TAB: Final = "<w:r><w:tab/></w:r>"
END_OF_FIELD: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

_LONG_LABEL: Final = 20
_FITS_A_BOOKMARK: Final = compile_pattern(r"[A-Za-z]\w{0,39}")
_SPECIAL: Final = compile_pattern(r"[\n\u00ad]")
_ELEMENTS: Final = {"\n": "<w:br/>", SOFT_HYPHEN: "<w:softHyphen/>"}
"""Word shows the character of a soft hyphen always; its own element only shows at a break."""


class Line(NamedTuple):
    """A paragraph: the id of its style and what stands in it."""

    style: str
    content: Markup
    new_page: bool = False
    keep_next: bool = False
    """Stays on one page with what follows."""


def escape(text: str) -> str:
    """Return `text` as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return `text` as the value of an attribute."""
    return escape(text).replace('"', "&quot;").replace("\n", " ")


def paragraph(line: Line, before: Markup = "", behind: Markup = "") -> Markup:
    """Return a paragraph; `before` and `behind` stand around its content."""
    kept = "<w:keepNext/>" if line.keep_next else ""
    broken = "<w:pageBreakBefore/>" if line.new_page else ""
    layout = f'<w:pPr><w:pStyle w:val="{line.style}"/>{kept}{broken}</w:pPr>'
    return f"<w:p>{layout}{before}{line.content}{behind}</w:p>"


def run(text: str, style: str | None = None) -> Markup:
    """Return `text` in the character style of that id; line breaks in it stay line breaks."""
    if not text:
        return ""
    look = _look(style)
    if "\n" not in text and SOFT_HYPHEN not in text:
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:r>{look}{_pieces(text)}</w:r>"


def _pieces(text: str) -> Markup:
    done, pieces = 0, []
    for found in _SPECIAL.finditer(text):
        pieces += [_piece(text[done : found.start()]), _ELEMENTS[found[0]]]
        done = found.end()
    return "".join([*pieces, _piece(text[done:])])


def _piece(text: str) -> Markup:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def field(instruction: str, result: Markup, style: str = "") -> Markup:
    """Return a field that shows `result` until somebody updates it; it isn't marked dirty.

    All of it is in the character style of that id: LibreOffice looks at how a field begins, Word
    at what it shows.
    """
    return f"{begin_field(instruction, style)}{result}{_mark_field('end', style)}"


def begin_field(instruction: str, style: str = "") -> Markup:
    """Return the beginning of a field, up to its result."""
    return (
        f"{_mark_field('begin', style)}<w:r>{_look(style)}"
        f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f"{_mark_field('separate', style)}"
    )


def _mark_field(part: str, style: str) -> Markup:
    return f'<w:r>{_look(style)}<w:fldChar w:fldCharType="{part}"/></w:r>'


def _look(style: str | None) -> Markup:
    return f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""


def link(anchor: Anchor, content: Markup) -> Markup:
    """Return a link to a place in the document."""
    return f'<w:hyperlink w:anchor="{name_bookmark(anchor)}" w:history="1">{content}</w:hyperlink>'


def bookmark(page: Page, anchor: Anchor, content: Markup) -> Markup:
    """Return `content` in the bookmark that references to `anchor` lead to."""
    start, end = bookmark_ends(page, name_bookmark(anchor))
    return f"{start}{content}{end}"


def bookmark_ends(page: Page, name: str) -> tuple[Markup, Markup]:
    """Return the start and the end of a bookmark."""
    number = next(page.bookmarks)
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
        f'<w:bookmarkEnd w:id="{number}"/>',
    )


def keep_together(label: str) -> str:
    """Return a short label so that no line ends within it."""
    return label.replace(" ", NO_BREAK) if len(label) < _LONG_LABEL else label


@cache
def name_bookmark(anchor: Anchor) -> str:
    """Return the bookmark of `anchor`, the same in every export.

    Word takes letters, digits and ``_``, at most 40, a letter first.
    """
    name = anchor.replace("-", "_")
    if name == anchor and _FITS_A_BOOKMARK.fullmatch(name):
        return name
    return f"b{sha256(anchor.encode()).hexdigest()[:24]}"
