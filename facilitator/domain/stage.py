"""What the stage (Bühne) shows: what Regie chose, turned into the picture of one moment.

The stage changes only when Regie sends. It never shows lateness, private notes or typing: a
countdown that has run out stays at zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.bingo.board import Board
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.bars import Bars
from facilitator.domain.plenum.query import QueryId
from facilitator.domain.plenum.theme import ThemeId


class Scene(StrEnum):
    """What sort of picture the stage shows."""

    BLANK = "blank"
    """Nothing but the ground."""
    WELCOME = "welcome"
    """The event's title; before the event also when it begins."""
    COUNTDOWN = "countdown"
    """The running block and how long it still lasts; between blocks, when it goes on."""
    NOW_NEXT = "now and next"
    """What runs, what comes, and where the workshops meet."""
    MESSAGE = "message"
    CODE = "code"
    """A QR code as large as the screen allows, with the address in plain letters."""
    TIMER = "timer"
    """One of the free timers."""
    BINGO_CODE = "bingo code"
    """How one joins the game of bingo, as large as the screen allows."""
    BINGO_BOARD = "bingo board"
    """How the game stands; for a while after each Bingo, whose it is."""
    VOICES_CODE = "voices code"
    """How phones reach what is asked of them, as large as the screen allows."""
    QUERY = "query"
    """A query: how many have given something, and once it is revealed what it came to."""
    READ_BACK = "read back"
    """One theme as it was when it was sent: „Stimmt das? Fehlt etwas? Was ist zu ändern?“"""
    REPORT_BACK = "report back"
    """The options of a workshop while it reports, with what is left of its time."""


OF_BINGO: Final = (Scene.BINGO_CODE, Scene.BINGO_BOARD)
OF_PHONES: Final = (Scene.VOICES_CODE, Scene.QUERY)
"""What they show depends on what phones give in plenum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is read from the stage, frozen when it is sent: nothing changes while it is typed."""

    title: str
    text: str = ""
    """A theme's summary."""
    lines: tuple[str, ...] = ()
    """Its options, or those of a workshop, each with its number."""
    seal: str = field(default="", compare=False)
    """Of all that it says, see `seal_of`: what is remembered or sent may be cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What Regie sent. Scenes that follow the agenda go on following it after that."""

    scene: Scene = Scene.WELCOME
    text: str = ""
    """The message, or what stands beside a code."""
    address: str = ""
    """What a code leads to."""
    timer: str = ""
    """The id of a free timer; with a workshop's report the one of its report."""
    query: QueryId = ""
    """Of which the room is shown the candidates or the result."""
    theme: ThemeId = ""
    """That is read back."""
    workshop: PlaceId = ""
    """That reports."""
    sheet: Sheet | None = None
    """What is read back or reported."""
    light: bool = False
    """Black on white instead of white on black."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What the hub tells of phones, as far as the room may see it."""

    board: Board | None = None
    """The game of bingo; None: there is none."""
    address: str = ""
    """Of the page that shows whatever is open; empty: no phone gets there."""
    place: str = ""
    """The same, as somebody types it who can't scan."""
    query: QueryId = ""
    """The query that phones answer."""
    ballots: int = 0
    """How many phones have given theirs."""


NOTHING_LIVE: Final = Live()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that the stage needs for one picture; it ticks by itself until `until`."""

    scene: Scene = Scene.BLANK
    title: str = ""
    until: Instant | None = None
    """What the countdown counts down to."""
    until_time: str = ""
    """That moment as the wall clock shows it: ``10:55``; without `until`, when it goes on."""
    text: str = ""
    """A message; what stands beside a code; a line for each workshop; else what leads to a time."""
    address: str = ""
    coming: str = ""
    coming_time: str = ""
    board: Board | None = None
    """Of a game of bingo."""
    bars: Bars | None = None
    """Of a query."""
    sheet: Sheet | None = None
    """What is read back or reported."""
    light: bool = False
    language: str = "de"
    """Of the event: the room reads it."""
