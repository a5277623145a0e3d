"""The paths through a phase: one for each of its tracks that goes on, and its own time.

How tracks run is the forecast's to say (`schedule.phases`); here it is asked what would be if the
phase began at another time, or had been given no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from facilitator.domain.agenda import Track
from facilitator.domain.instant import NONE, Duration, Instant, clock_minutes, to_ms
from facilitator.domain.mends.mend import MendKind
from facilitator.domain.mends.parts import CLOSING, EVER, LONG_AGO, Give, Path
from facilitator.domain.run import BlockState, Run
from facilitator.domain.schedule import Forecast
from facilitator.domain.schedule.courses import Course
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.schedule.phases import run_block
from facilitator.domain.schedule.plan import Slot

_FAR_OFF: Final = Instant(EVER)
_LONG_AGO: Final = Instant(LONG_AGO)


class _Room(NamedTuple):
    """A track that takes part in its phase and is not finished."""

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
        own = self._path(self._own)
        return tuple(self._shortened(path) for path in (own, *(room.path for room in self._rooms)))

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
        now_given = self._run_from(self._start, self._given)
        ungiven = self._run_from(self._start, NONE) if self._given else now_given
        far_off = self._run_from(_FAR_OFF, self._given) if self._asks_pins else None
        long_ago = self._run_from(_LONG_AGO, self._given) if self._asks_pins else None
        rooms = []
        for number, track in enumerate(self._slot.block.tracks):
            courses = [one for one in now_given[number] if one.state is not BlockState.SKIPPED]
            if not courses or courses[-1].is_over:
                continue
            end = _end(courses)
            path = self._path(end)
            if far_off is not None and long_ago is not None:
                length = _end(far_off[number]) - _FAR_OFF.ms
                path = Path(length=length, not_before=_end(long_ago[number]))
            spared = to_ms(self._given) if _end(ungiven[number]) == end else 0
            may_lose = self._may_lose(courses[-1])
            give = self._give(track, courses, may_lose)
            rooms.append(_Room(path._replace(spared=spared, give=give), end, to_ms(may_lose)))
        return rooms

    @property
    def _asks_pins(self) -> bool:
        return self._is_pinned and not self._runs

    def _path(self, end: int) -> Path:
        return Path(not_before=end) if self._runs else Path(length=end - self._start.ms)

    def _run_from(self, start: Instant, given: Duration) -> Sequence[Sequence[Course]]:
        """Return the courses of the tracks if the phase began at `start` and had `given`."""
        of_block = replace(self._run.of(self._slot.block.id), added_time=given)
        return run_block(self._slot, of_block, start, self._run, self._now).tracks

    def _may_lose(self, closing: Course) -> Duration:
        block = closing.slot.block
        return longest_cut(block, self._outlook.of(block.id), self._now)

    def _give(self, track: Track, courses: Sequence[Course], may_lose: Duration) -> Give | None:
        """Return what may be taken back of the time that was added to a track.

        It is not made shorter than planned, nor than what else in it still goes on.
        """
        phase, closing = self._slot.block.id, courses[-1]
        whole = self._outlook.of_track(phase, track.workshop)
        longer = (closing.end - self._start) - (whole.planned_end - whole.planned_start)
        others = max((course.end for course in courses[:-1]), default=closing.start)
        most = clock_minutes(min(whole.added_time, longer, may_lose, closing.end - others))
        if most <= 0:
            return None
        return Give(MendKind.CLOSE_TRACK, phase, track.workshop, most, CLOSING)


def _end(courses: Sequence[Course]) -> int:
    return max(course.end for course in courses).ms
