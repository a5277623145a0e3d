"""Makes the template of the Dokumentation: ``python -m facilitator.formats.template``.

The template is committed, so that nobody has to make it; a test compares. Nothing in it depends
on the machine or on the day.
"""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

from facilitator.formats.docx.package import SEAL, TEMPLATE, pack
from facilitator.formats.template_look import FALLBACK_FONT, FONT, Style
from facilitator.formats.template_styles import BULLET_LIST, ENTRY_LIST, STYLES
from facilitator.formats.template_tables import TABLE_STYLE
from facilitator.formats.template_theme import build_theme

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS: Final = "application/vnd.openxmlformats"
_OFFICE: Final = f"{_FORMATS}-officedocument.wordprocessingml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def build_template() -> bytes:
    """Return the template as a package."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/app.xml": _app_properties(),
        "docProps/core.xml": _core_properties(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/document.xml": _document(),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(),
        "word/numbering.xml": _numbering(),
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(),
        "word/theme/theme1.xml": build_theme(),
    }
    return pack({name: (_DECLARATION + text).encode() for name, text in parts.items()})


def _content_types() -> str:
    overrides = {
        f"/{SEAL}": f"{_FORMATS}-officedocument.custom-properties+xml",
        "/docProps/app.xml": f"{_FORMATS}-officedocument.extended-properties+xml",
        "/docProps/core.xml": f"{_FORMATS}-package.core-properties+xml",
        "/word/document.xml": f"{_OFFICE}.document.main+xml",
        "/word/fontTable.xml": f"{_OFFICE}.fontTable+xml",
        "/word/footer1.xml": f"{_OFFICE}.footer+xml",
        "/word/numbering.xml": f"{_OFFICE}.numbering+xml",
        "/word/settings.xml": f"{_OFFICE}.settings+xml",
        "/word/styles.xml": f"{_OFFICE}.styles+xml",
        "/word/theme/theme1.xml": f"{_FORMATS}-officedocument.theme+xml",
    }
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _package_relations() -> str:
    return _relations(
        {
            "word/document.xml": f"{_RELATION}/officeDocument",
            "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
            "docProps/app.xml": f"{_RELATION}/extended-properties",
            SEAL: f"{_RELATION}/custom-properties",
        }
    )


def _document_relations() -> str:
    names = ("footer", "numbering", "settings", "styles", "fontTable", "theme")
    files = {"footer": "footer1.xml", "theme": "theme/theme1.xml"}
    return _relations({files.get(name, f"{name}.xml"): f"{_RELATION}/{name}" for name in names})


def _app_properties() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>facilitator</Application></Properties>'
    )


def _core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _document() -> str:
    """Return an empty A4 document whose first page has no footer."""
    return (
        f"<w:document {_W} {_R}><w:body><w:sectPr>"
        '<w:footerReference w:type="default" r:id="rId1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1304" w:right="1361" w:bottom="1247" w:left="1361" '
        'w:header="709" w:footer="624" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )


def _footer() -> str:
    paragraph = '<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p>'
    return f"<w:ftr {_W}>{paragraph}</w:ftr>"


def _fonts() -> str:
    return (
        f'<w:fonts {_W}><w:font w:name="{FONT}"><w:altName w:val="{FALLBACK_FONT}"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _settings() -> str:
    """Return settings under which Word neither asks nor changes anything on opening."""
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="de-DE"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def _numbering() -> str:
    entries = "".join(
        _level(level, sign, left, style)
        for level, (sign, left, style) in enumerate(
            [("•", 284, "Entry"), ("–", 624, "Entry2"), ("–", 964, "Entry3")]
        )
    )
    bullets = _level(0, "•", 397, "ListBullet")
    lists = {ENTRY_LIST: entries, BULLET_LIST: bullets}
    return (
        f"<w:numbering {_W}>"
        + "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
            for number, levels in lists.items()
        )
        + "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
            for number in lists
        )
        + "</w:numbering>"
    )


def _level(level: int, sign: str, left: int, style: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="284"/></w:pPr></w:lvl>'
    )


def _styles() -> str:
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="de-DE" w:eastAsia="de-DE" '
        'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:suppressAutoHyphens/>'
        '<w:spacing w:after="140" w:line="278" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{''.join(map(write_style, STYLES))}{TABLE_STYLE}</w:styles>"
    )


def write_style(style: Style) -> str:
    """Return a style as WordprocessingML; one with an alias is ours, all others are Word's own."""
    attributes = f' w:type="{style.kind}"'
    attributes += ' w:default="1"' if style.default else ""
    attributes += ' w:customStyle="1"' if style.alias else ""
    return (
        f"<w:style{attributes} w:styleId={quoteattr(style.id)}>"
        f"<w:name w:val={quoteattr(style.name)}/>"
        + (f"<w:aliases w:val={quoteattr(style.alias)}/>" if style.alias else "")
        + (f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else "")
        + (f'<w:next w:val="{style.next}"/>' if style.next else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.text}</w:rPr>" if style.text else "")
        + "</w:style>"
    )


if __name__ == "__main__":
    TEMPLATE.write_bytes(build_template())
