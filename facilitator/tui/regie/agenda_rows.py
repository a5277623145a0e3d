"""The rows of the agenda in words: planned, actual and expected, a row a block or track."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import Block, BlockId, BlockKind, Day, Track, TrackId, track_id
from facilitator.domain.instant import Instant
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import DayForecast, Timing
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.dates import day_name
from facilitator.tui.plain import one_line
from facilitator.tui.wording import clock_time, minutes_late

SIGNS: Final = {
    BlockState.DONE: "✓",
    BlockState.RUNNING: "▶",
    BlockState.PENDING: "·",
    BlockState.SKIPPED: "–",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the agenda, in words."""

    title: str
    sign: str = " "
    planned: str = ""
    actual: str = ""
    expected: str = ""
    warning: str = ""
    style: str = ""
    target: BlockId | TrackId | None = None
    """What the marker can stand on."""
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """All rows, and which one is marked."""

    rows: tuple[Row, ...]
    marked: BlockId | TrackId | None


def agenda_facts(moment: Moment, marked: BlockId | TrackId | None, texts: Texts) -> AgendaFacts:
    """Return the rows of all days at `moment`."""
    rows: list[Row] = []
    agenda = moment.snapshot.agenda
    for number, day in enumerate(moment.forecast.days, start=1):
        if len(agenda.days) > 1:
            rows.append(_heading(day.day, number, texts))
        for block in day.day.blocks:
            rows.extend(_block_rows(block, moment, texts))
        rows.append(_end_row(day, agenda.zone, texts))
    return AgendaFacts(tuple(rows), marked)


def targets(moment: Moment) -> list[BlockId | TrackId]:
    """Return all that can be marked, from the first row to the last."""
    found: list[BlockId | TrackId] = []
    for _, block in moment.snapshot.agenda.blocks():
        found.append(block.id)
        if _shows_tracks(block, moment.forecast.of(block.id)):
            found.extend(track_id(block.id, track.workshop) for track in block.tracks)
    return found


def _shows_tracks(block: Block, timing: Timing) -> bool:
    """Tell whether the tracks of a phase stand below it: while it is to come or runs."""
    has_gone = timing.passed_over or timing.state in (BlockState.DONE, BlockState.SKIPPED)
    return block.kind is BlockKind.PARALLEL and not has_gone


def _heading(day: Day, number: int, texts: Texts) -> Row:
    title = texts("Day {number} · {date}", number=number, date=day_name(texts, day.date))
    return Row(title=title, style="bold")


def _block_rows(block: Block, moment: Moment, texts: Texts) -> Iterator[Row]:
    timing = moment.forecast.of(block.id)
    zone = moment.snapshot.agenda.zone
    left_out = timing.passed_over or timing.state is BlockState.SKIPPED
    yield Row(
        title=one_line(block.title),
        sign="–" if left_out else SIGNS[timing.state],
        planned=clock_time(timing.planned_start, zone),
        actual=_time(timing.actual_start, zone),
        expected=texts("left out") if left_out else _expected(timing, zone),
        warning=_warning(timing) if timing.state is BlockState.PENDING and not left_out else "",
        style=_style(timing, left_out),
        target=block.id,
        is_running=timing.state is BlockState.RUNNING,
    )
    if _shows_tracks(block, timing):
        for track in block.tracks:
            yield _track_row(block, track, moment, texts)


def _track_row(phase: Block, track: Track, moment: Moment, texts: Texts) -> Row:
    agenda = moment.snapshot.agenda
    last = moment.forecast.of(track.blocks[-1].id if track.blocks else phase.id)
    parts = [
        texts("WS {number}", number=agenda.workshop(track.workshop).number),
        agenda.room_name(track.room),
    ]
    return Row(
        title=one_line("  " + " · ".join(part for part in parts if part)),
        planned=texts("until {time}", time=clock_time(last.planned_end, agenda.zone)),
        expected=clock_time(last.expected_end, agenda.zone),
        style="dim",
        target=track_id(phase.id, track.workshop),
    )


def _end_row(day: DayForecast, zone: ZoneInfo, texts: Texts) -> Row:
    late = minutes_late(day.offset)
    return Row(
        title=texts("End (promised)") if day.promised_end else texts("End"),
        sign="◆",
        planned=clock_time(day.promised_end or day.planned_end, zone),
        expected=clock_time(day.expected_end, zone),
        warning="!!" if late > 0 and day.promised_end else "",
        style="bold",
    )


def _expected(timing: Timing, zone: ZoneInfo) -> str:
    return "" if timing.actual_start else clock_time(timing.expected_start, zone)


def _time(moment: Instant | None, zone: ZoneInfo) -> str:
    return "" if moment is None else clock_time(moment, zone)


def _warning(timing: Timing) -> str:
    """Say how much later the block begins than planned, as the two times beside it do."""
    late = minutes_late(timing.expected_start - timing.planned_start)
    return f"+{late}" if late > 0 else ""


def _style(timing: Timing, left_out: bool) -> str:
    if timing.state is BlockState.RUNNING:
        return "bold"
    return "dim" if left_out or timing.state is BlockState.DONE else ""
