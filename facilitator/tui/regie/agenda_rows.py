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
from facilitator.tui.regie.naming import track_name
from facilitator.tui.wording import clock_time, minutes_late

SIGNS: Final = {
    BlockState.DONE: "✓",
    BlockState.RUNNING: "▶",
    BlockState.PENDING: "·",
    BlockState.SKIPPED: "–",
}
MISSED: Final = "!!"
"""The promised end can't be kept."""
REMARK: Final = "✎"
"""Something was remarked on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the agenda, in words."""

    title: str
    asides: tuple[str, ...] = ()
    """Stand behind the title, which gives way to them: ``fällt aus``, ``43 Pers.``, ``✎``."""
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
        rows.append(_end_row(day, moment, texts))
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
    return block.kind is BlockKind.PARALLEL and not _has_gone(timing)


def _has_gone(timing: Timing) -> bool:
    """Tell whether a block neither runs nor is to come."""
    return timing.passed_over or timing.state in (BlockState.DONE, BlockState.SKIPPED)


def _heading(day: Day, number: int, texts: Texts) -> Row:
    title = texts("Day {number} · {date}", number=number, date=day_name(texts, day.date))
    return Row(title=title, style="bold")


def _block_rows(block: Block, moment: Moment, texts: Texts) -> Iterator[Row]:
    timing = moment.forecast.of(block.id)
    zone = moment.snapshot.agenda.zone
    left_out = timing.passed_over or timing.state is BlockState.SKIPPED
    yield Row(
        title=one_line(block.title),
        asides=(
            *_not_at_all(timing, texts),
            *([texts("inserted")] if block.unplanned else []),
            *_reported(block.id, moment, texts),
        ),
        sign="–" if left_out else SIGNS[timing.state],
        planned=clock_time(timing.planned_start, zone),
        actual=_time(timing.actual_start, zone),
        expected="" if left_out else _expected(timing, zone),
        warning=_warning(timing) if timing.state is BlockState.PENDING and not left_out else "",
        style=_style(timing, left_out),
        target=block.id,
        is_running=timing.state is BlockState.RUNNING,
    )
    if _shows_tracks(block, timing):
        for track in block.tracks:
            yield _track_row(block, track, moment, texts)


def _track_row(phase: Block, track: Track, moment: Moment, texts: Texts) -> Row:
    agenda, target = moment.snapshot.agenda, track_id(phase.id, track.workshop)
    timing = moment.forecast.of_track(phase.id, track.workshop)
    is_open = timing.state in (BlockState.PENDING, BlockState.RUNNING)
    sign = " " if is_open else SIGNS[timing.state]
    is_longer = is_open and _is_longer(timing)
    cancelled = [texts("cancelled")] if timing.state is BlockState.SKIPPED else []
    return Row(
        title=one_line(f"{sign} {track_name(agenda, track, texts)}"),
        asides=(*cancelled, *_reported(target, moment, texts)),
        planned=texts("until {time}", time=clock_time(timing.planned_end, agenda.zone)),
        actual=_time(timing.actual_end, agenda.zone) if timing.state is BlockState.DONE else "",
        expected=clock_time(timing.expected_end, agenda.zone) if is_open else "",
        warning="!" if is_longer else "",
        style="bold" if is_longer else "dim",
        target=target,
    )


def _is_longer(timing: Timing) -> bool:
    """Tell whether the track itself takes longer than planned, however late its phase began."""
    as_planned = timing.planned_end - timing.planned_start
    return minutes_late(timing.expected_end - timing.expected_start - as_planned) > 0


def _reported(target: BlockId | TrackId, moment: Moment, texts: Texts) -> list[str]:
    """Return what was reported of it: a head count, and that there is a remark."""
    report = moment.snapshot.reports.get(target)
    parts = []
    if report and report.head_count is not None:
        parts.append(texts("{count} people", count=report.head_count))
    if report and report.remark:
        parts.append(REMARK)
    return parts


def _end_row(day: DayForecast, moment: Moment, texts: Texts) -> Row:
    """Return the end of a day, which was reached once nothing of it runs or is to come."""
    zone = moment.snapshot.agenda.zone
    late = minutes_late(day.offset)
    reached = clock_time(day.expected_end, zone)
    is_over = all(_has_gone(moment.forecast.of(block.id)) for block in day.day.blocks)
    return Row(
        title=texts("End (promised)") if day.promised_end else texts("End"),
        sign="◆",
        planned=clock_time(day.promised_end or day.planned_end, zone),
        actual=reached if is_over else "",
        expected="" if is_over else reached,
        warning=MISSED if late > 0 and day.promised_end else "",
        style="bold",
    )


def _not_at_all(timing: Timing, texts: Texts) -> list[str]:
    """Say that a block does not take place; one that was jumped over still can."""
    if timing.state is BlockState.SKIPPED:
        return [texts("left out")]
    return [texts("jumped over")] if timing.passed_over else []


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
