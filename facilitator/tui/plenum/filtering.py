"""Choosing what is listed: one workshop, one kind, or all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.places import all_places
from facilitator.domain.plenum.selection import Filter
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.desk import workshops_only


@dataclass(frozen=True, slots=True)
class FilterOffer:
    """One line to choose: its key, what it says, what is listed then."""

    key: str
    said: str
    filter: Filter


def filter_offers(now: Filter, snapshot: Snapshot, texts: Texts) -> tuple[FilterOffer, ...]:
    """Return what can be listed instead of `now`: another workshop keeps the kind, and so on."""
    return (
        FilterOffer("0", texts("all from the workshops"), workshops_only(snapshot)),
        *_workshops(now, snapshot, texts),
        *_kinds(now, snapshot),
        FilterOffer("", texts("everything, talks and questions among it"), Filter()),
        *_blocks(now, snapshot),
    )


def _workshops(now: Filter, snapshot: Snapshot, texts: Texts) -> Iterator[FilterOffer]:
    for place in all_places(snapshot.agenda):
        if place.is_workshop:
            said = texts("WS {number}", number=place.code)
            key = place.code if len(place.code) == 1 else ""
            yield FilterOffer(key, f"{said} · {place.title}", replace(now, places=(place.id,)))


def _kinds(now: Filter, snapshot: Snapshot) -> Iterator[FilterOffer]:
    for kind in snapshot.agenda.kinds:
        yield FilterOffer(kind.letter, kind.plural, replace(now, kinds=(kind.id,)))


def _blocks(now: Filter, snapshot: Snapshot) -> Iterator[FilterOffer]:
    """Yield the blocks outside of workshops in which something was written."""
    for place in all_places(snapshot.agenda):
        if not place.is_workshop and snapshot.notes_in(place.id).entries:
            said = f"{place.code} · {place.title}"
            yield FilterOffer("", said, replace(now, places=(place.id,), voices=True))


def filter_words(now: Filter, snapshot: Snapshot, texts: Texts) -> str:
    """Return what is listed, as the heading of the list."""
    parts = [kind.plural for kind in snapshot.agenda.kinds if kind.id in now.kinds]
    if now.text:
        parts.append(texts("“{text}”", text=one_line(now.text)))
    if len(now.places) == 1:
        parts = [*_codes(now, snapshot, texts), *parts]
    return " · ".join(parts) or (texts("From the workshops") if now.places else texts("Everything"))


def _codes(now: Filter, snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    for place in all_places(snapshot.agenda):
        if place.id in now.places:
            yield texts("WS {number}", number=place.code) if place.is_workshop else place.code


class FilterChooser(Dialog[Filter]):
    """Asks what is to be listed; the answer is None if nothing is to change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, texts: Texts, offers: tuple[FilterOffer, ...]) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._offers = offers

    def compose(self) -> ComposeResult:
        """Show the offers with their keys."""
        with Vertical(id="chooser"):
            yield Static(Text(self._texts("List only"), style="bold"), id="question-text")
            yield OptionList(
                *(
                    Option(Text(f"{offer.key or ' '} {one_line(offer.said)}"), str(number))
                    for number, offer in enumerate(self._offers)
                ),
                id="chooser-offers",
                markup=False,
            )
            keys = self._texts("Digit or letter, or ⏎ choose   ↑↓ mark   Esc back")
            yield Static(Text(keys), id="question-keys")

    def on_key(self, event: events.Key) -> None:
        """Choose by the key that stands before it."""
        for offer in self._offers:
            if offer.key and event.character == offer.key:
                event.stop()
                self.dismiss(offer.filter)
                return

    @on(OptionList.OptionSelected)
    def _choose(self, chosen: OptionList.OptionSelected) -> None:
        self.dismiss(self._offers[int(chosen.option.id or 0)].filter)
