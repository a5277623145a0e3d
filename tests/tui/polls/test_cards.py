"""Asking for cards, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import Any

import pytest
from textual.pilot import Pilot

from facilitator.domain.entries import Release
from facilitator.domain.kinds import OPTION, QUOTE
from facilitator.domain.plenum.query import Source
from facilitator.domain.plenum.round import RoundKind
from facilitator.link.frames import Answer
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.polls.inbox_pane import InboxPane
from facilitator.tui.polls.view import PollsView
from tests.tui.polls.polling import (
    DONE,
    PollLink,
    card,
    found_themes,
    open_points,
    open_round,
    voice,
)
from tests.tui.screens import said, settle, shown, write

WIDE = (120, 36)
ONE, TWO, THREE = (f"{number:032x}" for number in (1, 2, 3))


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each after what the one before has opened."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def listed(app: FacilitatorApp) -> list[str]:
    """Return the ids of the cards that are listed."""
    assert isinstance(app.screen, PollsView)
    return [one.id for one in app.screen.listed_cards]


@pytest.mark.slow  # opens the whole program once more
async def test_enter_held_down_takes_one_card(
    app: FacilitatorApp, hub: PollLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PollsView, "ARMED_AFTER", inf)
    round_id = open_round(app.context.station)
    hub.tell_of(cards=tuple(card(number, round_id) for number in (1, 2, 3)), waiting=3)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PollsView)
        app.screen._last_enter = -inf
        await press(pilot, *["enter"] * 5)

        assert listed(app) == [TWO, THREE]


@pytest.mark.slow  # opens the whole program once more
async def test_narrow_screen_says_how_to_see_what_was_put_aside_and_how_to_come_back(
    app: FacilitatorApp, hub: PollLink
) -> None:
    round_id = open_round(app.context.station)
    cards = (card(1, round_id), card(2, round_id, dropped=True))
    hub.tell_of(cards=cards, waiting=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        waiting = "\n".join(shown(app))
        await press(pilot, "v")
        aside = "\n".join(shown(app))

        assert "1 weggelegt (v)" in waiting
        assert "v zurück zu den wartenden" in aside
        assert "Karte F7" not in waiting


@pytest.mark.slow  # opens the whole program once more
async def test_rounds_are_opened_with_their_question_and_closed_by_the_same_key(
    app: FacilitatorApp,
) -> None:
    station = app.context.station
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "r", "1")
        await write(pilot, "Was fehlt?")
        await press(pilot, "enter")
        await press(pilot, "r", "4", "enter", "enter", "enter")
        opened = station.snapshot.rounds
        await press(pilot, "r", "4")

        cards, feedback = station.snapshot.rounds
        assert [(one.kind, len(one.questions)) for one in opened] == [
            (RoundKind.CARDS, 1),
            (RoundKind.FEEDBACK, 3),
        ]
        assert (cards.questions, cards.place) == (("Was fehlt?",), "plenum")
        assert (cards.is_open, feedback.is_open) == (True, False)

        await press(pilot, "ctrl+z")
        assert all(one.is_open for one in station.snapshot.rounds)


async def test_card_is_taken_as_it_is_as_another_kind_into_a_theme_or_in_another_wording(
    app: FacilitatorApp, hub: PollLink
) -> None:
    station = app.context.station
    theme = found_themes(station, 2)[1]
    round_id, voices = open_round(station), open_round(station, RoundKind.VOICE, "Welcher Satz?")
    cards = [voice(1, voices), *(card(number, round_id) for number in (2, 3, 4))]
    hub.tell_of(cards=tuple(cards), waiting=4)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "enter")
        await press(pilot, "k", "3")
        await press(pilot, "space", "2")
        await press(pilot, "e")
        await write(pilot, "!")
        await press(pilot, "enter")

        entries = station.snapshot.entries
        quote, option, gathered, reworded = (entries[one.id] for one in cards)
        assert (quote.kind, quote.function) == (QUOTE, "Teamleitung")
        assert (quote.release, quote.withdrawal) == (Release.WITH_FUNCTION, "ab" * 32)
        assert (option.kind, option.text) == (OPTION, "Ein Gedanke, der 2.")
        assert station.snapshot.themes.of_entry == {gathered.id: (theme,)}
        assert reworded.text == "Ein Gedanke, der 4.!"
        assert {one.place for one in entries.values()} == {"plenum"}
        assert listed(app) == []

        await press(pilot, "ctrl+z")
        assert listed(app) == [reworded.id]


async def test_card_is_put_aside_at_once_and_waits_again_on_request(
    app: FacilitatorApp, hub: PollLink
) -> None:
    round_id = open_round(app.context.station)
    hub.does |= {"drop": DONE, "restore": DONE}
    cards = tuple(card(number, round_id) for number in (1, 2))
    hub.tell_of(cards=cards, waiting=2)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "x")
        waiting = listed(app)
        await press(pilot, "v")
        aside = listed(app)
        await press(pilot, "t")

        assert (waiting, aside) == ([TWO], [ONE])
        assert listed(app) == [ONE, TWO]
        assert hub.asked == [
            ("voices", {"do": "drop", "card": ONE}),
            ("voices", {"do": "restore", "card": ONE}),
        ]


@pytest.mark.slow  # opens the whole program once more
async def test_card_that_nobody_is_to_read_is_asked_about_before_it_is_taken(
    app: FacilitatorApp, hub: PollLink
) -> None:
    round_id = open_round(app.context.station, RoundKind.VOICE)
    hub.tell_of(cards=(card(1, round_id, release=Release.DENIED),), waiting=1)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "t", "escape")
        refused = listed(app)
        await press(pilot, "t", "enter")

        assert (refused, listed(app)) == ([ONE], [])
        # No overview of the plenum lists it, so it is said where it is.
        assert said(app)[-1].endswith("Steht in der Dokumentation; im Plenum (F4) zeigt es f.")


async def test_few_cards_leave_room_for_the_result_on_a_small_screen(
    app: FacilitatorApp, hub: PollLink
) -> None:
    station = app.context.station
    query = open_points(station)
    [asked] = station.snapshot.queries
    first = asked.candidates[0].id
    station.polls.count_all(query, [(Source.DOTS, "", 9), (Source.DOTS, first, 9)])
    station.polls.reveal(query)
    round_id = open_round(station)
    hub.tell_of(cards=(card(1, round_id), card(2, round_id)), waiting=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = shown(app)

        assert any("█" in line for line in lines)
        assert any("Ein Gedanke, der 2." in line for line in lines)


async def test_card_is_seen_whole_on_a_small_screen_whatever_else_is_asked(
    app: FacilitatorApp, hub: PollLink
) -> None:
    station = app.context.station
    query = open_points(station)
    station.polls.close(query)
    station.polls.reveal(query)
    kinds = (RoundKind.CARDS, RoundKind.FLASH, RoundKind.TAKEAWAY, RoundKind.VOICE)
    *_, voices = (open_round(station, kind) for kind in kinds)
    first, *others = (voice(number, voices) for number in (1, 2, 3))
    denied = replace(first, release=Release.DENIED, function="Teamleitung " * 9)
    hub.tell_of(cards=(denied, *others), waiting=3)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        for _ in range(5):
            app.screen.notify(
                "Noch eine Meldung, und die braucht auch noch zwei Zeilen Platz. " * 2
            )
        await settle(pilot)

        inbox = app.screen.query_one(InboxPane).region
        above, lines = shown(app)[: inbox.y], shown(app)[inbox.y : inbox.bottom]
        assert inbox.height >= 10
        assert any("Noch eine Meldung" in line for line in above)
        assert [line for line in lines if "▌" in line] == []
        assert lines[1].strip().startswith("▸ Endlich redet mal jemand über die Leistung.")
        assert lines[2].strip().startswith("— O-Töne · nicht zur Veröffentlichung · Teamleitung")


@pytest.mark.slow  # opens the whole program once more
async def test_round_without_cards_can_be_discarded(app: FacilitatorApp, hub: PollLink) -> None:
    station = app.context.station
    empty, answered = open_round(station), open_round(station)
    hub.tell_of(cards=(card(1, answered),), waiting=1)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "r")
        offers = [line for line in shown(app) if "Verwerfen: " in line]
        await press(pilot, "up", "enter")

        assert len(offers) == 1
        assert [one.id for one in station.snapshot.rounds] == [answered]
        assert empty != answered


@pytest.mark.slow  # opens the whole program once more
async def test_undo_takes_back_the_last_of_taking_and_putting_aside(
    app: FacilitatorApp, hub: PollLink
) -> None:
    round_id = open_round(app.context.station)
    hub.does |= {"drop": DONE, "restore": DONE}
    hub.tell_of(cards=tuple(card(number, round_id) for number in (1, 2, 3)), waiting=3)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "t", "x")
        after = listed(app)
        await press(pilot, "ctrl+z")
        first = listed(app)
        await press(pilot, "ctrl+z")
        view = app.screen
        assert isinstance(view, PollsView)

        assert (after, first, listed(app)) == ([THREE], [TWO, THREE], [ONE, TWO, THREE])
        assert view.listed_cards[view.find_mark()].id == ONE
        assert list(app.context.station.snapshot.entries) == []


@pytest.mark.slow  # opens the whole program once more
async def test_card_that_the_hub_keeps_is_there_again(app: FacilitatorApp, hub: PollLink) -> None:
    round_id = open_round(app.context.station)
    hub.does["drop"] = Answer(1, is_done=False, said="nobody")
    hub.tell_of(cards=(card(1, round_id),), waiting=1)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "x")

        assert listed(app) == [ONE]
        assert said(app) == [
            "Diese Karte ist nicht mehr da: Sie wurde übernommen oder zurückgezogen."
        ]


async def test_mark_stays_with_its_card_whatever_comes_before_it(
    app: FacilitatorApp, hub: PollLink
) -> None:
    round_id = open_round(app.context.station)
    hub.tell_of(cards=(card(2, round_id), card(3, round_id)), waiting=2)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "down")
        hub.tell_of(cards=tuple(card(number, round_id) for number in (1, 2, 3)), waiting=3)
        await press(pilot, "t")

        assert list(app.context.station.snapshot.entries) == [THREE]
        assert listed(app) == [ONE, TWO]


@pytest.mark.slow  # opens the whole program once more
async def test_waiting_cards_are_told_in_the_header_of_every_view(
    app: FacilitatorApp, hub: PollLink
) -> None:
    hub.tell_of(waiting=3)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "f2")

        assert "3 Karten F7" in shown(app)[0]
