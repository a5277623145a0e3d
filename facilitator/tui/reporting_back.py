"""The part of the plenum in which one workshop after the other reports, each for a few minutes."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.accompanying import FreeTimer, timer_left
from facilitator.domain.agenda import PlaceId, Workshop
from facilitator.domain.plenum.reading_back import report_sheet
from facilitator.domain.plenum.reporting import REPORT, unreported
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import Choice, Scene
from facilitator.station import RefusedError
from facilitator.texts import Texts
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.plain import one_line
from facilitator.tui.regie.scene_view import SceneView
from facilitator.tui.regie.timers_pane import countdown
from facilitator.tui.wording import clock_time, refusal


class ReportingBackView(SceneView):
    """Sends a workshop's options to the stage with a timer, and notes who has reported."""

    def action_report_back(self) -> None:
        """Choose whose turn it is, or note that who reports now is done."""
        if not self.may_lead():
            return
        texts, moment = self.texts, moment_of(self.context.station)
        workshops = moment.snapshot.agenda.workshops
        if not workshops:
            self.notify(texts("The agenda has no workshops that could report."))
            return
        reporting = self._reporting(moment.snapshot)
        left = next((one.id for one in unreported(moment.snapshot)), "")
        offers = [
            Offer(one.id, _offer(texts, one, moment, self._timer_of(one.id, moment.snapshot)))
            for one in workshops
        ]
        chooser = Chooser(texts, texts("Which workshop reports?"), offers, marked=reporting or left)
        self.app.push_screen(chooser, self._let_report)

    def _let_report(self, workshop: PlaceId | None) -> None:
        if workshop is None:
            return
        snapshot = self.context.station.snapshot
        if workshop == self._reporting(snapshot):
            self._note_done(workshop)
            return
        choice = Choice(
            scene=Scene.REPORT_BACK, workshop=workshop, sheet=report_sheet(workshop, snapshot)
        )
        self.send_scene(choice, sends=self._with_timer)

    def _with_timer(self, choice: Choice) -> Choice:
        """Note that who reported before is done, and let the time run for who reports now."""
        station, snapshot = self.context.station, self.context.station.snapshot
        before = self._reporting(snapshot)
        if before:
            self._note_done(before)
        label = self.texts(
            "Report of workshop {number}", number=snapshot.place_code(choice.workshop)
        )
        try:
            return replace(choice, timer=station.run.start_timer(label, REPORT))
        except RefusedError as error:
            self.notify(refusal(self.texts, error), severity="warning")
            return choice

    def _note_done(self, workshop: PlaceId) -> None:
        """Note that `workshop` has reported, and take its timer away."""
        station = self.context.station
        timer = self._timer_of(workshop, station.snapshot)
        if self.attempt(lambda: station.plenum.report_back(workshop, done=True)) and timer:
            self.attempt(lambda: station.run.stop_timer(timer.id))

    def _reporting(self, snapshot: Snapshot) -> PlaceId:
        """Return the workshop that reports now; empty if none does."""
        choice = self.facilitator.sending.choice
        return choice.workshop if self._timer_of(choice.workshop, snapshot) is not None else ""

    def _timer_of(self, workshop: PlaceId, snapshot: Snapshot) -> FreeTimer | None:
        """Return the timer of the report that runs, if that is this workshop's."""
        choice = self.facilitator.sending.choice
        if choice.scene is not Scene.REPORT_BACK or choice.workshop != workshop:
            return None
        return next((timer for timer in snapshot.timers if timer.id == choice.timer), None)


def _offer(texts: Texts, workshop: Workshop, moment: Moment, timer: FreeTimer | None) -> str:
    """Say how the report of `workshop` stands."""
    title = f"{workshop.number}  {one_line(workshop.title)}"
    done = moment.snapshot.report_backs.get(workshop.id)
    if timer is not None:
        left = countdown(timer_left(timer, moment.now))
        return texts("▶ {workshop} · reports, {left} left: it is done", workshop=title, left=left)
    if done is not None:
        time = clock_time(done, moment.snapshot.agenda.zone)
        return texts("✓ {workshop} · reported at {time}", workshop=title, time=time)
    return texts("○ {workshop} · has not reported yet", workshop=title)
