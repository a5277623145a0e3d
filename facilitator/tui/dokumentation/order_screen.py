"""The export dialog: for whom, which version, as PDF, too; what will be missing is said first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.dokumentation.changes_screen import ChangesScreen
from facilitator.tui.dokumentation.order_pane import OrderPane
from facilitator.tui.dokumentation.order_words import (
    Draft,
    Known,
    Line,
    OrderFacts,
    order_facts,
    turned,
)


class OrderScreen(Dialog[Draft]):
    """The answer is what was chosen, or None. `know` tells what is known about a choice."""

    ARMED_AFTER: ClassVar[float] = 0.3
    """Seconds without an Enter before one counts; see `Question`."""
    TICK_SECONDS: ClassVar[float] = 0.5

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding("enter", "go", show=False),
        Binding("up", "mark(-1)", show=False),
        Binding("down,tab", "mark(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("e", "edit_changes", show=False),
        # A presenter's remote sends these.
        Binding("pageup,pagedown", "nothing", show=False, priority=True),
    ]

    def __init__(self, texts: Texts, draft: Draft, know: Callable[[Draft], Known]) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._know = know
        self._marked = Line.EDITION
        self._quiet_since = inf
        self._is_armed = False
        self.draft = draft

    def compose(self) -> ComposeResult:
        """Show the choices and the keys; what is long scrolls."""
        with Vertical(id="order") as box:
            box.border_title = Content(self._texts("Export"))
            with VerticalScroll(id="order-scroll", can_focus=False):
                yield OrderPane()
            yield Static(id="order-keys", markup=False)

    def on_mount(self, event: events.Mount) -> None:
        """Show what is chosen, and follow what becomes known."""
        self._quiet_since = event.time
        self.show_now()
        self.set_interval(self.TICK_SECONDS, self.show_now)

    def show_now(self) -> None:
        """Show what is chosen, and what is known about it."""
        if self.is_answered or not self.query(OrderPane):  # gone, or not there yet
            return
        facts = self.facts()
        self.query_one(OrderPane).show(facts)
        self.query_one("#order-keys", Static).update(Text(facts.keys))

    def facts(self) -> OrderFacts:
        """Return all that is shown."""
        return order_facts(self.draft, self._know(self.draft), self._marked, self._texts)

    def on_key(self, event: events.Key) -> None:
        """Note whether an Enter was pressed for this dialog; it acts after the keys before it."""
        if event.key == "enter":
            self._is_armed = event.time - self._quiet_since >= self.ARMED_AFTER
            self._quiet_since = max(self._quiet_since, event.time)

    def action_go(self) -> None:
        """Answer with what is chosen."""
        if self._is_armed:
            self.dismiss(self.draft)

    def action_mark(self, by: int) -> None:
        """Go to the line before or after; behind the last one scroll through what is missing."""
        lines = [line.line for line in self.facts().lines]
        at = lines.index(self._marked) + by if self._marked in lines else 0
        if 0 <= at < len(lines):
            self._marked = lines[at]
            self.show_now()
        else:
            self.query_one("#order-scroll").scroll_relative(y=by, animate=False)

    def action_turn(self, by: int) -> None:
        """Choose the option before or after."""
        self.draft = turned(self.draft, self._know(self.draft), self._marked, by)
        self.show_now()

    def action_edit_changes(self) -> None:
        """Write what has changed since the version before."""
        known = self._know(self.draft)
        if not known.has_before or known.computed is None:
            return
        begun = known.computed if self.draft.changes is None else self.draft.changes

        def written(text: str | None) -> None:
            if text is not None:
                self.draft = replace(self.draft, changes=text)
                self.show_now()

        self.app.push_screen(ChangesScreen(self._texts, begun), written)

    def action_nothing(self) -> None:
        """Leave everything as it is."""
