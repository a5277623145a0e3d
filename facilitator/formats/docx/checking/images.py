"""Pictures: what they show said in words, and nothing hidden in their files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facilitator.formats.docx.checking.contents import captions
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened, name_in
from facilitator.formats.docx.picture_files import hidden_in

_DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPE: Final = "{urn:schemas-microsoft-com:vml}shape"
_IMAGE: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

_FILE_NAME: Final = re.compile(
    r".*\.(jpe?g|png|gif|tiff?|bmp|heic|webp|svg|emf|wmf)"
    r"|(img|dsc\w?|bild|grafik|image|picture|foto|photo|screenshot|whatsapp image)[ _-]?\d+.*",
    re.IGNORECASE,
)
_NEUTRAL_NAME: Final = re.compile(
    r"((image|photo|figure)[-_]?)?([0-9a-f]{8,64}|\d*)", re.IGNORECASE
)
_PICTURE: Final = re.compile(r"\.(jpe?g|png|gif|tiff?|bmp|webp)", re.IGNORECASE)


def check_pictures(opened: Opened) -> Iterator[Finding]:
    """Yield drawings without words for whoever can't see them."""
    said_below = [caption.casefold() for caption in captions(opened)]
    for _, root in opened.written:
        for drawn, said in _described(root):
            if not said:
                yield opened.at(drawn, Rule.ALT_MISSING, drawn.get("name", ""))
            elif _FILE_NAME.fullmatch(said):
                yield opened.at(drawn, Rule.ALT_FILE_NAME, said)
            elif _repeats(said.casefold(), said_below):
                yield opened.at(drawn, Rule.ALT_REPEATS_CAPTION, said)


def _repeats(said: str, captions: list[str]) -> bool:
    """Say whether a caption is the same, but for who took the photo."""
    return any(caption == said or caption.startswith(f"{said} (") for caption in captions)


def _described(root: Element) -> Iterator[tuple[Element, str]]:
    for drawn in root.iter(_DRAWN):
        if next((one for one in drawn.iter(_DECORATIVE) if one.get("val") == "1"), None) is None:
            yield drawn, drawn.get("descr", "").strip()
    for shape in root.iter(_SHAPE):
        if shape.find(_IMAGE) is not None:
            yield shape, shape.get("alt", "").strip()


def check_image_files(opened: Opened) -> Iterator[Finding]:
    """Yield pictures whose file tells more than it shows, by its name or within."""
    for part, content in opened.parts.items():
        name = name_in(part)
        stem, dot, suffix = name.rpartition(".")
        if _PICTURE.fullmatch(dot + suffix):
            if not _NEUTRAL_NAME.fullmatch(stem):
                yield Finding(rule=Rule.IMAGE_NAME, detail=name)
            if hidden := ", ".join(hidden_in(content)):
                yield Finding(rule=Rule.IMAGE_METADATA, detail=f"{name}: {hidden}")
