"""Giving time and taking it, leaving out, cancelling: what is marked is what changes."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Block
from facilitator.domain.instant import NONE, minutes
from facilitator.domain.run import RunEventKind
from facilitator.domain.schedule import next_block
from facilitator.domain.supposing import suppose
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.question import Question
from facilitator.tui.regie.consequences import end_before_and_after, supposed
from facilitator.tui.regie.marking import MarkingView

FIVE_MINUTES: Final = minutes(5)


class TimekeepingView(MarkingView):
    """Changes the time of blocks and tracks."""

    def action_extend(self) -> None:
        """Give what is marked five minutes."""
        self._change_time(1)

    def action_cut(self) -> None:
        """Take five minutes from what is marked."""
        self._change_time(-1)

    def _change_time(self, sign: int) -> None:
        run, by = self.context.station.run, sign * FIVE_MINUTES
        block = self.marked_block()
        if block is not None:
            self.attempt(lambda: run.extend(block.id, by))

    def action_skip(self) -> None:
        """Leave out what is marked, or the next block if nothing is."""
        moment = moment_of(self.context.station)
        snapshot = moment.snapshot
        block = self.marked_block()
        if self.marked is None:
            block = next_block(snapshot.agenda, snapshot.run, moment.now)
        if block is not None:
            self._ask_to_skip(block, moment)

    def _ask_to_skip(self, block: Block, moment: Moment) -> None:
        question = Question(
            self.texts,
            self.texts("Leave out {title}?", title=block.title),
            self._end_after(moment, [(RunEventKind.SKIPPED, block)]),
        )
        self.ask(question, lambda: self.context.station.run.skip(block.id))

    def _end_after(self, moment: Moment, events: list[tuple[RunEventKind, Block]]) -> str:
        happening = ((kind, block.id, NONE) for kind, block in events)
        then = supposed(moment, run=suppose(moment.snapshot.run, happening, moment.now))
        return end_before_and_after(moment, then, self.texts)
