"""Counting by hand: figures and Enter are enough, the sum runs along."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from facilitator.domain.plenum.query import Query
from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line, visible
from facilitator.tui.polls.count_table import CountPane, CountTable, begun_table
from facilitator.tui.polls.counting import (
    Cell,
    changed,
    corrected,
    counted_meanwhile,
    impossible,
    sums,
)
from facilitator.tui.question import Question

_DIGITS: Final = frozenset("0123456789")


class CountScreen(Dialog[bool]):
    """Takes dots and hands for `query`; the answer is True once they were filed.

    `apply` is told what has changed and why, and returns why it could not be filed, or nothing.
    `now` returns the query as it stands by then: others may count, too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "finish", show=False),
    ]

    def __init__(
        self,
        texts: Texts,
        query: Query,
        apply: Callable[[dict[Cell, int], str], str],
        now: Callable[[], Query],
    ) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._apply = apply
        self._now = now
        self.table: CountTable = begun_table(query)
        self._begun = self.table.amounts

    def compose(self) -> ComposeResult:
        """Put the table above its sums, what cannot be, the reason, and the keys."""
        texts, query = self._texts, self.table.query
        with Vertical(id="count") as box:
            box.border_title = Content(f"{texts('Count by hand')} · {one_line(query.question)}")
            with VerticalScroll(id="count-scroll", can_focus=False):
                yield CountPane(texts)
            yield Static(id="count-sums", markup=False)
            yield Static(id="count-wrong", markup=False)
            with Horizontal(id="count-why"):
                yield Label(Content(texts("Why corrected")))
                yield Input(id="count-reason")
            yield Static(id="count-said", markup=False)
            yield Static(id="count-keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the figures."""
        self.query_one(CountPane).can_focus = True
        self.query_one(CountPane).focus()
        self._show()

    # --- keys ---

    def on_key(self, event: events.Key) -> None:
        """Take figures and steps, unless the reason is being written."""
        if self.is_answered:
            return
        writes = isinstance(self.focused, Input)
        if self._did_in_reason(event.key) if writes else self._did_in_table(event):
            event.stop()
            event.prevent_default()
            self._show()

    def _did_in_table(self, event: events.Key) -> bool:
        table = self.table
        match event.key:
            case "up" | "shift+tab":
                self.table = table.step(-1)
            case "down":
                self.table = table.step(1)
            case "left" | "right" | "tab":
                self.table = table.change_way()
            case "backspace" | "delete":
                self.table = table.backspace()
            case "enter":
                self._go_on()
            case _ if event.character in _DIGITS:
                assert event.character is not None
                self.table = table.digit(event.character)
            case _:
                return False
        return True

    def _did_in_reason(self, key: str) -> bool:
        if key == "up":
            self.query_one(CountPane).focus()
            return True
        return False

    def _go_on(self) -> None:
        if self.table.is_last_row:
            self.action_finish()
        else:
            self.table = self.table.step(1)

    @on(Input.Submitted)
    def _reason_given(self) -> None:
        self.action_finish()

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self._show()

    # --- doing it ---

    def action_finish(self) -> None:
        """File what has changed; a correction needs a reason first."""
        news = changed(self.table.query, self.table.amounts)
        reason = self.query_one(Input).value.strip()
        if self._is_correction() and not reason:
            self._show()
            self.query_one(Input).focus()
            self._say("\n".join(filter(None, (self._meanwhile(), self._why()))))
            return
        wrong = self._apply(news, reason) if news else ""
        if wrong:
            self._say(wrong)
        else:
            self.dismiss(bool(news))

    def action_leave(self) -> None:
        """Close; ask first if figures would be lost."""
        if self.table.amounts == self._begun:
            self.dismiss(False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(False)

        question = Question(self._texts, self._texts("Discard what you have counted?"))
        self.app.push_screen(question, answered)

    def _is_correction(self) -> bool:
        return corrected(self.table.query, self.table.amounts, self._now())

    # --- showing ---

    def _why(self) -> str:
        return self._texts("A correction needs a reason, which is kept with it.")

    def _meanwhile(self) -> str:
        what = counted_meanwhile(self.table.query, self.table.amounts, self._now(), self._texts)
        if not what:
            return ""
        return self._texts("Another device has entered meanwhile: {what}.", what=what)

    def _say(self, said: str) -> None:
        self.query_one("#count-said", Static).update(Text(visible(said)))

    def _show(self) -> None:
        if not self.is_mounted or self.is_answered:
            return
        texts, table = self._texts, self.table
        self.query_one(CountPane).show(table)
        self._update("#count-sums", sums(table.query, table.amounts, texts))
        self._update("#count-wrong", impossible(table.query, table.amounts, texts))
        self.query_one("#count-why").display = self._is_correction()
        self.query_one("#count-keys", Static).update(Text(self._keys()))
        self._keep_in_sight()

    def _update(self, name: str, lines: tuple[str, ...]) -> None:
        shown = self.query_one(name, Static)
        shown.display = bool(lines)
        shown.update(Text("\n".join(lines)))

    def _keys(self) -> str:
        if isinstance(self.focused, Input):
            return self._texts("You are writing   ⏎ done   ↑ back to the table   Esc cancel")
        return self._texts("Figures   ⏎ next, at last done   ↑↓ row   ←→ way   Esc cancel")

    def _keep_in_sight(self) -> None:
        scroll, row = self.query_one("#count-scroll", VerticalScroll), self.table.row + 1
        top, height = scroll.scroll_offset.y, scroll.scrollable_content_region.height
        if height and not top <= row < top + height:
            scroll.scroll_to(y=max(0, row - height // 2), animate=False)
