"""Charts in Word: native ones, with their numbers in a workbook, so that they can be edited.

DrawingML as in ECMA-376, part 1, chapter 21.2. A chart is a part of its own that the paragraph
refers to, and its workbook is a part of the chart.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final

import xlsxwriter
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from facilitator.domain.documentation.model import Chart
from facilitator.formats.docx.figures import TWIP, Drawn, draw, write_captioned
from facilitator.formats.docx.look import Look
from facilitator.formats.docx.markup import Markup
from facilitator.formats.docx.page import Page
from facilitator.formats.docx.parts import Element
from facilitator.formats.template_look import BLUE, NAVY

_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_BAR: Final = 340_000
_FURTHER_LINE: Final = 140_000
_AROUND: Final = 120_000
"""Heights in EMU: of a bar with the gap to the next, 9.4 mm; of each further line of a label; above
and below all of them."""
_LINE_OF_LABEL: Final = 48
"""About so many characters of a label stand in a line beside the bars."""
_WRITTEN: Final = datetime(2000, 1, 1)  # noqa: DTZ001  # what XlsxWriter takes; the same always
_SHEET: Final = "Sheet1"
_THEME_FONT: Final = "+mn-lt"
"""The theme's font for body text."""


def write_chart(page: Page, chart: Chart) -> Markup:
    """Return a chart, and under it its numbered caption."""
    relation = page.word.part.relate_to(_as_part(page, chart), RELATIONSHIP_TYPE.CHART)
    graphic = (
        f'<a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="{relation}"/></a:graphicData>'
    )
    drawn = Drawn(chart.anchor, chart.description, page.width * TWIP, _height(chart), graphic)
    return write_captioned(page, draw(page, drawn), chart)


def _height(chart: Chart) -> int:
    """Return the height in EMU; bars share it evenly, so the longest label counts for all."""
    longest = max(len(bar.label) for bar in chart.bars)
    further = max(0, longest - 1) // _LINE_OF_LABEL
    return 2 * _AROUND + len(chart.bars) * (_BAR + further * _FURTHER_LINE)


