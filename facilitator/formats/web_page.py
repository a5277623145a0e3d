"""A short document as one HTML page: headings, lists, quotes; no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from facilitator.domain.documentation.model import (
    Block,
    Document,
    EntryBlock,
    Heading,
    Labels,
    Paragraph,
    Role,
    Spans,
    Weight,
)

# Contrast of the text on its ground at least 7:1, also in the dark; letters as large as one likes.
_STYLE: Final = """\
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;
  font-family: system-ui, sans-serif; color: #1f2328; background: #fff; }
h1, h2 { line-height: 1.25; overflow-wrap: anywhere; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 0.25rem solid #1f4e79; }
blockquote p { margin: 0; }
.notice { padding: 0.5rem 1rem; border: 2px solid; font-weight: bold; }
@media (prefers-color-scheme: dark) { body { color: #e6e6e6; background: #16181b; } }"""
_ITEMS: Final = frozenset({Role.BULLET, Role.ENTRY, Role.ENTRY_BELOW})
_NOTICES: Final = frozenset({Role.STATUS, Role.NOTICE})


def write_web_page(document: Document) -> str:
    """Return a page of the paragraphs, headings and quotes of `document`; nothing else is there.

    Its title names the event; each heading is one level below the one above it.
    """
    article = "\n".join(_article(document))
    head = "\n".join(
        (
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(document.title)}</title>",
            f'<meta name="description" content="{escape(document.subject)}">',
            f"<style>\n{_STYLE}\n</style>",
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n{head}\n</head>\n'
        f"<body>\n<main>\n<article>\n{article}\n</article>\n</main>\n</body>\n</html>\n"
    )


def _article(document: Document) -> Iterator[str]:
    for is_list, found in groupby(document.blocks, key=_is_item):
        if is_list:
            items = "\n".join(_block(block, document.labels) for block in found)
            yield f"<ul>\n{items}\n</ul>"
        else:
            yield from (_block(block, document.labels) for block in found)


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in _ITEMS


def _block(block: Block, labels: Labels) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Heading():
            level = min(block.level + 1, 6)
            return f"<h{level}>{_text(block.text)}</h{level}>"
        case EntryBlock():
            return _quote(block, labels)
        case _:
            raise ValueError(type(block))


def _paragraph(paragraph: Paragraph) -> str:
    said = _spans(paragraph.spans)
    if paragraph.role is Role.TITLE:
        return f"<h1>{said}</h1>"
    if paragraph.role in _ITEMS:
        return f"<li>{said}</li>"
    if paragraph.role in _NOTICES:
        return f'<p class="notice">{said}</p>'
    return f"<p>{said}</p>"


def _quote(entry: EntryBlock, labels: Labels) -> str:
    said = f"<p>{labels.open_quote}{_text(entry.text)}{labels.close_quote}</p>"
    who = f"\n<p>– {_text(entry.attribution)}</p>" if entry.attribution else ""
    return f"<blockquote>\n{said}{who}\n</blockquote>"


def _spans(spans: Spans) -> str:
    return "".join(
        f"<strong>{_text(span.text)}</strong>" if span.weight is Weight.STRONG else _text(span.text)
        for span in spans
    )


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")
