"""The free timers, each with what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text

from facilitator.domain.accompanying import timer_left
from facilitator.domain.instant import NONE, Duration
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line

_BETWEEN: Final = "    "


@dataclass(frozen=True, slots=True)
class TimerShown:
    """One timer, in words."""

    label: str
    left: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class TimerFacts:
    """All timers, the one that was started first before the others."""

    timers: tuple[TimerShown, ...]


def timer_facts(moment: Moment, texts: Texts) -> TimerFacts:
    """Return the timers as they stand at `moment`."""
    return TimerFacts(
        tuple(
            TimerShown(
                label=one_line(timer.label),
                left=countdown(left) if left else texts("! time is up"),
                is_over=left == NONE,
            )
            for timer in moment.snapshot.timers
            for left in [timer_left(timer, moment.now)]
        )
    )


def countdown(left: Duration) -> str:
    """Return ``2:13``, minutes and seconds, a begun second as a whole one."""
    minutes, seconds = divmod(-(-left // Duration(seconds=1)), 60)
    return f"{minutes}:{seconds:02}"


class TimersPane(Pane):
    """Shows TimerFacts; gone while there is no timer."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("timers")
        self.border_title = texts("Timers")

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._paint())

    def show(self, facts: object) -> None:
        """Show `facts` if there is a timer."""
        assert isinstance(facts, TimerFacts)
        self.display = bool(facts.timers)
        self.set_class(any(timer.is_over for timer in facts.timers), "-over")
        if facts.timers:
            super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return the timers one after another; none is broken, on as few lines as they need."""
        assert isinstance(facts, TimerFacts)
        picture, used = Text(), 0
        error = self.app.current_theme.error or ""
        for timer in facts.timers:
            shown = _shown(timer, width, error)
            if used and used + len(_BETWEEN) + shown.cell_len <= width:
                picture.append(_BETWEEN)
                used += len(_BETWEEN) + shown.cell_len
            else:
                picture.append("\n" if used else "")
                used = shown.cell_len
            picture.append_text(shown)
        return picture


def _shown(timer: TimerShown, width: int, error: str) -> Text:
    """Return label and time; a long label gives way."""
    label = Text(timer.label)
    label.truncate(max(1, width - len(timer.left) - 1), overflow="ellipsis")
    style = f"bold reverse {error}" if timer.is_over else "bold"
    return Text.assemble(label, " ", (timer.left, style))
