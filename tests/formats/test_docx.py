"""The Word file, read back with python-docx and as XML."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.model import (
    Cell,
    Chart,
    Column,
    Contents,
    Document,
    EntryBlock,
    Heading,
    Span,
    Table,
    TableRow,
)
from facilitator.domain.entries import Addressee
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import Candidate, PhoneCount, Query, QueryKind
from facilitator.domain.plenum.tally import tally
from facilitator.domain.plenum.theme import Theme, Themes
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.docx.package import unpack
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import choose_language, load_texts
from tests.documented_event import THE_END, documented_event
from tests.factories import make_agenda, make_entry, make_measure, make_snapshot, make_workshop
from tests.plenum_event import plenum_event

CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
INLINE: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUT_OF_PARAGRAPHS: Final = {f"{W}pStyle", f"{W}keepNext", f"{W}pageBreakBefore"}
LAYOUT_OF_RUNS: Final = {f"{W}rStyle"}


def _document(snapshot: Snapshot, now: Instant = THE_END) -> Document:
    texts = load_texts(choose_language(snapshot.agenda.language))
    return build_documentation(
        snapshot, forecast(snapshot.agenda, snapshot.run, now), texts, now=now
    )


@pytest.fixture(scope="module")
def document() -> Document:
    return _document(documented_event())


@pytest.fixture(scope="module")
def written(document: Document) -> bytes:
    return write_docx(document)


@pytest.fixture(scope="module")
def body(written: bytes) -> Any:
    return docx.Document(BytesIO(written)).element.body


@pytest.fixture(scope="module")
def plenum() -> bytes:
    return write_docx(_document(plenum_event()))


@pytest.fixture(scope="module")
def plenum_body(plenum: bytes) -> Any:
    return docx.Document(BytesIO(plenum)).element.body


def _written(snapshot: Snapshot) -> Any:
    return docx.Document(BytesIO(write_docx(_document(snapshot)))).element.body


def _text(element: Any) -> str:
    """Return a paragraph's text as one reads it, a no-break space as a space."""
    layout = {f"{W}tab": "\t", f"{W}br": "\n"}
    found = (layout.get(part.tag, part.text) for part in element.iter(f"{W}t", *layout))
    return "".join(found).replace("\N{NO-BREAK SPACE}", " ")


def _style(paragraph: Any) -> str:
    return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))


def test_docx_holds_every_entry_with_number_and_umlauts(document: Document, body: Any) -> None:
    paragraphs = [_text(paragraph) for paragraph in body.iter(f"{W}p")]
    entries = [block for block in document.blocks if isinstance(block, EntryBlock)]

    assert len(entries) == 65
    for entry in entries:
        if entry.quoted and entry.depth == 0:
            place = paragraphs.index(f"„{entry.text}“")
            assert entry.label in paragraphs[place + 1]
        else:
            assert (
                sum(
                    line.startswith(f"{entry.label} ") and f" {entry.text}" in line
                    for line in paragraphs
                )
                == 1
            )


def test_docx_holds_every_theme_measure_and_number_of_a_query(plenum_body: Any) -> None:
    snapshot = plenum_event()
    found = [_text(paragraph) for paragraph in plenum_body.iter(f"{W}p")]
    words = " ".join(found)

    themes = [theme.title for theme in snapshot.themes.standing]
    measures = [measure.what for measure in snapshot.measures]
    assert [one for one in (*themes, *measures) if one not in words] == []
    for query in snapshot.queries:
        assert (query.question in words) == (query.revealed is not None)
    for row in tally(snapshot.queries[0]).rows:
        place = next(
            at
            for at, line in enumerate(found)
            if line.startswith("Thema ")
            and line.endswith(row.candidate.label)
            and found[at + 1].isdecimal()
        )
        assert found[place + 1 : place + 4] == [
            *(str(amount) for amount in row.by_source.values()),
            str(row.total),
        ]


def test_docx_charts_hold_the_numbers_of_the_model(plenum: bytes) -> None:
    charts = [block for block in _document(plenum_event()).blocks if isinstance(block, Chart)]
    parts = unpack(BytesIO(plenum))

    assert len(charts) == 3
    for chart in charts:
        space = etree.fromstring(parts[f"word/charts/chart{chart.number}.xml"])
        assert _cached(space, "cat") == [bar.label for bar in chart.bars]
        assert _cached(space, "val") == [str(bar.value) for bar in chart.bars]


def test_docx_charts_can_be_edited_and_are_told_to_who_cannot_see_them(
    plenum: bytes, plenum_body: Any
) -> None:
    parts = unpack(BytesIO(plenum))
    drawn = list(plenum_body.iter(f"{{{INLINE}}}docPr"))

    assert all(drawing.get("descr").startswith("Balkendiagramm: ") for drawing in drawn)
    assert len({drawing.get("id") for drawing in drawn}) == 3
    for number in (1, 2, 3):
        links = parts[f"word/charts/_rels/chart{number}.xml.rels"].decode()
        assert f"../embeddings/chart{number}.xlsx" in links
        book = unpack(BytesIO(parts[f"word/embeddings/chart{number}.xlsx"]))
        assert "xl/worksheets/sheet1.xml" in book


