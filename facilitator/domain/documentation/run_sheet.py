"""The run sheet (Regieplan) for print: a table a day, on turned pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockId, Workshop
from facilitator.domain.documentation.builder import build_labels
from facilitator.domain.documentation.clean import clean_text, one_line
from facilitator.domain.documentation.model import (
    Block as Part,
)
from facilitator.domain.documentation.model import (
    Blocks,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    TableRow,
    Weight,
)
from facilitator.domain.documentation.wording import (
    name_dates,
    name_moment,
    name_time,
    name_weekday,
    name_workshop,
)
from facilitator.domain.instant import Instant, whole_minutes
from facilitator.domain.run_sheet import SheetDay, SheetRow, run_sheet
from facilitator.texts import Texts, choose_language

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def build_run_sheet(
    agenda: Agenda, notes: Mapping[BlockId, str] | None, texts: Texts, *, key: str, now: Instant
) -> Document:
    """Return the run sheet of `agenda` as it stands at `now`.

    `notes` are the moderator's private ones: given, even if there are none, they make a version
    that says on every page for whom it is. `key` is by what its file is known again.
    """
    private = "" if notes is None else name_private(texts)
    named = texts("Run sheet: {title}", title=one_line(agenda.title))
    return Document(
        language=choose_language(agenda.language),
        title=named,
        subject=private,
        footer=f"{named} · {private}" if private else named,
        publisher=agenda.organiser,
        record_id=key,
        category=private,
        written_at=now,
        labels=build_labels(texts),
        blocks=tuple(_blocks(agenda, notes, texts, now)),
        landscape=True,
    )


def name_private(texts: Texts) -> str:
    """Return what must be said wherever private notes stand."""
    return texts("For the moderators only")


def facts_of(block: Block, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield what is planned for a block: a label and a text."""
    for label, text in (
        (texts.about("run sheet", "Goal"), block.goal),
        (texts.about("run sheet", "Content"), block.content),
        (texts.about("run sheet", "Method"), block.method),
    ):
        if text:
            yield label, clean_text(text)


def _blocks(
    agenda: Agenda, notes: Mapping[BlockId, str] | None, texts: Texts, now: Instant
) -> Iterator[Part]:
    yield Paragraph((Span(one_line(agenda.title)),), Role.HEAD)
    yield Paragraph((Span(_where_and_when(agenda, texts, now)),))
    if notes is not None:
        yield Paragraph((Span(name_private(texts)),), Role.NOTICE)
    for number, day in enumerate(run_sheet(agenda)):
        yield from _day(agenda, day, number, notes, texts)


def _where_and_when(agenda: Agenda, texts: Texts, now: Instant) -> str:
    parts = (
        texts("Run sheet"),
        name_dates(texts, [day.date for day in agenda.days]),
        agenda.place,
        agenda.organiser,
        texts("as of {moment}", moment=name_moment(texts, now, agenda)),
    )
    return " · ".join(one_line(part) for part in parts if part)


def _day(
    agenda: Agenda,
    day: SheetDay,
    number: int,
    notes: Mapping[BlockId, str] | None,
    texts: Texts,
) -> Blocks:
    named = name_weekday(texts, day.day.date)
    times = texts(
        "{start} to {end}", start=name_time(day.start, agenda), end=name_time(day.end, agenda)
    )
    promised = texts("promised end {time}", time=f"{day.day.end:%H:%M}") if day.day.end else ""
    return (
        Heading(level=1, text=named, anchor=f"day-{number + 1}", new_page=number > 0),
        Paragraph((Span(" · ".join(filter(None, (times, promised)))),)),
        Table(
            anchor=f"table-day-{number + 1}",
            caption=texts("Run sheet for {day}", day=named),
            columns=_columns(texts, private=notes is not None),
            rows=tuple(_rows(agenda, day, notes, texts)),
        ),
    )


def _columns(texts: Texts, *, private: bool) -> tuple[Column, ...]:
    widths = (9, 7, 31, 14, 14, 9, 16) if private else (9, 7, 43, 18, 13, 10)
    titles = (
        texts.about("column", "Time"),
        texts.about("column", "Length"),
        texts.about("column", "Agenda item"),
        texts.about("column", "Material"),
        texts.about("column", "Who"),
        texts.about("column", "Room"),
        texts.about("column", "Notes"),
    )
    return tuple(Column(title, width) for title, width in zip(titles, widths, strict=False))


def _rows(
    agenda: Agenda, day: SheetDay, notes: Mapping[BlockId, str] | None, texts: Texts
) -> Iterator[TableRow]:
    shown: Workshop | None = None
    for row in day.rows:
        cells = (
            _time(agenda, row, texts),
            _length(row, texts),
            _what(row, texts, is_first=row.workshop != shown),
            _plain(row.block.material),
            _plain(row.who),
            _plain(row.room),
        )
        private = () if notes is None else (_plain(notes.get(row.block.id, "")),)
        shown = row.workshop
        yield TableRow(cells=(*cells, *private))


def _time(agenda: Agenda, row: SheetRow, texts: Texts) -> Cell:
    times = Span(f"{name_time(row.start, agenda)}–{name_time(row.end, agenda)}")
    pinned = (_remark(texts.about("start", "promised")),) if row.block.start else ()
    return Cell(spans=(times,), under=pinned)


def _length(row: SheetRow, texts: Texts) -> Cell:
    length = Span(texts("{count} min", count=whole_minutes(row.length)))
    minimum = row.block.minimum
    if minimum is None:
        return Cell(spans=(length,))
    least = texts("at least {count}", count=whole_minutes(minimum))
    return Cell(spans=(length,), under=(_remark(least.replace(" ", _NO_BREAK)),))


def _what(row: SheetRow, texts: Texts, *, is_first: bool) -> Cell:
    """Return what happens; `is_first` says whether it opens the track that it stands in."""
    title = Span(one_line(row.block.title), Weight.STRONG)
    workshop = row.workshop
    mark = () if workshop is None else (Span(texts("WS {number}", number=workshop.number)),)
    between = (Span(" · "),) if mark else ()
    track = (_remark(name_workshop(texts, workshop)),) if workshop and is_first else ()
    optional = (_remark(texts("may be left out")),) if row.block.optional else ()
    unplanned = (_remark(texts("unplanned")),) if row.block.unplanned else ()
    facts = (
        (Span(f"{label}: ", Weight.REMARK), Span(text))
        for label, text in facts_of(row.block, texts)
    )
    return Cell(spans=(*mark, *between, title), under=(*track, *optional, *unplanned, *facts))


def _plain(text: str) -> Cell:
    return Cell(spans=(Span(clean_text(text)),))


def _remark(text: str) -> Spans:
    return (Span(text, Weight.REMARK),)
