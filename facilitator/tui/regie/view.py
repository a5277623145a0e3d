"""Regie: where are we, what comes next, how late are we."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from facilitator.domain.schedule import Step, next_block, next_step
from facilitator.tui.actions import LEADING, REGIE, Action, ViewName, bindings_of
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.question import Question
from facilitator.tui.regie.accompanying import AccompanyingView
from facilitator.tui.regie.agenda_file import AgendaFileView
from facilitator.tui.regie.agenda_pane import AgendaPane
from facilitator.tui.regie.agenda_rows import agenda_facts, targets
from facilitator.tui.regie.devices_view import DevicesView
from facilitator.tui.regie.early import before_its_time, cut_short
from facilitator.tui.regie.handover import LeadView
from facilitator.tui.regie.mending import MendingView
from facilitator.tui.regie.mends_pane import MendsPane
from facilitator.tui.regie.message import MessageView
from facilitator.tui.regie.now_pane import NowPane, now_facts
from facilitator.tui.regie.rearranging import RearrangingView
from facilitator.tui.regie.timekeeping import TimekeepingView
from facilitator.tui.regie.timers_pane import TimersPane, timer_facts
from facilitator.tui.regie.workshops_pane import WorkshopsPane, rows_on, workshop_facts
from facilitator.tui.wording import clock_time


class RegieView(
    MendingView,
    TimekeepingView,
    RearrangingView,
    AccompanyingView,
    AgendaFileView,
    MessageView,
    DevicesView,
    LeadView,
):
    """Runs the agenda."""

    NAME = ViewName.REGIE
    SCOPE = "run"
    ACTIONS = REGIE
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(REGIE)

    def compose_body(self) -> ComposeResult:
        """Put the agenda beside what runs now; on a narrow screen below it."""
        yield self.compose_lead()
        with Container(id="regie"):
            yield AgendaPane(self.texts)
            with Vertical(id="regie-now"):
                yield NowPane(self.texts)
                yield TimersPane(self.texts)
                yield WorkshopsPane(self.texts)
                yield MendsPane(self.texts)

    def show(self, moment: Moment) -> None:
        """Show `moment` in all panes."""
        if self.marked not in targets(moment):
            self.marked = None
        self.show_lead(moment)
        self.query_one(AgendaPane).show(agenda_facts(moment, self.marked, self.texts))
        self.query_one(NowPane).show(now_facts(moment, self.notes(), self.texts))
        self.say_what_is_on_stage(self.query_one(NowPane), moment)
        self.query_one(TimersPane).show(timer_facts(moment, self.texts))
        self.query_one(MendsPane).show(self.mend_facts(moment))
        rows = rows_on(self.size.height, is_narrow=self.has_class("-narrow"))
        present = self.facilitator.attending.present
        self.query_one(WorkshopsPane).show(workshop_facts(moment, self.texts, rows, present))

    def is_offered(self, action: Action) -> bool:
        """Name proposals where there are some, and what is done to a workshop if one is marked.

        Where another device leads, only what can be done here.
        """
        if not self.context.station.leads and action.id in LEADING:
            return False
        match action.id:
            case "take_lead":
                return not self.context.station.leads
            case "take_best":
                return self.has_proposals
            case "advance_track":
                return self.marked_track() is not None
            case _:
                return super().is_offered(action)

    def help_lead(self) -> str:
        """Say how Regie works."""
        return self.texts(
            "Regie runs the agenda. ⏎ goes on to the next block and asks before it does. ↑ and ↓ "
            "mark another block or a workshop; the other keys act on what is marked. When it gets "
            "late, v shows the best way back on time."
        )

    def action_preflight(self) -> None:
        """Open the Technik-Check."""
        from facilitator.tui.preflight import Preflight

        self.app.push_screen(Preflight(self.context))

    def action_toggle_bell(self) -> None:
        """Switch the bell on or off."""
        is_on = self.facilitator.toggle_bell()
        self.notify(
            self.texts(
                "The bell is on: it rings 5 minutes and 1 minute before the end of a block, and "
                "at its end."
            )
            if is_on
            else self.texts("The bell is off.")
        )

    def action_advance(self) -> None:
        """Ask for the next step, then take it."""
        if not self.may_lead():
            return
        moment = moment_of(self.context.station)
        step = next_step(moment.snapshot.agenda, moment.snapshot.run, moment.now)
        if step is None:
            self.notify(self.texts("The event is over. F8 opens the Dokumentation."))
            return
        question = Question(self.texts, self._question(step), self._detail(step, moment))

        def advance() -> None:
            self.marked = None
            self.context.station.run.advance(step)

        self.ask(question, advance)

    def _question(self, step: Step) -> str:
        if step.ends is None:
            assert step.starts is not None
            return self.texts("Begin {title}?", title=step.starts.title)
        if step.starts is None:
            return self.texts("End {title}?", title=step.ends.title)
        return self.texts("End {old} → {new}?", old=step.ends.title, new=step.starts.title)

    def _detail(self, step: Step, moment: Moment) -> str:
        """Say what is cut short, then what comes of it."""
        ends = "" if step.ends is None else cut_short(step.ends, moment, self.texts)
        return "\n".join(line for line in (ends, self._what_follows(step, moment)) if line)

    def _what_follows(self, step: Step, moment: Moment) -> str:
        """Say whether what begins is early, or when it goes on if nothing begins at once."""
        if step.starts is not None:
            return before_its_time(step.starts, moment, self.texts)
        agenda = moment.snapshot.agenda
        coming = next_block(agenda, moment.snapshot.run, moment.now)
        if coming is None:
            return self.texts("It is the last one.")
        if coming not in moment.forecast.today.day.blocks:
            return self.texts("That ends the day.")
        time = clock_time(moment.forecast.of(coming.id).planned_start, agenda.zone)
        return self.texts("{title} begins at {time}.", title=coming.title, time=time)
