"""The run of the event: planned, actual, remark; one table a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import Agenda, Block, Track, track_id
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Blocks,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    TableRow,
)
from facilitator.domain.documentation.photos import build_impressions
from facilitator.domain.documentation.wording import name_time, name_weekday, name_workshop
from facilitator.domain.instant import Instant
from facilitator.domain.outcome import DayOutcome, OutcomeRow, outcome
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Timing

_WORTH_A_REMARK: Final = 3
"""Fewer minutes longer or shorter than planned is as planned."""

_NOTHING: Final = "–"
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def build_course(material: Material) -> Blocks:
    """Return the chapter that sets the plan beside what happened."""
    texts = material.texts
    intro = _intro(material)
    days = outcome(material.snapshot, material.forecast)
    rows = [row for day in days for row in day.rows]
    if any(row.report.remark for row in rows):
        intro += " " + texts("Below that stands what the moderators remarked.")
    counted = any(row.report.head_count is not None for row in rows)
    return (
        Heading(level=1, text=_title_of_all(material), anchor="part-course"),
        Paragraph((Span(intro),)),
        *(
            _day_table(material, day, number, counted=counted)
            for number, day in enumerate(days, start=1)
            if day.rows
        ),
        *build_impressions(material),
    )


def _intro(material: Material) -> str:
    texts = material.texts
    if material.issue.is_public:
        return texts("The tables show the agenda.")
    return texts(
        "The tables show the agenda as planned beside what took place. The last column says where "
        "the two differ."
    )


def _title_of_all(material: Material) -> str:
    """Return what the chapter is called; how late anything was stays internal."""
    texts = material.texts
    if material.issue.is_public:
        return texts("Course of the event")
    return texts("Course of the event: planned and actual")


def _day_table(material: Material, day: DayOutcome, number: int, *, counted: bool) -> Table:
    """Return the table of a day, with a column for head counts if anybody was `counted`."""
    texts = material.texts
    people = (Column(texts.about("column", "Persons"), 15, counts=True),) if counted else ()
    return Table(
        anchor=f"table-day-{number}",
        caption=texts("Course on {day}", day=name_weekday(texts, day.day.day.date)),
        columns=(
            Column(texts.about("column", "Planned"), 16),
            *(() if material.issue.is_public else (Column(texts.about("column", "Actual"), 16),)),
            Column(texts.about("column", "Agenda item"), 34 if counted else 46),
            *people,
            Column(texts.about("column", "Remark"), 25 if counted else 22),
        ),
        rows=tuple(_table_rows(material, day, counted=counted)),
    )


def _table_rows(material: Material, day: DayOutcome, *, counted: bool) -> Iterator[TableRow]:
    """Yield a row a block; the tracks of a phase are listed in its row or have rows of their own.

    They have some where somebody said of one of them how it went.
    """
    apart = {row.block.id for row in day.rows if _stands_out(material, row)}
    for row in day.rows:
        if row.track is None or row.block.id in apart:
            inside = row.track is None and row.block.id not in apart
            listed = row.block.tracks if inside else ()
            yield _row(material, row, listed, counted=counted)


def _stands_out(material: Material, row: OutcomeRow) -> bool:
    """Say whether the row is a track's and somebody took down how that went, beside a count."""
    if row.track is None:
        return False
    forecast = material.forecast
    track = forecast.of_track(row.block.id, row.track.workshop)
    is_cancelled = track.state is BlockState.SKIPPED is not forecast.of(row.block.id).state
    is_logged = track.actual_start is not None or track.actual_end is not None
    return is_logged or is_cancelled or bool(row.report.remark)


def _row(
    material: Material, row: OutcomeRow, listed: Sequence[Track], *, counted: bool
) -> TableRow:
    agenda, timing, report = material.snapshot.agenda, row.timing, row.report
    planned = _from_to(agenda, timing.planned_start, timing.planned_end)
    title = _title(row.block) if row.track is None else _track(material, row.track)
    inside = tuple(_counted(material, row.block, track) for track in listed)
    heads = report.head_count
    if heads is None and listed:
        heads = _heads(material, row.block)
    count = "" if heads is None else str(heads)
    return TableRow(
        cells=(
            _cell(_NOTHING if row.block.unplanned else planned),
            *(() if material.issue.is_public else (_cell(_actual(material, timing)),)),
            Cell(spans=title, under=inside),
            *((_cell(count or _NOTHING),) if counted else ()),
            _remark_cell(", ".join(_remarks(material, row)), report.remark),
        )
    )


def _cell(text: str) -> Cell:
    return Cell(spans=(Span(text),))


def _remark_cell(differs: str, remark: str) -> Cell:
    """Return where the two differ, and below that what was remarked."""
    if differs and remark:
        return Cell(spans=(Span(differs),), under=((Span(remark),),))
    return _cell(differs or remark or _NOTHING)


def _title(block: Block) -> Spans:
    names = ", ".join(person.name for person in block.speakers)
    return (Span(f"{block.title} ({names})" if names else block.title),)


def _track(material: Material, track: Track) -> Spans:
    agenda = material.snapshot.agenda
    name = name_workshop(material.texts, agenda.workshop(track.workshop))
    room = agenda.room_name(track.room)
    return (Span(f"{name} ({room.replace(' ', _NO_BREAK)})" if room else name),)


def _counted(material: Material, phase: Block, track: Track) -> Spans:
    """Return a track, and how many were there if somebody counted."""
    report = material.snapshot.reports.get(track_id(phase.id, track.workshop), Report())
    if report.head_count is None:
        return _track(material, track)
    people = material.texts.plural("{count} person", "{count} people", report.head_count)
    return (*_track(material, track), Span(f": {people}"))


def _heads(material: Material, phase: Block) -> int | None:
    """Return how many were counted in all tracks of a phase together, if anybody counted."""
    ids = (track_id(phase.id, track.workshop) for track in phase.tracks)
    reports = (material.snapshot.reports.get(one, Report()) for one in ids)
    counts = [report.head_count for report in reports if report.head_count is not None]
    return sum(counts) if counts else None


def _from_to(agenda: Agenda, start: Instant, end: Instant) -> str:
    return f"{name_time(start, agenda)}–{name_time(end, agenda)}"


def _actual(material: Material, timing: Timing) -> str:
    agenda, started, ended = material.snapshot.agenda, timing.actual_start, timing.actual_end
    if started is None:
        return _NOTHING
    if ended is None:
        return material.texts("since {time}", time=name_time(started, agenda))
    return _from_to(agenda, started, ended)


def _remarks(material: Material, row: OutcomeRow) -> Iterator[str]:
    texts, timing = material.texts, row.timing
    if row.block.unplanned:
        yield texts("unplanned")
    if row.track is None and len(row.block.tracks) > 1:
        yield texts("in parallel")
    if timing.state is BlockState.SKIPPED:
        yield texts.about("remark", "cancelled")
    if material.issue.is_public:
        return
    if timing.state is BlockState.RUNNING:
        yield texts("still running")
    if timing.passed_over and row.track is None:
        yield texts("not recorded")
    longer = _off(row)
    if longer:
        count = abs(longer)
        yield (
            texts("{count} min longer", count=count)
            if longer > 0
            else texts("{count} min shorter", count=count)
        )


def _off(row: OutcomeRow) -> int:
    """Return how many minutes longer than planned it took, 0 if that is not worth a remark."""
    longer = row.longer or 0
    return longer if abs(longer) >= _WORTH_A_REMARK else 0
