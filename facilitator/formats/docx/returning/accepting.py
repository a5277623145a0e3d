"""Tracked changes that nobody has accepted yet, read as if somebody had.

ECMA-376, part 1, 17.13.5.
"""

from __future__ import annotations

from typing import Any, Final

from facilitator.formats.docx.parts import q

_TAKEN_AWAY: Final = ("del", "moveFrom")
_PUT_IN: Final = ("ins", "moveTo")


def accept(body: Any) -> int:
    """Accept all tracked changes of text below `body`; return how many there were.

    What was put in right behind what was taken away is one change with it.
    """
    count = -sum(map(_replaces, body.iter(q("ins"))))
    count += _accept_rows(body) + _accept_paragraphs(body)
    for name in _TAKEN_AWAY:
        for element in list(body.iter(q(name))):
            if element.getparent() is not None and element.getparent().tag != q("rPr"):
                _remove(element)
                count += 1
    for name in _PUT_IN:
        for element in list(body.iter(q(name))):
            if element.getparent().tag not in (q("rPr"), q("trPr")):
                _unwrap(element)
            count += 1
    return count


def _replaces(put_in: Any) -> bool:
    before = put_in.getprevious()
    is_of_words = put_in.getparent().tag not in (q("rPr"), q("trPr"))
    return is_of_words and before is not None and before.tag == q("del")


def _accept_rows(body: Any) -> int:
    deleted = [
        mark.getparent().getparent()
        for mark in body.iter(q("del"))
        if mark.getparent().tag == q("trPr")
    ]
    for row in deleted:
        _remove(row)
    return len(deleted)


def _accept_paragraphs(body: Any) -> int:
    """Join each paragraph whose mark was deleted with the one behind it."""
    ended = [
        paragraph
        for paragraph in body.iter(q("p"))
        if any(
            paragraph.find(f"{q('pPr')}/{q('rPr')}/{q(name)}") is not None for name in _TAKEN_AWAY
        )
    ]
    for paragraph in reversed(ended):
        following = _next_paragraph(paragraph)
        if following is not None:
            for child in list(following):
                if child.tag != q("pPr"):
                    paragraph.append(child)
            _remove(following)
        elif not _says(paragraph):
            _remove(paragraph)
    return len(ended)


def _says(paragraph: Any) -> bool:
    kept = (
        text
        for text in paragraph.iter(q("t"))
        if not any(up.tag in (q("del"), q("moveFrom")) for up in text.iterancestors())
    )
    return any(text.text for text in kept)


def _next_paragraph(paragraph: Any) -> Any:
    """Return the paragraph right behind, if a deleted mark would join the two."""
    following = paragraph.getnext()
    while following is not None and following.tag in (q("bookmarkStart"), q("bookmarkEnd")):
        following = following.getnext()
    return following if following is not None and following.tag == q("p") else None


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)
