"""The run of the event: planned, actual, remark; one table a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockKind, Day, Track
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
from facilitator.domain.documentation.wording import name_time, name_weekday, name_workshop
from facilitator.domain.instant import NONE, Duration, Instant, minutes, whole_minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Timing

_WORTH_A_REMARK: Final[Duration] = minutes(3)
"""Less than this longer or shorter than planned is as planned."""

_NOTHING: Final = "–"
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


def build_course(material: Material) -> Blocks:
    """Return the chapter that sets the plan beside what happened."""
    texts = material.texts
    intro = texts(
        "The tables show the agenda as planned beside what took place. The last column says where "
        "the two differ."
    )
    return (
        Heading(
            level=1, text=texts("Course of the event: planned and actual"), anchor="part-course"
        ),
        Paragraph((Span(intro),)),
        *(
            _day_table(material, day, number)
            for number, day in enumerate(material.snapshot.agenda.days, start=1)
            if day.blocks
        ),
    )


def _day_table(material: Material, day: Day, number: int) -> Table:
    texts = material.texts
    return Table(
        anchor=f"table-day-{number}",
        caption=texts("Course on {day}", day=name_weekday(texts, day.date)),
        columns=(
            Column(texts.about("column", "Planned"), 16),
            Column(texts.about("column", "Actual"), 16),
            Column(texts.about("column", "Agenda item"), 46),
            Column(texts.about("column", "Remark"), 22),
        ),
        rows=tuple(_row(material, block) for block in day.blocks),
    )


def _row(material: Material, block: Block) -> TableRow:
    agenda, timing = material.snapshot.agenda, material.forecast.of(block.id)
    remarks = ", ".join(_remarks(material, block, timing))
    return TableRow(
        cells=(
            Cell(spans=(Span(_from_to(agenda, timing.planned_start, timing.planned_end)),)),
            Cell(spans=(Span(_actual(material, timing)),)),
            Cell(
                spans=_title(block), under=tuple(_track(material, track) for track in block.tracks)
            ),
            Cell(spans=(Span(remarks or _NOTHING),)),
        )
    )


def _title(block: Block) -> Spans:
    names = ", ".join(person.name for person in block.speakers)
    return (Span(f"{block.title} ({names})" if names else block.title),)


def _track(material: Material, track: Track) -> Spans:
    agenda = material.snapshot.agenda
    name = name_workshop(material.texts, agenda.workshop(track.workshop))
    room = agenda.room_name(track.room)
    return (Span(f"{name} ({room.replace(' ', _NO_BREAK)})" if room else name),)


def _from_to(agenda: Agenda, start: Instant, end: Instant) -> str:
    return f"{name_time(start, agenda)}–{name_time(end, agenda)}"


def _actual(material: Material, timing: Timing) -> str:
    agenda, started, ended = material.snapshot.agenda, timing.actual_start, timing.actual_end
    if started is None:
        return _NOTHING
    if ended is None:
        return material.texts("since {time}", time=name_time(started, agenda))
    return _from_to(agenda, started, ended)


def _remarks(material: Material, block: Block, timing: Timing) -> Iterator[str]:
    texts = material.texts
    if block.kind is BlockKind.PARALLEL and len(block.tracks) > 1:
        yield texts("in parallel")
    if timing.state is BlockState.SKIPPED:
        yield texts("cancelled")
    if timing.state is BlockState.RUNNING:
        yield texts("still running")
    if timing.passed_over:
        yield texts("not recorded")
    if timing.actual_start is not None and timing.actual_end is not None:
        planned = timing.planned_end - timing.planned_start
        yield from _difference(material, timing.actual_end - timing.actual_start - planned)


def _difference(material: Material, longer: Duration) -> Iterator[str]:
    if abs(longer) < _WORTH_A_REMARK:
        return
    count = abs(whole_minutes(longer))
    if longer > NONE:
        yield material.texts("{count} min longer", count=count)
    else:
        yield material.texts("{count} min shorter", count=count)
