"""Commands that run the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.agenda import Block
from facilitator.domain.run import RunEventKind
from facilitator.domain.schedule import Step, current_block, next_block
from facilitator.station.accompanying import AccompanyingCommands
from facilitator.station.events import Events
from facilitator.station.refusal import Reason, RefusedError
from facilitator.station.tracks import TrackCommands

if TYPE_CHECKING:
    from facilitator.domain.mends import Mend


class RunCommands(TrackCommands, AccompanyingCommands):
    """What the moderator does to the blocks. Refused commands raise RefusedError."""

    def advance(self, asked: Step) -> None:
        """Take the step that the moderator was asked about, unless the agenda has moved on.

        That time has passed since the question is no reason to refuse the answer.
        """
        snapshot = self._log.snapshot
        coming = next_block(snapshot.agenda, snapshot.run, self._now())
        if asked.starts is not None and not _same(asked.starts, coming):
            raise RefusedError(Reason.STALE)
        self._take("run.advance", asked)

    def jump(self, asked: Step) -> None:
        """End what runs and begin a block that is not the next one: further on, or passed over."""
        outside = {block.id for _, block in self._log.snapshot.agenda.blocks()}
        if asked.starts is None or asked.starts.id not in outside:
            raise RefusedError(Reason.GONE)
        self._take("run.jump", asked)

    def mend(self, asked: Mend) -> None:
        """Do all that was proposed, unless something of it can't be done any more as it was shown.

        That time has passed since is no reason to refuse it, even if it mends less by now.
        """
        from facilitator.station.mending import contents_of  # a day on time needs none of it

        contents = contents_of(asked, self._log.snapshot, self._now(), Events(self._log))
        self._log.commit("run.mend", contents)

    def _take(self, command: str, asked: Step) -> None:
        """End and begin what `asked` says, if what it ends is what runs."""
        snapshot, now = self._log.snapshot, self._now()
        if not _same(asked.ends, current_block(snapshot.agenda, snapshot.run)):
            raise RefusedError(Reason.STALE)
        events = Events(self._log)
        if asked.ends is not None:
            events.add(RunEventKind.ENDED, asked.ends.id, now)
        if asked.starts is not None:
            events.add(RunEventKind.STARTED, asked.starts.id, now)
        self._log.commit(command, events.contents())


def _same(one: Block | None, other: Block | None) -> bool:
    return (one and one.id) == (other and other.id)
