"""The trace, over the view."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.padding import Padding
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import visible
from facilitator.tui.plenum.trace_words import TraceLine


class TraceScreen(Dialog[None]):
    """Shows `lines` until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,t,q", "dismiss", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        # A presenter's remote sends these.
        Binding("pageup,pagedown", "nothing", show=False, priority=True),
    ]

    def __init__(self, texts: Texts, lines: Iterable[TraceLine]) -> None:
        super().__init__()
        self._texts = texts
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """Show the lines, each set in by its depth."""
        with Vertical(id="trace") as box:
            box.border_title = self._texts("Trace")
            with VerticalScroll(id="trace-lines", can_focus=False):
                for line in self._lines:
                    text = Text(visible(line.text), style="bold" if line.is_strong else "")
                    yield Static(Padding(text, (0, 0, 0, 3 * line.depth)))
            yield Static(Text(self._texts("↑↓ scroll   Esc closes")), id="trace-keys")

    def action_scroll(self, by: int) -> None:
        """Show what stands further up or down."""
        self.query_one("#trace-lines").scroll_relative(y=by, animate=False)

    def action_nothing(self) -> None:
        """Leave everything as it is."""
