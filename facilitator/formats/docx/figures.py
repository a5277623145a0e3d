"""Photos, and what they share with charts: a drawing in the text, its caption below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from facilitator.domain.documentation.model import Chart, Figure
from facilitator.formats.docx.controls import marked_words
from facilitator.formats.docx.markup import Line, Markup, attribute, paragraph, run
from facilitator.formats.docx.page import Page
from facilitator.formats.docx.tables import number_caption

TWIP: Final = 635
"""In EMU, the unit of drawings."""

_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_INLINE: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_TALLEST: Final = 3_960_000
"""In EMU, 11 cm: two photos with their captions stand on a page."""
_COVER: Final = 2_880_000
"""In EMU, 8 cm: on the title page, between the title and who published it."""
_JPEG: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: its size in EMU, and what stands in the graphic."""

    name: str
    description: str
    width: int
    height: int
    graphic: Markup


def write_figure(page: Page, figure: Figure) -> Markup:
    """Return a photo with its caption; one that isn't here is told by what it shows."""
    relation = _relate(page, figure)
    if relation is None:
        said = f"{page.labels.missing_picture} {figure.alt}".strip()
        return write_captioned(page, run(said, page.styles["Remark"]), figure)
    width, height = _size(page, figure)
    graphic = _photo(figure, relation, width, height)
    return write_captioned(
        page, draw(page, Drawn(figure.anchor, figure.alt, width, height, graphic)), figure
    )


def write_captioned(page: Page, drawing: Markup, figure: Figure | Chart) -> Markup:
    """Return what is drawn and its numbered caption, whose words may be polished."""
    word = page.labels.figure
    named = number_caption(page, word, figure.anchor, figure.number) if figure.number else ""
    between = run(": ", page.styles["Number"]) if named and figure.caption else ""
    said = run(figure.caption)
    if isinstance(figure, Figure) and figure.text_id:
        said = marked_words(page, figure.text_id, figure.caption, said)
    caption = Line(page.styles["Figure Caption"], f"{named}{between}{said}{_credit(page, figure)}")
    return f"{paragraph(Line(page.styles['Figure'], drawing))}{paragraph(caption)}"


def draw(page: Page, drawn: Drawn) -> Markup:
    """Return a drawing in a run, as wide as it stands in the text."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_INLINE}" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent cx="{drawn.width}" cy="{drawn.height}"/>'
        f'<wp:docPr id="{next(page.drawings)}" name="{attribute(drawn.name)}" '
        f'descr="{attribute(drawn.description)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_MAIN}">{drawn.graphic}</a:graphic></wp:inline></w:drawing></w:r>'
    )


def _credit(page: Page, figure: Figure | Chart) -> Markup:
    credit = figure.credit if isinstance(figure, Figure) else ""
    by = page.labels.photo_by.format(credit=credit) if credit else ""
    said = ", ".join(filter(None, (by, figure.remark if isinstance(figure, Figure) else "")))
    return run(f" ({said})", page.styles["Remark"]) if said else ""


def _relate(page: Page, figure: Figure) -> str | None:
    """Return the relationship to the photo's part; None if there is no photo on this device.

    The same photo is one part wherever it stands. Its name tells nothing but its number.
    """
    content = page.picture(figure.digest)
    if content is None or not content.startswith(_JPEG):
        return None
    part = page.photos.get(figure.digest)
    if part is None:
        main = page.word.part
        number = len(page.photos) + 1
        name = PackURI(f"{main.partname.baseURI}/media/photo{number}.jpeg")
        part = page.photos[figure.digest] = Part(name, CONTENT_TYPE.JPEG, b"", main.package)
        page.media[name.membername] = content
    relation: str = page.word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    return relation


def _size(page: Page, figure: Figure) -> tuple[int, int]:
    """Return width and height in EMU: as wide as the text, unless that is too tall."""
    width = page.width * TWIP
    height = width * figure.height // figure.width
    tallest = _COVER if figure.is_cover else _TALLEST
    if height > tallest:
        width, height = tallest * figure.width // figure.height, tallest
    return max(1, width), max(1, height)


def _photo(figure: Figure, relation: str, width: int, height: int) -> Markup:
    return (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{attribute(figure.anchor)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )
