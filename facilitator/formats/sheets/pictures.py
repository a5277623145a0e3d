"""QR codes as pictures in a Word file, each with a text for those who can't see it."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from itertools import count
from typing import Any, Final

from docx.document import Document as Word
from lxml import etree
from qrcode import constants
from qrcode.image.pil import PilImage
from qrcode.main import QRCode

from facilitator.formats.docx.parts import Element, add

QUIET_ZONE: Final = 4
"""Modules of white around the code (ISO/IEC 18004)."""
_DOTS: Final = 12
"""A module's side in pixels: sharp at any size that fits a page."""
_EMU: Final = 36_000
"""Word's unit of pictures, in a millimetre."""
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Pictures:
    """Puts codes into one Word file; equal ones are stored once."""

    def __init__(self, word: Word) -> None:
        self._part = word.part
        self._numbers = count(1)

    def write_code(self, paragraph: Element, url: str, side: float, described: str) -> None:
        """Append the code of `url` to a paragraph; `side` in millimetres, its white included."""
        relation, _ = self._part.get_or_add_image(BytesIO(code_png(url)))
        number = next(self._numbers)
        drawing = add(add(paragraph, "r"), "drawing")
        drawing.append(_inline(relation, number, round(side * _EMU), described))


@lru_cache(2_000)
def code_png(url: str) -> bytes:
    """Return the QR code of `url` at level M as a picture."""
    code: QRCode[Any] = QRCode(
        error_correction=constants.ERROR_CORRECT_M,
        box_size=_DOTS,
        border=QUIET_ZONE,
        image_factory=PilImage,
    )
    code.add_data(url)
    saved = BytesIO()
    code.make_image().save(saved, "PNG")
    return saved.getvalue()


def _inline(relation: str, number: int, side: int, described: str) -> Element:
    """Return a picture that stands in its line like a letter (ECMA-376, 20.4.2.8)."""
    a, pic, wp = (f"{_DRAWING}/{name}" for name in ("main", "picture", "wordprocessingDrawing"))
    inline = etree.fromstring(
        f'<wp:inline xmlns:wp="{wp}" xmlns:a="{a}" xmlns:pic="{pic}" xmlns:r="{_RELATIONS}" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{side}" cy="{side}"/><wp:docPr id="{number}" name="QR {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{pic}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="QR {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    inline.find(f"{{{wp}}}docPr").set("descr", described)
    return inline
