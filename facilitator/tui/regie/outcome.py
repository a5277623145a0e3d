"""Planned and actual as a table: every block and track, day by day, with counts and remarks."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.tui.context import Context, moment_of
from facilitator.tui.dialog import Dialog
from facilitator.tui.regie.outcome_pane import OutcomePane, outcome_facts


class OutcomeScreen(Dialog[None]):
    """Shows the outcome so far and follows it."""

    TICK_SECONDS: ClassVar[float] = 1.0

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,a,enter", "dismiss", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("space", "turn_page", show=False),
        Binding("home", "jump(-1)", show=False),
        Binding("end", "jump(1)", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """Show the table, which scrolls, and how to leave."""
        texts = self.context.texts
        with Vertical(id="outcome") as box:
            box.border_title = texts("Outcome: planned and actual")
            with VerticalScroll(id="outcome-rows", can_focus=False):
                yield OutcomePane(texts)
            keys = texts("↑↓ ␣ scroll   Esc back   k in Regie: count and remark")
            yield Static(Text(keys), id="outcome-keys")

    def on_mount(self) -> None:
        """Show what there is now, and follow."""
        self.show_now()
        self.set_interval(self.TICK_SECONDS, self.show_now)

    def show_now(self) -> None:
        """Show what became of the plan so far."""
        facts = outcome_facts(moment_of(self.context.station), self.context.texts)
        self.query_one(OutcomePane).show(facts)

    def action_scroll(self, by: int) -> None:
        """Show what is further up or down."""
        self.query_one("#outcome-rows").scroll_relative(y=3 * by, animate=False)

    def action_turn_page(self) -> None:
        """Show the next page."""
        self.query_one("#outcome-rows", VerticalScroll).scroll_page_down(animate=False)

    def action_jump(self, to: int) -> None:
        """Show the first day or the last."""
        rows = self.query_one("#outcome-rows", VerticalScroll)
        rows.scroll_to(y=0 if to < 0 else rows.max_scroll_y, animate=False)
