"""How a defect is planted into the parts of a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.formats.sample_document import jpeg

NS: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT: Final = "word/document.xml"
PHOTO: Final = "word/media/photo1.jpeg"
CONTENTS: Final = re.compile(r"<w:sdt><w:sdtPr><w:docPartObj>.*?</w:sdt>", re.DOTALL)

Parts = Mapping[str, bytes]
Defect = Callable[[Parts], Parts]


def png(**texts: str) -> bytes:
    saved, hidden = BytesIO(), PngInfo()
    for key, text in texts.items():
        hidden.add_text(key, text)
    Image.new("RGB", (4, 4)).save(saved, "PNG", pnginfo=hidden)
    return saved.getvalue()


def picture_with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Kassel, Hotel, Raum A"
    return jpeg(exif=exif)


def change(old: str, new: str, part: str = DOCUMENT) -> Defect:
    """Replace the first `old` in a part."""

    def plant(parts: Parts) -> Parts:
        before = parts[part].decode()
        assert old in before
        return {**parts, part: before.replace(old, new, 1).encode()}

    return plant


def at_end(*xml: str) -> Defect:
    """Append to the body, before its section."""
    return change("<w:sectPr", f"{''.join(xml)}<w:sectPr")


def paragraph(text: str, style: str = "Normal", look: str = "", more: str = "") -> str:
    run = f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{run}</w:p>'


def link(text: str, target: str = 'w:anchor="b_end"') -> str:
    mark = '<w:bookmarkStart w:id="900" w:name="b_end"/><w:bookmarkEnd w:id="900"/>'
    return f"<w:p>{mark}<w:hyperlink {target}><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>"


def table(*rows: str, title: str = "Titel") -> str:
    caption = f'<w:tblCaption w:val="{title}"/>' if title else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ResultTable"/>{caption}</w:tblPr>'
        f"<w:tblGrid/>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, look: str = "<w:cantSplit/>", merged: str = "", style: str = "Normal") -> str:
    written = "".join(
        f"<w:tc><w:tcPr>{merged}</w:tcPr>{one if one.startswith('<') else paragraph(one, style)}"
        "</w:tc>"
        for one in cells
    )
    return f"<w:tr><w:trPr>{look}</w:trPr>{written}</w:tr>"


def field(instruction: str, result: str = "1", sign: str = "") -> str:
    return (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"{sign}/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def put(name: str, content: bytes) -> Defect:
    return lambda parts: {**parts, name: content}


def relate(part: str, kind: str, target: str, mode: str = "") -> Defect:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return change(
        "</Relationships>",
        f'<Relationship Id="rIdX" Type="{office}/{kind}" Target="{target}"{mode}/></Relationships>',
        part,
    )


def both(*defects: Defect) -> Defect:
    def plant(parts: Parts) -> Parts:
        for defect in defects:
            parts = defect(parts)
        return parts

    return plant
