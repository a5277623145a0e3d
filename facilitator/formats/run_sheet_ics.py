"""The run sheet as a calendar: an event for every block, and one for every workshop of a phase.

Its seal is a property of the calendar with the digest of all else, so that one that somebody has
edited is known. A file's events keep their ids as long as its name and its first day are the same:
then a calendar that takes it again changes them and adds none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from facilitator.domain.agenda import Agenda, Block, BlockId, TrackId, track_id
from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.run_sheet import facts_of, name_private
from facilitator.domain.documentation.wording import name_time, name_workshop
from facilitator.domain.instant import Instant, on_the_wall
from facilitator.domain.run_sheet import SheetDay, SheetRow, run_sheet
from facilitator.texts import Texts

_SEAL: Final = "X-FACILITATOR-SEAL"
_LINE_END: Final = b"\r\n"
_A_YEAR: Final = timedelta(days=366)
_EARLY: Final = date(1970, 1, 1)
_LATE: Final = date(2200, 1, 1)


def write_ics(
    agenda: Agenda,
    notes: Mapping[BlockId, str] | None,
    texts: Texts,
    *,
    name: str,
    key: str,
    now: Instant,
) -> bytes:
    """Return the calendar of `agenda`, whose file is called `name`; `notes` are private."""
    calendar = Calendar()
    calendar.add("prodid", "-//facilitator//run sheet//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(agenda.title))
    writer = _Events(agenda, notes, texts, name, now)
    days = run_sheet(agenda)
    for day in days:
        for event in writer.of(day):
            calendar.add_component(event)
    first, last = days[0].day.date, days[-1].day.date
    calendar.add_missing_timezones(max(first, _EARLY) - _A_YEAR, min(last, _LATE) + _A_YEAR)
    return _seal(calendar.to_ical(), key)


def is_untouched_calendar(path: Path, key: str) -> bool:
    """Say whether the file at `path` is the calendar of `key` as we wrote it."""
    try:
        lines = path.read_bytes().split(_LINE_END)
    except OSError:
        return False
    seals = [line for line in lines if line.startswith(_SEAL.encode())]
    whole = _LINE_END.join(line for line in lines if line not in seals)
    return seals == [_seal_line(whole, key)]


def _seal(calendar: bytes, key: str) -> bytes:
    """Return `calendar` with its seal as the second line."""
    first, rest = calendar.split(_LINE_END, 1)
    return _LINE_END.join((first, _seal_line(calendar, key), rest))


def _seal_line(calendar: bytes, key: str) -> bytes:
    digest = sha256(key.encode() + b"\n" + calendar).hexdigest()[:40]
    return f"{_SEAL}:{digest}".encode()


class _Events:
    """Writes the events of one agenda."""

    def __init__(
        self,
        agenda: Agenda,
        notes: Mapping[BlockId, str] | None,
        texts: Texts,
        name: str,
        now: Instant,
    ) -> None:
        self._agenda = agenda
        self._notes = notes
        self._texts = texts
        self._series = f"facilitator:{name}/{agenda.days[0].date.isoformat()}"
        self._stamp = on_the_wall(now, agenda.zone).astimezone(UTC).replace(microsecond=0)

    def of(self, day: SheetDay) -> Iterator[Event]:
        """Yield the events of a day: blocks, and after each phase its workshops."""
        phase = day.rows[0].block if day.rows else None
        for workshop, group in groupby(day.rows, key=lambda row: row.workshop):
            rows = list(group)
            if workshop is None:
                yield from map(self._block, rows)
                phase = rows[-1].block
            elif phase is not None:
                yield self._track(phase, rows)

    def _block(self, row: SheetRow) -> Event:
        event = self._event(row.block.id, row.start, row.end, row.room)
        event.add("summary", one_line(row.block.title))
        self._describe(event, self._lines(row))
        return event

    def _track(self, phase: Block, rows: list[SheetRow]) -> Event:
        workshop = rows[0].workshop
        assert workshop is not None
        rooms = ", ".join(dict.fromkeys(row.room for row in rows if row.room))
        identity = track_id(phase.id, workshop.id)
        event = self._event(identity, rows[0].start, rows[-1].end, rooms)
        named = name_workshop(self._texts, workshop)
        event.add("summary", one_line(f"{named} ({phase.title})"))
        self._describe(event, (line for row in rows for line in self._lines_within(row)))
        return event

    def _event(self, identity: BlockId | TrackId, start: Instant, end: Instant, room: str) -> Event:
        event = Event()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"{self._series}/{identity}")))
        event.add("dtstamp", self._stamp)
        event.add("dtstart", self._moment(start))
        event.add("dtend", self._moment(end))
        place = ", ".join(filter(None, (one_line(room), one_line(self._agenda.place))))
        if place:
            event.add("location", place)
        if self._notes is not None:
            event.add("class", "PRIVATE")
        return event

    def _moment(self, moment: Instant) -> datetime:
        """Return the wall's time; the second hour of a night that has it twice only UTC can say."""
        wall = on_the_wall(moment, self._agenda.zone)
        return wall.astimezone(UTC) if wall.fold else wall

    def _describe(self, event: Event, lines: Iterator[str]) -> None:
        if described := "\n".join(lines):
            event.add("description", described)

    def _lines_within(self, row: SheetRow) -> Iterator[str]:
        time = name_time(row.start, self._agenda)
        yield f"{time} {one_line(row.block.title)}"
        yield from self._lines(row)

    def _lines(self, row: SheetRow) -> Iterator[str]:
        texts = self._texts
        yield from (f"{label}: {text}" for label, text in facts_of(row.block, texts))
        if row.block.material:
            label = texts.about("run sheet", "Material")
            yield f"{label}: {clean_text(row.block.material)}"
        if row.who:
            yield f"{texts.about('run sheet', 'Who')}: {clean_text(row.who)}"
        if self._notes and (note := self._notes.get(row.block.id)):
            yield f"{name_private(texts)}: {clean_text(note)}"
