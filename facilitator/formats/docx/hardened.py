"""XML from elsewhere: read without following anything, expanding anything or guessing."""

from __future__ import annotations

from typing import Any

from lxml import etree


class BrokenXmlError(ValueError):
    """What should be XML is none, or declares a document type, which Office never writes."""


def parse(content: bytes) -> Any:
    """Return the root element of `content`. Raises BrokenXmlError.

    A document type is refused whole: it is where entities are declared that grow without end or
    stand for other files.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenXmlError(str(error)) from None
    if root.getroottree().docinfo.doctype:
        raise BrokenXmlError("DOCTYPE")
    return root
