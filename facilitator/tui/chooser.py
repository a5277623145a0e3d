"""A short list to choose from, by a digit or with ↑ ↓ and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line

_DIGITS: Final = "123456789"


@dataclass(frozen=True, slots=True)
class Offer:
    """One line to choose: what it stands for, and what it says."""

    id: str
    said: str


class Chooser(Dialog[str]):
    """Asks for one of `offers`; the answer is its id, or None. Only the first nine have a digit."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(
        self, texts: Texts, question: str, offers: Sequence[Offer], *, marked: str = ""
    ) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._question = one_line(question)
        self._offers = offers
        self._marked = marked

    def compose(self) -> ComposeResult:
        """Show the question, the numbered offers, and the keys."""
        with Vertical(id="chooser"):
            yield Static(Text(self._question, style="bold"), id="question-text")
            yield OptionList(
                *(
                    Option(Text(f"{digit} {one_line(offer.said)}"), offer.id)
                    for digit, offer in zip(
                        _DIGITS.ljust(len(self._offers)), self._offers, strict=False
                    )
                ),
                id="chooser-offers",
                markup=False,
            )
            keys = self._texts("Digit or ⏎ choose   ↑↓ mark   Esc back")
            yield Static(Text(keys), id="question-keys")

    def on_mount(self) -> None:
        """Mark what holds now."""
        ids = [offer.id for offer in self._offers]
        self.query_one(OptionList).highlighted = (
            ids.index(self._marked) if self._marked in ids else 0
        )

    def on_key(self, event: events.Key) -> None:
        """Choose by a digit."""
        offers = dict(zip(_DIGITS, self._offers, strict=False))
        if event.character in offers:
            event.stop()
            self.dismiss(offers[event.character].id)

    @on(OptionList.OptionSelected)
    def _choose(self, chosen: OptionList.OptionSelected) -> None:
        self.dismiss(chosen.option.id)
