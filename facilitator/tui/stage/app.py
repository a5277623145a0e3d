"""The stage: one picture for the room, which changes when Regie sends another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.stage import Picture, Scene
from facilitator.link.address import Door
from facilitator.link.client import HubLink
from facilitator.link.frames import Frame, Refusal, Show
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.refused import untrusted_words
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.canvas import Canvas
from facilitator.tui.stage.drawing import draw, time_left
from facilitator.tui.terminal import forgive_stray_bytes

FINE: Final = 120
"""Columns from which letters need not be made finer."""
HINT_STAYS: Final = Duration(seconds=20)
"""After the start, once there is a picture: whoever started it reads it, then the room sees it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Everything that decides how the screen looks; while it is equal nothing is painted."""

    picture: Picture
    left: str
    box: Box
    hint: tuple[str, ...]
    is_lost: bool


class StageApp(App[None]):
    """Shows what the hub says that `find` finds, and the last picture while there is none.

    `wall` is this machine's clock. `waiting_for` is a sentence for whoever starts the stage before
    Regie; `trusted` a file that vouches for the hub's certificate.
    """

    CSS = "Canvas { width: 100%; height: 100%; } Screen { overflow: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q,ctrl+c", "quit", show=False, priority=True),
    ]
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    TICK_SECONDS: ClassVar[float] = 0.2

    def __init__(
        self,
        texts: Texts,
        wall: Callable[[], Instant],
        find: Callable[[], Door | None],
        *,
        waiting_for: str = "",
        trusted: Path | None = None,
    ) -> None:
        forgive_stray_bytes()
        super().__init__()
        self._texts = texts
        self._wall = wall
        self._started = wall()
        self._waiting_for = waiting_for
        self._picture = Picture(
            scene=Scene.WELCOME, title=texts("We begin in a moment"), language=texts.language
        )
        self._clock = EventClock(wall(), wall())
        self._has_picture = False
        self._seen: _Seen | None = None
        self.link = HubLink(find, wall, self.take, trusted=trusted)

    def compose(self) -> ComposeResult:
        """Fill the screen."""
        yield Canvas()

    def on_mount(self) -> None:
        """Follow the hub and the clock."""
        self.run_worker(self.link.run(), exit_on_error=False)
        self.link.listen(self.look)
        self.set_interval(self.TICK_SECONDS, self.look)

    def on_resize(self) -> None:
        """Draw anew for the new size, once the canvas has it."""
        self.call_after_refresh(self.look)

    def take(self, frame: Frame) -> None:
        """Show what the hub has sent."""
        if isinstance(frame, Show):
            self._picture, self._clock = frame.picture, frame.clock
            self._has_picture = True
            self.look()

    def look(self) -> None:
        """Paint what has changed since the last look."""
        if not self.is_running or not self.query(Canvas):
            return
        canvas = self.query_one(Canvas)
        now = self._clock.at(self._wall())
        texts = load_texts(choose_language(self._picture.language))
        seen = _Seen(
            picture=self._picture,
            left=time_left(self._picture, now, texts),
            box=Box(*canvas.size),
            hint=self._hint(),
            is_lost=self._has_picture and not self.link.state.connected,
        )
        if seen != self._seen and min(canvas.size) > 0:
            self._seen = seen
            sheet = draw(seen.picture, now, seen.box, hint=seen.hint)
            canvas.show(sheet, light=seen.picture.light, is_lost=seen.is_lost)

    def _hint(self) -> tuple[str, ...]:
        """Return what to tell whoever operates the stage, before anything is shown to the room."""
        if self._has_picture and self._wall() - self._started >= HINT_STAYS:
            return ()
        texts = self._texts
        keys = texts("F11: full screen · q: close")
        if self.size.width < FINE:
            keys = texts("Ctrl and −: finer letters · {keys}", keys=keys)
        return (keys,) if self._has_picture else (self._waiting(), keys)

    def _waiting(self) -> str:
        if self.link.state.is_untrusted:
            return untrusted_words(self._texts)
        match self.link.state.refusal:
            case Refusal.TOKEN:
                return self._texts("This link is not valid any more")
            case Refusal.VERSION:
                return self._texts("Regie runs another version of facilitator")
            case Refusal.FULL:
                return self._texts("Too many stages are connected")
            case _:
                return self._waiting_for
