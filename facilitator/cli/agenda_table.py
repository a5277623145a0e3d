"""The agenda as a table in the terminal, day by day, with its sums."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator.domain.agenda import Agenda, Day
from facilitator.domain.documentation.wording import name_time
from facilitator.domain.instant import NONE, Duration, whole_minutes
from facilitator.domain.run_sheet import SheetDay, SheetRow, Sums, run_sheet, sum_up
from facilitator.texts import Texts
from facilitator.tui.plain import one_line


def print_days(agenda: Agenda, texts: Texts) -> None:
    """Print every day as a table as wide as the terminal; 80 columns where there is none."""
    console = Console(highlight=False, markup=False, emoji=False)
    for day in run_sheet(agenda):
        console.print()
        console.print(_head(day.day, texts), style="bold", soft_wrap=True)
        console.print(_table(agenda, day, texts))
        for line in _sums(sum_up(day), texts):
            console.print(f"  {line}")
    console.print()


def _head(day: Day, texts: Texts) -> str:
    date = texts(
        "{year:04}-{month:02}-{day:02}", year=day.date.year, month=day.date.month, day=day.date.day
    )
    start = day.blocks[0].start
    begins = texts("from {time}", time=f"{start:%H:%M}") if start else ""
    ends = texts("promised end {time}", time=f"{day.end:%H:%M}") if day.end else ""
    return " · ".join(filter(None, (date, begins, ends)))


def _table(agenda: Agenda, day: SheetDay, texts: Texts) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=True, expand=False)
    table.add_column(texts.about("column", "Time"), no_wrap=True)
    table.add_column(texts.about("column", "Length"), justify="right", no_wrap=True)
    table.add_column(texts.about("column", "at least"), justify="right", no_wrap=True)
    table.add_column(texts.about("column", "Agenda item"), ratio=3, overflow="fold")
    table.add_column(texts.about("column", "Room"), overflow="fold", max_width=20)
    for row in day.rows:
        table.add_row(*(Text(one_line(cell)) for cell in _cells(agenda, row, texts)))
    return table


def _cells(agenda: Agenda, row: SheetRow, texts: Texts) -> tuple[str, ...]:
    minimum = row.block.minimum
    title = row.block.title
    if row.workshop is not None:
        title = texts("  WS {number}: {title}", number=row.workshop.number, title=title)
    if row.block.optional:
        title = texts("{title} (optional)", title=title)
    return (
        f"{name_time(row.start, agenda)}–{name_time(row.end, agenda)}",
        texts("{count} min", count=whole_minutes(row.length)),
        "" if minimum is None else str(whole_minutes(minimum)),
        title,
        row.room,
    )


def _sums(sums: Sums, texts: Texts) -> Iterator[str]:
    gaps = sums.length - sums.work - sums.breaks
    named = [
        texts("programme {length}", length=_length(sums.work)),
        texts("breaks {length}", length=_length(sums.breaks)),
        texts("gaps {length}", length=_length(gaps)) if gaps else "",
    ]
    parts = ", ".join(filter(None, named))
    yield texts("Together {length}: {parts}", length=_length(sums.length), parts=parts)
    if sums.slack > NONE:
        yield texts("Can be cut by {length}", length=_length(sums.slack))


def _length(length: Duration) -> str:
    hours, rest = divmod(whole_minutes(length), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02} min" if rest else f"{hours} h"
