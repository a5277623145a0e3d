"""What is marked in the agenda: what the keys of Regie act on."""

from __future__ import annotations

from facilitator.domain.agenda import Block, BlockId, Track, TrackId, track_id
from facilitator.domain.schedule import current_block, next_block
from facilitator.tui.context import moment_of
from facilitator.tui.regie.agenda_rows import targets
from facilitator.tui.view import View


class MarkingView(View):
    """Marks a block, or a track while its phase is to come or runs; unmarked, it is what runs."""

    marked: BlockId | TrackId | None = None

    def action_previous_block(self) -> None:
        """Mark the row before."""
        self._move_mark(-1)

    def action_next_block(self) -> None:
        """Mark the row after."""
        self._move_mark(1)

    def action_unmark(self) -> None:
        """Let the marker follow what runs."""
        self.marked = None
        self.refresh_moment()

    def _move_mark(self, by: int) -> None:
        there = targets(moment_of(self.context.station))
        here = self.target()
        position = there.index(here) + by if here in there else 0
        self.marked = there[max(0, min(position, len(there) - 1))] if there else None
        self.refresh_moment()

    def target(self) -> BlockId | TrackId | None:
        """Return what is marked, else what runs, else what comes next."""
        if self.marked is not None:
            return self.marked
        block = self.marked_block()
        return None if block is None else block.id

    def marked_block(self) -> Block | None:
        """Return the marked block, else what runs, else what comes next; None for a track."""
        snapshot = self.context.station.snapshot
        if self.marked is not None:
            named = (block for _, block in snapshot.agenda.blocks() if block.id == self.marked)
            return next(named, None)
        running = current_block(snapshot.agenda, snapshot.run)
        return running or next_block(snapshot.agenda, snapshot.run, self.context.station.now())

    def marked_track(self) -> tuple[Block, Track] | None:
        """Return the marked track with its phase, None if a block is marked or nothing is."""
        for _, block in self.context.station.snapshot.agenda.blocks():
            for track in block.tracks:
                if self.marked == track_id(block.id, track.workshop):
                    return block, track
        return None
