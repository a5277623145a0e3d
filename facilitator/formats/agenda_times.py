"""What the days and times of an agenda file say together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from facilitator.domain.agenda import BlockKind
from facilitator.domain.instant import Duration, whole_minutes
from facilitator.formats.agenda_tree import all_blocks_of, blocks_of, days_of, filled, kind_of
from facilitator.formats.problems import Problem
from facilitator.formats.tree import Node
from facilitator.formats.tree_checks import mark_of, typed
from facilitator.formats.written import parse_clock, parse_day, parse_duration

_HALF_A_DAY: Final = Duration(hours=12)


def check_times(root: Node) -> Iterator[Problem]:
    """Yield what is wrong with the order of days and starts and with lengths."""
    yield from _check_days(root)
    for day in days_of(root):
        yield from _check_starts(day)
    for block in blocks_of(root):
        yield from _check_longest_track(block)
    for block in all_blocks_of(root):
        yield from _check_length(block)


def _check_days(root: Node) -> Iterator[Problem]:
    dated = [
        (day, found)
        for day in days_of(root)
        if (found := typed(day, "date", parse_day)) is not None
    ]
    for (_, before), (day, found) in pairwise(dated):
        if found <= before:
            yield _out_of_order(day, before)


def _out_of_order(day: Node, before: date) -> Problem:
    return Problem(
        mark_of(day, "date"),
        lambda texts: texts(
            "The days have to follow one another; the one before is {before}.",
            before=before.isoformat(),
        ),
        day.text_of("date"),
    )


def _check_starts(day: Node) -> Iterator[Problem]:
    blocks = day.list_of("blocks")
    if blocks and blocks[0].fields and "start" not in blocks[0].fields:
        yield Problem(
            blocks[0].mark, lambda texts: texts("The first block of a day needs “start”.")
        )
    latest: Duration | None = None
    for block in filled(blocks):
        start = _since_midnight(block, "start", latest)
        if start is not None and latest is not None and start <= latest:
            yield _too_early(block, "start", latest)
        latest = max((moment for moment in (start, latest) if moment is not None), default=None)
        for track in block.list_of("tracks"):
            yield from _check_starts_within(track, latest)
    end = _since_midnight(day, "end", latest)
    if end is not None and latest is not None and end <= latest:
        yield _too_early(day, "end", latest)


def _check_starts_within(track: Node, latest: Duration | None) -> Iterator[Problem]:
    """Yield starts inside a track that are before the phase's own or the one above them."""
    for block in filled(track.list_of("blocks")):
        start = _since_midnight(block, "start", latest)
        if start is not None:
            if latest is not None and start < latest:
                yield _too_early(block, "start", latest)
            latest = start if latest is None else max(start, latest)


def _since_midnight(node: Node, key: str, after: Duration | None) -> Duration | None:
    """Return the time at `key`; more than half a day before `after` it is the next morning's."""
    wall = typed(node, key, parse_clock)
    if wall is None:
        return None
    moment = Duration(hours=wall.hour, minutes=wall.minute)
    late = after is not None and after - moment > _HALF_A_DAY
    return moment + Duration(days=1) if late else moment


def _too_early(node: Node, key: str, latest: Duration) -> Problem:
    hour, minute = divmod(whole_minutes(latest), 60)
    return Problem(
        mark_of(node, key),
        lambda texts: texts(
            "“{found}” is not after the start at {latest} above.",
            found=node.text_of(key),
            latest=f"{hour % 24:02}:{minute:02}",
        ),
        node.text_of(key),
    )


def _check_length(block: Node) -> Iterator[Problem]:
    if "duration" not in block.fields and kind_of(block) not in (BlockKind.PARALLEL, None):
        yield Problem(
            block.mark,
            lambda texts: texts("“{key}” is missing here.", key="duration"),
            hint=lambda texts: texts("Write a length like this: 45 min, 1 h 30 min, 90 min"),
        )
    duration = typed(block, "duration", parse_duration) or _longest(block)
    shortest = typed(block, "min", parse_duration)
    if duration and shortest is not None and shortest > duration:
        yield Problem(
            mark_of(block, "min"),
            lambda texts: texts(
                "“min” is longer than the block, which has {count} min.",
                count=whole_minutes(duration),
            ),
            block.text_of("min"),
        )


def _check_longest_track(block: Node) -> Iterator[Problem]:
    duration, longest = typed(block, "duration", parse_duration), _longest(block)
    if duration is not None and longest is not None and duration < longest:
        yield Problem(
            mark_of(block, "duration"),
            lambda texts: texts(
                "This is shorter than the longest track, which has {count} min.",
                count=whole_minutes(longest),
            ),
            block.text_of("duration"),
        )


def _longest(block: Node) -> Duration | None:
    """Return the length of the longest track, None if there is none or one can't be told."""
    lengths: list[Duration] = []
    for track in block.list_of("tracks"):
        planned = [typed(inner, "duration", parse_duration) for inner in track.list_of("blocks")]
        known = [length for length in planned if length is not None]
        if len(known) < len(planned):
            return None
        lengths.append(sum(known, Duration(0)))
    return max(lengths, default=None)
