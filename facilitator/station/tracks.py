"""Commands for one workshop of a phase that runs, or is to come."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.agenda import Block, BlockId, PlaceId, Track, track_id
from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.run import BlockState, Run, RunEventKind
from facilitator.domain.schedule import TrackStep, closing_block, forecast
from facilitator.domain.schedule.limits import longest_cut
from facilitator.domain.snapshot import Snapshot
from facilitator.record.log import Log
from facilitator.station.events import Events, block_of
from facilitator.station.refusal import Reason, RefusedError, track_of

_OVER = (BlockState.DONE, BlockState.SKIPPED)


class TrackCommands:
    """What is done to a block, in a track or outside, and to a track as a whole.

    Refused commands raise RefusedError.
    """

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def advance_track(self, asked: TrackStep) -> None:
        """Take the step in a track that the moderator was asked about, unless it was taken.

        A block that the clock only took to be running is written down as having begun when the
        clock said. That it has gone on since is no reason to refuse the answer.
        """
        snapshot, now = self._log.snapshot, self._now()
        track = track_of(snapshot, track_id(asked.phase.id, asked.track.workshop))
        if not _still_stands(asked, track, snapshot.run):
            raise RefusedError(Reason.STALE)
        events = Events(self._log)
        if asked.ends is not None:
            if events.of(asked.ends.id).started is None:
                timings = forecast(snapshot.agenda, snapshot.run, now)
                began = min(timings.of(asked.ends.id).expected_start, now)
                events.add(RunEventKind.STARTED, asked.ends.id, began)
            events.add(RunEventKind.ENDED, asked.ends.id, now)
        if asked.starts is not None:
            events.add(RunEventKind.STARTED, asked.starts.id, now)
        self._log.commit("run.advance_track", events.contents())

    def extend(self, block: BlockId, by: Duration) -> None:
        """Give `block` more time; a negative `by` cuts it, as far as that goes (`longest_cut`)."""
        snapshot, now = self._log.snapshot, self._now()
        planned = block_of(snapshot, block)
        _check_open(snapshot, planned)
        if by < NONE:
            timing = forecast(snapshot.agenda, snapshot.run, now).of(block)
            by = max(by, -longest_cut(planned, timing, now))
            if not by:
                raise RefusedError(Reason.NOT_NOW, planned.title)
        events = Events(self._log)
        events.add(RunEventKind.EXTENDED, block, now, by)
        self._log.commit("run.extend", events.contents())

    def extend_track(self, phase: BlockId, workshop: PlaceId, by: Duration) -> None:
        """Give a workshop more time at the end of the phase, or less."""
        snapshot = self._log.snapshot
        closing = closing_block(track_of(snapshot, track_id(phase, workshop)), snapshot.run)
        if closing is None:
            raise _not_now(snapshot, workshop)
        self.extend(closing.id, by)

    def skip(self, block: BlockId) -> None:
        """Leave out `block`, which has not begun."""
        snapshot = self._log.snapshot
        _check_open(snapshot, block_of(snapshot, block))
        events = Events(self._log)
        events.add(RunEventKind.SKIPPED, block, self._now())
        self._log.commit("run.skip", events.contents())

    def cancel_track(self, phase: BlockId, workshop: PlaceId) -> None:
        """Call off what is left of a workshop in this phase.

        What the clock took to be over stays so; what it only took to be running never took place.
        """
        snapshot, now = self._log.snapshot, self._now()
        track = track_of(snapshot, track_id(phase, workshop))
        timings = forecast(snapshot.agenda, snapshot.run, now)
        left = [one for one in track.blocks if timings.of(one.id).state not in _OVER]
        if not left:
            raise _not_now(snapshot, workshop)
        events = Events(self._log)
        for block in left:
            is_logged = events.of(block.id).state is BlockState.RUNNING
            kind = RunEventKind.ENDED if is_logged else RunEventKind.SKIPPED
            events.add(kind, block.id, now)
        self._log.commit("run.cancel_track", events.contents())


def _still_stands(asked: TrackStep, track: Track, run: Run) -> bool:
    """Return whether nobody has written down since what `asked` would, or what comes after it."""
    ids = [block.id for block in track.blocks]
    ends, starts = asked.ends and asked.ends.id, asked.starts and asked.starts.id
    if run.of(asked.phase.id).state is not BlockState.RUNNING:
        return False
    if ends is not None and (ends not in ids or run.of(ends).state in _OVER):
        return False
    if starts is not None and (starts not in ids or run.of(starts).state in _OVER):
        return False
    ahead = ids.index(starts) if starts else ids.index(ends) + 1 if ends else 0
    return all(run.of(one).started is None for one in ids[ahead:])


def _check_open(snapshot: Snapshot, block: Block) -> None:
    """Refuse to change what stands in a phase that is over."""
    for _, phase in snapshot.agenda.blocks():
        if any(block in track.blocks for track in phase.tracks) and (
            snapshot.run.of(phase.id).state in _OVER
        ):
            raise RefusedError(Reason.NOT_NOW, block.title)


def _not_now(snapshot: Snapshot, workshop: PlaceId) -> RefusedError:
    return RefusedError(Reason.NOT_NOW, snapshot.place_title(workshop))