def _cached(space: Any, part: str) -> list[str]:
    found = space.find(f".//{{{CHART}}}{part}")
    return [value.text for value in found.iter(f"{{{CHART}}}v")]


def test_docx_headings_are_the_model_s_in_order(document: Document, body: Any) -> None:
    found = [
        (int(_style(paragraph)[-1]), _text(paragraph))
        for paragraph in body.iter(f"{W}p")
        if _style(paragraph).startswith("Heading")
    ]

    assert found == [
        (block.level, f"{block.number}\t{block.text}" if block.number else block.text)
        for block in document.blocks
        if isinstance(block, Heading)
    ]


def test_docx_has_no_paragraph_without_text(body: Any, plenum_body: Any) -> None:
    def empty(found: Any) -> list[str]:
        return [_style(p) for p in found.iter(f"{W}p") if not _text(p).strip()]

    assert empty(body) == []
    assert set(empty(plenum_body)) == {"Figure"}


@pytest.mark.parametrize("event", ["body", "plenum_body"])
def test_docx_formats_nothing_directly(event: str, request: pytest.FixtureRequest) -> None:
    """All looks come from styles; a page break before a heading is no look."""
    body = request.getfixturevalue(event)
    properties = {part.tag for every in body.iter(f"{W}pPr") for part in every}
    runs = {part.tag for every in body.iter(f"{W}rPr") for part in every}

    assert (properties, runs) == (LAYOUT_OF_PARAGRAPHS, LAYOUT_OF_RUNS)


@pytest.mark.parametrize("event", ["body", "plenum_body"])
def test_docx_uses_styles_that_exist(
    written: bytes, event: str, request: pytest.FixtureRequest
) -> None:
    body = request.getfixturevalue(event)
    known = {style.style_id for style in docx.Document(BytesIO(written)).styles}
    used = {part.get(f"{W}val") for part in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}

    assert used - known == set()


def test_docx_tables_repeat_their_header_and_keep_rows_whole(document: Document, body: Any) -> None:
    tables = list(body.iter(f"{W}tbl"))

    assert len(tables) == sum(isinstance(block, Table) for block in document.blocks)
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [
            number == 0 for number in range(len(rows))
        ]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_docx_breaks_words_that_are_wider_than_their_column() -> None:
    who = "Qualifizierungsverantwortliche, Frau Wagner"
    measure = make_measure(who=who, agreed=True, addressee=Addressee.BA)

    body = _written(make_snapshot(measures=(measure,)))

    (cell,) = (one for one in body.iter(f"{W}tc") if "Wagner" in _text(one))
    assert (_text(cell), len(list(cell.iter(f"{W}softHyphen"))) > 2) == (who, True)


def test_docx_soft_hyphens_show_only_where_a_line_breaks() -> None:
    entry = make_entry("ws1-1", "Leistungs\u00adsachbearbeitung")

    body = _written(make_snapshot(entries=[entry]))

    runs = [run for run in body.iter(f"{W}r") if run.find(f"{W}softHyphen") is not None]
    assert [[(part.tag, part.text) for part in run] for run in runs] == [
        [
            (f"{W}t", " Leistungs"),
            (f"{W}softHyphen", None),
            (f"{W}t", "sachbearbeitung"),
        ]
    ]


def test_docx_cells_fill_the_text_s_width(body: Any) -> None:
    for table in body.iter(f"{W}tbl"):
        for row in table.iter(f"{W}tr"):
            assert sum(int(cell.get(f"{W}w")) for cell in row.iter(f"{W}tcW")) == 9184


def _field_targets(body: Any) -> Iterator[str]:
    for code in body.iter(f"{W}instrText"):
        kind, _, rest = code.text.strip().partition(" ")
        if kind in ("REF", "PAGEREF"):
            yield rest.split()[0]


@pytest.mark.parametrize("event", ["body", "plenum_body"])
def test_docx_links_lead_to_bookmarks(event: str, request: pytest.FixtureRequest) -> None:
    body = request.getfixturevalue(event)
    bookmarks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    ids = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    targets = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}

    assert len(set(bookmarks)) == len(bookmarks)
    assert sorted(mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd")) == sorted(ids)
    assert targets | {*_field_targets(body)} <= set(bookmarks)
    assert all(len(name) <= 40 and name.isidentifier() for name in bookmarks)


def test_docx_contents_are_a_field_that_nobody_need_update(document: Document, body: Any) -> None:
    contents = next(block for block in document.blocks if isinstance(block, Contents))
    part = next(
        one for one in body.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}docPartObj") is not None
    )
    paragraphs = [_text(paragraph) for paragraph in part.iter(f"{W}p")]

    assert paragraphs == [
        "Inhalt",
        *(f"{line.number}\t{line.text}" for line in contents.lines),
    ]
    assert [sign.get(f"{W}fldCharType") for sign in part.iter(f"{W}fldChar")] == [
        "begin",
        "separate",
        "end",
    ]
    assert [code.text for code in part.iter(f"{W}instrText")] == [r' TOC \o "1-2" \h \z \u ']


