"""What a command would lead to: the times before and after, for the question that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from facilitator.domain.agenda import Agenda, Block
from facilitator.domain.instant import Instant
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import Timing, forecast
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align, shortened
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.wording import clock_time, minutes_late

_TITLE: Final = 24
"""Columns for a title, so that times and promises fit beside it at 80."""
_APART: Final = "  "
"""Stands between title, times and promise: each is read on its own."""


def supposed(moment: Moment, *, agenda: Agenda | None = None, run: Run | None = None) -> Moment:
    """Return `moment` with another agenda, or after other events."""
    before = moment.snapshot
    snapshot = replace(before, agenda=agenda or before.agenda, run=run or before.run)
    return Moment(snapshot, forecast(snapshot.agenda, snapshot.run, moment.now), moment.now)


def end_before_and_after(before: Moment, after: Moment, texts: Texts) -> str:
    """Return in a line when the day ends, and when it would."""
    return _lines([_end(before, after, texts)])


def consequences(before: Moment, after: Moment, texts: Texts) -> str:
    """Return a line for the end, each promised start still to come and whatever changes."""
    rows = [_end(before, after, texts)]
    for _, block in after.snapshot.agenda.blocks():
        rows.extend(_of_block(block, before, after, texts))
    return _lines(rows)


def _lines(rows: list[list[str]]) -> str:
    widest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    aligned = align(rows, _TITLE + sum(widest[1:]) + len(GAP) * (len(widest) - 1))
    return "\n".join(_APART.join(line).rstrip() for line in aligned)


def _end(before: Moment, after: Moment, texts: Texts) -> list[str]:
    was, will_be = before.forecast.today, after.forecast.today
    zone = before.snapshot.agenda.zone
    times = _change(
        clock_time(was.expected_end, zone), clock_time(will_be.expected_end, zone), texts
    )
    promise = _promise(will_be.promised_end, will_be.expected_end, after, texts)
    return [texts("End"), times, promise]


def _of_block(block: Block, before: Moment, after: Moment, texts: Texts) -> Iterator[list[str]]:
    was, will_be = before.forecast.of(block.id), after.forecast.of(block.id)
    if was.state is BlockState.DONE:
        return
    times = _change(_times(was, before, texts), _times(will_be, after, texts), texts)
    is_promise = block.start is not None and will_be.state is BlockState.PENDING
    promised = will_be.planned_start if is_promise and not _left_out(will_be) else None
    promise = _promise(promised, will_be.expected_start, after, texts)
    is_today = block in after.forecast.today.day.blocks
    if _times(was, before, texts) != _times(will_be, after, texts) or (promise and is_today):
        yield [shortened(one_line(block.title), _TITLE), times, promise]
    for track in block.tracks:
        name = texts("WS {number}", number=after.snapshot.agenda.workshop(track.workshop).number)
        ends = [
            _until(moment.forecast.of_track(block.id, track.workshop), moment, texts)
            for moment in (before, after)
        ]
        if ends[0] != ends[1]:
            yield [f"  {name}", _change(ends[0], ends[1], texts), ""]


def _change(before: str, after: str, texts: Texts) -> str:
    return texts("{time} unchanged", time=after) if before == after else f"{before} → {after}"


def _promise(promised: Instant | None, expected: Instant, moment: Moment, texts: Texts) -> str:
    """Say what was promised, and by how many minutes it is missed."""
    if promised is None:
        return ""
    time = clock_time(promised, moment.snapshot.agenda.zone)
    late = minutes_late(expected - promised)
    said = texts("promised {time}", time=time)
    return f"{said}, +{late} !" if late > 0 else said


def _times(timing: Timing, moment: Moment, texts: Texts) -> str:
    if _left_out(timing):
        return texts("left out")
    zone = moment.snapshot.agenda.zone
    return f"{clock_time(timing.expected_start, zone)}–{clock_time(timing.expected_end, zone)}"


def _left_out(timing: Timing) -> bool:
    return timing.passed_over or timing.state is BlockState.SKIPPED


def _until(timing: Timing, moment: Moment, texts: Texts) -> str:
    if timing.state is BlockState.SKIPPED:
        return texts("cancelled")
    return clock_time(timing.expected_end, moment.snapshot.agenda.zone)
