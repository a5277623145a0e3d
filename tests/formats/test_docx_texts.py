"""What editors may polish in the Word file: each text can be told, and found again."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import (
    Block,
    Cell,
    Column,
    Document,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Span,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.documentation.resolve import resolve
from facilitator.domain.documentation.text_ids import bookmark_of, digest_of, tag_of
from facilitator.domain.schedule import forecast
from facilitator.formats.docx.package import unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import load_texts
from tests.documented_event import THE_END
from tests.factories import make_snapshot
from tests.plenum_event import plenum_event

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AROUND: Final = {"EntryNumber", "Number", "Remark", "RemarkLink", "FootnoteReference"}
"""Styles of runs that are no text of anybody's."""
RED: Final = "a" * 64
FAR: Final = "b" * 64


def _jpeg() -> bytes:
    saved = BytesIO()
    Image.new("RGB", (40, 30), "red").save(saved, "JPEG")
    return saved.getvalue()


def _document(*blocks: Block) -> Document:
    """Return the documented event, or these blocks of it."""
    snapshot = plenum_event() if not blocks else make_snapshot()
    seen = forecast(snapshot.agenda, snapshot.run, THE_END)
    document = build_documentation(snapshot, seen, load_texts("de"), now=THE_END)
    return replace(document, blocks=blocks) if blocks else document


def _body(package: bytes) -> Any:
    return docx.Document(BytesIO(package)).element.body


def _controls(body: Any) -> list[Any]:
    return [one for one in body.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}tag") is not None]


def _words(element: Any, around: Set[str] = AROUND) -> str:
    """Return what an editor may polish of what stands in a control."""
    return " ".join("".join(_pieces(element, around)).split()).strip("„“")


def _pieces(element: Any, around: Set[str]) -> Iterator[str]:
    for paragraph in [*element.iter(f"{W}p")] or [element]:
        for run in paragraph.iter(f"{W}r"):
            style = run.find(f"{W}rPr/{W}rStyle")
            if style is None or style.get(f"{W}val") not in around:
                yield from (
                    " " if part.tag == f"{W}br" else part.text or ""
                    for part in run.iter(f"{W}t", f"{W}br")
                )
        yield "\n"


@pytest.fixture(scope="module")
def plenum() -> Document:
    return _document()


@pytest.fixture(scope="module")
def body(plenum: Document) -> Any:
    return _body(write_docx(plenum))


def test_every_text_stands_in_a_control_that_names_it(plenum: Document, body: Any) -> None:
    expected = [(tag_of(one.id, one.text)) for one in polishable_texts(plenum.blocks)]

    tags = [one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for one in _controls(body)]

    assert len(expected) > 200
    assert tags == expected
    assert len(set(tags)) == len(tags)


def test_every_text_stands_in_a_bookmark_that_names_it(plenum: Document, body: Any) -> None:
    expected = [bookmark_of(one.id, one.text) for one in polishable_texts(plenum.blocks)]

    names = [
        next(mark.get(f"{W}name") for mark in one.iter(f"{W}bookmarkStart"))
        for one in _controls(body)
    ]

    assert names == expected


def test_only_a_text_s_own_words_are_in_no_style_or_an_emphasis(
    plenum: Document, body: Any
) -> None:
    """Of a paragraph all is its text, remarks too: a sentence that is computed whole."""
    texts = list(polishable_texts(plenum.blocks))

    found = [
        _words(control, set() if isinstance(one.block, Paragraph) else AROUND)
        for one, control in zip(texts, _controls(body), strict=True)
    ]

    assert found == [" ".join(one.text.split()).strip("„“") for one in texts]


def test_control_bears_the_name_by_which_people_call_a_text(body: Any) -> None:
    labels = {one.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for one in _controls(body)}

    assert {"H 1.1", "Z 2.30", "1 Das Wichtigste in Kürze"} <= labels
    assert max(map(len, labels)) <= 64


