"""Commands for what accompanies the agenda: what is reported of blocks, and free timers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from facilitator.domain.accompanying import FreeTimer, timer_left
from facilitator.domain.agenda import BlockId, TrackId
from facilitator.domain.instant import NONE, Duration, Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Entity, Json
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError, check_length, one_line, track_of

MOST_HEADS: Final = 1_000_000


class AccompanyingCommands:
    """Reports and timers. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def report(self, target: BlockId | TrackId, head_count: int | None, remark: str) -> None:
        """Say how many there were and what is to be said of a block or track.

        None and an empty remark take away what was said.
        """
        _check_target(self._log.snapshot, target)
        if head_count is not None and not 0 <= head_count <= MOST_HEADS:
            raise RefusedError(Reason.IMPOSSIBLE, str(head_count))
        fields: dict[str, Json] = {"head_count": head_count, "remark": remark.strip() or None}
        self._log.commit("run.report", {Entity(log.REPORT, target): fields})

    def start_timer(self, label: str, length: Duration) -> str:
        """Let a free timer of that length run from now on; return its id."""
        check_length(length)
        timer = self._log.new_id()
        values = {"label": one_line(label), "started": self._now(), "length": length}
        contents = {Entity(log.TIMER, timer): log.encode(values, log.TIMER_FIELDS)}
        self._log.commit("run.timer", contents)
        return timer

    def extend_timer(self, timer: str, by: Duration) -> None:
        """Give a timer more time, or take some, as far as there is some.

        One that has run out runs on from now.
        """
        known, now = self._timer(timer), self._now()
        left = timer_left(known, now)
        after = max(NONE, left + by)
        if after == left:
            raise RefusedError(Reason.NOT_NOW, known.label)
        length = now - known.started + after
        check_length(length)
        self._commit_to(timer, log.encode({"length": length}, log.TIMER_FIELDS))

    def stop_timer(self, timer: str) -> None:
        """Take a timer away."""
        self._timer(timer)
        self._commit_to(timer, {log.TIMER_STOPPED: True})

    def _timer(self, timer: str) -> FreeTimer:
        for known in self._log.snapshot.timers:
            if known.id == timer:
                return known
        raise RefusedError(Reason.GONE, timer)

    def _commit_to(self, timer: str, fields: dict[str, Json]) -> None:
        self._log.commit("run.timer", {Entity(log.TIMER, timer): fields})


def _check_target(snapshot: Snapshot, target: BlockId | TrackId) -> None:
    if all(block.id != target for block in snapshot.agenda.all_blocks()):
        track_of(snapshot, target)
