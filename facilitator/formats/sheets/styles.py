"""The styles of the sheets, beside those of the template. Sizes are points here.

All look comes from styles, so that a house can change it in one place.
"""

from __future__ import annotations

from typing import Final

from facilitator.formats.sheets.fitting import LEADING
from facilitator.formats.template_look import BLUE, GREY, NAVY, Style
from facilitator.formats.template_styles import BULLET_LIST

RULE: Final = "8C8C8C"
"""Of lines to write on: light enough to write over, dark enough to be copied."""


def _text(size: float, *, bold: bool = False, colour: str = "") -> str:
    halves = round(size * 2)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
    )


def _spacing(before: float = 0, after: float = 0, line: float | None = None) -> str:
    """Return distances in points; without `line` lines are as high as their letters need."""
    height = 'w:line="240" w:lineRule="auto"'
    if line is not None:
        height = f'w:line="{round(line * 20)}" w:lineRule="exact"'
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" {height}/>'


_CENTRED: Final = '<w:jc w:val="center"/>'
_ASIDE: Final = '<w:ind w:left="170"/>'
_DOTTED: Final = (
    f'<w:pBdr><w:bottom w:val="dotted" w:sz="6" w:space="0" w:color="{RULE}"/></w:pBdr>'
)


def _style(name: str, alias: str, paragraph: str, text: str, *, based_on: str = "Normal") -> Style:
    return Style(
        id=name.replace(" ", "").replace(".", "-"),
        name=name,
        alias=alias,
        based_on=based_on,
        paragraph=paragraph,
        text=text,
    )


def title_styles(on_cards: float, on_tents: float) -> tuple[Style, Style]:
    """Return the styles of the game's title in those sizes."""
    aside = '<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="10545"/></w:tabs>'
    return (
        _style(
            "Card Title",
            "Kartentitel",
            f'{aside}{_spacing()}<w:outlineLvl w:val="1"/>',
            _text(on_cards, bold=True, colour="FFFFFF"),
        ),
        _style(
            "Tent Title",
            "Aufstellertitel",
            _spacing(line=on_tents * LEADING) + _CENTRED,
            _text(on_tents, bold=True, colour=NAVY),
        ),
    )


def writing_styles(height: float) -> tuple[Style, Style]:
    """Return the styles of the two lines of a square, each of that height.

    The lower one ends on the frame of the square.
    """
    indent = '<w:ind w:left="57" w:right="57"/>'
    spaced, text = _spacing(line=height) + indent, _text(6, colour=GREY)
    return (
        _style("Square Name", "Feld Name", _DOTTED + spaced, text),
        _style("Square Note", "Feld Notiz", spaced, text),
    )


def square_style(size: float) -> Style:
    """Return the style of a square's text in that size."""
    return _style(
        f"Square {size:g}",
        f"Feld {size:g}",
        _spacing(line=size * LEADING) + _CENTRED,
        _text(size),
    )


STYLES: Final = (
    _style("Gap", "Abstand", _spacing(line=1), _text(1)),
    _style(
        "Cut Line",
        "Schnittlinie",
        f'<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1" w:color="{RULE}"/></w:pBdr>'
        + _spacing(before=4.6, line=10)
        + _CENTRED,
        _text(7, colour=GREY),
    ),
    _style("Below Cut", "Unter der Schnittlinie", _spacing(line=14.6), _text(7)),
    _style("Square Free", "Feld frei", _spacing() + _CENTRED, _text(15, bold=True, colour=NAVY)),
    _style("Square Filled", "Feld gefüllt", _spacing() + _CENTRED, _text(10, bold=True)),
    _style("Card Side", "Kartenrand", _spacing(after=4) + _ASIDE, _text(10)),
    _style("Card Code", "Kartencode", _spacing(after=5) + _CENTRED, _text(22, bold=True)),
    _style("Card Label", "Kartenangabe", _spacing() + _CENTRED, _text(8, colour=GREY)),
    _style("Card Picture", "Kartenbild", _spacing() + _CENTRED, _text(9)),
    _style(
        "Card Owner",
        "Karteninhaber",
        _DOTTED + _spacing(before=2, after=8, line=22) + _ASIDE,
        _text(9, colour=GREY),
    ),
    _style("Tent Picture", "Aufstellerbild", _spacing() + _CENTRED, _text(9)),
    _style(
        "Tent Step",
        "Aufstellerschritt",
        _spacing(after=6) + '<w:ind w:left="420" w:hanging="420"/>',
        _text(17),
    ),
    _style("Tent Label", "Aufstellerangabe", _spacing(before=5), _text(12, colour=GREY)),
    _style("Tent Address", "Aufstelleradresse", _spacing(), _text(22, bold=True)),
    _style("Tent Code", "Aufstellercode", _spacing(), _text(34, bold=True, colour=BLUE)),
    _style("Tent Foot", "Aufstellerfuß", _spacing() + _CENTRED, _text(12, colour=GREY)),
    Style(
        id="RulesHeading",
        name="Rules Heading",
        alias="Regelüberschrift",
        based_on="Heading2",
        next="Normal",
        paragraph='<w:tabs><w:tab w:val="clear" w:pos="737"/></w:tabs>'
        '<w:spacing w:before="200" w:after="60"/><w:ind w:left="0" w:firstLine="0"/>',
    ),
    Style(
        id="RulesTitle",
        name="Rules Title",
        alias="Regeltitel",
        based_on="SheetTitle",
        next="Normal",
        paragraph='<w:outlineLvl w:val="0"/>',
    ),
    _style(
        "Rules Item",
        "Regel",
        f'<w:numPr><w:numId w:val="{BULLET_LIST}"/></w:numPr>{_spacing(after=4)}',
        _text(12.5),
    ),
    _style("Rules Address", "Regeladresse", _spacing() + _CENTRED, _text(12, bold=True)),
    _style("Rules Text", "Regeltext", _spacing(after=4), _text(12.5)),
    _style("Rules Fact", "Regelangabe", _spacing(after=2), _text(11)),
)
