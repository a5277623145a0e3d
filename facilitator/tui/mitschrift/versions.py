"""Several wordings of one entry, of which none knew of the other: one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Final

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ItemGrid, Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.domain.entries import Entry
from facilitator.domain.marks import as_typed
from facilitator.texts import Texts
from facilitator.tui.actions import Action
from facilitator.tui.dialog import Dialog
from facilitator.tui.mitschrift.marking import MarkingView
from facilitator.tui.plain import visible

_DIGITS: Final = "123456789"
_NARROWEST: Final = 36
"""Columns of one wording, from which two of them fit on a narrow screen."""


def wordings_of(entry: Entry) -> tuple[str, ...]:
    """Return every wording of `entry` as it is typed: the present one, then the latest others."""
    others = (as_typed(replace(entry, text=text)) for text in reversed(entry.versions))
    return tuple(dict.fromkeys((as_typed(entry), *others)))


class Wordings(Dialog[str]):
    """Shows `wordings` beside each other; the answer is the one of the digit pressed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, texts: Texts, question: str, wordings: Sequence[str]) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._question = question
        self._wordings = wordings[: len(_DIGITS)]

    def compose(self) -> ComposeResult:
        """Show the question, the wordings by their digits, and the keys."""
        texts = self._texts
        with Vertical(id="wordings"):
            yield Static(Text(visible(self._question), style="bold"), id="question-text")
            with (
                VerticalScroll(id="wordings-shown", can_focus=False),
                ItemGrid(min_column_width=36),
            ):
                for digit, wording in zip(_DIGITS, self._wordings, strict=False):
                    shown = Static(Text(visible(wording)), classes="wording")
                    is_first = digit == _DIGITS[0]
                    shown.border_title = f"{digit} {texts('now')}" if is_first else digit
                    yield shown
            yield Static(Text(texts("Digit: that wording stays   Esc back")), id="question-keys")

    def on_key(self, event: events.Key) -> None:
        """Choose by a digit."""
        known = dict(zip(_DIGITS, self._wordings, strict=False))
        if event.character in known:
            event.stop()
            self.dismiss(known[event.character])

    def action_scroll(self, by: int) -> None:
        """Show the line before or after what is in sight."""
        self.query_one("#wordings-shown").scroll_relative(y=by, animate=False)


class VersionsView(MarkingView):
    """Lets one choose where a marked entry has several wordings."""

    def action_choose_wording(self) -> None:
        """Show all wordings of the marked entry and keep the one that is chosen."""
        entry, texts = self.desk.entry(self.marked or ""), self.texts
        if entry is None:
            return
        number = self.number(entry.id)
        if not entry.versions:
            self.tell(texts("There is only one version of {number}.", number=number))
            return
        wordings = wordings_of(entry)
        question = texts("Which version of {number} stays?", number=number)

        def answered(wording: str | None) -> None:
            if wording is not None and self.attempt(
                lambda: self.context.station.capture.choose(entry.id, wording)
            ):
                self.tell(texts("One version of {number} is left.", number=number))

        self.app.push_screen(Wordings(texts, question, wordings), answered)

    def is_offered(self, action: Action) -> bool:
        """Name the key that chooses a wording only where there is a choice."""
        if action.id == "choose_wording":
            entry = self.desk.entry(self.marked or "")
            return entry is not None and bool(entry.versions)
        return super().is_offered(action)
