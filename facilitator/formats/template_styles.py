"""The styles of the template: every look that the Dokumentation has, and where it is named.

Sizes are half-points, distances twips (1/20 pt), borders eighths of a point.
"""

from __future__ import annotations

from typing import Final

from facilitator.formats.template_characters import CHARACTER_STYLES
from facilitator.formats.template_figures import FIGURE_STYLES
from facilitator.formats.template_look import BLUE, BOLD, GREY, NAVY, RED, Style

ENTRY_LIST: Final = 1
BULLET_LIST: Final = 2
"""Numbers of the lists in numbering.xml."""


def _heading(level: int, size: int, colour: str, before: int, after: int, indent: int) -> Style:
    hanging = f'<w:tabs><w:tab w:val="left" w:pos="{indent}"/></w:tabs>' if indent else ""
    offset = f'<w:ind w:left="{indent}" w:hanging="{indent}"/>' if indent else ""
    return Style(
        id=f"Heading{level}",
        name=f"heading {level}",
        based_on="Normal",
        next="Normal",
        paragraph=(
            f"<w:keepNext/><w:keepLines/>{hanging}"
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="276" w:lineRule="auto"/>'
            f'{offset}<w:outlineLvl w:val="{level - 1}"/>'
        ),
        text=f'<w:b/><w:bCs/><w:color w:val="{colour}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/>',
    )


def _entry(level: int) -> Style:
    return Style(
        id="Entry" if level == 0 else f"Entry{level + 1}",
        name="Entry" if level == 0 else f"Entry {level + 1}",
        alias="Beitrag" if level == 0 else f"Beitrag {level + 1}",
        based_on="Normal",
        paragraph=(
            f'<w:keepLines/><w:numPr><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{ENTRY_LIST}"/></w:numPr><w:spacing w:after="50"/>'
        ),
    )


def _contents(level: int, before: int, left: int, hanging: int, text: str) -> Style:
    """Return a style of the contents, with the right tab for page numbers.

    Without a right indent: LibreOffice (7.4) doesn't draw a number that stands in it.
    """
    return Style(
        id=f"TOC{level}",
        name=f"toc {level}",
        based_on="Normal",
        next="Normal",
        paragraph=(
            f'<w:tabs><w:tab w:val="left" w:pos="{left}"/>'
            '<w:tab w:val="right" w:leader="dot" w:pos="9184"/></w:tabs>'
            f'<w:spacing w:before="{before}" w:after="20"/>'
            f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        ),
        text=text,
    )


_QUOTE_BORDER: Final = (
    f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="9" w:color="{BLUE}"/></w:pBdr>'
)
_QUOTE_INDENT: Final = '<w:ind w:left="284" w:right="284"/>'

