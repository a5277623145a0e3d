"""The part of Plenum that shows: themes are read back and confirmed, workshops report."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.accompanying import timer_left
from facilitator.domain.plenum.reading_back import (
    is_confirmed,
    report_sheet,
    seal_of_sheet,
    sheet_of,
)
from facilitator.domain.plenum.reporting import REPORT, unreported
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.stage import Choice, Scene, Sheet
from facilitator.station import RefusedError
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.context import Moment
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.desk_view import DeskView
from facilitator.tui.question import Question
from facilitator.tui.regie.scenes import SceneOffer, scene_words
from facilitator.tui.regie.timers_pane import countdown
from facilitator.tui.wording import clock_time, refusal

_DONE = "done/"
"""Before the id of a workshop: it has reported."""


class PresentingView(DeskView):
    """Sends themes and reports to the stage, and keeps what came of it."""

    # --- reading back ---

    def action_read_back(self) -> None:
        """Preview the theme in focus as the room will see it, the others beside it."""
        theme = self.theme
        if theme is None:
            return
        offers = {one.id: self._offer(one) for one in self.snapshot.themes.standing}
        self.choose_scene(
            self.texts("Read back: a theme on the stage"),
            list(offers.values()),
            self.texts("Once it is on the stage: Esc, then j if the plenum agrees."),
            marked=offers[theme.id].choice,
            sent=lambda choice: self.desk.focus(choice.theme),
        )

    def _offer(self, theme: Theme) -> SceneOffer:
        choice = Choice(scene=Scene.READ_BACK, theme=theme.id, sheet=sheet_of(theme, self.snapshot))
        return SceneOffer(theme.title, choice)

    def said_of_stage(self, moment: Moment) -> str:
        """Return what the stage shows, of a report how much of its time is left; "": no stage."""
        sending = self.facilitator.sending
        if self.context.hub is None or not self.context.station.leads:
            return ""
        shown = one_line(scene_words(self.texts, sending.choice, moment.snapshot))
        timers = (one for one in moment.snapshot.timers if one.id == sending.choice.timer)
        timer = next(timers, None)
        if timer is not None:
            left = timer_left(timer, moment.now)
            shown += f" · {countdown(left) if left else self.texts('! time is up')}"
        return self.texts("Stage: {scene}", scene=shown)

    @property
    def on_stage(self) -> Sheet | None:
        """The theme in focus as it was sent to the stage; None: the stage shows something else."""
        shown = self.facilitator.sending.choice
        theme = self.snapshot.themes.get(shown.theme) if shown.scene is Scene.READ_BACK else None
        return shown.sheet if theme is not None and theme.id == self.desk.target else None

    def action_confirm_theme(self) -> None:
        """Keep that the plenum agreed to what is on the stage, or take that away."""
        theme, texts = self.theme, self.texts
        if theme is None:
            return
        now, sent = sheet_of(theme, self.snapshot), self.on_stage
        if is_confirmed(theme, self.snapshot):
            self.attempt(lambda: self.context.station.plenum.unconfirm(theme.id))
            self.notify(texts("No longer confirmed: {title}", title=theme.title))
        elif sent is None:
            question = texts(
                "“{title}” is not on the stage. Confirmed all the same?", title=theme.title
            )
            detail = texts("What is kept is that the plenum agreed to it as it stands here now.")
            self.ask(Question(texts, question, detail), lambda: self._confirm(theme, now))
        elif seal_of_sheet(sent) != seal_of_sheet(now):
            said = texts("Changed since it was read back: g shows the stage how it stands now.")
            self.notify(said, severity="warning")
        else:
            self.attempt(lambda: self._confirm(theme, sent))

    def _confirm(self, theme: Theme, sheet: Sheet) -> None:
        self.context.station.plenum.confirm(theme.id, sheet)
        self.notify(self.texts("✓ Confirmed: {title}", title=theme.title))

    # --- reports of the workshops ---

    def action_show_reports(self) -> None:
        """Choose who reports next; marked is that whoever reports now is done."""
        workshops = self.snapshot.agenda.workshops
        if not workshops:
            self.notify(self.texts("The agenda has no workshops."))
            return
        waiting = unreported(self.snapshot)
        reporting = self._reporting()
        offers = [Offer(one.id, self._said_of(one.id, one.number, one.title)) for one in workshops]
        if reporting:  # last, so that digits and numbers of workshops agree
            title = self.snapshot.place_title(reporting)
            said = self.texts("✓ {title}: has reported", title=title)
            offers.append(Offer(_DONE + reporting, said))
        marked = (waiting or workshops)[0].id if not reporting else offers[-1].id
        question = self.texts.plural(
            "Reports: {count} workshop has yet to report",
            "Reports: {count} workshops have yet to report",
            len(waiting),
        )
        self.app.push_screen(
            Chooser(self.texts, question, offers, marked=marked), self._report_chosen
        )

    def _said_of(self, workshop: str, number: int, title: str) -> str:
        done = self.snapshot.report_backs.get(workshop)
        said = self.texts("not yet")
        if done is not None:
            said = self.texts("✓ {time}", time=clock_time(done, self.snapshot.agenda.zone))
        return f"{self.texts('WS {number}', number=number)} · {title} · {said}"

    def _reporting(self) -> str:
        """Return the workshop whose report is on the stage and not done yet."""
        shown = self.facilitator.sending.choice
        waiting = [one.id for one in unreported(self.snapshot)]
        is_report = shown.scene is Scene.REPORT_BACK and shown.workshop in waiting
        return shown.workshop if is_report else ""

    def _report_chosen(self, chosen: str | None) -> None:
        if not chosen:
            return
        if chosen.startswith(_DONE):
            self._finish_report(chosen.removeprefix(_DONE))
        elif chosen in self.snapshot.report_backs:
            workshop = chosen
            question = self.texts(
                "{title} has reported already. Have it report once more?",
                title=self.snapshot.place_title(workshop),
            )
            self.ask(
                Question(self.texts, question), lambda: self._begin_report(workshop, again=True)
            )
        else:
            self._begin_report(chosen)

    def _begin_report(self, workshop: str, *, again: bool = False) -> None:
        if again:
            self.context.station.plenum.report_back(workshop, done=False)
        choice = Choice(
            scene=Scene.REPORT_BACK,
            workshop=workshop,
            sheet=report_sheet(workshop, self.snapshot),
        )
        title = self.snapshot.place_title(workshop)
        self.choose_scene(
            self.texts("Report of a workshop: its options on the stage"),
            [SceneOffer(title, choice)],
            self.texts("With ⏎ its five minutes begin. w again: it has reported."),
            marked=Scene.REPORT_BACK,
            sends=self._with_timer,
        )

    def _with_timer(self, choice: Choice) -> Choice:
        """Have the time of the report begin."""
        label = self.snapshot.place_title(choice.workshop)
        timer = self.context.station.run.start_timer(label, REPORT)
        return replace(choice, timer=timer)

    def _finish_report(self, workshop: str) -> None:
        """Keep that it has reported; its time is over."""
        timer = self.facilitator.sending.choice.timer
        if self.attempt(lambda: self.context.station.plenum.report_back(workshop, done=True)):
            self._stop_timer(timer)
            self.notify(self._said_of_next(workshop))

    def _said_of_next(self, workshop: str) -> str:
        """Say that `workshop` is done, and what comes then."""
        texts, title = self.texts, self.snapshot.place_title(workshop)
        if unreported(self.snapshot):
            return texts("✓ {title} has reported. w: who is next", title=title)
        return texts("✓ {title} has reported: that were all.", title=title)

    def _stop_timer(self, timer: str) -> None:
        """Take the timer of a report away, unless somebody has done so."""
        if any(known.id == timer for known in self.snapshot.timers):
            try:
                self.context.station.run.stop_timer(timer)
            except RefusedError as error:
                self.notify(refusal(self.texts, error), severity="warning")