def test_paragraphs_of_one_text_share_a_control() -> None:
    lines = [Paragraph((Span(text),), text_id="summary:ws1") for text in ("eins", "zwei")]
    other = Paragraph((Span("drei"),), text_id="summary:ws2")

    controls = _controls(_body(write_docx(_document(*lines, other))))

    assert [_words(one) for one in controls] == ["eins zwei", "drei"]
    tag = controls[0].find(f"{W}sdtPr/{W}tag").get(f"{W}val")
    assert tag == tag_of("summary:ws1", "eins\nzwei")


def test_text_of_a_cell_is_told_from_what_is_open_and_what_stands_below() -> None:
    cell = Cell(
        spans=(Span("Patensystem"), Span(" (offen)", Weight.REMARK)),
        under=((Span("darunter"),),),
        text_id="measure:m1.what",
    )
    table = Table(
        anchor="t", caption="T", columns=(Column("Was", 1),), rows=(TableRow(cells=(cell,)),)
    )

    body = _body(write_docx(_document(table)))

    (control,) = _controls(body)
    assert _words(control) == "Patensystem"
    assert control.getparent().tag == f"{W}tc"
    assert control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "Was"
    assert len(list(control.getparent().iter(f"{W}p"))) == 2


def test_label_of_a_heading_is_not_its_text() -> None:
    heading = Heading(
        level=2,
        text="Sichtbar",
        label="Thema 2: ",
        number="4.1",
        anchor="t",
        text_id="theme:t.title",
    )

    (control,) = _controls(_body(write_docx(_document(heading))))

    assert _words(control) == "Sichtbar"
    assert "".join(part.text for part in control.iter(f"{W}t")) == "4.1Thema 2: Sichtbar"


def test_reference_is_a_field_that_shows_what_stands_there() -> None:
    heading = Heading(level=1, text="Ziel", number="4", anchor="part-x")
    there = Paragraph((Span("siehe "), Span("4", target="part-x")))
    other = Paragraph((Span("siehe "), Span("das Ziel", target="part-x")))

    body = _body(write_docx(_document(heading, there, other)))

    (mark,) = [
        mark for mark in body.iter(f"{W}bookmarkStart") if not mark.get(f"{W}name").startswith("t")
    ]
    (code,) = body.iter(f"{W}instrText")
    (link,) = body.iter(f"{W}hyperlink")
    assert code.text == f" REF {mark.get(f'{W}name')} \\h "
    assert link.get(f"{W}anchor") == mark.get(f"{W}name")


def test_entry_number_is_a_link_that_breaks_nowhere() -> None:
    entry = EntryBlock(id="e", anchor="entry-x", label="M 2", text="Sagen")
    there = Paragraph((Span("siehe "), Span("M 2", target="entry-x")))

    body = _body(write_docx(_document(entry, there)))

    (link,) = body.iter(f"{W}hyperlink")
    assert [one.text for one in link.iter(f"{W}t")] == ["M\N{NO-BREAK SPACE}2"]
    assert [*body.iter(f"{W}instrText")] == []


def test_file_to_be_laid_out_has_links_in_place_of_fields() -> None:
    heading = Heading(level=1, text="Ziel", number="4", anchor="part-x")
    there = Paragraph((Span("siehe "), Span("4", target="part-x")))

    body = _body(write_docx(_document(heading, there), controls=False))

    assert [*body.iter(f"{W}instrText"), *body.iter(f"{W}sdt")] == []
    (link,) = body.iter(f"{W}hyperlink")
    assert [one.text for one in link.iter(f"{W}t")] == ["4"]


def test_footnotes_stand_in_a_part_of_their_own_in_order() -> None:
    said = Paragraph((Span("Eins", note="Erste & <letzte>"), Span(" und zwei", note="Zweite")))

    parts = unpack(BytesIO(write_docx(_document(said))))
    notes = etree.fromstring(parts["word/footnotes.xml"])

    marks = etree.fromstring(parts["word/document.xml"]).iter(f"{W}footnoteReference")
    assert [mark.get(f"{W}id") for mark in marks] == ["1", "2"]
    assert ["".join(note.itertext()) for note in notes] == ["", "", " Erste & <letzte>", " Zweite"]


