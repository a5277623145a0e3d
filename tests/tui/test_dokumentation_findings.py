"""Prüfen: what is listed, and where Enter leads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.documentation.comparison import Difference, DifferenceKind
from facilitator.domain.documentation.quality import ContentFinding, Flaw
from facilitator.domain.documentation.text_ids import said
from facilitator.domain.instant import Instant
from facilitator.domain.photos import Photo
from facilitator.formats.docx.checking.finding import Finding, Rule
from facilitator.formats.docx.checking.wording import explain_finding
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dokumentation.file_check import FileCheck, file_rows
from facilitator.tui.dokumentation.finding_words import advice, content_rows, flaw_words
from facilitator.tui.dokumentation.findings_screen import FindingsScreen, findings_facts
from facilitator.tui.dokumentation.view import DokumentationView
from facilitator.tui.mitschrift.letter_choice import LetterChoice
from facilitator.tui.mitschrift.view import MitschriftView
from facilitator.tui.plenum.view import PlenumView
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import settle, shown

DE = load_texts("de")
COMMENT = Finding(rule=Rule.COMMENT, where="3 X", detail="So?")
SIZE = (80, 24)


def finding(flaw: Flaw, where: str = "entry:e1", **changes: Any) -> ContentFinding:
    return ContentFinding(flaw=flaw, where=where, **{"label": "H 1.1", "said": "Etwas", **changes})


@pytest.mark.parametrize("flaw", Flaw)
def test_every_flaw_has_words_and_an_advice(flaw: Flaw) -> None:
    assert flaw_words(flaw, DE) != flaw_words(flaw, load_texts("en"))
    assert "⏎" in advice(flaw, DE)


def test_findings_of_one_sort_stand_under_one_heading() -> None:
    found = [
        finding(Flaw.OPEN_END),
        finding(Flaw.OPEN_END, "entry:e2"),
        finding(Flaw.RELEASE, "entry:e3"),
    ]

    rows = tuple(content_rows(found, DE))

    assert [row.said for row in rows if row.is_heading] == [
        "Offene Enden (2)",
        "Zitate und Karten ohne Freigabe (1) · für die öffentliche Ausgabe",
    ]
    assert len({row.id for row in rows if row.id}) == 3


def test_what_nobody_reads_is_only_counted() -> None:
    found = [finding(Flaw.OPEN_END, f"entry:e{number}") for number in range(103)]

    rows = tuple(content_rows(found, DE))

    assert rows[0].said == "Offene Enden (103)"
    assert len([row for row in rows if row.id]) == 100
    assert rows[-1].said == "… und 3 weitere"


def test_screen_says_so_while_nothing_is_known_and_if_nothing_is_open() -> None:
    assert findings_facts(None, (), "", DE).lead == "Das Dokument wird gelesen …"

    empty = findings_facts((), (), "", DE)

    assert empty.lead == "Am Inhalt ist nichts mehr offen. w schreibt die Datei."
    assert empty.keys == "Esc zurück"


def open_filled(open_app: Open) -> FacilitatorApp:
    app = open_app(view="dokumentation")
    capture_event(app.context.station)
    return app


async def test_enter_leads_to_where_it_can_be_mended(open_app: Open) -> None:
    app = open_filled(open_app)
    app.context.station.plenum.found("Patenschaft")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, FindingsScreen)
        rows = app.screen._ids
        flaws = [flaw for flaw, *_ in (row.split("|") for row in rows)]
        at = flaws.index(Flaw.UNSORTED)

        await pilot.press(*["down"] * at, "enter")
        await settle(pilot)
        assert isinstance(app.screen, LetterChoice)
        await pilot.press("o", "f8", "p")
        await settle(pilot)
        assert Flaw.UNSORTED not in "".join(app.screen._ids)
        assert app.screen.marked == rows[at + 1]  # what comes next is at hand

        summary = next(row for row in app.screen._ids if row.startswith("summary|summary:ws2"))
        app.screen.marked = summary
        await pilot.press("enter")
        await settle(pilot)
        view = app.screen
        assert isinstance(view, DokumentationView)
        assert view.panel is not None
        assert "Zusammenfassung · WS 2" in shown(app)[1]

        await pilot.press("escape", "p")
        await settle(pilot)
        assert isinstance(app.screen, FindingsScreen)
        assert app.screen.marked == summary
        app.screen.marked = next(row for row in app.screen._ids if row.startswith("open end|"))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, MitschriftView)
        assert app.screen.desk.editing is not None

        await pilot.press("escape", "f8", "p")
        await settle(pilot)
        assert isinstance(app.screen, FindingsScreen)
        app.screen.marked = next(row for row in app.screen._ids if row.startswith("unconfirmed|"))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PlenumView)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (None, ["In der Datei", "Noch nicht exportiert: w schreibt die Datei und prüft sie."]),
        (FileCheck(Path("a.docx")), ["In der Datei a.docx", "Die Datei wird geprüft …"]),
        (
            FileCheck(Path("a.docx"), is_gone=True),
            ["In der Datei a.docx", "Sie liegt nicht mehr dort, wo sie war. w schreibt sie neu."],
        ),
        (
            FileCheck(Path("a.docx"), ()),
            [
                "In der Datei a.docx",
                "✓ Nichts gefunden: barrierefrei, soweit ein Programm das prüfen kann.",
            ],
        ),
        (
            FileCheck(Path("a.docx"), (COMMENT,)),
            ["In der Datei a.docx (1)", explain_finding(COMMENT, DE)],
        ),
    ],
)
def test_file_says_how_its_check_is(check: FileCheck | None, said: list[str]) -> None:
    assert [row.said for row in file_rows(check, DE)] == said


def test_picture_in_the_file_is_called_as_people_call_it() -> None:
    photo = Photo(id="a1", place="", digest="0" * 64, width=4, height=3, added=Instant(0))
    finding = Finding(rule=Rule.ALT_MISSING, detail="photo-a1")

    (_, row) = file_rows(FileCheck(Path("a.docx"), (finding,)), DE, (photo,))

    assert row.said == "Ein Bild hat keinen Alternativtext. Gefunden: „Foto 1“"


async def test_finding_in_the_exported_file_leads_to_its_section(open_app: Open) -> None:
    app = open_filled(open_app)
    path = app.context.export_folder / "event.docx"
    path.parent.mkdir()
    path.write_bytes(b"kein Word")
    at = app.context.station.now().ms
    app.context.station.remember("dokumentation.exported", f'["{path}", {at}, 9]')
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, FindingsScreen)
        assert "file|0" in app.screen._ids
        view = app.screen_stack[-2]
        assert isinstance(view, DokumentationView)
        assert view.reading is not None
        number = next(key for key, anchor in view.reading.numbers.items() if anchor == "place-ws2")
        where = f"4 Ergebnisse › {number} WS 2 › Optionen"
        below = Finding(rule=Rule.TAB_LAYOUT, where=where)
        view.file_check = FileCheck(path, (below,))
        app.screen.marked = "file|0"
        await pilot.press("enter")
        await settle(pilot)

        assert isinstance(app.screen, DokumentationView)
        assert view.mark.anchor == "place-ws2"


async def test_comment_from_word_is_settled_and_a_lost_wording_let_go_of(open_app: Open) -> None:
    app = open_filled(open_app)
    station = app.context.station
    entry = station.snapshot.notes_in("ws1").entries[0].id
    comment = Difference(
        kind=DifferenceKind.NOTE,
        text_id=f"entry:{entry}",
        record="",
        word="Stimmt das so?",
        section="place-ws1",
        title="Workshop 1",
    )
    lost = replace(
        comment,
        kind=DifferenceKind.CHANGED,
        text_id=said("part-summary", "Was niemand sagt"),
        record="Was niemand sagt",
        word="Was jemand schrieb",
    )
    station.review.take([comment, lost])
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        before = shown(app)
        await pilot.press("x")
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        after = shown(app)
        await pilot.press("x")
        await settle(pilot)
        refused = shown(app)

        assert "Fassungen aus Word, die nirgends mehr passen (1)" in before[3]
        assert any("Anmerkungen aus Word (1)" in line for line in before)
        assert any("Strg+Z holt sie zurück" in line for line in after)
        assert not any("aus Word" in line for line in after[1:-3])
        assert any("Abhaken lassen sich hier nur" in line for line in refused)
