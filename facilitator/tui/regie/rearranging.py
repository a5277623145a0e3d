"""Doing it in another order: jumping to a block, swapping two."""

from __future__ import annotations

from facilitator.domain.agenda import Block
from facilitator.domain.instant import NONE
from facilitator.domain.run import BlockState, RunEventKind
from facilitator.domain.schedule import Step, current_block, next_to_come
from facilitator.domain.supposing import suppose, swapped
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.question import Question
from facilitator.tui.regie.consequences import consequences, end_before_and_after, supposed
from facilitator.tui.regie.early import before_its_time
from facilitator.tui.regie.marking import MarkingView


class RearrangingView(MarkingView):
    """Jumps and swaps, after saying what that leads to."""

    def action_jump(self) -> None:
        """Ask to end what runs and begin the marked block."""
        if not self.may_lead():
            return
        moment = moment_of(self.context.station)
        block = self.marked_block() if self.marked is not None else None
        if self.marked_track() is not None:
            self.notify(self.texts("You can jump to an agenda item, not into a workshop."))
        elif block is None:
            self.notify(self.texts("Mark the block first that you want to jump to (↑ ↓)."))
        elif moment.snapshot.run.of(block.id).state is not BlockState.PENDING:
            self.notify(self.texts("{title} has begun already or is left out.", title=block.title))
        else:
            self._ask_to_jump(block, moment)

    def _ask_to_jump(self, block: Block, moment: Moment) -> None:
        run = moment.snapshot.run
        step = Step(current_block(moment.snapshot.agenda, run), block)
        events = [(RunEventKind.STARTED, block.id, NONE)]
        if step.ends is not None:
            events.insert(0, (RunEventKind.ENDED, step.ends.id, NONE))
        then = supposed(moment, run=suppose(run, events, moment.now))
        detail = self._jump_detail(block, moment, then)
        question = Question(self.texts, self._jump_question(step), detail)

        def jump() -> None:
            self.context.station.run.jump(step)
            self.marked = None

        self.ask(question, jump)

    def _jump_question(self, step: Step) -> str:
        assert step.starts is not None
        if step.ends is None:
            return self.texts("Jump to {new}?", new=step.starts.title)
        return self.texts("Jump: end {old} → {new}?", old=step.ends.title, new=step.starts.title)

    def _jump_detail(self, block: Block, before: Moment, after: Moment) -> str:
        early = before_its_time(block, before, self.texts)
        lines = [early] if early else []
        lines.append(end_before_and_after(before, after, self.texts))
        over = [
            block.title
            for _, block in after.snapshot.agenda.blocks()
            if after.forecast.of(block.id).passed_over
            and not before.forecast.of(block.id).passed_over
        ]
        if over:
            lines.append(self.texts("Jumped over: {titles}", titles=", ".join(over)))
        return "\n".join(lines)

    def action_swap(self) -> None:
        """Ask to swap the marked block with the next one of its day."""
        if not self.may_lead():
            return
        moment = moment_of(self.context.station)
        snapshot = moment.snapshot
        block = self.marked_block() if self.marked is not None else None
        if self.marked_track() is not None:
            self.notify(self.texts("Agenda items can be swapped, workshops can't."))
            return
        if block is None:
            self.notify(self.texts("Mark the block first that is to come after the next (↑ ↓)."))
            return
        other = next_to_come(snapshot.agenda, snapshot.run, block.id, moment.now)
        if other is None:
            self.notify(
                self.texts("{title} can't be swapped with a block after it.", title=block.title)
            )
            return
        first, second = block.id, other.id
        then = supposed(moment, agenda=swapped(snapshot.agenda, first, second))
        question = Question(
            self.texts,
            self.texts("Swap: {new} before {old}?", new=other.title, old=block.title),
            consequences(moment, then, self.texts),
        )
        self.ask(question, lambda: self.context.station.plan.swap(first, second))
