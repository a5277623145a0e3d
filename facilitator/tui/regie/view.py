"""Regie: where are we, what comes next, how late are we."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.instant import minutes
from facilitator.domain.schedule import Step, current_block, next_block, next_step
from facilitator.formats.agenda import AgendaFile
from facilitator.formats.problems import FileProblemsError
from facilitator.tui.actions import REGIE, ViewName, bindings_of
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.question import Question
from facilitator.tui.regie.agenda_pane import AgendaPane, agenda_facts
from facilitator.tui.regie.differences import ask_to_adopt
from facilitator.tui.regie.now_pane import NowPane, now_facts
from facilitator.tui.regie.workshops_pane import WorkshopsPane, workshop_facts
from facilitator.tui.view import View
from facilitator.tui.wording import clock_time

FIVE_MINUTES: Final = minutes(5)


class RegieView(View):
    """Runs the agenda."""

    NAME = ViewName.REGIE
    SCOPE = "run"
    ACTIONS = REGIE
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(REGIE)

    marked: BlockId | None = None
    notes_shown: bool = False
    file: AgendaFile | None = None
    """The agenda file as it was when it was read last."""

    def on_mount(self) -> None:
        """Read the agenda file after the first picture, not before it."""
        self.call_after_refresh(self._read_file, self._say_differences)

    def _read_file(self, then: Callable[[AgendaFile], None]) -> None:
        """Read the file beside the screen; it may have been edited at any time."""
        read = self.context.read_file
        if read is not None:
            self.run_worker(partial(self._read_beside, read, then), thread=True)

    def _read_beside(
        self, read: Callable[[], AgendaFile], then: Callable[[AgendaFile], None]
    ) -> None:
        try:
            file = read()
        except FileProblemsError as error:
            said = self.texts(
                "The agenda file can't be read; the event goes on as adopted. "
                "facilitator check {path} says why.",
                path=error.path,
            )
            self.app.call_from_thread(self.notify, said, severity="warning", markup=False)
            return
        self.app.call_from_thread(self._have_file, file, then)

    def _have_file(self, file: AgendaFile, then: Callable[[AgendaFile], None]) -> None:
        self.file = file
        then(file)
        self.refresh_moment()

    def _say_differences(self, file: AgendaFile) -> None:
        found = self.context.station.plan.differences(file.agenda)
        if found:
            said = self.texts.plural(
                "The agenda file has {count} change. d shows it.",
                "The agenda file has {count} changes. d shows them.",
                len(found),
            )
            self.notify(said)

    def compose_body(self) -> ComposeResult:
        """Put the agenda beside what runs now; on a narrow screen below it."""
        with Container(id="regie"):
            yield AgendaPane(self.texts)
            with Vertical(id="regie-now"):
                yield NowPane(self.texts)
                yield WorkshopsPane(self.texts)

    def show(self, moment: Moment) -> None:
        """Show `moment` in all panes."""
        if self.marked not in {block.id for _, block in moment.snapshot.agenda.blocks()}:
            self.marked = None
        self.query_one(AgendaPane).show(agenda_facts(moment, self.marked, self.texts))
        self.query_one(NowPane).show(now_facts(moment, self._notes(), self.texts))
        self.query_one(WorkshopsPane).show(workshop_facts(moment, self.texts))

    def _notes(self) -> Mapping[BlockId, str]:
        return self.file.notes if self.file and self.notes_shown else {}

    def help_lead(self) -> str:
        """Say how Regie works."""
        return self.texts(
            "Regie runs the agenda. ⏎ goes on to the next block and asks before it does. "
            "↑ and ↓ mark another block; + − and x act on the marked one."
        )

    def action_advance(self) -> None:
        """Ask for the next step, then take it."""
        moment = moment_of(self.context.station)
        step = next_step(moment.snapshot.agenda, moment.snapshot.run, moment.now)
        if step is None:
            self.notify(self.texts("The event is over. F8 opens the Dokumentation."))
            return
        question = Question(self.texts, self._question(step), self._detail(step, moment))

        def answered(yes: bool | None) -> None:
            if yes:
                self.marked = None
                self.attempt(lambda: self.context.station.run.advance(step))

        self.app.push_screen(question, answered)

    def _question(self, step: Step) -> str:
        if step.ends is None:
            assert step.starts is not None
            return self.texts("Begin {title}?", title=step.starts.title)
        if step.starts is None:
            return self.texts("End {title}?", title=step.ends.title)
        return self.texts("End {old} → {new}?", old=step.ends.title, new=step.starts.title)

    def _detail(self, step: Step, moment: Moment) -> str:
        """Say when it goes on if nothing begins at once."""
        if step.starts is not None:
            return ""
        agenda = moment.snapshot.agenda
        coming = next_block(agenda, moment.snapshot.run, moment.now)
        if coming is None:
            return self.texts("It is the last one.")
        if coming not in moment.forecast.today.day.blocks:
            return self.texts("That ends the day.")
        time = clock_time(moment.forecast.of(coming.id).planned_start, agenda.zone)
        return self.texts("{title} begins at {time}.", title=coming.title, time=time)

    def action_extend(self) -> None:
        """Give the marked block five minutes."""
        self._change_time(1)

    def action_cut(self) -> None:
        """Take five minutes from the marked block."""
        self._change_time(-1)

    def _change_time(self, sign: int) -> None:
        block = self._marked_block()
        if block is not None:
            self.attempt(lambda: self.context.station.run.extend(block.id, sign * FIVE_MINUTES))

    def action_skip(self) -> None:
        """Leave out the marked block, or the next one if what runs is marked."""
        snapshot = self.context.station.snapshot
        now = self.context.station.now()
        block = self._marked_block()
        if self.marked is None:
            block = next_block(snapshot.agenda, snapshot.run, now)
        if block is None:
            return
        chosen = block
        question = Question(self.texts, self.texts("Leave out {title}?", title=chosen.title))

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self.context.station.run.skip(chosen.id))

        self.app.push_screen(question, answered)

    def action_previous_block(self) -> None:
        """Mark the block before."""
        self._move_mark(-1)

    def action_next_block(self) -> None:
        """Mark the block after."""
        self._move_mark(1)

    def action_unmark(self) -> None:
        """Let the marker follow what runs."""
        self.marked = None
        self.refresh_moment()

    def action_toggle_notes(self) -> None:
        """Show or hide the private notes."""
        self.notes_shown = not self.notes_shown
        self.refresh_moment()

    def action_adopt(self) -> None:
        """Read the agenda file again and show how it differs."""
        if self.context.read_file is None:
            self.notify(self.texts("No agenda file belongs to this record."))
        else:
            self._read_file(self._ask_to_adopt)

    def _ask_to_adopt(self, file: AgendaFile) -> None:
        found = self.context.station.plan.differences(file.agenda)
        if not found:
            self.notify(self.texts("The agenda file has no changes."))
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self.context.station.plan.adopt(file.agenda))

        self.app.push_screen(ask_to_adopt(self.texts, found), answered)

    def _move_mark(self, by: int) -> None:
        ids = [block.id for _, block in self.context.station.snapshot.agenda.blocks()]
        block = self._marked_block()
        position = ids.index(block.id) + by if block else 0
        self.marked = ids[max(0, min(position, len(ids) - 1))]
        self.refresh_moment()

    def _marked_block(self) -> Block | None:
        """Return the marked block, else what runs, else what comes next."""
        snapshot = self.context.station.snapshot
        if self.marked is not None:
            return snapshot.agenda.block(self.marked)
        running = current_block(snapshot.agenda, snapshot.run)
        return running or next_block(snapshot.agenda, snapshot.run, self.context.station.now())
