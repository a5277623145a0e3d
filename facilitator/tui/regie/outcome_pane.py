"""The table of planned and actual, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from facilitator.domain.instant import Instant, minutes, minutes_between
from facilitator.domain.outcome import DayOutcome, OutcomeRow, outcome
from facilitator.domain.run import BlockState
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.dates import day_name
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.regie.naming import track_name
from facilitator.tui.wording import clock_time, length, minutes_late

_WITH_REMARKS: Final = 110
"""Columns from which remarks have a column of their own; below that they stand under the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """One row of the table."""

    title: str
    planned: str = ""
    actual: str = ""
    took: str = ""
    longer: str = ""
    people: str = ""
    remark: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """A sentence to begin with, if there is one, and the rows of each day under its name."""

    lead: str
    days: tuple[tuple[str, tuple[OutcomeLine, ...]], ...]


def outcome_facts(moment: Moment, texts: Texts) -> OutcomeFacts:
    """Return the table as it stands at `moment`."""
    agenda = moment.snapshot.agenda
    days = outcome(moment.snapshot, moment.forecast)
    lead = ""
    if all(day.began is None for day in days):
        lead = texts("Nothing has begun yet. Until then you see what is planned.")
    return OutcomeFacts(
        lead,
        tuple(
            (
                texts(
                    "Day {number} · {date}", number=number, date=day_name(texts, day.day.day.date)
                ),
                (*(_line(row, moment, texts) for row in day.rows), _end(day, agenda.zone, texts)),
            )
            for number, day in enumerate(days, start=1)
        ),
    )


def _line(row: OutcomeRow, moment: Moment, texts: Texts) -> OutcomeLine:
    agenda = moment.snapshot.agenda
    timing, report = row.timing, row.report
    title = row.block.title
    if row.track is not None:
        title = f"   {track_name(agenda, row.track, texts)}"
    return OutcomeLine(
        title=one_line(title),
        planned=texts("unplanned")
        if row.block.unplanned
        else _from_to(timing.planned_start, timing.planned_end, agenda.zone),
        actual=_actual(row, agenda.zone, texts),
        took="" if row.took is None else length(texts, minutes(row.took)),
        longer=_signed(row.longer),
        people="" if report.head_count is None else str(report.head_count),
        remark=one_line(report.remark),
    )


def _actual(row: OutcomeRow, zone: ZoneInfo, texts: Texts) -> str:
    timing = row.timing
    if timing.state is BlockState.SKIPPED:
        return texts("left out")
    if timing.passed_over:
        return texts("not recorded")
    if timing.actual_start is None:
        return ""
    if timing.actual_end is None:
        return texts("since {time}", time=clock_time(timing.actual_start, zone))
    return _from_to(timing.actual_start, timing.actual_end, zone)


def _end(day: DayOutcome, zone: ZoneInfo, texts: Texts) -> OutcomeLine:
    """Return the last row of a day: the end that was promised, and the one that was reached."""
    forecast = day.day
    reached = clock_time(forecast.expected_end, zone)
    late = minutes_late(forecast.offset)
    took = ""
    if day.is_over and day.began is not None:
        took = length(texts, minutes(minutes_between(day.began, forecast.expected_end)))
    return OutcomeLine(
        title=texts("End (promised)") if forecast.promised_end else texts("End"),
        planned=clock_time(forecast.promised_end or forecast.planned_end, zone),
        actual=reached if day.is_over else texts("expected {time}", time=reached),
        took=took,
        longer="" if day.began is None else _signed(late),
        style="bold",
    )


def _from_to(start: Instant, end: Instant, zone: ZoneInfo) -> str:
    return f"{clock_time(start, zone)}–{clock_time(end, zone)}"


def _signed(difference: int | None) -> str:
    """Return ``+8``, ``−3`` or ``0``; nothing if there is nothing to compare."""
    if difference is None:
        return ""
    return f"{difference:+}".replace("-", "\N{MINUS SIGN}") if difference else "0"


class OutcomePane(Pane):
    """Shows OutcomeFacts."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("outcome-table")
        self._texts = texts

    def draw(self, facts: object, width: int) -> RenderableType:
        """Return a table a day; on a narrow screen each remark stands under what it is about."""
        assert isinstance(facts, OutcomeFacts)
        parts: list[RenderableType] = [Text(facts.lead, style="bold")] if facts.lead else []
        for heading, lines in facts.days:
            parts += [Text(heading, style="bold"), self._table(lines, width), Text()]
        return Group(*parts)

    def _table(self, lines: tuple[OutcomeLine, ...], width: int) -> Table:
        texts, wide = self._texts, width >= _WITH_REMARKS
        table = Table(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column("", ratio=1, overflow="fold")
        table.add_column(Text(texts("planned"), style="dim"), no_wrap=True, min_width=11)
        table.add_column(Text(texts("actual"), style="dim"), no_wrap=True, min_width=11)
        for head in (
            texts.about("column", "Length"),
            texts("± min"),
            texts.about("column", "People"),
        ):
            table.add_column(Text(head, style="dim"), no_wrap=True, justify="right")
        if wide:
            table.add_column(
                Text(texts.about("column", "Remark"), style="dim"), ratio=1, overflow="fold"
            )
        for line in lines:
            table.add_row(*_cells(line, wide=wide), style=line.style)
        return table


def _cells(line: OutcomeLine, *, wide: bool) -> Iterator[Text]:
    title = Text(line.title)
    if line.remark and not wide:
        title.append(f"\n   {line.remark}", style="italic")
    yield title
    for cell in (line.planned, line.actual, line.took, line.longer, line.people):
        yield Text(cell)
    if wide:
        yield Text(line.remark)