def _as_part(page: Page, chart: Chart) -> Part:
    package = page.word.part.package
    workbook = Part(
        PackURI(f"/word/embeddings/chart{chart.number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        _workbook(chart),
        package,
    )
    part = Part(
        PackURI(f"/word/charts/chart{chart.number}.xml"), CONTENT_TYPE.DML_CHART, None, package
    )
    link = part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = etree.tostring(
        _space(chart, link, page.look), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return part


def _workbook(chart: Chart) -> bytes:
    """Return the numbers as Excel has them; never a formula, whatever a label begins with."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _WRITTEN})
        sheet = book.add_worksheet(_SHEET)
        sheet.write_string(0, 1, chart.unit)
        for row, bar in enumerate(chart.bars, start=1):
            sheet.write_string(row, 0, bar.label)
            sheet.write_number(row, 1, bar.value)
    return file.getvalue()


def _space(chart: Chart, workbook: str, look: Look) -> Element:
    space = etree.Element(f"{{{_CHART}}}chartSpace", nsmap={"c": _CHART, "a": _MAIN, "r": _LINKS})
    _value(space, "date1904", "0")
    _value(space, "roundedCorners", "0")
    drawn = _add(space, "chart")
    _value(drawn, "autoTitleDeleted", "1")
    area = _add(drawn, "plotArea")
    _add(area, "layout")
    _bars(area, chart, look.colour or BLUE)
    _category_axis(area)
    _value_axis(area)
    _value(drawn, "plotVisOnly", "1")
    _value(drawn, "dispBlanksAs", "gap")
    _no_look(_add(space, "spPr"))
    _letters(space, NAVY, look.font or _THEME_FONT)
    external = _add(space, "externalData")
    external.set(f"{{{_LINKS}}}id", workbook)
    _value(external, "autoUpdate", "0")
    return space


def _bars(area: Element, chart: Chart, colour: str) -> None:
    bars = _add(area, "barChart")
    _value(bars, "barDir", "bar")
    _value(bars, "grouping", "clustered")
    _value(bars, "varyColors", "0")
    _series(_add(bars, "ser"), chart, colour)
    _value(bars, "gapWidth", "45")
    _value(bars, "axId", "1")
    _value(bars, "axId", "2")


def _series(series: Element, chart: Chart, colour: str) -> None:
    _value(series, "idx", "0")
    _value(series, "order", "0")
    _cache(_add(series, "tx"), "str", f"{_SHEET}!$B$1", [chart.unit])
    look = _add(series, "spPr")
    _colour(etree.SubElement(look, f"{{{_MAIN}}}solidFill"), colour)
    _value(series, "invertIfNegative", "0")
    _labels(_add(series, "dLbls"))
    last = len(chart.bars) + 1
    names = [bar.label for bar in chart.bars]
    values = [str(bar.value) for bar in chart.bars]
    _cache(_add(series, "cat"), "str", f"{_SHEET}!$A$2:$A${last}", names)
    _cache(_add(series, "val"), "num", f"{_SHEET}!$B$2:$B${last}", values)


def _labels(labels: Element) -> None:
    _no_look(_add(labels, "spPr"))
    _value(labels, "dLblPos", "outEnd")
    for part in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        _value(labels, f"show{part}", "1" if part == "Val" else "0")


def _cache(parent: Element, kind: str, cells: str, values: list[str]) -> None:
    """Append a reference to cells of the workbook with what stands in them."""
    reference = _add(parent, f"{kind}Ref")
    _add(reference, "f").text = cells
    cache = _add(reference, f"{kind}Cache")
    if kind == "num":
        _add(cache, "formatCode").text = "General"
    _value(cache, "ptCount", str(len(values)))
    for number, value in enumerate(values):
        point = _add(cache, "pt")
        point.set("idx", str(number))
        _add(point, "v").text = value


def _category_axis(area: Element) -> None:
    """Append the axis with the labels: the first bar on top."""
    axis = _axis(area, "catAx", own="1", other="2", order="maxMin", deleted="0", side="l")
    line = etree.SubElement(axis.find(f"{{{_CHART}}}spPr"), f"{{{_MAIN}}}ln", w="9525")
    _colour(etree.SubElement(line, f"{{{_MAIN}}}solidFill"), NAVY)
    _value(axis, "crosses", "autoZero")
    _value(axis, "auto", "1")
    _value(axis, "lblAlgn", "ctr")
    _value(axis, "lblOffset", "100")
    _value(axis, "noMultiLvlLbl", "0")


def _value_axis(area: Element) -> None:
    """Append the axis of the numbers, which stand beside the bars: it is not drawn."""
    axis = _axis(area, "valAx", own="2", other="1", order="minMax", deleted="1", side="t")
    _value(axis, "crosses", "autoZero")
    _value(axis, "crossBetween", "between")


def _axis(
    area: Element, kind: str, *, own: str, other: str, order: str, deleted: str, side: str
) -> Element:
    axis = _add(area, kind)
    _value(axis, "axId", own)
    scaling = _add(axis, "scaling")
    _value(scaling, "orientation", order)
    if kind == "valAx":
        _value(scaling, "min", "0")
    _value(axis, "delete", deleted)
    _value(axis, "axPos", side)
    _value(axis, "majorTickMark", "none")
    _value(axis, "minorTickMark", "none")
    _value(axis, "tickLblPos", "low")
    _add(axis, "spPr")
    _value(axis, "crossAx", other)
    return axis


def _letters(space: Element, colour: str, font: str) -> None:
    text = _add(space, "txPr")
    etree.SubElement(text, f"{{{_MAIN}}}bodyPr")
    paragraph = etree.SubElement(text, f"{{{_MAIN}}}p")
    properties = etree.SubElement(paragraph, f"{{{_MAIN}}}pPr")
    run = etree.SubElement(properties, f"{{{_MAIN}}}defRPr", sz="1100")
    _colour(etree.SubElement(run, f"{{{_MAIN}}}solidFill"), colour)
    etree.SubElement(run, f"{{{_MAIN}}}latin", typeface=font)


def _no_look(look: Element) -> None:
    etree.SubElement(look, f"{{{_MAIN}}}noFill")
    line = etree.SubElement(look, f"{{{_MAIN}}}ln")
    etree.SubElement(line, f"{{{_MAIN}}}noFill")


def _colour(fill: Element, colour: str) -> None:
    etree.SubElement(fill, f"{{{_MAIN}}}srgbClr", val=colour)


def _add(parent: Element, tag: str) -> Element:
    return etree.SubElement(parent, f"{{{_CHART}}}{tag}")


def _value(parent: Element, tag: str, value: str) -> None:
    _add(parent, tag).set("val", value)
