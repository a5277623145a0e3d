"""Take the pictures of the plenum: Regie's screens, the stage, phones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from facilitator.domain.instant import Duration
from facilitator.domain.plenum.asking import open_rounds
from facilitator.domain.plenum.reading_back import sheet_of
from facilitator.domain.stage import Choice, Scene
from facilitator.hub.voices.rehearsed import RehearsedVoices
from facilitator.link.playing import Playing
from facilitator.link.state import LinkState
from facilitator.link.voicing import Voices
from facilitator.station import Station
from tools.drawing import draw_screen
from tools.gaming import ACCESS, HOST, PORT
from tools.playing import plenum_at
from tools.plenum_phones import draw_phones
from tools.screens import WIDE, Shot, take_screen, take_stage
from tools.told import ToldLink

REVEALED: Final = "2025-09-10 11:31"
"""All themes have points; the first one is about to be read back."""
CONFIRMED: Final = "2025-09-10 11:33"
"""It was read back, and nobody had anything to change."""
SENT: Final = "2025-09-10 12:24"
"""Cards wait for Regie."""

_TO_SIMILAR: Final = 7
"""As many entries stand before one that resembles others."""
PLENUM: Final = Shot(
    "plenum", CONFIRMED, "plenum", "9 Beiträge · ✓ 11:32", ("down",) * _TO_SIMILAR, size=WIDE
)
POLLS: Final = Shot("abfragen", SENT, "polls", "Den Mut, ein altes Verfahren", size=WIDE)
READ_BACK: Final = "buehne-rueckspiegelung"
BARS: Final = "punkte-buehne"
PHONES: Final = "punkte-handy"
_CODE: Final = "K7PX3M"


def take_plenum() -> str:
    """Return Regie's screen of the plenum as SVG."""
    with plenum_at(PLENUM.at) as (station, _):
        return asyncio.run(take_screen(station, PLENUM))


def take_polls() -> str:
    """Return Regie's screen of queries and cards as SVG."""
    with plenum_at(POLLS.at) as (station, phones):
        return asyncio.run(take_screen(station, POLLS, _link(station, phones)))


def take_read_back() -> str:
    """Return the stage as SVG while the first theme is read back."""
    with plenum_at(REVEALED) as (station, _):
        first = station.snapshot.themes.standing[0]
        sheet = sheet_of(first, station.snapshot)
        choice = Choice(scene=Scene.READ_BACK, theme=first.id, sheet=sheet)
        return asyncio.run(take_stage(station, choice))


def take_bars() -> str:
    """Return the stage as SVG when the points were revealed."""
    with plenum_at(REVEALED) as (station, _):
        [query] = station.snapshot.queries
        return asyncio.run(take_stage(station, Choice(scene=Scene.QUERY, query=query.id)))


SCREENS: Final[Mapping[str, Callable[[], str]]] = {
    PLENUM.name: take_plenum,
    POLLS.name: take_polls,
    READ_BACK: take_read_back,
    BARS: take_bars,
}
NAMES: Final = (*SCREENS, PHONES)


def take_those(wanted: list[str], folder: Path) -> None:
    """Write those pictures into `folder` that are `wanted`."""
    for name, take in SCREENS.items():
        if name in wanted:
            draw_screen(take(), folder / f"{name}.png")
    if PHONES in wanted:
        draw_phones(folder / f"{PHONES}.png")


def _link(station: Station, phones: RehearsedVoices) -> ToldLink:
    """Return what the hub of a house would tell of those cards."""
    [asked] = open_rounds(station.snapshot)
    # Their order is left to chance; here it is always the same.
    cards = tuple(sorted(phones.cards(asked), key=lambda card: card.parts))
    access = replace(ACCESS, tried_at=station.now() + Duration(seconds=-20))
    return ToldLink(
        LinkState(
            connected=True,
            host=HOST,
            port=PORT,
            playing=Playing(access=access),
            voices=Voices(code=_CODE, cards=cards, waiting=len(cards)),
        )
    )