def test_document_without_footnotes_has_no_part_for_them(plenum: Document) -> None:
    assert "word/footnotes.xml" not in unpack(
        BytesIO(write_docx(_document(Paragraph((Span("x"),)))))
    )


def _figure(digest: str, anchor: str) -> Figure:
    return Figure(
        anchor=anchor,
        digest=digest,
        width=40,
        height=30,
        alt="Vier an einer Wand",
        caption="Am Ende",
        credit="A. Beispiel",
        text_id=f"photo:{anchor}.caption",
        number=3,
    )


def test_photo_stands_once_in_the_package_under_a_name_that_tells_nothing() -> None:
    document = _document(_figure(RED, "ernas-foto"), _figure(RED, "noch-einmal"))

    package = write_docx(document, picture={RED: _jpeg()}.get)

    parts = unpack(BytesIO(package))
    assert [name for name in parts if "media" in name] == ["word/media/photo1.jpeg"]
    assert parts["word/media/photo1.jpeg"] == _jpeg()
    drawn = list(docx.Document(BytesIO(package)).inline_shapes)
    assert [(shape.width, shape.height) for shape in drawn] == [(5280000, 3960000)] * 2
    shown = [one._inline.docPr for one in drawn]
    assert [(one.get("id"), one.get("descr")) for one in shown] == [
        ("1", "Vier an einer Wand"),
        ("2", "Vier an einer Wand"),
    ]


def test_photo_has_a_numbered_caption_whose_words_may_be_polished() -> None:
    body = _body(write_docx(_document(_figure(RED, "f")), picture={RED: _jpeg()}.get))

    caption = next(one for one in body.iter(f"{W}p") if one.find(f".//{W}instrText") is not None)
    assert _controls(body) == []  # LibreOffice would show the codes of fields in and after it
    assert _words(caption) == "Am Ende"
    assert "".join(part.text for part in caption.iter(f"{W}t")) == (
        "Abbildung\N{NO-BREAK SPACE}3: Am Ende (Foto: A. Beispiel)"
    )
    assert [code.text for code in body.iter(f"{W}instrText")] == [r" SEQ Abbildung \* ARABIC "]


@pytest.mark.parametrize("found", [None, b"", b"GIF89a", b"<svg/>"])
def test_photo_that_is_not_here_is_told_in_words(found: bytes | None) -> None:
    package = write_docx(_document(_figure(FAR, "f")), picture=lambda digest: found)

    said = docx.Document(BytesIO(package)).paragraphs[0].text
    assert said == "Das Foto liegt nicht auf diesem Gerät. Es zeigt: Vier an einer Wand"


@given(text=st.text(st.characters(exclude_categories=()), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read_back_as_it_was_written(text: str) -> None:
    """What XML, Word or a screen reader can't have is gone; all else is there, word for word."""
    blocks = (
        Heading(level=1, text=f"x{text}", label=text, anchor="a"),
        Paragraph((Span(text, note=text), Span(text, Weight.STRONG)), text_id="summary:p"),
        EntryBlock(id="e", anchor="e", label=f"H {text}", text=f"x{text}", attribution=text),
        replace(_figure(FAR, "f"), caption=text, alt=text, credit=text),
    )
    empty = _document(blocks[1])
    document = replace(empty, blocks=resolve(blocks, empty.labels))

    body = _body(write_docx(document))

    tags = [one.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for one in _controls(body)]
    assert [digest_of(_words(one)) for one in _controls(body)] == [
        tag.rpartition("~")[2] for tag in tags
    ]
    *texts, caption = polishable_texts(document.blocks)
    assert tags == [tag_of(one.id, one.text) for one in texts]
    marks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert bookmark_of(caption.id, caption.text) in marks
