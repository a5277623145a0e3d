"""Ticking several of a list: what a query is about."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import inf
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.texts import Texts
from facilitator.tui.chooser import Offer
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line


class Picking(Dialog[tuple[str, ...]]):
    """Asks for some of `offers`; the answer is their ids in their order, or None.

    `check` returns what is wrong with a choice, or nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]
    ARMED_AFTER: ClassVar[float] = 0.3
    """Seconds without an Enter before one counts: held down, it would open a query over all."""

    def __init__(
        self,
        texts: Texts,
        question: str,
        offers: Sequence[Offer],
        *,
        ticked: Collection[str],
        check: Callable[[Sequence[str]], str],
    ) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._question = one_line(question)
        self._offers = tuple(offers)
        self._ticked = set(ticked)
        self._check = check
        self._quiet_since = inf

    def compose(self) -> ComposeResult:
        """Show the question, the offers each with a tick or none, and the keys."""
        with Vertical(id="chooser"):
            yield Static(id="question-text", markup=False)
            yield OptionList(id="chooser-offers", markup=False)
            yield Static(id="picking-said", markup=False)
            keys = self._texts("␣ tick   a all or none   ↑↓ mark   ⏎ go on   Esc back")
            yield Static(Text(keys), id="question-keys")

    def on_mount(self, event: events.Mount) -> None:
        """List them, the first one marked."""
        self._quiet_since = event.time
        self._list(0)

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the list."""
        return tuple(offer.id for offer in self._offers if offer.id in self._ticked)

    def on_key(self, event: events.Key) -> None:
        """Tick, or go on."""
        done = {"space": self._tick, "a": self._tick_all, "enter": self._finish}.get(event.key)
        if done is not None:
            event.stop()
            event.prevent_default()
            if event.key != "enter" or self._is_fresh(event):
                done()

    def _is_fresh(self, event: events.Key) -> bool:
        waited = event.time - self._quiet_since
        self._quiet_since = max(self._quiet_since, event.time)
        return waited >= self.ARMED_AFTER

    def _tick(self) -> None:
        marked = self.query_one(OptionList).highlighted
        if marked is not None:
            self._ticked ^= {self._offers[marked].id}
            self._list(min(marked + 1, len(self._offers) - 1))

    def _tick_all(self) -> None:
        every = {offer.id for offer in self._offers}
        self._ticked = set() if self._ticked >= every else every
        self._list(self.query_one(OptionList).highlighted or 0)

    def _finish(self) -> None:
        wrong = self._check(self.picked)
        if wrong:
            self.query_one("#picking-said", Static).update(Text(wrong))
        else:
            self.dismiss(self.picked)

    def _list(self, marked: int) -> None:
        offers = self.query_one(OptionList)
        offers.set_options(
            Option(Text(f"{'☑' if offer.id in self._ticked else '☐'} {one_line(offer.said)}"))
            for offer in self._offers
        )
        offers.highlighted = marked
        count = f"{len(self._ticked)}/{len(self._offers)}"
        self.query_one("#question-text", Static).update(
            Text(f"{self._question} ({count})", style="bold")
        )
        self.query_one("#picking-said", Static).update("")
