"""A rehearsal on the screen: the real views, while a script acts and the clock runs faster."""

from __future__ import annotations

from collections import deque
from typing import ClassVar, Final

from facilitator.domain.instant import minutes
from facilitator.domain.rehearsal import Begin, Cue, Settle, Type
from facilitator.domain.schedule import current_block
from facilitator.domain.script import Script
from facilitator.station.rehearsing import RehearsalClock, play
from facilitator.tui.actions import ViewName
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context

_NEXT_DAY: Final = minutes(30)
"""A longer wait with nothing running is skipped."""


class RehearsalApp(FacilitatorApp):
    """Plays `cues` as their time comes, shows the view in which each happens, then leaves.

    Whoever watches may press any key; what the script then finds impossible it passes over.
    """

    STEP_SECONDS: ClassVar[float] = 0.1
    LINGER_SECONDS: ClassVar[float] = 3.0
    """How long each view stays, so that it can be read."""

    def __init__(
        self, context: Context, cues: tuple[Cue, ...], script: Script, clock: RehearsalClock
    ) -> None:
        super().__init__(context)
        self._cues = deque(cues)
        self._script = script
        self._clock = clock
        self._lingering = False

    def on_mount(self) -> None:
        """Begin to play."""
        self.set_interval(self.STEP_SECONDS, self._play_due)

    def _play_due(self) -> None:
        self._skip_waiting()
        while self._cues and self._cues[0].at <= self._clock.now():
            cue = self._cues.popleft()
            play(cue, self.context.station, self._script)
            self._show(cue)
            if not self._cues:
                self.set_timer(self.LINGER_SECONDS, self.exit)

    def _skip_waiting(self) -> None:
        snapshot = self.context.station.snapshot
        if self._cues and current_block(snapshot.agenda, snapshot.run) is None:
            upcoming = self._cues[0].at
            if upcoming - self._clock.now() > _NEXT_DAY:
                self._clock.skip_to(upcoming)

    def _show(self, cue: Cue) -> None:
        match cue.doing:
            case Begin():
                self._turn_to(ViewName.REGIE)
            case Type(place):
                self.context.station.remember("place", place)
                self._turn_to(ViewName.MITSCHRIFT)
            case Settle():
                self.switch_mode(ViewName.DOKUMENTATION)

    def _turn_to(self, view: ViewName) -> None:
        """Show `view` unless the one before has not been seen long enough."""
        if not self._lingering:
            self._lingering = True
            self.set_timer(self.LINGER_SECONDS, self._stop_lingering)
            self.switch_mode(view)

    def _stop_lingering(self) -> None:
        self._lingering = False