STYLES: Final = (
    Style(id="Normal", name="Normal", default=True, text=""),
    Style(
        id="Series",
        name="Series",
        alias="Reihe",
        based_on="Normal",
        next="Title",
        paragraph=(
            f'<w:pBdr><w:top w:val="single" w:sz="48" w:space="18" w:color="{BLUE}"/></w:pBdr>'
            '<w:spacing w:before="1200" w:after="480"/>'
        ),
        text=f'{BOLD}<w:color w:val="{BLUE}"/><w:sz w:val="30"/><w:szCs w:val="30"/>',
    ),
    Style(
        id="Title",
        name="Title",
        based_on="Normal",
        next="Subtitle",
        paragraph=(
            '<w:keepLines/><w:spacing w:before="0" w:after="160" w:line="276" w:lineRule="auto"/>'
        ),
        text=f'{BOLD}<w:color w:val="{NAVY}"/><w:sz w:val="68"/><w:szCs w:val="68"/>',
    ),
    Style(
        id="SheetTitle",
        name="Sheet Title",
        alias="Blatttitel",
        based_on="Normal",
        next="Normal",
        paragraph='<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="276" '
        'w:lineRule="auto"/>',
        text=f'{BOLD}<w:color w:val="{NAVY}"/><w:sz w:val="40"/><w:szCs w:val="40"/>',
    ),
    Style(
        id="Subtitle",
        name="Subtitle",
        based_on="Normal",
        next="Normal",
        paragraph='<w:spacing w:after="480"/>',
        text=f'<w:color w:val="{BLUE}"/><w:sz w:val="30"/><w:szCs w:val="30"/>',
    ),
    Style(
        id="Status",
        name="Status",
        alias="Status",
        based_on="Normal",
        paragraph='<w:spacing w:after="240"/>',
        text=f'{BOLD}<w:color w:val="{RED}"/><w:spacing w:val="40"/><w:sz w:val="36"/>'
        '<w:szCs w:val="36"/>',
    ),
    Style(
        id="Notice",
        name="Notice",
        alias="Hinweis",
        based_on="Normal",
        paragraph=(
            f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="9" w:color="{RED}"/></w:pBdr>'
            '<w:spacing w:after="360"/><w:ind w:left="284"/>'
        ),
        text=f'{BOLD}<w:sz w:val="28"/><w:szCs w:val="28"/>',
    ),
    _heading(1, 36, NAVY, 440, 140, 567),
    _heading(2, 28, BLUE, 320, 100, 737),
    _heading(3, 24, NAVY, 240, 40, 0),
    Style(
        id="TOCHeading",
        name="TOC Heading",
        based_on="Normal",
        next="Normal",
        paragraph='<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="0" w:after="240"/>',
        text=f'{BOLD}<w:color w:val="{NAVY}"/><w:sz w:val="36"/><w:szCs w:val="36"/>',
    ),
    _contents(1, 160, 454, 454, BOLD),
    _contents(2, 0, 1134, 680, ""),
    Style(
        id="ListBullet",
        name="List Bullet",
        based_on="Normal",
        paragraph=(f'<w:numPr><w:numId w:val="{BULLET_LIST}"/></w:numPr><w:spacing w:after="80"/>'),
    ),
    Style(
        id="Fact",
        name="Fact",
        alias="Angabe",
        based_on="Normal",
        paragraph="<w:contextualSpacing/>",
    ),
    _entry(0),
    _entry(1),
    _entry(2),
    Style(
        id="Quote",
        name="Quote",
        based_on="Normal",
        next="QuoteSource",
        paragraph=(
            f'<w:keepNext/><w:keepLines/>{_QUOTE_BORDER}<w:spacing w:before="120" w:after="0"/>'
            f"{_QUOTE_INDENT}"
        ),
        text=f'<w:color w:val="{NAVY}"/>',
    ),
    Style(
        id="QuoteSource",
        name="Quote Source",
        alias="Zitatquelle",
        based_on="Normal",
        next="Normal",
        paragraph=(
            f'<w:keepLines/>{_QUOTE_BORDER}<w:spacing w:before="0" w:after="120"/>{_QUOTE_INDENT}'
        ),
        text=f'<w:color w:val="{GREY}"/><w:sz w:val="22"/><w:szCs w:val="22"/>',
    ),
    Style(
        id="Caption",
        name="caption",
        based_on="Normal",
        next="Normal",
        paragraph='<w:keepNext/><w:spacing w:before="240" w:after="100"/>',
        text=f'<w:color w:val="{GREY}"/><w:sz w:val="21"/><w:szCs w:val="21"/>',
    ),
    *FIGURE_STYLES,
    Style(
        id="TableText",
        name="Table Text",
        alias="Tabellentext",
        based_on="Normal",
        paragraph=(
            '<w:suppressAutoHyphens w:val="0"/>'
            '<w:spacing w:before="40" w:after="40" w:line="276" w:lineRule="auto"/>'
        ),
        text='<w:sz w:val="22"/><w:szCs w:val="22"/>',
    ),
    Style(
        id="TableTextInner",
        name="Table Text Inner",
        alias="Tabellentext eingerückt",
        based_on="TableText",
        paragraph='<w:spacing w:before="0"/><w:ind w:left="227"/>',
    ),
    Style(
        id="TableHeader",
        name="Table Header",
        alias="Tabellenkopf",
        based_on="TableText",
        paragraph="<w:keepNext/>",
        text=f'{BOLD}<w:color w:val="FFFFFF"/>',
    ),
    Style(
        id="SheetText",
        name="Sheet Text",
        alias="Blatttext",
        based_on="TableText",
        paragraph='<w:spacing w:before="20" w:after="20" w:line="276" w:lineRule="auto"/>',
        text='<w:sz w:val="19"/><w:szCs w:val="19"/>',
    ),
    Style(
        id="SheetTextInner",
        name="Sheet Text Inner",
        alias="Blatttext darunter",
        based_on="SheetText",
        paragraph='<w:spacing w:before="0"/>',
    ),
    Style(
        id="SheetHeader",
        name="Sheet Header",
        alias="Blattkopf",
        based_on="TableHeader",
        text='<w:sz w:val="19"/><w:szCs w:val="19"/>',
    ),
    Style(
        id="TableHeaderCount",
        name="Table Header Count",
        alias="Tabellenkopf Anzahl",
        based_on="TableHeader",
        paragraph='<w:jc w:val="center"/>',
    ),
    Style(
        id="TableCount",
        name="Table Count",
        alias="Tabelle Anzahl",
        based_on="TableText",
        paragraph='<w:jc w:val="center"/>',
    ),
    Style(
        id="Footer",
        name="footer",
        based_on="Normal",
        paragraph=('<w:tabs><w:tab w:val="right" w:pos="9184"/></w:tabs><w:spacing w:after="0"/>'),
        text=f'<w:color w:val="{GREY}"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    Style(
        id="WideFooter",
        name="Wide Footer",
        alias="Fußzeile quer",
        based_on="Footer",
        paragraph='<w:tabs><w:tab w:val="clear" w:pos="9184"/>'
        '<w:tab w:val="right" w:pos="14570"/></w:tabs>',
    ),
    *CHARACTER_STYLES,
    Style(
        id="FootnoteText",
        name="footnote text",
        based_on="Normal",
        paragraph='<w:spacing w:after="40"/>',
        text='<w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
)
