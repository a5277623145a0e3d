"""Writing in the Dokumentation: a summary, a measure, and nothing of it lost."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from facilitator.domain.capture import Line
from facilitator.domain.entries import Measure
from facilitator.station.documenting import measure_draft, summary_draft
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.dokumentation.view import DokumentationView
from facilitator.tui.dokumentation.writing import MeasurePanel
from facilitator.tui.question import Question
from tests.tui.conftest import Open
from tests.tui.screens import keys_in_footer, said, settle, shown, write

WIDE = (120, 36)


def view(app: FacilitatorApp) -> DokumentationView:
    assert isinstance(app.screen, DokumentationView)
    return app.screen


def field(app: FacilitatorApp) -> TextArea:
    assert isinstance(app.focused, TextArea)
    return app.focused


def summary(app: FacilitatorApp) -> str:
    return app.context.station.snapshot.notes_in("ws1").summary


def measures(app: FacilitatorApp) -> list[tuple[str, str, str, str]]:
    return [
        (measure.what, measure.who, measure.due, measure.place)
        for measure in app.context.station.snapshot.measures
    ]


def open_at(open_app: Open, anchor: str) -> FacilitatorApp:
    app = open_app(view="dokumentation")
    app.context.station.remember("dokumentation.marked", anchor)
    return app


def with_measure(open_app: Open) -> tuple[FacilitatorApp, Measure]:
    app = open_app(view="dokumentation")
    station = app.context.station
    known = station.document.add_measure("ws2", "Erfolge zeigen", "Geschäftsführung")
    station.remember("dokumentation.marked", f"measure-{known}")
    return app, station.snapshot.measures[0]


async def start(pilot: Pilot[Any], *keys: str) -> None:
    await settle(pilot)
    await pilot.press(*keys)
    await pilot.pause()


async def test_summary_is_written_and_applied(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "Begl")
        await pilot.press("enter")
        await write(pilot, "hilft")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert summary(app) == "Begl\nhilft"
        assert view(app).panel is None
        assert dict(app.context.station.drafts()) == {}
        assert any("Begl" in line for line in shown(app))


async def test_summary_is_kept_while_it_is_typed(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "Einst")

        assert app.context.station.drafts() == {summary_draft("ws1"): Line("Einst")}
        assert summary(app) == ""


async def test_summary_comes_back_in_the_middle_of_a_sentence(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "Der Einst")

    again = open_app()
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await write(pilot, "ieg")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert summary(again) == "Der Einstieg"


async def test_field_says_that_one_writes_and_how_to_leave(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")

        text = "\n".join(shown(app))
        assert "Sie schreiben · Zusammenfassung · WS 1 · Qualifizierung" in text
        assert "Strg+S übernehmen · Esc verwerfen" in text
        assert keys_in_footer(app)[:4] == ["Strg+S", "Esc", "Strg+T", "F1"]


async def test_letters_are_text_while_one_writes(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "e m w a o")
        await pilot.press("space", "delete", "up")
        await settle(pilot)

        assert field(app).text == "e m w a o "
        assert measures(app) == []
        assert view(app).mark.anchor == "place-ws1"


async def test_changed_text_is_discarded_only_after_a_question(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "Einst")
        await pilot.press("escape")
        assert isinstance(app.screen, Question)

        await pilot.press("escape")
        assert field(app).text == "Einst"

        await pilot.press("escape", "enter")
        await settle(pilot)

        assert view(app).panel is None
        assert summary(app) == ""
        assert dict(app.context.station.drafts()) == {}

        # No field that is no more may hold the keys back.
        await start(pilot, "m")
        assert isinstance(view(app).panel, MeasurePanel)


async def test_unchanged_text_is_left_without_a_question(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    app.context.station.document.write_summary("ws1", "Kurz.")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "!")
        await pilot.press("backspace", "escape")
        await settle(pilot)

        assert view(app).panel is None
        assert summary(app) == "Kurz."
        assert dict(app.context.station.drafts()) == {}


async def test_undo_in_the_field_takes_back_typing_and_no_command(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    app.context.station.document.write_summary("ws1", "Kurz.")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, " Und gut.")
        await pilot.press("ctrl+z")
        taken_back = field(app).text
        await pilot.press("ctrl+y")

        assert taken_back == "Kurz."
        assert field(app).text == "Kurz. Und gut."
        assert summary(app) == "Kurz."


async def test_undo_outside_of_the_field_takes_back_the_summary(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "Kurz.")
        await pilot.press("ctrl+s", "ctrl+z")
        await settle(pilot)
        taken_back = summary(app)
        await pilot.press("ctrl+y")

        assert (taken_back, summary(app)) == ("", "Kurz.")
        assert said(app)[0] == "Zurückgenommen: Zusammenfassung (Strg+Y stellt wieder her)"


async def test_emptied_summary_is_taken_away(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    app.context.station.document.write_summary("ws1", "Kurz.")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await pilot.press("ctrl+u", "ctrl+s")
        await settle(pilot)

        assert summary(app) == ""


async def test_other_views_open_while_one_writes_and_the_text_stays(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await write(pilot, "Einst")
        await pilot.press("f2")
        await settle(pilot)
        await pilot.press("f8")
        await settle(pilot)
        await write(pilot, "ieg")

        assert field(app).text == "Einstieg"


async def test_pasted_control_signs_do_not_get_into_the_text(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        field(app).post_message(events.Paste("Größe\r\n\x1b[31m👍"))
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert summary(app) == "Größe\n[31m👍"


async def test_preview_reads_on_while_one_writes(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    for number in range(40):
        app.context.station.capture.file("ws1", Line(f"Beitrag {number}", "h"))
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        before = "\n".join(shown(app))
        await pilot.press("ctrl+t")
        await pilot.pause()

        assert "Strg+T liest weiter" in before
        assert "Beitrag 0" in before
        assert "Beitrag 0" not in "\n".join(shown(app))
        assert field(app).text == ""


async def test_measure_is_written_field_by_field(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "m")
        await write(pilot, "Paten")
        await pilot.press("tab")
        await write(pilot, "BMAS")
        await pilot.press("enter")
        await write(pilot, "2026")
        await pilot.press("enter")
        await settle(pilot)

        assert measures(app) == [("Paten", "BMAS", "2026", "ws1")]
        assert view(app).panel is None
        assert any("▸   ● M 1  Paten" in line for line in shown(app))


async def test_measure_is_complete_however_fast_its_keys_come(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "m")
        first = field(app)
        for key in ("P", "enter", "B", "enter", "Q", "enter"):
            first.post_message(events.Key(key, "\r" if key == "enter" else key))
        await settle(pilot)

        assert measures(app) == [("P", "B", "Q", "ws1")]


async def test_measure_may_leave_open_who_and_by_when(open_app: Open) -> None:
    app = open_at(open_app, "part-measures")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "m")
        await write(pilot, "Paten")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert measures(app) == [("Paten", "", "", "plenum")]
        assert any("Zuständigkeit offen · Termin offen" in line for line in shown(app))


async def test_measure_that_says_nothing_is_refused_and_stays_open(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "m", "tab")
        await write(pilot, "BMAS")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert measures(app) == []
        assert field(app).text == "BMAS"
        assert said(app) == ["Ohne Text gibt es nichts zu übernehmen."]


async def test_measure_comes_back_with_all_its_fields(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "m")
        await write(pilot, "Paten")
        await pilot.press("tab", "tab")
        await write(pilot, "2026")

    again = open_app()
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert again.context.station.drafts() == {measure_draft("ws1"): Line("Paten\n\n2026")}
        await write(pilot, "tum")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert measures(again) == [("Patentum", "", "2026", "ws1")]


async def test_marked_measure_is_changed(open_app: Open) -> None:
    app, _ = with_measure(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "enter", "tab", "tab")
        await write(pilot, "März")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert measures(app) == [("Erfolge zeigen", "Geschäftsführung", "März", "ws2")]


async def test_changes_to_a_measure_come_back(open_app: Open) -> None:
    app, _ = with_measure(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "enter")
        await write(pilot, "!")

    again = open_app()
    async with again.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert measures(again) == [("Erfolge zeigen!", "Geschäftsführung", "", "ws2")]


async def test_draft_of_what_no_longer_exists_opens_nothing(open_app: Open) -> None:
    app = open_app(view="dokumentation")
    app.context.station.keep_draft(measure_draft("gone"), Line("Paten"))
    app.context.station.keep_draft(summary_draft("gone"), Line("Einst"))
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)

        assert view(app).panel is None


async def test_marked_measure_is_removed_and_brought_back(open_app: Open) -> None:
    app, measure = with_measure(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "delete")
        removed = measures(app)
        await pilot.press("ctrl+z")
        await settle(pilot)

        assert removed == []
        assert app.context.station.snapshot.measures == (measure,)
        assert said(app)[0] == "Maßnahme entfernt (Strg+Z holt sie zurück): Erfolge zeigen"
        assert any("▸   ○ M 1  Erfolge zeigen" in line for line in shown(app))


async def test_delete_without_a_marked_measure_removes_nothing(open_app: Open) -> None:
    app, measure = with_measure(open_app)
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "up", "delete")

        assert app.context.station.snapshot.measures == (measure,)
        assert said(app) == ["Markieren Sie zuerst eine Maßnahme."]


async def test_pasted_lines_become_one_line_of_a_measure(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "m")
        field(app).post_message(events.Paste("Patensystem\n  einführen"))
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert measures(app) == [("Patensystem einführen", "", "", "ws1")]


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_enter_and_e_open_the_summary_of_a_section(open_app: Open, key: str) -> None:
    app = open_at(open_app, "place-plenum")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, key)

        panel = view(app).panel
        assert panel is not None
        assert panel.key == summary_draft("plenum")


async def test_click_beside_the_field_leaves_the_cursor_in_it(open_app: Open) -> None:
    app = open_at(open_app, "place-ws1")
    async with app.run_test(size=WIDE) as pilot:
        await start(pilot, "e")
        await pilot.click("#outline")
        await pilot.click("#header")
        await write(pilot, "Kurz")

        assert field(app).text == "Kurz"
