"""A template as authorities have them: German, letterhead, odd ids, and twenty years of leftovers.

Made from nothing, so that each test can change one thing about it.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

NS: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
FORMAT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
GREEN: Final = "1E5631"

Parts = dict[str, bytes]


def foreign_parts(*, template: bool = False) -> Parts:
    """Return the parts of a .docx, of a .dotx if it is to be a `template`."""
    kind = "template" if template else "document"
    texts = {
        "[Content_Types].xml": _types(f"{FORMAT}.{kind}.main+xml"),
        "_rels/.rels": _rels(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Erika Muster</dc:creator>'
            "<cp:lastModifiedBy>Erika Muster</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/custom.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'custom-properties"/>'
        ),
        "customXml/item1.xml": "<Aktenzeichen>4711</Aktenzeichen>",
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _rels(
            *(
                (f"rId{number}", f"{OFFICE}/{kind}", target)
                for number, (kind, target) in enumerate(
                    [
                        ("styles", "styles.xml"),
                        ("numbering", "numbering.xml"),
                        ("settings", "settings.xml"),
                        ("header", "header1.xml"),
                        ("header", "header2.xml"),
                        ("footer", "footer1.xml"),
                        ("comments", "comments.xml"),
                        ("customXml", "../customXml/item1.xml"),
                    ],
                    start=1,
                )
            )
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/_rels/settings.xml.rels": _rels(
            (
                "rId1",
                f"{OFFICE}/attachedTemplate",
                "file:///N:/Vorlagen/Erika/Hausvorlage%202014.dotm",
                "External",
            )
        ),
        "word/header1.xml": _letterhead(),
        "word/_rels/header1.xml.rels": _rels(("rId1", f"{OFFICE}/image", "media/image1.png")),
        "word/header2.xml": _running_header(),
        "word/footer1.xml": _footer(),
        "word/comments.xml": (
            f'<w:comments {NS}><w:comment w:id="0" w:author="Erika"/></w:comments>'
        ),
    }
    parts = {name: text.encode() for name, text in texts.items()}
    return {**parts, "word/media/image1.png": _logo()}


def pack(parts: Parts) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def write_foreign(folder: Path, name: str = "Hausvorlage.dotx", parts: Parts | None = None) -> Path:
    path = folder / name
    path.write_bytes(pack(parts or foreign_parts(template=name.endswith(".dotx"))))
    return path


def _types(main: str) -> str:
    kinds = {
        "word/document.xml": main,
        **{
            f"word/{kind}{number}.xml": f"{FORMAT}.{kind}+xml"
            for kind, number in [
                ("styles", ""),
                ("numbering", ""),
                ("settings", ""),
                ("comments", ""),
                ("header", 1),
                ("header", 2),
                ("footer", 1),
            ]
        },
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/custom.xml": (
            "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        ),
    }
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{listed}</Types>'
    )


def _rels(*relations: tuple[str, ...]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"'
        + "".join(f' TargetMode="{mode}"' for mode in more)
        + "/>"
        for name, kind, target, *more in relations
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _document() -> str:
    """Return two sections: the letterhead is said in the first and goes on in the second."""
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    margins = (
        '<w:pgMar w:top="2268" w:right="2552" w:bottom="1701" w:left="1418" w:header="567" '
        'w:footer="567" w:gutter="0"/>'
    )
    edges = (
        '<w:headerReference w:type="first" r:id="rId4"/>'
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
    )
    return (
        f"<w:document {NS}><w:body>"
        '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>'
        '<w:commentRangeStart w:id="0"/><w:r><w:t>Hier klicken und Betreff eingeben</w:t></w:r>'
        '<w:commentRangeEnd w:id="0"/></w:p>'
        f"<w:p><w:pPr><w:sectPr>{edges}{size}{margins}<w:titlePg/></w:sectPr></w:pPr></w:p>"
        "<w:p><w:r><w:t>Sehr geehrte Damen und Herren</w:t></w:r></w:p>"
        f'<w:sectPr>{size}{margins}<w:cols w:num="2"/><w:titlePg/></w:sectPr>'
        "</w:body></w:document>"
    )


def _styles() -> str:
    font = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    bold = f'<w:b/><w:color w:val="{GREEN}"/>'
    return (
        f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>{font}"
        '<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        + _style(
            "Standard",
            "Normal",
            '<w:spacing w:after="120" w:line="300" w:lineRule="auto"/>',
            default=True,
        )
        + _style(
            "berschrift1",
            "heading 1",
            '<w:keepNext/><w:numPr><w:numId w:val="7"/></w:numPr><w:spacing w:before="360"/>',
            f'{bold}<w:sz w:val="34"/>',
        )
        + _style("Ue2", "Überschrift 2", "<w:keepNext/>", f'{bold}<w:sz w:val="28"/>')
        + _style("berschrift3", "heading 3", '<w:keepNext/><w:outlineLvl w:val="2"/>', bold)
        + _style("Titel", "Title", "", f'{bold}<w:sz w:val="56"/>')
        + _style("Verzeichnis1", "toc 1", '<w:spacing w:before="120"/>', "<w:b/>")
        + _style("Verzeichnis2", "toc 2", '<w:ind w:left="220"/>')
        + _style("Kopfzeile", "header", "", '<w:sz w:val="18"/>')
        + _style(
            "Fuzeile",
            "footer",
            '<w:tabs><w:tab w:val="center" w:pos="3968"/><w:tab w:val="right" w:pos="7936"/>'
            "</w:tabs>",
            '<w:sz w:val="18"/>',
        )
        + _style("Aufzhlung", "List Bullet", '<w:numPr><w:numId w:val="8"/></w:numPr>')
        + _style("HausTab", "Haus Tabellentext", "", '<w:sz w:val="20"/>')
        + _style("HausKopf", "Haus Tabellenkopf", "", '<w:b/><w:sz w:val="20"/>')
        + _style("Absatzstandard", "Default Paragraph Font", kind="character", default=True)
        + _style("Fett", "Strong", text="<w:b/>", kind="character")
        + "</w:styles>"
    )


def _style(
    style_id: str,
    name: str,
    paragraph: str = "",
    text: str = "",
    *,
    kind: str = "paragraph",
    default: bool = False,
) -> str:
    mark = ' w:default="1"' if default else ""
    based = "" if default or kind != "paragraph" else '<w:basedOn w:val="Standard"/>'
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}"{mark}>'
        f'<w:name w:val="{name}"/>{based}'
        + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
        + (f"<w:rPr>{text}</w:rPr>" if text else "")
        + "</w:style>"
    )


def _numbering() -> str:
    return (
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift1"/>'
        '<w:lvlText w:val="%1"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="▪"/>'
        '<w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="4"/></w:num></w:numbering>'
    )


def _settings() -> str:
    return (
        f'<w:settings {NS}><w:writeProtection w:recommended="1"/>'
        '<w:attachedTemplate r:id="rId1"/><w:trackRevisions/>'
        '<w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop w:val="709"/>'
        '<w:updateFields w:val="true"/><w:rsids><w:rsid w:val="00AA11BB"/></w:rsids>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _letterhead() -> str:
    picture = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="1800000" cy="540000"/>'
        '<wp:docPr id="901" name="Logo" descr="Jobcenter Musterstadt"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="901" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="540000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<w:hdr {NS}><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/><w:jc w:val="right"/></w:pPr>'
        f"<w:r>{picture}</w:r></w:p></w:hdr>"
    )


def _running_header() -> str:
    return (
        f'<w:hdr {NS}><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr>'
        '<w:ins w:id="5" w:author="Erika"><w:r><w:t>Jobcenter Musterstadt</w:t></w:r></w:ins>'
        '<w:del w:id="6" w:author="Erika"><w:r><w:delText>ARGE Musterstadt</w:delText></w:r>'
        "</w:del>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        "<w:r><w:t>[Betreff eingeben]</w:t></w:r></w:sdtContent></w:sdt></w:p></w:hdr>"
    )


def _footer() -> str:
    return (
        f'<w:ftr {NS}><w:p><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr>'
        "<w:r><w:t>Musterweg 1 · 12345 Musterstadt · www.jobcenter-musterstadt.example</w:t></w:r>"
        '</w:p><w:p><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr></w:p></w:ftr>'
    )


def _logo() -> bytes:
    image = Image.new("RGB", (300, 90), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 299, 89), fill=f"#{GREEN}")
    draw.ellipse((15, 15, 75, 75), fill="white")
    saved = BytesIO()
    image.save(saved, "PNG")
    return saved.getvalue()
