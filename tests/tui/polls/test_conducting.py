"""Asking the room: from the first key to the result."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.plenum.query import PhoneCount, Query, QueryKind, QueryState, Source
from facilitator.domain.plenum.tally import last_counts
from facilitator.domain.stage import Scene
from facilitator.link.frames import Answer
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.code_screen import CodeScreen
from facilitator.tui.plenum.view import PlenumView
from facilitator.tui.polls.count_screen import CountScreen
from facilitator.tui.polls.picking import Picking
from facilitator.tui.polls.view import PollsView
from facilitator.tui.question import Question
from facilitator.tui.regie.stage_chooser import StageChooser
from tests.tui.conftest import Open
from tests.tui.polls.polling import THEMES, PollLink, found_themes, open_points
from tests.tui.screens import keys_in_footer, said, settle, shown, write

WIDE = (120, 36)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each after what the one before has opened."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def queries(app: FacilitatorApp) -> tuple[Query, ...]:
    return app.context.station.snapshot.queries


async def test_enter_leads_from_themes_to_a_revealed_result(
    app: FacilitatorApp, hub: PollLink
) -> None:
    themes = found_themes(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "enter", "1", "space", "enter")  # all but the first theme
        await press(pilot, "enter", "enter", "enter", "enter", "enter")
        [asked] = queries(app)
        hub.tell_of(query=asked.id, ballots=37)

        await press(pilot, "enter", "escape", "enter", "enter")
        closed = queries(app)[0].state
        await press(pilot, "enter", "enter")

        [query] = queries(app)
        assert [one.id for one in asked.candidates] == themes[1:]
        assert (asked.points, asked.most, asked.people, asked.by_code) == (2, 2, 90, False)
        assert (closed, query.state) == (QueryState.CLOSED, QueryState.REVEALED)
        app.context.station.polls.note_phones(
            query.id, PhoneCount(ballots=37, points=(30, 20, 10, 5))
        )
        await pilot.pause()
        [figures] = [line for line in shown(app) if "█" in line][:1]
        assert figures.split()[1] == "30"


@pytest.mark.slow  # opens the whole program once more
async def test_one_point_each_is_a_query_with_one_point_and_own_answers_are_its_candidates(
    app: FacilitatorApp,
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "n", "1")
        await write(pilot, "Ja")
        await press(pilot, "enter")
        await write(pilot, "Nein")
        await press(pilot, *["enter"] * 7)
        await write(pilot, "Weiter?")
        await press(pilot, *["enter"] * 5)

        [query] = queries(app)
        assert (query.kind, query.question) == (
            QueryKind.SINGLE,
            "Weiter?",
        )
        assert [one.label for one in query.candidates] == ["Ja", "Nein"]
        assert (query.points, query.most) == (1, 1)


@pytest.mark.slow  # opens the whole program once more
async def test_scale_asks_with_its_own_steps_and_without_points(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "n", "2", "enter", "enter", "enter")

        [query] = queries(app)
        assert query.kind is QueryKind.SCALE
        assert [one.id for one in query.candidates] == ["1", "2", "3", "4", "5"]


@pytest.mark.slow  # opens the whole program once more
async def test_codes_are_made_once_the_hub_knows_the_query_and_written_to_print(
    app: FacilitatorApp, hub: PollLink, tmp_path: Path
) -> None:
    found_themes(app.context.station)
    hub.does["issue"] = Answer(1, is_done=True, lines=("AB2CD3EF", "XY4ZW5KL"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "n", "1", "enter", "enter", "enter", "enter", "enter", "2", "enter")
        [query] = queries(app)
        before = list(hub.asked)
        hub.tell_of(query=query.id)
        app.record_changed()
        await settle(pilot)

        assert query.by_code
        assert before == []
        assert hub.asked == [("voices", {"do": "issue", "query": query.id, "count": "2"})]
        written = (tmp_path / "exports" / "event-einmalcodes.txt").read_text("utf-8")
        assert "Ihr Einmalcode: AB2CD3EF" in written
        assert written.count("http://192.168.178.20:41234") == 2

        await press(pilot, "ctrl+z")
        assert queries(app) == ()
        assert [line for line in said(app) if "event-einmalcodes.txt wegwerfen" in line] != []


@pytest.mark.slow  # opens the whole program once more
async def test_counts_are_filed_at_once_and_a_correction_needs_its_reason(
    app: FacilitatorApp,
) -> None:
    query = open_points(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "z", *"22", "enter", *"41", *["enter"] * 5)
        first = dict(last_counts(queries(app)[0]))
        await press(pilot, "z", "down", *"14", *["enter"] * 5)
        still_open = isinstance(app.screen, CountScreen)
        await write(pilot, "verzählt")
        await press(pilot, "enter")

        themes = [theme.id for theme in app.context.station.snapshot.themes.standing]
        [asked] = queries(app)
        assert first == {(Source.DOTS, ""): 22, (Source.DOTS, themes[0]): 41}
        assert still_open
        assert last_counts(asked)[Source.DOTS, themes[0]] == 14
        assert [one.reason for one in asked.counts] == ["", "", "verzählt"]

        await press(pilot, "ctrl+z")
        assert last_counts(queries(app)[0])[Source.DOTS, themes[0]] == 41
        assert queries(app)[0].id == query


@pytest.mark.slow  # opens the whole program once more
async def test_count_that_another_device_has_filed_meanwhile_is_named_and_asks_for_a_reason(
    app: FacilitatorApp,
) -> None:
    query = open_points(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "z", *"22")
        app.context.station.polls.count(query, Source.DOTS, "", 20)
        await press(pilot, *["enter"] * 6)
        told = "\n".join(shown(app))
        await write(pilot, "neu gezählt")
        await press(pilot, "enter")

        assert "Inzwischen hat ein anderes Gerät eingetragen: Personen 20." in told
        assert "braucht einen Grund" in told
        assert [(one.amount, one.reason) for one in queries(app)[0].counts] == [
            (20, ""),
            (22, "neu gezählt"),
        ]


@pytest.mark.slow  # opens the whole program once more
async def test_back_from_how_it_is_asked_is_what_was_worded_before(app: FacilitatorApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "n", "1")
        for answer in ("Ja", "Nein"):
            await write(pilot, answer)
            await press(pilot, "enter")
        await press(pilot, *["enter"] * 6, "escape")

        lines = "\n".join(shown(app))
        assert [seen for seen in ("· Antworten", "Ja", "Nein") if seen not in lines] == []

        await press(pilot, *["enter"] * 8, *["enter"] * 5)
        [query] = queries(app)
        assert [one.label for one in query.candidates] == ["Ja", "Nein"]


@pytest.mark.slow  # opens the whole program once more
async def test_enter_held_down_opens_no_query(
    app: FacilitatorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Picking, "ARMED_AFTER", inf)
    found_themes(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, *["enter"] * 12)

        assert isinstance(app.screen, Picking)
        assert queries(app) == ()


@pytest.mark.slow  # opens the whole program once more
async def test_figures_are_asked_about_before_they_are_lost(app: FacilitatorApp) -> None:
    open_points(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "z", "escape")
        unchanged = isinstance(app.screen, PollsView)
        await press(pilot, "z", "7", "escape", "escape")
        kept = isinstance(app.screen, CountScreen)
        await press(pilot, "escape", "enter")

        assert (unchanged, kept) == (True, True)
        assert isinstance(app.screen, PollsView)
        assert queries(app)[0].counts == ()


@pytest.mark.slow  # opens the whole program once more
async def test_earlier_query_is_looked_at_but_enter_goes_to_the_present_one_first(
    app: FacilitatorApp,
) -> None:
    station = app.context.station
    first = open_points(station)
    station.polls.reveal(first)
    present = open_points(station)
    async with app.run_test(size=WIDE) as pilot:
        view = app.screen
        assert isinstance(view, PollsView)
        await pilot.pause()
        seen = [view.shown_query]
        for key in ("left", "enter"):
            await press(pilot, key)
            seen.append(view.shown_query)

        assert [query.id for query in seen if query] == [present, first, present]
        assert app.screen is view
        assert queries(app)[1].state is QueryState.OPEN


@pytest.mark.slow  # opens the whole program once more
async def test_question_tells_of_those_who_take_part_while_it_is_asked(
    app: FacilitatorApp, hub: PollLink
) -> None:
    query = open_points(app.context.station)
    hub.tell_of(query=query, ballots=3)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        before = [line for line in shown(app) if "Personen haben abgestimmt" in line]
        hub.tell_of(query=query, ballots=4)
        assert isinstance(app.screen, Question)
        app.screen._tell_anew()
        await pilot.pause()
        after = [line for line in shown(app) if "Personen haben abgestimmt" in line]

        assert ("3 Personen" in before[-1], "4 Personen" in after[-1]) == (True, True)


@pytest.mark.slow  # opens the whole program once more
async def test_query_may_be_opened_again_discarded_and_brought_back(app: FacilitatorApp) -> None:
    station = app.context.station
    query = open_points(station)
    station.polls.close(query)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "n")
        refused = said(app)
        await press(pilot, "w", "enter")
        again = queries(app)[0].state
        await app.screen.run_action("discard_query")
        await press(pilot, "enter")
        gone = queries(app)
        await press(pilot, "ctrl+z")

        assert refused == ["Zuerst die jetzige Abfrage auflösen, oder mit Strg+P verwerfen."]
        assert again is QueryState.OPEN
        assert gone == ()
        assert [one.id for one in queries(app)] == [query]


@pytest.mark.slow  # opens the whole program once more
async def test_code_and_query_are_sent_to_the_stage_after_a_look(
    app: FacilitatorApp, hub: PollLink
) -> None:
    query = open_points(app.context.station)
    hub.tell_of(query=query)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "q")
        assert isinstance(app.screen, CodeScreen)
        assert app.screen._address == "HTTP://192.168.178.20:41234/V/K7Q4M2"
        await press(pilot, "escape", "s")
        assert isinstance(app.screen, StageChooser)
        await press(pilot, "enter")
        first = app.sending.choice.scene
        await press(pilot, "s", "enter")

        assert (first, app.sending.choice.scene) == (Scene.VOICES_CODE, Scene.QUERY)
        assert app.sending.choice.query == query


@pytest.mark.slow
@pytest.mark.parametrize("is_asking", [False, True], ids=["new", "under way"])
async def test_plenum_leads_to_a_query_over_its_themes(
    open_app: Open, hub: PollLink, *, is_asking: bool
) -> None:
    app = open_app(hub=hub, view="plenum")
    if is_asking:
        open_points(app.context.station)
    else:
        found_themes(app.context.station)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PlenumView)
        await press(pilot, "p")
        if not is_asking:
            await press(pilot, *["enter"] * 6)

        [query] = queries(app)
        assert [one.label for one in query.candidates] == list(THEMES)
        assert isinstance(app.screen, PollsView)
        assert keys_in_footer(app)[:3] == ["⏎", "z", "r"]
