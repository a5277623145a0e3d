"""Which texts a Word file of ours holds, and in which wordings: its tags say so by themselves."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final

from facilitator.domain.documentation.text_ids import read_tag
from facilitator.formats.docx.parts import q

_BODY: Final = "word/document.xml"


def read_tags(content: bytes) -> Mapping[str, str]:
    """Return the names of all texts that were tagged, each with the digest of what was written.

    For what we wrote and kept ourselves. Raises what zipfile and lxml do on something else.
    """
    from lxml import etree

    with zipfile.ZipFile(BytesIO(content)) as archive:
        body = etree.fromstring(
            archive.read(_BODY), etree.XMLParser(resolve_entities=False, huge_tree=True)
        )
    tags = (read_tag(tag.get(q("val"), "")) for tag in body.iter(q("tag")))
    return MappingProxyType(dict(filter(None, tags)))
