"""The whole agenda: planned, actual and expected, a row a block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitator.domain.agenda import Block, BlockId, BlockKind, Day, Track
from facilitator.domain.instant import Instant
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import DayForecast, Timing
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align
from facilitator.tui.context import Moment
from facilitator.tui.dates import day_name
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.wording import clock_time, minutes_late

SIGNS: Final = {
    BlockState.DONE: "✓",
    BlockState.RUNNING: "▶",
    BlockState.PENDING: "·",
    BlockState.SKIPPED: "–",
}
_THREE_TIMES: Final = 58
"""Columns from which actual and expected times have a column each."""


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
    block: BlockId | None = None
    """What the marker can stand on."""
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """All rows, and which block is marked."""

    rows: tuple[Row, ...]
    marked: BlockId | None


def agenda_facts(moment: Moment, marked: BlockId | None, texts: Texts) -> AgendaFacts:
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
        block=block.id,
        is_running=timing.state is BlockState.RUNNING,
    )
    if block.kind is BlockKind.PARALLEL and timing.state is not BlockState.DONE and not left_out:
        for track in block.tracks:
            yield _track_row(track, timing, moment, texts)


def _track_row(track: Track, phase: Timing, moment: Moment, texts: Texts) -> Row:
    agenda = moment.snapshot.agenda
    last = moment.forecast.of(track.blocks[-1].id) if track.blocks else phase
    parts = [
        texts("WS {number}", number=agenda.workshop(track.workshop).number),
        agenda.room_name(track.room),
    ]
    return Row(
        title=one_line("  " + " · ".join(part for part in parts if part)),
        planned=texts("until {time}", time=clock_time(last.planned_end, agenda.zone)),
        expected=clock_time(last.expected_end, agenda.zone),
        style="dim",
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


class AgendaPane(VerticalScroll):
    """The rows, scrolled so that the marked or running block is in sight."""

    can_focus = False

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="agenda")
        self._texts = texts
        self._in_sight: int | None = None

    def compose(self) -> ComposeResult:
        """Hold the picture of all rows."""
        yield _Rows(self._texts)

    def on_mount(self) -> None:
        """Name the pane."""
        self.border_title = self._texts("Agenda")

    def show(self, facts: AgendaFacts) -> None:
        """Show `facts`; scroll only when another row is to be in sight."""
        self.query_one(_Rows).show(facts)
        row = next(
            (
                number
                for number, row in enumerate(facts.rows, start=1)
                if (row.block == facts.marked if facts.marked else row.is_running)
            ),
            None,
        )
        if row is not None and row != self._in_sight:
            self._in_sight = row
            self.call_after_refresh(self._scroll_to_row, row)

    def on_resize(self) -> None:
        """Keep that row in sight on whatever room is left."""
        if self._in_sight is not None:
            self.call_after_refresh(self._scroll_to_row, self._in_sight)

    def _scroll_to_row(self, row: int) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top + 1 <= row < top + height - 2:
            self.scroll_to(y=max(0, row - height // 3), animate=False)


class _Rows(Pane):
    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def draw(self, facts: object, width: int) -> Text:
        """Return a line a row under a line of heads; the marked row is reversed."""
        assert isinstance(facts, AgendaFacts)
        texts = self._texts
        three = width >= _THREE_TIMES
        heads = (texts("planned"), texts("actual"), texts("expected"))
        cells = [_cells(Row(title=""), heads if three else (heads[0], texts("now")))]
        cells += [_cells(row, _times(row, three=three)) for row in facts.rows]
        last = len(cells[0]) - 1
        aligned = align(cells, width, stretch=1, right=range(2, last))
        picture = Text(GAP.join(aligned[0]), style="dim")
        for row, line in zip(facts.rows, aligned[1:], strict=True):
            marked = row.block is not None and row.block == facts.marked
            style = f"not dim {row.style} {'reverse' if marked else ''}"
            picture.append("\n").append(GAP.join(line), style=style)
        return picture


def _times(row: Row, *, three: bool) -> tuple[str, ...]:
    if three:
        return (row.planned, row.actual, row.expected)
    return (row.planned, row.actual or row.expected)


def _cells(row: Row, times: tuple[str, ...]) -> list[str]:
    return [row.sign, row.title, *times, f"{row.warning:3}"]
