"""What accompanies the agenda in Regie: reports, rooms, unplanned blocks, timers, the outcome."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.domain.agenda import Block, BlockId, TrackId, track_id
from facilitator.domain.run import BlockState
from facilitator.tui.regie.marking import MarkingView
from facilitator.tui.regie.naming import find_target, track_name


class AccompanyingView(MarkingView):
    """The part of Regie that asks in forms and short lists: each is imported when first opened."""

    def action_report(self) -> None:
        """Take down head count and remark of the marked block or track."""
        if not self.may_lead():
            return
        from facilitator.tui.regie.reporting import report_form

        question = self.texts("Remark and count of what?")
        self._with_target(
            question, lambda target: self.app.push_screen(report_form(self.context, target))
        )

    def action_change_room(self) -> None:
        """Give the marked block or track another room."""
        if not self.may_lead():
            return
        self._with_target(self.texts("Another room for what?"), self._ask_for_room)

    def _ask_for_room(self, target: BlockId | TrackId) -> None:
        from facilitator.tui.regie.rooms import NEW_ROOM, change_room, room_chooser, room_form

        def chosen(room: str | None) -> None:
            if room == NEW_ROOM:
                self.app.push_screen(room_form(self.context, target))
            elif room is not None:
                self.attempt(change_room(self.context.station, target, room))

        self.app.push_screen(room_chooser(self.context, target), chosen)

    def _with_target(self, question: str, go_on: Callable[[BlockId | TrackId], object]) -> None:
        """Go on with what is marked; of a phase ask first whether one of its tracks is meant."""
        agenda, texts = self.context.station.snapshot.agenda, self.texts
        target = self.target()
        found = None if target is None else find_target(agenda, target)
        if target is None or found is None:
            self.notify(texts("Mark an agenda item first."))
            return
        phase, track = found
        if track is not None or not phase.tracks:
            go_on(target)
            return
        from facilitator.tui.chooser import Chooser, Offer

        offers = [
            Offer(phase.id, texts("{title} as a whole", title=phase.title)),
            *(
                Offer(track_id(phase.id, track.workshop), track_name(agenda, track, texts))
                for track in phase.tracks
            ),
        ]

        def chosen(answer: str | None) -> None:
            if answer is not None:
                go_on(answer)

        self.app.push_screen(Chooser(texts, question, offers), chosen)

    def action_insert_block(self) -> None:
        """Put in an unplanned block behind the marked one."""
        if not self.may_lead():
            return
        from facilitator.tui.regie.inserting import insert_form

        after = self._insert_after()
        if after is None:
            self.notify(self.texts("Mark an agenda item first."))
        else:
            self.app.push_screen(insert_form(self.context, after))

    def _insert_after(self) -> Block | None:
        """Return the marked block or the phase of the marked track, else what began last."""
        snapshot = self.context.station.snapshot
        if self.marked is not None:
            found = find_target(snapshot.agenda, self.marked)
            return None if found is None else found[0]
        begun = [
            block
            for _, block in snapshot.agenda.blocks()
            if snapshot.run.of(block.id).state in (BlockState.RUNNING, BlockState.DONE)
        ]
        return begun[-1] if begun else self.marked_block()

    def action_timers(self) -> None:
        """Start a free timer, or go on with one."""
        if not self.may_lead():
            return
        from facilitator.tui.regie.timing import (
            OTHER_TIMER,
            timer_chooser,
            timer_command,
            timer_form,
        )

        def chosen(answer: str | None) -> None:
            command = None if answer is None else timer_command(self.context, answer)
            if answer == OTHER_TIMER:
                self.app.push_screen(timer_form(self.context))
            elif command is not None:
                self.attempt(command)

        self.app.push_screen(timer_chooser(self.context), chosen)

    def action_show_outcome(self) -> None:
        """Show planned and actual times as a table."""
        from facilitator.tui.regie.outcome import OutcomeScreen

        self.app.push_screen(OutcomeScreen(self.context))
