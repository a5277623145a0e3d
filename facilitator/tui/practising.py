"""A rehearsal by hand: the real program, with a clock that runs faster and can be put forward."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from facilitator.domain.rehearsal import next_moment
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context

_KEY: Final = "f12"


class PracticeApp(FacilitatorApp):
    """Runs a rehearsal's record as the event itself is run."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(_KEY, "put_forward", show=False, priority=True)
    ]

    def __init__(
        self, context: Context, clock: RehearsalClock, when_put_forward: Callable[[], None]
    ) -> None:
        super().__init__(context)
        self._clock = clock
        self._when_put_forward = when_put_forward

    def on_mount(self) -> None:
        """Say what is different here."""
        texts = self.context.texts
        self.notify(
            texts(
                "You are practising: {speed} times as fast. F12 goes on to the next moment.",
                speed=f"{self._clock.anchor.rate:g}",
            ),
            timeout=8,
        )

    def action_put_forward(self) -> None:
        """Let the time pass in which nothing happens."""
        snapshot = self.context.station.snapshot
        moment = next_moment(snapshot.agenda, snapshot.run, self._clock.now())
        if moment is None:
            self.notify(self.context.texts("Something is due now; there is nothing to wait for."))
            return
        self._clock.skip_to(moment)
        self._when_put_forward()
        self.sending.repeat()
        self._refresh_view()
