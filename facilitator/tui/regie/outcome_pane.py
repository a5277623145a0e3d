"""The table of planned and actual, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from rich.text import Text

from facilitator.domain.instant import Instant, minutes_between
from facilitator.domain.outcome import DayOutcome, OutcomeRow, outcome
from facilitator.domain.run import BlockState
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align
from facilitator.tui.context import Moment
from facilitator.tui.dates import day_name
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.regie.naming import track_name
from facilitator.tui.wording import clock_time, minutes_late

_INDENT: Final = "  "


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
        title = f"{_INDENT}{track_name(agenda, row.track, texts)}"
    return OutcomeLine(
        title=one_line(title),
        planned=texts("unplanned")
        if row.block.unplanned
        else _from_to(timing.planned_start, timing.planned_end, agenda.zone),
        actual=_actual(row, agenda.zone, texts),
        took="" if row.took is None else texts("{minutes} min", minutes=row.took),
        longer=_signed(row.longer),
        people="" if report.head_count is None else str(report.head_count),
        remark=one_line(report.remark),
    )


def _actual(row: OutcomeRow, zone: ZoneInfo, texts: Texts) -> str:
    timing = row.timing
    if timing.state is BlockState.SKIPPED:
        return texts("left out")
    if timing.passed_over:
        return texts("jumped over")
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
        whole = minutes_between(day.began, forecast.expected_end)
        took = texts("{minutes} min", minutes=whole)
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

    def draw(self, facts: object, width: int) -> Text:
        """Return a table a day; each remark stands under what it is about, as long as it is."""
        assert isinstance(facts, OutcomeFacts)
        lines = [Text(facts.lead, style="bold"), Text()] if facts.lead else []
        heads = self._heads()
        for name, rows in facts.days:
            lines += [*self._table(OutcomeLine(title=name, **heads), rows, width), Text()]
        return Text("\n").join(lines[:-1])

    def _heads(self) -> dict[str, str]:
        texts = self._texts
        return {
            "planned": texts("planned"),
            "actual": texts("actual"),
            "took": texts.about("column", "Length"),
            "longer": texts("± min"),
            "people": texts.about("column", "People"),
        }

    def _table(
        self, head: OutcomeLine, rows: tuple[OutcomeLine, ...], width: int
    ) -> Iterator[Text]:
        aligned = align([_cells(row) for row in (head, *rows)], width, right=(3, 4, 5))
        first, *others = (GAP.join(cells) for cells in aligned)
        yield Text(first, style="bold")
        for row, line in zip(rows, others, strict=True):
            yield Text(line, style=row.style)
            if row.remark:
                remark = Text(row.remark, style="italic")
                for part in remark.wrap(self.app.console, width - 2 * len(_INDENT)):
                    yield Text.assemble(_INDENT, _INDENT, part)


def _cells(line: OutcomeLine) -> list[str]:
    return [line.title, line.planned, line.actual, line.took, line.longer, line.people]
