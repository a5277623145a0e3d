"""Bring the sample event to any moment of its script, with a clock that then stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from facilitator.domain.instant import Instant, from_datetime
from facilitator.domain.rehearsal import cues
from facilitator.domain.script import Script
from facilitator.formats.agenda import AgendaFile, read_agenda
from facilitator.formats.script import read_script
from facilitator.hub.voices.rehearsed import RehearsedVoices
from facilitator.station import Station
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.station.rehearsing import play, rehearsal_id
from facilitator.station.rehearsing_plenum import PlenumPhones
from tools import ROOT

NAME: Final = "xfeld-leistung-kassel"


@cache
def sample_event() -> tuple[AgendaFile, Script]:
    """Return the plan of the sample event and what was captured there."""
    folder = ROOT / "agendas"
    file = read_agenda(folder / f"{NAME}.yaml")
    return file, read_script(folder / f"{NAME}.script.yaml", file.agenda)


@contextmanager
def event_at(wall: str, *, rehearsal: bool = False) -> Iterator[Station]:
    """Give the event as it stood when its clocks showed `wall`, in a folder of its own.

    No phone answers.
    """
    with _folder() as folder, _station(folder, rehearsal=rehearsal) as (station, clock):
        _play_until(wall, station, clock, None)
        yield station


@contextmanager
def plenum_at(wall: str, *, rehearsal: bool = False) -> Iterator[tuple[Station, RehearsedVoices]]:
    """Give the event likewise, and what phones gave in plenum."""
    with _folder() as folder, _station(folder, rehearsal=rehearsal) as (station, clock):
        phones = RehearsedVoices(station.snapshot.agenda, folder, clock.now)
        try:
            _play_until(wall, station, clock, phones)
            yield station, phones
        finally:
            phones.close()


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory() as folder, chdir(folder):
        yield Path(folder)


@contextmanager
def _station(folder: Path, *, rehearsal: bool) -> Iterator[tuple[Station, RehearsalClock]]:
    file, script = sample_event()
    clock = RehearsalClock(cues(file.agenda, script)[0].at, lambda: Instant(0), rate=0)
    station = _open(folder / f"{NAME}.record", clock, rehearsal)
    try:
        yield station, clock
    finally:
        station.close()


def _open(record: Path, clock: RehearsalClock, rehearsal: bool) -> Station:
    agenda = sample_event()[0].agenda
    if not rehearsal:
        return Station.open(record, now=clock.now, agenda=agenda)
    return Station.rehearse(record, now=clock.now, agenda=agenda, rehearsal_id=rehearsal_id(agenda))


def _play_until(
    wall: str, station: Station, clock: RehearsalClock, phones: PlenumPhones | None
) -> None:
    file, script = sample_event()
    end = from_datetime(datetime.fromisoformat(wall).replace(tzinfo=file.agenda.zone))
    for cue in cues(file.agenda, script):
        if cue.at > end:
            break
        clock.skip_to(cue.at)
        play(cue, station, script, phones=phones)
    clock.skip_to(end)
