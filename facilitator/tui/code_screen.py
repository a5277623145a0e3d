"""A QR code that fills the screen, with what leads there in large plain letters beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from facilitator.tui.dialog import Dialog
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.canvas import Canvas
from facilitator.tui.stage.code import CodeSize, modules_of
from facilitator.tui.stage.code_place import advice, code_words, place_code, too_small
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet, Tone, framed

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp


class CodeScreen(Dialog[None]):
    """Shows the code of `address` until a key leaves it.

    `lines` are what people type who can't scan, in large letters: the place, the code. Without any
    stands the address itself.
    """

    DEFAULT_CSS = (
        "CodeScreen { overflow: hidden; } CodeScreen Canvas { width: 100%; height: 100%; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "dismiss", show=False)]

    def __init__(self, address: str, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._address = address
        self._title = title
        self._lines = tuple(lines) or (address,)

    def compose(self) -> ComposeResult:
        """Fill the screen."""
        yield Canvas()

    def on_mount(self) -> None:
        """Draw once there is a size."""
        self.call_after_refresh(self._draw)

    def on_resize(self, event: events.Resize) -> None:
        """Draw anew for the new size."""
        del event
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        canvas = self.query_one(Canvas)
        if min(canvas.size) > 0:
            light = not self.app.current_theme.dark
            canvas.show(self._sheet(Box(*canvas.size)), light=light, is_lost=False)

    def _sheet(self, box: Box) -> Sheet:
        texts = cast("FacilitatorApp", self.app).context.texts
        modules = modules_of(self._address)
        keys = texts("Esc back")

        def words(room: Box, size: CodeSize) -> Sheet:
            return self._words(room, advice(modules, size, room.columns - 2, texts), keys)

        drawn = place_code(modules, box, words)
        if drawn is None:
            why = too_small(modules, texts) if modules else texts("There is no code for this.")
            drawn = self._words(box, fit(why, box.columns - 2, 4, largest=0), keys)
        return framed(drawn, *box.size)

    def _words(self, room: Box, said: Sheet, keys: str) -> Sheet:
        """Return title and lines as large as they go, below them what is `said`, and the keys."""
        columns = max(1, room.columns - 2)
        foot = (*said, *fit(keys, columns, 1, tone=Tone.SOFT, largest=0))
        return code_words(self._title, self._lines, foot, room)
