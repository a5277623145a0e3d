"""F8, r: what came back from Word, beside the record; chosen, taken over, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.documentation.comparison import (
    Difference,
    DifferenceKind,
    Misfit,
    Unplaced,
)
from facilitator.formats.export import export_docx
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.review.facts import review_facts, side_by_side
from facilitator.tui.review.screen import ReviewScreen
from tests.formats.word_program import WordProgram
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import said, settle, shown

DE = load_texts("de")
CHANGED = Difference(
    kind=DifferenceKind.CHANGED,
    text_id="entry:e1",
    record="Zu wenig Zeit",
    word="Zu wenig Ruhe",
    section="place-ws1",
    title="2.1 Workshop 1",
    label="H 1.1",
)
CONFLICT = replace(CHANGED, text_id="entry:e2", label="H 1.2", is_conflict=True)


def test_what_differs_is_told_by_signs_as_well() -> None:
    sides = side_by_side(CHANGED, DE)

    assert sides.here.plain == "Zu wenig [−Zeit−]"
    assert sides.word.plain == "Zu wenig [+Ruhe+]"


def test_list_tells_conflicts_and_what_could_not_be_placed() -> None:
    lost = Unplaced(misfit=Misfit.GONE, words="Alt", title="2.1 Workshop 1")

    facts = review_facts([CHANGED, CONFLICT], [lost], {CHANGED}, "difference-0", DE, file="a.docx")

    assert [(row.sign, row.label, row.state) for row in facts.rows[:2]] == [
        ("✓", "H 1.1", "geändert"),
        ("!", "H 1.2", "geändert, und auch hier seither geändert"),
    ]
    assert [row.said for row in facts.rows[2:]] == [
        "Nicht zuzuordnen",
        "– 2.1 Workshop 1: Diesen Text gibt es hier nicht mehr: „Alt“",
    ]
    assert "⏎ 1 übernehmen" in facts.keys
    nothing = review_facts([CHANGED], [], (), "difference-0", DE)
    assert "⏎ Gewähltes übernehmen" in nothing.keys


def test_paragraph_without_a_place_is_said_to_stand_by_itself() -> None:
    alone = replace(CHANGED, kind=DifferenceKind.INSERTED, record="", title="", label="")

    assert side_by_side(alone, DE).here.plain == "(steht für sich)"


def edited(app: FacilitatorApp, folder: Path) -> Path:
    """Return the export of an event, two entries rewritten and one paragraph inserted in Word."""
    station = app.context.station
    path = export_docx(station.snapshot, folder=folder, name="event", now=station.now())
    word = WordProgram(path.read_bytes())
    first, second = [
        entry.text for entry in station.snapshot.entries.values() if entry.place == "ws1"
    ][:2]
    word.rewrite(first, f"{first} (überarbeitet)")
    word.rewrite(second, f"{second} (auch)")
    word.insert_after(first, "Ganz neu.")
    return word.save(path)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_review_from_file_to_undo(
    open_app: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = open_app(view="dokumentation")
    capture_event(app.context.station)
    station = app.context.station
    before = station.snapshot.entries
    path = edited(app, app.context.export_folder)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen), said(app)
        assert any("(überarbeitet)" in line for line in shown(app))
        await pilot.press("enter")
        assert station.snapshot.entries is before

        await pilot.press("a", "enter")
        await settle(pilot)
        changed = [entry.text for entry in station.snapshot.entries.values()]
        assert len([text for text in changed if text.endswith(("(überarbeitet)", "(auch)"))]) == 2
        assert [one.text for one in station.snapshot.polish.insertions] == ["Ganz neu."]
        app.screen.show_now()
        await settle(pilot)
        assert app.screen.list_facts().ids == ()

        await pilot.press("ctrl+z")
        app.screen.show_now()
        await settle(pilot)
        assert station.snapshot.entries == before
        assert len(app.screen.list_facts().ids) == 3
    assert path.exists()


async def test_file_that_is_no_dokumentation_is_refused_in_words(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "liste.docx").write_text("kein Word")
    monkeypatch.chdir(tmp_path)
    app = open_app(view="dokumentation")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r")
        await settle(pilot)
        await pilot.press(*"liste", "full_stop", *"docx", "enter")
        await settle(pilot)

        assert "Das ist kein Word-Dokument." in said(app)[-1]
