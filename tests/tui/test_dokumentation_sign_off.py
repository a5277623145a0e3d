"""Gegenlesen: what is to be signed off, what was answered, what is sent out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.domain.documentation.releasing import Subject
from facilitator.domain.entries import Release
from facilitator.domain.sign_off import SignOff, SignOffState, SubjectKind
from facilitator.texts import load_texts
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.chooser import Chooser
from facilitator.tui.dokumentation.findings_screen import FindingsScreen
from facilitator.tui.dokumentation.sign_off_screen import SignOffScreen
from facilitator.tui.dokumentation.sign_off_words import answers, next_words, state_words
from tests.domain.factories import at
from tests.factories import make_agenda
from tests.tui.conftest import Open
from tests.tui.events import capture_event
from tests.tui.screens import settle, shown, write

DE = load_texts("de")
AGENDA = make_agenda()
WORKSHOP = Subject(
    id="workshop:ws1",
    kind=SubjectKind.WORKSHOP,
    key="ws1",
    number="1",
    title="Qualifizierung",
    place="ws1",
    sign_off=SignOff(),
    state=SignOffState.OPEN,
    seal="now",
)
QUOTE = replace(
    WORKSHOP, id="quote:e1", kind=SubjectKind.QUOTE, number="Z 1.6", release=Release.OPEN
)
NOTED = SignOff(state=SignOffState.RELEASED, by="Teamleitung", at=at("14:02"), seal="then")


def held(subject: Subject, state: SignOffState, noted: SignOff, **changes: Any) -> Subject:
    return replace(subject, state=state, sign_off=noted, **changes)


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        (WORKSHOP, "offen"),
        (held(WORKSHOP, SignOffState.SENT, SignOff(at=at("14:02"))), "verschickt · 09.09., 14:02"),
        (
            held(WORKSHOP, SignOffState.RELEASED, NOTED),
            "freigegeben · Teamleitung · 09.09., 14:02",
        ),
        (
            held(WORKSHOP, SignOffState.CHANGED, NOTED),
            "seit der Freigabe geändert · Teamleitung · 09.09., 14:02",
        ),
        (
            held(WORKSHOP, SignOffState.CHANGED, SignOff(state=SignOffState.CHANGED)),
            "Änderungen gewünscht",
        ),
        (QUOTE, "offen"),
        (
            held(QUOTE, SignOffState.RELEASED, SignOff(), release=Release.ANONYMOUS),
            "anonym freigegeben",
        ),
        (
            held(QUOTE, SignOffState.RELEASED, SignOff(), release=Release.DENIED),
            "nicht freigegeben",
        ),
    ],
)
def test_state_in_words(subject: Subject, said: str) -> None:
    assert state_words(subject, AGENDA, DE) == said


def test_what_comes_next_depends_on_the_state() -> None:
    found = {
        next_words(held(WORKSHOP, state, noted), DE)
        for state, noted in (
            (SignOffState.OPEN, SignOff()),
            (SignOffState.SENT, SignOff()),
            (SignOffState.CHANGED, SignOff()),
            (SignOffState.CHANGED, NOTED),
            (SignOffState.RELEASED, NOTED),
        )
    }

    assert len(found) == 5


def test_of_a_quote_it_is_asked_how_it_may_be_published() -> None:
    assert [offer.said for offer in answers(WORKSHOP, DE)] == [
        "freigegeben",
        "Änderungen gewünscht",
        "verschickt, noch keine Antwort",
        "offen",
    ]
    assert [offer.id for offer in answers(QUOTE, DE)][:3] == ["function", "anonymous", "denied"]


def open_filled(open_app: Open) -> FacilitatorApp:
    app = open_app(view="dokumentation")
    capture_event(app.context.station)
    return app


async def test_nothing_to_sign_off_is_said(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("g")
        await settle(pilot)

        assert "Noch gibt es nichts gegenzulesen." in shown(app)[1]


async def test_answer_is_noted_and_taken_back(open_app: Open) -> None:
    app = open_filled(open_app)
    station = app.context.station
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("g", "enter")
        await settle(pilot)
        assert isinstance(app.screen, Chooser)
        await pilot.press("1")
        await settle(pilot)
        await write(pilot, "Leitung")
        await pilot.press("enter")
        await settle(pilot)
        noted = station.snapshot.sign_offs["workshop:ws1"]
        told = shown(app)
        await pilot.press("ctrl+z")
        await settle(pilot)

        assert (noted.state, noted.by) == (SignOffState.RELEASED, "Leitung")
        assert any("▸ ✓ WS 1" in line for line in told)
        assert any("Festgehalten für WS 1. Strg+Z nimmt es zurück." in line for line in told)
        assert station.snapshot.sign_offs == {}
        assert any("Zurückgenommen: Antwort aus dem Gegenlesen" in line for line in shown(app))


async def test_quote_of_the_findings_is_released_and_gone_from_them(open_app: Open) -> None:
    app = open_filled(open_app)
    station = app.context.station
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert isinstance(app.screen, FindingsScreen)
        app.screen.marked = next(row for row in app.screen._ids if row.startswith("release|"))
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, SignOffScreen)
        assert app.screen.marked.startswith("quote:")
        entry = app.screen.marked.removeprefix("quote:")
        await pilot.press("enter", "2")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert station.snapshot.entries[entry].release is Release.ANONYMOUS
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert station.snapshot.entries[entry].release is Release.OPEN


async def test_excerpts_are_written_for_the_marked_and_for_all(open_app: Open) -> None:
    app = open_filled(open_app)
    folder = app.context.export_folder / "event-gegenlesen"
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("g", "w")
        await settle(pilot)
        [first] = folder.iterdir()
        told = "\n".join(shown(app))
        await pilot.press("a")
        await settle(pilot)

        assert "1 Auszug zum Verschicken:" in told
        assert Path(first).suffix == ".docx"
        assert len(list(folder.iterdir())) == len(app.screen._ids)  # type: ignore[attr-defined]
