"""Giving time and taking it, leaving out, cancelling: what is marked is what changes."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Block, Track
from facilitator.domain.instant import NONE, minutes
from facilitator.domain.run import BlockState, RunEventKind
from facilitator.domain.schedule import TrackStep, next_block, next_track_step
from facilitator.domain.supposing import suppose
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.question import Question
from facilitator.tui.regie.consequences import end_before_and_after, supposed
from facilitator.tui.regie.marking import MarkingView
from facilitator.tui.regie.naming import track_name

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
        block, marked = self.marked_block(), self.marked_track()
        if marked is not None:
            phase, track = marked
            self.attempt(lambda: run.extend_track(phase.id, track.workshop, by))
        elif block is not None:
            self.attempt(lambda: run.extend(block.id, by))

    def action_skip(self) -> None:
        """Leave out what is marked, or the next block if nothing is."""
        if not self.may_lead():
            return
        moment = moment_of(self.context.station)
        snapshot, track = moment.snapshot, self.marked_track()
        if track is not None:
            self._ask_to_cancel(*track, moment)
            return
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

    def _ask_to_cancel(self, phase: Block, track: Track, moment: Moment) -> None:
        name = track_name(moment.snapshot.agenda, track, self.texts)
        over = (BlockState.DONE, BlockState.SKIPPED)
        events = [
            (kind, block)
            for block in track.blocks
            if moment.forecast.of(block.id).state not in over
            for kind in (RunEventKind.SKIPPED, RunEventKind.ENDED)
        ]
        question = Question(
            self.texts,
            self.texts("Cancel {workshop}?", workshop=name),
            self._end_after(moment, events),
        )
        cancel = self.context.station.run.cancel_track
        self.ask(question, lambda: cancel(phase.id, track.workshop))

    def action_advance_track(self) -> None:
        """Ask to go on to the next part of the marked track, at last to report it as finished."""
        if not self.may_lead():
            return
        marked = self.marked_track()
        if marked is None:
            self.notify(self.texts("Mark a workshop of the running phase first (↓)."))
            return
        phase, track = marked
        moment = moment_of(self.context.station)
        snapshot = moment.snapshot
        step = next_track_step(snapshot.agenda, snapshot.run, phase.id, track.workshop, moment.now)
        name = track_name(snapshot.agenda, track, self.texts)
        if step is None:
            self.notify(self.texts("{workshop} is not running.", workshop=name))
            return
        question = Question(
            self.texts, self._track_question(name, step), self._end_after(moment, _events(step))
        )
        self.ask(question, lambda: self.context.station.run.advance_track(step))

    def _track_question(self, name: str, step: TrackStep) -> str:
        if step.starts is None:
            return self.texts("{workshop} is finished?", workshop=name)
        if step.ends is None:
            return self.texts("{workshop}: begin {new}?", workshop=name, new=step.starts.title)
        return self.texts(
            "{workshop}: end {old} → {new}?",
            workshop=name,
            old=step.ends.title,
            new=step.starts.title,
        )

    def _end_after(self, moment: Moment, events: list[tuple[RunEventKind, Block]]) -> str:
        happening = ((kind, block.id, NONE) for kind, block in events)
        then = supposed(moment, run=suppose(moment.snapshot.run, happening, moment.now))
        return end_before_and_after(moment, then, self.texts)


def _events(step: TrackStep) -> list[tuple[RunEventKind, Block]]:
    """Return what `step` does; a part that was only assumed to run is begun first."""
    events = []
    if step.ends is not None:
        events += [(RunEventKind.STARTED, step.ends), (RunEventKind.ENDED, step.ends)]
    if step.starts is not None:
        events.append((RunEventKind.STARTED, step.starts))
    return events
