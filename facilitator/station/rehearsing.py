"""Playing the cues of a rehearsal through the real commands."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from facilitator.domain.agenda import Agenda
from facilitator.domain.bingo.views import Totals
from facilitator.domain.capture import split_prefix
from facilitator.domain.instant import Instant
from facilitator.domain.rehearsal import (
    Begin,
    Cue,
    End,
    Extend,
    InPlenum,
    PlayOn,
    Settle,
    Skip,
    Type,
)
from facilitator.domain.schedule import next_step
from facilitator.domain.script import Script
from facilitator.record.log import Log
from facilitator.station.refusal import RefusedError
from facilitator.station.rehearsing_plenum import PlenumPhones, agree, find_entry, play_at_once
from facilitator.station.station import AUTHOR, Station

_NAMESPACE: Final = uuid.UUID("5b1d1f0e-3c57-4d3b-9a55-0c6f8f2f7d11")


def rehearsal_id(agenda: Agenda) -> str:
    """Return the id that all rehearsals of an agenda share.

    So the export of a new one may replace that of an old one, and never the event's own.
    """
    return str(uuid.uuid5(_NAMESPACE, agenda.title))


@dataclass(frozen=True, slots=True)
class Saved:
    """What a rehearsal's file was found to hold when it was opened again."""

    changes: int
    entries: int
    measures: int


def read_back(path: Path, now: Callable[[], Instant]) -> Saved:
    """Open the closed record of a rehearsal again and count what it holds."""
    log = Log.open(path, now=now, author=AUTHOR, create=False)
    try:
        return Saved(log.count(), len(log.snapshot.entries), len(log.snapshot.measures))
    finally:
        log.close()


class Games(Protocol):
    """The phones of a rehearsal, which play by themselves."""

    def play_on(self, doing: PlayOn) -> Totals | None:
        """Play on; return what remains of the game once it is over. May take a second."""


def play(
    cue: Cue,
    station: Station,
    script: Script,
    games: Games | None = None,
    phones: PlenumPhones | None = None,
) -> None:
    """Do what `cue` says, as a moderator or note-taker would.

    `games` are played there, if any, and `phones` answer in plenum. What no longer fits, because
    somebody took a hand in the rehearsal, is passed over.
    """
    with suppress(RefusedError):
        match cue.doing:
            case PlayOn():
                if games is not None:
                    note_game(station, cue.doing, games.play_on(cue.doing))
            case InPlenum(doing):
                play_at_once(doing, station, phones)
            case Type(place, line):
                station.capture.file(place, split_prefix(line, station.snapshot.agenda.kinds))
            case Settle():
                _settle(station, script)
            case _:
                _run(cue.doing, station)


def _run(doing: Begin | End | Extend | Skip, station: Station) -> None:
    match doing:
        case Begin(block):
            _press_next_until(station, block)
        case End(block):
            if station.snapshot.run.of(block).ended is None:
                _press_next(station)
        case Extend(block, by):
            station.run.extend(block, by)
        case Skip(block):
            station.run.skip(block)


def note_game(station: Station, doing: PlayOn, totals: Totals | None) -> None:
    """Keep what remains of a game; its block may have left the agenda by now."""
    if totals is not None:
        with suppress(RefusedError):
            station.document.note_game(doing.block, totals)


def _press_next_until(station: Station, block: str) -> None:
    """Press Weiter until `block` has begun: once, or twice if the one before still runs on."""
    for _ in range(2):
        if station.snapshot.run.of(block).started is None:
            _press_next(station)


def _press_next(station: Station) -> None:
    snapshot = station.snapshot
    step = next_step(snapshot.agenda, snapshot.run, station.now())
    if step is not None:
        station.run.advance(step)


def _settle(station: Station, script: Script) -> None:
    for place, summary in script.summaries.items():
        station.document.write_summary(place, summary)
    for number, release in script.releases.items():
        entry = find_entry(station.snapshot, number)
        if entry is not None:
            station.capture.settle(entry, release)
    for measure in script.measures if script.plenum is None else ():
        agree(station, measure)
    _report(station, script)
    _add_photos(station, script)


def _report(station: Station, script: Script) -> None:
    for block in script.blocks:
        counts = dict(block.head_counts)
        targets = (block.block, *counts) if block.remark else tuple(counts)
        for target in dict.fromkeys(targets):
            remark = block.remark if target == block.block else ""
            with suppress(RefusedError):
                station.run.report(target, counts.get(target), remark)


def _add_photos(station: Station, script: Script) -> None:
    """Add all photos that can be read; what can't was told when the script was."""
    from facilitator.formats.pictures import PictureError, prepare

    for photo in script.photos:
        with suppress(OSError, PictureError, RefusedError):
            station.photos.add(
                prepare(Path(photo.file).read_bytes()),
                place=photo.place,
                alt=photo.alt,
                caption=photo.caption,
                credit=photo.credit,
                consent=photo.consent,
            )
