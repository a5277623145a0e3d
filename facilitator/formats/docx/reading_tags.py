"""Which texts a Word file of ours holds, and in which wordings: it says so by itself.

Texts have a tag and a bookmark, captions of photos only a bookmark.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final

from facilitator.domain.documentation.text_ids import marks_of, read_tag
from facilitator.formats.docx.parts import q

_BODY: Final = "word/document.xml"


def read_tags(content: bytes) -> Mapping[str, str]:
    """Return the names of all texts that have one, each with the digest of what was written.

    Of two names of one text it is the tag's.
    For what we wrote and kept ourselves. Raises what zipfile and lxml do on something else.
    """
    from lxml import etree

    with zipfile.ZipFile(BytesIO(content)) as archive:
        body = etree.fromstring(
            archive.read(_BODY), etree.XMLParser(resolve_entities=False, huge_tree=True)
        )
    tags = _names(tag.get(q("val"), "") for tag in body.iter(q("tag")))
    marks = _names(mark.get(q("name"), "") for mark in body.iter(q("bookmarkStart")))
    of_tags = {mark for name in tags for mark in marks_of(name)}
    alone = {name: digest for name, digest in marks.items() if name not in of_tags}
    return MappingProxyType(tags | alone)


def _names(found: Iterable[str]) -> dict[str, str]:
    return dict(filter(None, map(read_tag, found)))