def test_docx_has_no_dirty_field_and_asks_for_no_update(written: bytes) -> None:
    parts = unpack(BytesIO(written))

    assert not any(b"w:dirty" in part or b"updateFields" in part for part in parts.values())


def test_docx_footer_counts_pages(written: bytes) -> None:
    footer = docx.Document(BytesIO(written)).sections[0].footer._element

    assert _text(footer) == "xFeld Kassel – Dokumentation\tSeite 1 von 1"
    assert [code.text for code in footer.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]


def test_docx_properties(written: bytes) -> None:
    properties = docx.Document(BytesIO(written)).core_properties

    assert properties.title == "Status Quo und Zukunft: Der Leistungsbereich im Fokus"
    assert properties.subject.endswith("am 9. und 10. September 2025 in Kassel")
    assert properties.author == "Servicestelle SGB II"
    assert properties.language == "de-DE"
    assert properties.identifier == f"urn:uuid:{documented_event().record_id}"
    assert properties.last_modified_by == "facilitator"
    assert properties.category == ""
    assert properties.created == properties.modified
    assert f"{properties.modified:%Y-%m-%d %H:%M}" == "2025-09-10 11:02"


def test_docx_of_a_rehearsal_says_so_in_its_properties() -> None:
    rehearsal = write_docx(_document(replace(documented_event(), rehearsal=True)))

    properties = docx.Document(BytesIO(rehearsal)).core_properties
    assert properties.category == "Generalprobe – erfundene Inhalte"


def test_docx_of_an_english_event_is_marked_as_english() -> None:
    parts = unpack(BytesIO(write_docx(_document(make_snapshot(make_agenda(language="en"))))))
    styles = etree.fromstring(parts["word/styles.xml"])

    assert {mark.get(f"{W}val") for mark in styles.iter(f"{W}lang")} == {"en-GB"}
    assert b'w:themeFontLang w:val="en-GB"' in parts["word/settings.xml"]


@pytest.mark.slow
def test_docx_is_the_same_bytes_in_another_process_and_time_zone(plenum: bytes) -> None:
    script = (
        "import hashlib, tests.formats.test_docx as t;"
        "print(hashlib.sha256(t.write_docx(t._document(t.plenum_event()))).hexdigest())"
    )
    surroundings = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PATH": ""}

    other = subprocess.run(
        [sys.executable, "-c", script], env=surroundings, capture_output=True, text=True, check=True
    )

    assert other.stdout.strip() == sha256(plenum).hexdigest()


def test_docx_tells_its_progress(document: Document) -> None:
    told: list[float] = []

    write_docx(document, told.append)

    assert told == sorted(told)
    assert all(0 <= share <= 1 for share in told)


@given(text=st.text(st.characters(exclude_categories=()), min_size=1))
@settings(max_examples=60)
def test_docx_takes_any_text(text: str) -> None:
    agenda = make_agenda(title=f"x{text}", workshops=(make_workshop(1, f"y{text}"),))
    entry = make_entry("ws1-1", text, function=text, versions=(text,))

    theme = Theme(id="t1", title=text, entries=("ws1-1",), summary=text, controversy=text)
    query = Query(
        id="q",
        kind=QueryKind.SINGLE,
        question=text,
        candidates=(Candidate(id="t1", label=text), Candidate(id="b", label=f"={text}")),
        opened=THE_END,
        closed=THE_END,
        revealed=THE_END,
        from_phones=PhoneCount(ballots=9, points=(7, 2)),
    )

    package = write_docx(
        _document(make_snapshot(agenda, entries=[entry], themes=Themes((theme,)), queries=(query,)))
    )

    assert docx.Document(BytesIO(package)).core_properties.author == ""


def test_docx_table_breaks_below_no_less_than_four_rows_and_above_two() -> None:
    row = TableRow(cells=(Cell(spans=(Span("x"),)),))
    empty = _document(make_snapshot())
    kept = []
    for count in (5, 9):
        table = Table(
            anchor="t",
            caption="Eins",
            columns=(Column(title="A", width=100),),
            rows=(row,) * count,
            number=1,
        )
        document = replace(empty, blocks=(table,))
        rows = docx.Document(BytesIO(write_docx(document))).tables[0]._tbl.tr_lst[1:]
        kept.append(
            "".join("+" if one.find(f".//{W}keepNext") is not None else "." for one in rows)
        )

    assert kept == ["++++.", "+++....+."]
