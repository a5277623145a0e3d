"""On which page each line of the contents leads, read from the document as it was laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from facilitator.domain.documentation.model import Anchor, Block, Contents, Document
from facilitator.formats.docx.markup import name_bookmark

if TYPE_CHECKING:
    from pypdf import PdfReader

Pages = Mapping[Anchor, int]
"""The page that an anchor stands on, as it is printed at the foot of that page."""

_NOT_YET: Final = 88
"""Stands for a number that nobody knows yet, so that no line of the contents breaks otherwise."""


def anchors_of(document: Document) -> tuple[Anchor, ...]:
    """Return where the lines of the contents lead."""
    found = (block.lines for block in document.blocks if isinstance(block, Contents))
    return tuple(line.anchor for lines in found for line in lines)


def with_pages(document: Document, pages: Pages) -> Document:
    """Return `document` so that its contents have these page numbers."""

    def filled(block: Block) -> Block:
        if not isinstance(block, Contents):
            return block
        lines = (replace(line, page=pages.get(line.anchor, 0)) for line in block.lines)
        return replace(block, lines=tuple(lines))

    return replace(document, blocks=tuple(map(filled, document.blocks)))


def with_room_for_pages(document: Document) -> Document:
    """Return `document` as wide as it will be once the page numbers are known."""
    return with_pages(document, dict.fromkeys(anchors_of(document), _NOT_YET))


def pages_in_pdf(pdf: PdfReader, document: Document, first: int) -> Pages | None:
    """Return the page of each line of the contents, None if not all can be told.

    `first` is the number that the first page bears.
    """
    found: dict[Anchor, int] = {}
    places = pdf.named_destinations
    for anchor in anchors_of(document):
        place = places.get(_place_of(anchor))
        page = None if place is None else pdf.get_destination_page_number(place)
        if page is None:
            return None
        found[anchor] = page + first
    return found


def _place_of(anchor: Anchor) -> str:
    """Return what LibreOffice calls a bookmark's place; other signs stand there in hexadecimal."""
    signs = (
        sign if sign.isascii() and sign.isalnum() else f"{ord(sign):02X}"
        for sign in name_bookmark(anchor)
    )
    return f"/{''.join(signs)}"


def pages_of_blocks(docx: bytes, begins_on: Mapping[int, int], document: Document) -> Pages | None:
    """Return the page of each line of the contents, None if not all can be told.

    `begins_on` tells the page of each block by its place in the body.
    """
    import docx as word

    from facilitator.formats.docx.parts import q

    body = word.Document(BytesIO(docx)).element.body
    places = {
        mark.get(q("name")): place
        for place, block in enumerate(body)
        for mark in block.iter(q("bookmarkStart"))
    }
    try:
        return {anchor: begins_on[places[name_bookmark(anchor)]] for anchor in anchors_of(document)}
    except KeyError:
        return None
