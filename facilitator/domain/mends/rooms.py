"""The paths through a phase: one for each of its tracks that goes on, and its own time.

How tracks run is the forecast's to say (`schedule.phases`); here it is asked what would be if the
phase began at another time, or had been given no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from facilitator.domain.agenda import Block, Track
from facilitator.domain.instant import NONE, Duration, Instant, clock_minutes, to_ms
from facilitator.domain.mends.mend import MendKind
from facilitator.domain.mends.parts import CLOSING, EVER, LONG_AGO, Give, Path
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import Forecast, closing_block
from facilitator.domain.schedule.courses import Course
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.schedule.phases import run_block
from facilitator.domain.schedule.plan import Slot

_FAR_OFF: Final = Instant(EVER)
_LONG_AGO: Final = Instant(LONG_AGO)


class _Room(NamedTuple):
    """A track that takes part in its phase and is not finished."""

    number: int
    """Among the tracks of the phase."""
    path: Path
    end: int
    """When it is expected to end if nothing was taken off its phase, in milliseconds."""
    may_lose: int
    """How much its closing block may be cut, in milliseconds."""


class Rooms:
    """A phase that runs or is still to come."""

    def __init__(self, slot: Slot, run: Run, now: Instant, outlook: Forecast) -> None:
        self._slot, self._run, self._now, self._outlook = slot, run, now, outlook
        self._timing = outlook.of(slot.block.id)
        self._start = self._timing.expected_start
        self._runs = self._timing.state is BlockState.RUNNING
        self._given = max(NONE, self._timing.added_time)
        self._short = to_ms(max(NONE, -self._timing.added_time))
        """How much was taken off the phase, in milliseconds."""
        self._is_pinned = any(one.pinned for slots in slot.tracks for one in slots)
        self._rooms = self._look_around()
        self._own = self._own_time()

    @property
    def _end(self) -> int:
        """When the phase ends, in milliseconds, if nothing was taken off it."""
        return max([self._own, *(room.end for room in self._rooms)])

    def paths(self) -> tuple[Path, ...]:
        """Return the paths through the phase."""
        expected = self._timing.expected_end.ms
        if self._runs and max(self._now.ms, self._end - self._short) != expected:
            # It was cut, and its longest track is finished: how much the others have is not said.
            return (Path(not_before=expected, spared=EVER),)
        paths = (self._path(self._own), *(room.path for room in self._rooms))
        return (self._finished(), *(self._shortened(path) for path in _merged(paths)))

    def longest_cut(self) -> Duration:
        """Return how much may be taken off the phase: no room may lose more than it can give."""
        if self._runs and self._end - self._short != self._timing.due.ms:
            return NONE
        longest = longest_cut(self._slot.block, self._timing, self._now)
        spare = (self._spare(room) + room.may_lose for room in self._rooms)
        return min([longest, *(Duration(milliseconds=one) for one in spare)])

    def _spare(self, room: _Room) -> int:
        """Return how much may be taken off the phase before the room feels it, at least."""
        if self._is_pinned or (self._given and not room.path.spared):
            return room.path.spared
        return max(room.path.spared, self._end - room.end)

    def _finished(self) -> Path:
        """Return what stands because it was logged: ahead of the clock if that was set back."""
        phase = self._slot.block
        tracks = (self._outlook.of_track(phase.id, track.workshop) for track in phase.tracks)
        ends = (one.expected_end.ms for one in tracks if one.state is BlockState.DONE)
        return Path(not_before=max(ends, default=LONG_AGO), spared=EVER)

    def _shortened(self, path: Path) -> Path:
        return path._replace(
            length=path.length - self._short, not_before=path.not_before - self._short
        )

    def _own_time(self) -> int:
        """Return when the phase would end without its tracks, in milliseconds."""
        if all(slots[-1].end < self._slot.end for slots in self._slot.tracks if slots):
            return (self._start + self._slot.block.duration + self._given).ms
        return (self._start if self._take_part() else self._start + self._given).ms

    def _take_part(self) -> bool:
        tracks = (track for track in self._slot.block.tracks if track.blocks)
        phase = self._slot.block.id
        states = (self._outlook.of_track(phase, track.workshop).state for track in tracks)
        return any(state is not BlockState.SKIPPED for state in states)

    def _look_around(self) -> list[_Room]:
        """Return the tracks that go on."""
        ungiven = self._run_from(self._start, NONE) if self._timing.added_time else None
        rooms = []
        for number, track in enumerate(self._slot.block.tracks):
            closing = closing_block(track, self._run)
            whole = self._outlook.of_track(self._slot.block.id, track.workshop)
            if closing is None or whole.state is BlockState.DONE:
                continue
            end = whole.expected_end.ms
            by_itself = end if ungiven is None else _end(ungiven[number])
            spared = to_ms(self._given) if by_itself == end else 0
            end = by_itself if self._short else end
            may_lose = longest_cut(closing, self._outlook.of(closing.id), self._now)
            give = self._give(track, closing, Instant(end), may_lose)
            path = self._path(end)._replace(spared=spared, give=give)
            rooms.append(_Room(number, path, end, to_ms(may_lose)))
        return self._with_pins(rooms) if self._is_pinned and not self._runs else rooms

    def _with_pins(self, rooms: list[_Room]) -> list[_Room]:
        """Return `rooms` of a phase to come, with what pinned starts inside make of another start.

        From a start far off the pins do not count, from one long ago nothing else does.
        """
        far_off = self._run_from(_FAR_OFF, self._given)
        long_ago = self._run_from(_LONG_AGO, self._given)
        pinned = []
        for room in rooms:
            length = _end(far_off[room.number]) - _FAR_OFF.ms
            stands = _end(long_ago[room.number])
            path = room.path._replace(length=length, not_before=stands)
            pinned.append(room._replace(path=path))
        return pinned

    def _path(self, end: int) -> Path:
        return Path(not_before=end) if self._runs else Path(length=end - self._start.ms)

    def _run_from(self, start: Instant, given: Duration) -> Sequence[Sequence[Course]]:
        """Return the courses of the tracks if the phase began at `start` and had `given`."""
        of_block = replace(self._run.of(self._slot.block.id), added_time=given)
        return run_block(self._slot, of_block, start, self._run, self._now).tracks

    def _give(self, track: Track, closing: Block, end: Instant, may_lose: Duration) -> Give | None:
        """Return what may be taken back of the time that was added to a track that ends at `end`.

        It is not made shorter than planned, nor than what else in it still goes on, and its phase
        not shorter than its minimum.
        """
        phase = self._slot.block.id
        whole = self._outlook.of_track(phase, track.workshop)
        if whole.added_time <= NONE:
            return None
        longer = (end - self._start) - (whole.planned_end - whole.planned_start)
        others = (self._outlook.of(one.id) for one in track.blocks if one is not closing)
        placed = (one.expected_end for one in others if one.state is not BlockState.SKIPPED)
        last = max(placed, default=self._start)
        above = self._timing.due - self._start - (self._slot.block.minimum or NONE)
        most = clock_minutes(min(whole.added_time, longer, may_lose, end - last, above))
        if most <= 0:
            return None
        return Give(MendKind.CLOSE_TRACK, phase, track.workshop, most, CLOSING)


def _end(courses: Sequence[Course]) -> int:
    return max(course.end for course in courses).ms


def _merged(paths: Sequence[Path]) -> list[Path]:
    """Return `paths` with those as one that nothing is given up on and that shrink alike."""
    apart = [path for path in paths if path.give is not None]
    alike: dict[int, Path] = {}
    for path in paths:
        if path.give is None:
            other = alike.get(path.spared, path)
            alike[path.spared] = path._replace(
                length=max(path.length, other.length),
                not_before=max(path.not_before, other.not_before),
            )
    return [*alike.values(), *apart]
