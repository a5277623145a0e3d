"""Letters: large enough, and standing out from what is behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final, NamedTuple

from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.opened import Element, Opened, Paragraph, is_on
from facilitator.formats.docx.contrast import ENOUGH, contrast, is_colour
from facilitator.formats.docx.parts import q

_SMALLEST: Final = 18
"""In half-points: 9 pt."""
_UNSAID: Final = 20
_WHITE: Final = "FFFFFF"
_BLACK: Final = "000000"
_FIRST_ROW: Final = "firstRow"
_BANDS: Final = ("band1Horz", "band2Horz")


class _Ink(NamedTuple):
    """What letters have in common that look alike."""

    paragraph: str
    run: str
    table: str
    region: str
    direct: str
    """Colour and size of the run itself, which are a finding of their own, too."""
    ground: str
    """The fill of the cell itself."""


def check_letters(opened: Opened) -> Iterator[Finding]:
    """Yield each kind of letters once that is too small or too pale, where it first stands."""
    seen: set[_Ink] = set()
    told: set[tuple[Rule, str, str]] = set()
    for paragraph in opened.paragraphs:
        for run in paragraph.element.iter(q("r")):
            ink = _ink(paragraph, run)
            if ink in seen or next(run.iter(q("t")), None) is None:
                continue
            seen.add(ink)
            for rule, measured in _check(opened, run, ink):
                if (rule, paragraph.style, measured) not in told:
                    told.add((rule, paragraph.style, measured))
                    yield paragraph.finding(rule, f"{measured}: {paragraph.text}")


def _check(opened: Opened, run: Element, ink: _Ink) -> Iterator[tuple[Rule, str]]:
    """Yield what is broken and what was measured."""
    size = _size(opened, run, ink)
    if size < _SMALLEST:
        yield Rule.SMALL_TEXT, f"{size / 2:g} pt"
    colour = _colour(opened, run, ink)
    for ground in _grounds(opened, ink):
        letters = colour or max(_BLACK, _WHITE, key=partial(contrast, ground))
        if (found := contrast(letters, ground)) < ENOUGH:
            yield Rule.CONTRAST, f"{found:.1f}:1 (#{letters} / #{ground})"
            return


def _ink(paragraph: Paragraph, run: Element) -> _Ink:
    properties = run.find(q("rPr"))
    style = _value(properties, "rStyle")
    direct = f"{_value(properties, 'color')} {_value(properties, 'sz')}"
    if paragraph.cell is None:
        return _Ink(paragraph.style, style, "", "", direct, "")
    row = paragraph.cell.getparent()
    table = next(paragraph.cell.iterancestors(q("tbl")))
    return _Ink(
        paragraph.style,
        style,
        _value(table.find(q("tblPr")), "tblStyle"),
        _FIRST_ROW if is_on(row.find(f"{q('trPr')}/{q('tblHeader')}")) else "",
        direct,
        _fill(paragraph.cell.find(f"{q('tcPr')}/{q('shd')}")),
    )


def _size(opened: Opened, run: Element, ink: _Ink) -> int:
    found = _first(opened, run, ink, "sz")
    return int(found) if found.isdecimal() else _UNSAID


def _colour(opened: Opened, run: Element, ink: _Ink) -> str:
    """Return the colour of letters, empty if it is whatever stands out."""
    found = _first(opened, run, ink, "color")
    return found.upper() if is_colour(found) else ""


def _first(opened: Opened, run: Element, ink: _Ink, name: str) -> str:
    """Return a property as it holds: the run's own, its style's, the paragraph's, the table's."""
    own = _value(run.find(q("rPr")), name)
    if own:
        return own
    for style in (ink.run, ink.paragraph):
        found = opened.styles.find(style, f"rPr/{name}")
        if found is not None:
            return str(found.get(q("val"), ""))
    if ink.region:
        conditional = _conditional(opened, ink.table, ink.region)
        said = _value(conditional.find(q("rPr")), name) if conditional is not None else ""
        if said:
            return said
    default = opened.styles.default(f"rPr/{name}")
    return "" if default is None else str(default.get(q("val"), ""))


def _grounds(opened: Opened, ink: _Ink) -> tuple[str, ...]:
    """Return the colours that may be behind letters."""
    own = _fill(opened.styles.find(ink.paragraph, "pPr/shd")) or ink.ground
    if own:
        return (own,)
    regions = (ink.region,) if ink.region else _BANDS
    found = [_conditional(opened, ink.table, region) for region in regions] if ink.table else []
    fills = [_fill(one.find(f"{q('tcPr')}/{q('shd')}")) for one in found if one is not None]
    fills = list(filter(None, fills))
    return tuple(fills) if ink.region and fills else (_WHITE, *fills)


def _conditional(opened: Opened, table: str, region: str) -> Element | None:
    for style in opened.styles.chain(table):
        for part in style.iterfind(q("tblStylePr")):
            if part.get(q("type")) == region:
                return part
    return None


def _fill(shading: Element | None) -> str:
    fill = "" if shading is None else shading.get(q("fill"), "")
    return fill.upper() if is_colour(fill) else ""


def _value(properties: Element | None, name: str) -> str:
    found = None if properties is None else properties.find(q(name))
    return "" if found is None else str(found.get(q("val"), ""))
