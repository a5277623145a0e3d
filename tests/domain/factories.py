"""Agendas and runs for tests of the domain, written short."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from itertools import count

from facilitator.domain.agenda import Agenda, Block, BlockId, BlockKind, Day, Track
from facilitator.domain.instant import Instant, at_wall_time, minutes
from facilitator.domain.run import Run, RunEvent, RunEventKind, replay

FIRST_DAY = date(2025, 9, 9)
SECOND_DAY = date(2025, 9, 10)
TIMEZONE = "Europe/Berlin"


def block(name: BlockId, length: float = 30, start: str | None = None) -> Block:
    return Block(id=name, title=name.title(), duration=minutes(length), start=_time(start))


def phase(name: BlockId, *tracks: Iterable[Block], length: float = 0) -> Block:
    return Block(
        id=name,
        title=name.title(),
        kind=BlockKind.PARALLEL,
        duration=minutes(length),
        tracks=tuple(
            Track(workshop=f"ws{number}", room=None, blocks=tuple(blocks))
            for number, blocks in enumerate(tracks, start=1)
        ),
    )


def day(*blocks: Block, on: date = FIRST_DAY, end: str | None = None) -> Day:
    return Day(date=on, blocks=blocks, end=_time(end))


def agenda(*days: Day) -> Agenda:
    return Agenda(title="Event", timezone=TIMEZONE, language="de", days=days)


def one_day(*blocks: Block, end: str | None = None) -> Agenda:
    return agenda(day(*blocks, end=end))


def at(wall: str, on: date = FIRST_DAY) -> Instant:
    return at_wall_time(on, time.fromisoformat(wall), agenda().zone)


class Happening:
    """Writes down what happens: `Happening().start("a", "09:00").end("a", "09:30").run`."""

    def __init__(self) -> None:
        self.events: list[RunEvent] = []
        self._ids = count(1)

    @property
    def run(self) -> Run:
        return replay(self.events)

    def start(self, name: BlockId, wall: str, on: date = FIRST_DAY) -> Happening:
        return self._add(RunEventKind.STARTED, name, at(wall, on))

    def end(self, name: BlockId, wall: str, on: date = FIRST_DAY) -> Happening:
        return self._add(RunEventKind.ENDED, name, at(wall, on))

    def done(self, name: BlockId, start: str, end: str, on: date = FIRST_DAY) -> Happening:
        return self.start(name, start, on).end(name, end, on)

    def skip(self, name: BlockId) -> Happening:
        return self._add(RunEventKind.SKIPPED, name, at("00:00"))

    def extend(self, name: BlockId, by: float) -> Happening:
        return self._add(RunEventKind.EXTENDED, name, at("00:00"), by)

    def _add(self, kind: RunEventKind, name: BlockId, moment: Instant, by: float = 0) -> Happening:
        number = next(self._ids)
        self.events.append(
            RunEvent(id=f"e{number}", kind=kind, block=name, at=moment, added=minutes(by))
        )
        return self


def _time(wall: str | None) -> time | None:
    return None if wall is None else time.fromisoformat(wall)
