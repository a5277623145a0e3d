"""What the screen of queries and cards looks like."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.domain.plenum.query import PhoneCount, Source
from facilitator.domain.plenum.round import RoundKind
from facilitator.link.playing import Closed, PhoneAccess
from facilitator.station import Station
from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from tests.tui.polls.polling import PollLink, card, open_points, open_round, voice
from tests.tui.screens import everything_saved, settle

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
Prepare = Callable[[Station, PollLink], None]


def nothing_asked(station: Station, hub: PollLink) -> None:
    del station
    hub.tell_of()


def without_privacy(station: Station, hub: PollLink) -> None:
    del station
    hub.tell_of(PhoneAccess(closed=Closed.PRIVACY), code="")


def query_open(station: Station, hub: PollLink) -> None:
    query = open_points(station)
    station.polls.count_all(query, [(Source.DOTS, "", 22)])
    hub.tell_of(query=query, ballots=37)


def revealed_with_cards(station: Station, hub: PollLink) -> None:
    query = open_points(station)
    station.polls.close(query)
    themes = [theme.id for theme in station.snapshot.themes.standing]
    dots = [(Source.DOTS, theme, 5 * place) for place, theme in enumerate(themes)]
    station.polls.count_all(query, [(Source.DOTS, "", 22), *dots])
    station.polls.reveal(query)
    station.polls.note_phones(query, PhoneCount(ballots=55, points=(41, 33, 40, 20, 17)))
    cards = open_round(station)
    voices = open_round(station, RoundKind.VOICE, "Welchen Satz dürfen wir zitieren?")
    long = "Die Übergabe zwischen Leistung und Vermittlung braucht feste Zeiten. " * 3
    sent = [voice(1, voices), card(2, cards, long.strip())]
    sent += [card(number, cards) for number in range(3, 20)]
    dropped = [card(30, cards, "[b]fett[/b]\x1b[31m", dropped=True)]
    hub.tell_of(cards=(*sent, *dropped), waiting=23)


STATES: dict[str, Prepare] = {
    "nothing asked": nothing_asked,
    "without privacy": without_privacy,
    "query open": query_open,
    "revealed with cards": revealed_with_cards,
}


async def look(pilot: Pilot[Language], *keys: str) -> None:
    """Wait until all that is worked out beside the screen is on it."""
    await settle(pilot)
    await everything_saved(pilot)
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settle(pilot)


@SIZES
@pytest.mark.parametrize("state", STATES)
def test_picture_of_the_screen(
    snap_compare: Callable[..., bool],
    app: FacilitatorApp,
    hub: PollLink,
    state: str,
    size: tuple[int, int],
) -> None:
    STATES[state](app.context.station, hub)
    assert snap_compare(app, terminal_size=size, run_before=look)


@SIZES
def test_picture_of_counting(
    snap_compare: Callable[..., bool],
    app: FacilitatorApp,
    hub: PollLink,
    size: tuple[int, int],
) -> None:
    query_open(app.context.station, hub)
    keys = ("z", "down", *"41", "enter", *"33", "left", "enter", *"7")
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: look(pilot, *keys))
