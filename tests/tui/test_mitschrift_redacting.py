"""Redacting in the list: asked once, said plainly, shown as a number without words."""

from __future__ import annotations

from functools import partial

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.documentation.comparison import Difference, DifferenceKind
from facilitator.station import DraftKey
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.mitschrift.redacting import redaction_detail
from facilitator.tui.question import Question
from tests.tui.conftest import Open
from tests.tui.mitschrift import entries_of, field_of, listed, view_of, write
from tests.tui.screens import said, shown

SIZE = (100, 30)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Question, "ARMED_AFTER", 0.0)


@pytest.fixture
def app(open_app: Open) -> FacilitatorApp:
    app = open_app(view="mitschrift")
    for text in ("Frau Muster ist krank", "zweitens", "Wie gehört: Frau Muster ist krank."):
        app.context.station.capture.file("ws1", Line(text))
    return app


async def test_redacting_is_asked_once_and_leaves_the_number(app: FacilitatorApp) -> None:
    context = app.context
    context.export_folder.mkdir(parents=True, exist_ok=True)
    (context.export_folder / f"{context.export_name}-2.docx").touch()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape", "home", "s")
        await pilot.pause()
        asked = "\n".join(shown(app))
        await pilot.press("enter")
        await pilot.pause()
        rows, told = listed(app), said(app)
        await pilot.press("ctrl+z")
        await pilot.pause()

        assert "1.1 für immer schwärzen?" in asked
        assert "Strg+Z" in asked
        assert "bleibt: 1.3." in asked
        assert f"Schon exportiert: {context.export_name}-2.docx." in asked
        assert [row.removeprefix("›").split()[0] for row in rows] == ["1.1", "1.2", "1.3"]
        assert "[geschwärzt]" in rows[0]
        assert entries_of(app)[0].text == ""
        assert told[-1].startswith("1.1 ist geschwärzt.")
        assert said(app)[-1].startswith("Seitdem geändert (Schwärzung): ")


async def test_what_editors_wrote_is_named_before_it_is_redacted(app: FacilitatorApp) -> None:
    station = app.context.station
    first = entries_of(app)[0].id
    difference = partial(
        Difference, text_id=f"entry:{first}", record="", section="workshop-ws1", title="WS 1"
    )
    station.review.take(
        [
            difference(kind=DifferenceKind.NOTE, word="Wirklich: Frau Muster ist krank?"),
            difference(kind=DifferenceKind.INSERTED, word="Auch Frau Muster ist krank."),
        ]
    )

    detail = redaction_detail(app.context, first)

    assert "Was dazu in Word angemerkt wurde, wird mit vernichtet." in detail
    assert "bleibt: 1.3 und eingefügter Absatz „Auch Frau Muster ist krank.“" in detail


async def test_no_to_the_question_leaves_everything(app: FacilitatorApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape", "home", "s", "escape")
        await pilot.pause()

        assert entries_of(app)[0].text == "Frau Muster ist krank"


async def test_redacted_entry_is_not_edited_but_told_of(app: FacilitatorApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        station = app.context.station
        station.redaction.redact(entries_of(app)[1].id)
        station.drafts()
        station.redaction.confirm()
        await pilot.press("escape", "up", "enter")
        await pilot.pause()

        assert said(app) == ["1.2 ist geschwärzt; alle Geräte haben es bestätigt."]
        assert view_of(app).desk.editing is None

        await pilot.press("escape", "up", "up")
        await pilot.pause()

        assert field_of(app).text == "Frau Muster ist krank"


async def test_entry_that_is_redacted_elsewhere_is_let_go_of(app: FacilitatorApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        entry = entries_of(app)[2].id
        await pilot.press("up")
        await write(pilot, " Wirklich")
        app.context.station.redaction.redact(entry)
        view_of(app).refresh_moment()
        await pilot.pause()

        assert field_of(app).text == ""
        assert view_of(app).desk.started == frozenset()
        assert DraftKey("ws1", entry) not in app.context.station.drafts()
