"""A rehearsal by hand: the real program, with a clock that runs faster and can be put forward."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from facilitator.domain.rehearsal import Due, next_moment, what_is_due
from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.context import Context
from facilitator.tui.wording import clock_time

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
        due = what_is_due(snapshot.agenda, snapshot.run, self._clock.now())
        if due is None:
            self.notify(self.context.texts("Nothing is due any more."))
            return
        self._clock.skip_to(next_moment(due.at, self._clock.now()))
        self.notify(self._said_of(due))
        self._when_put_forward()
        self.sending.repeat()
        self._refresh_view()

    def _said_of(self, due: Due) -> str:
        texts, agenda = self.context.texts, self.context.station.snapshot.agenda
        title, is_late = agenda.block(due.block).title, due.at < self._clock.now()
        time = clock_time(due.at, agenda.zone)
        if due.ends and is_late:
            return texts("“{title}” was due until {time}: ⏎ goes on.", title=title, time=time)
        if due.ends:
            return texts("“{title}” ends at {time}: ⏎ goes on.", title=title, time=time)
        if is_late:
            return texts("“{title}” was to begin at {time}: ⏎ begins.", title=title, time=time)
        return texts("“{title}” begins at {time}: ⏎ begins.", title=title, time=time)
