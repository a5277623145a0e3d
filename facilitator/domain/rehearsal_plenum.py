"""What happens in the plenum of a rehearsal, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from facilitator.domain.agenda import Agenda, BlockId, PlaceId
from facilitator.domain.script import (
    Script,
    ScriptMeasure,
    ScriptPlenum,
    ScriptQuery,
    ScriptRound,
    ScriptTheme,
)


@dataclass(frozen=True, slots=True)
class ReportBack:
    """A workshop has reported to the plenum."""

    workshop: PlaceId


@dataclass(frozen=True, slots=True)
class Gather:
    """The plenum makes a theme of entries, and writes what they have in common."""

    theme: ScriptTheme


@dataclass(frozen=True, slots=True)
class AskPoints:
    """The moderator opens the query over all themes."""

    query: ScriptQuery


@dataclass(frozen=True, slots=True)
class GivePoints:
    """People give their points on their phones."""

    query: ScriptQuery
    themes: tuple[ScriptTheme, ...]


@dataclass(frozen=True, slots=True)
class CountDots:
    """The query is closed, and somebody counts the dots on paper."""

    query: ScriptQuery
    themes: tuple[ScriptTheme, ...]


@dataclass(frozen=True, slots=True)
class Reveal:
    """The result is shown."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A theme is read back to the room."""

    theme: ScriptTheme


@dataclass(frozen=True, slots=True)
class Agree:
    """The plenum agrees on a measure."""

    measure: ScriptMeasure


@dataclass(frozen=True, slots=True)
class TakeAlong:
    """Somebody takes the open question of that number along."""

    number: str
    who: str


@dataclass(frozen=True, slots=True)
class AskCards:
    """The moderator opens a round."""

    round: ScriptRound


@dataclass(frozen=True, slots=True)
class SendCards:
    """People answer it on their phones."""

    round: ScriptRound


@dataclass(frozen=True, slots=True)
class TakeCards:
    """The moderator closes it and takes what came."""

    round: ScriptRound


PlenumDoing: TypeAlias = (
    ReportBack
    | Gather
    | AskPoints
    | GivePoints
    | CountDots
    | Reveal
    | ReadBack
    | Agree
    | TakeAlong
    | AskCards
    | SendCards
    | TakeCards
)

_ASKED: Final = 0.1
"""Share of its block's time after which a round is opened."""
_SENT: Final = 0.5
_TAKEN: Final = 0.9


def plenum_doings(
    block: BlockId, script: Script, agenda: Agenda
) -> Iterator[tuple[float, PlenumDoing]]:
    """Yield what the script does in `block`, with the share of its time that is over by then."""
    if script.plenum is not None and script.plenum.block == block:
        doings = list(_in_turn(script.plenum, script.measures, agenda))
        for number, doing in enumerate(doings, start=1):
            yield number / (len(doings) + 1), doing
    for asked in script.rounds if agenda.privacy is not None else ():
        if asked.block == block:
            yield _ASKED, AskCards(asked)
            yield _SENT, SendCards(asked)
            yield _TAKEN, TakeCards(asked)


def _in_turn(
    plenum: ScriptPlenum, measures: Sequence[ScriptMeasure], agenda: Agenda
) -> Iterator[PlenumDoing]:
    yield from (ReportBack(workshop.id) for workshop in agenda.workshops)
    yield from map(Gather, plenum.themes)
    if plenum.query is not None:
        yield AskPoints(plenum.query)
        if plenum.query.phones and agenda.privacy is not None:
            yield GivePoints(plenum.query, plenum.themes)
        yield CountDots(plenum.query, plenum.themes)
        yield Reveal()
    yield from map(ReadBack, plenum.themes)
    yield from map(TakeAlong, plenum.taken, plenum.taken.values())
    yield from map(Agree, measures)
