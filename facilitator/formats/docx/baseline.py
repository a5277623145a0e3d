"""What a Word file held when it was written, as a part of itself.

From tags alone nobody can tell what an editor deleted from what the record has got since, nor a
paragraph that he typed from a cell that is computed. Programs keep such parts (ECMA-376, part 1,
22.5); where one is dropped, the way back still works, with more to decide by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import Final

from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from facilitator.domain.documentation.model import Document
from facilitator.domain.documentation.returned import Baseline, Frame
from facilitator.domain.documentation.text_ids import digest_of, read_tag
from facilitator.formats.docx.controls import CONTROL
from facilitator.formats.docx.markup import Markup, attribute

SPACE: Final = "urn:facilitator:baseline"
NEWEST: Final = 1
"""Of these parts: a file with a higher number is of a newer program."""

_ROOT: Final = f"{{{SPACE}}}baseline"
_FRAMES: Final = {
    "Entry Number": Frame.NUMBER,
    "Number": Frame.NUMBER,
    "footnote reference": Frame.NUMBER,
    "Remark": Frame.REMARK,
    "Remark Link": Frame.REMARK,
}
_BULLETS: Final = ("List Bullet",)
_CONTROL: Final = re.compile(r"<w:sdt>.*?</w:sdt>", re.DOTALL)
_TAG: Final = re.compile(r'<w:tag w:val="([^"]*)"/>')
_PARAGRAPH: Final = re.compile(r"<w:p>(.*?)</w:p>", re.DOTALL)
_SHOWN: Final = re.compile(r'<wp:docPr [^>]*?descr="([^"]*)"')
_SAID: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(br|tab)/>")
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_ID: Final = "{5D0B8B43-0F9E-4B5C-9C0E-3A5B6F2E7A11}"


class NewerFileError(Exception):
    """A file of a newer program."""


def add_baseline(
    word: Word,
    document: Document,
    pieces: Sequence[Markup],
    notes: Sequence[str],
    styles: Mapping[str, str],
) -> dict[str, bytes]:
    """Add a part that says what the body holds, and return what is to be put into it.

    `pieces` are the body, one for each text or block; `notes` are its footnotes; `styles` leads
    from our names to the styles' ids.
    """
    package = word.part.package
    number = next(n for n in range(1, 1000) if _is_free(word, f"/customXml/item{n}.xml"))
    name = PackURI(f"/customXml/item{number}.xml")
    part = Part(name, "application/xml", b"", package)
    about = Part(
        PackURI(f"/customXml/itemProps{number}.xml"), _PROPERTIES, _describe().encode(), package
    )
    word.part.relate_to(part, f"{_RELATIONS}/customXml")
    part.relate_to(about, f"{_RELATIONS}/customXmlProps")
    content = _write(document, pieces, notes, _own_names(word, styles))
    return {name.membername: content.encode("utf-8", "ignore")}


def _is_free(word: Word, name: str) -> bool:
    return all(part.partname != name for part in word.part.package.iter_parts())


def _own_names(word: Word, styles: Mapping[str, str]) -> Mapping[str, str]:
    """Return what the styles are called in this file: an organisation has names of its own."""
    q = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    names = {
        style.get(f"{q}styleId"): style.find(f"{q}name").get(f"{q}val")
        for style in word.styles.element.iterfind(f"{q}style")
    }
    return {ours: names[key] for ours, key in styles.items() if key in names}


def _write(
    document: Document, pieces: Sequence[Markup], notes: Sequence[str], names: Mapping[str, str]
) -> str:
    tags = "\n".join(unescape(tag) for tag in _TAG.findall("".join(pieces)))
    shown = map(unescape, _SHOWN.findall("".join(pieces)))
    others = "\n".join(sorted(_others(pieces) | set(map(digest_of, (*notes, *shown)))))
    frames = "\n".join(f"{frame} {names[ours]}" for ours, frame in _FRAMES.items() if ours in names)
    bullets = "\n".join(names[ours] for ours in _BULLETS if ours in names)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<baseline xmlns="{SPACE}" version="{NEWEST}" record="{attribute(document.record_id)}" '
        f'edition="{document.edition}"><frames>{_text(frames)}</frames>'
        f"<bullets>{_text(bullets)}</bullets><texts>{_text(tags)}</texts>"
        f"<others>{others}</others></baseline>"
    )


def _others(pieces: Sequence[Markup]) -> set[str]:
    """Return the digests of the paragraphs that stand in no control."""
    mixed = "".join(piece for piece in pieces if not piece.startswith(CONTROL))
    found = _PARAGRAPH.findall(_CONTROL.sub("", mixed))
    said = (
        "".join(unescape(text) if text else " " for text, _ in _SAID.findall(one)) for one in found
    )
    return {digest_of(text) for text in said if text.strip()}


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _describe() -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{_STORE_ID}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def is_baseline(root: etree._Element) -> bool:
    """Say whether a part is one of these. Raises NewerFileError."""
    if root.tag != _ROOT:
        return False
    version = root.get("version", "")
    if not version.isdecimal() or int(version) > NEWEST:
        raise NewerFileError(version)
    return True


def read_baseline(root: etree._Element) -> Baseline:
    """Return what the part with that root says."""
    tags = (read_tag(line) for line in _lines(root, "texts"))
    return Baseline(
        tags=MappingProxyType(dict(tag for tag in tags if tag is not None)),
        others=frozenset(_lines(root, "others")),
        edition=root.get("edition", ""),
    )


def frames_of(root: etree._Element | None) -> Mapping[str, Frame]:
    """Return which character styles, by name, frame texts; None: as our own template has them."""
    if root is None:
        return _FRAMES
    known = {str(frame): frame for frame in Frame}
    pairs = (line.partition(" ") for line in _lines(root, "frames"))
    return {name: known[frame] for frame, _, name in pairs if frame in known}


def bullets_of(root: etree._Element | None) -> frozenset[str]:
    """Return which paragraph styles, by name, are list items."""
    return frozenset(_BULLETS if root is None else _lines(root, "bullets"))


def _lines(root: etree._Element, name: str) -> list[str]:
    text = root.findtext(f"{{{SPACE}}}{name}") or ""
    return [line for line in text.split("\n") if line]
