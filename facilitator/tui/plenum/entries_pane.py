"""What the workshops wrote, what has no theme first; any of it can be marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.mitschrift.window import Window, window_with
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line, visible
from facilitator.tui.plenum.entry_rows import (
    Columns,
    Weights,
    columns_for,
    entry_lines,
    entry_row,
    label_of,
)

_WHEEL = 3
"""Entries for each click of the wheel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesFacts:
    """What the list shows; of the snapshot only those parts count that are named here."""

    title: str
    hint: str = ""
    """What can be done with the marked one, below the list."""
    entries: tuple[Entry, ...] = ()
    free: int = 0
    """How many of them, the first ones, have no theme."""
    marked: EntryId | None = None
    ticked: frozenset[EntryId] = frozenset()
    similar: tuple[Entry, ...] = ()
    empty: str = ""
    """What to say where there are no entries."""
    is_active: bool = True
    """Whether the keys go here."""
    is_read: bool = False
    """Whether one reads on here while the keys go into a text."""
    weights: Weights = field(compare=False)
    version: int = 0
    """Changes with the weights."""
    snapshot: Snapshot = field(compare=False)


class EntriesPane(Pane):
    """Draws only what fits, so that two thousand entries cost as much as twenty."""

    class Clicked(Message):
        """An entry was clicked on."""

        def __init__(self, entry: EntryId) -> None:
            super().__init__()
            self.entry = entry

    class Scrolled(Message):
        """The wheel was turned, by so many entries."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, texts: Texts) -> None:
        super().__init__("plenum-entries")
        self._texts = texts
        self._drawn_size = Size()
        self._window = Window(0, 0)
        self._on_lines: list[EntryId] = []

    def show(self, facts: object) -> None:
        """Show `facts`."""
        assert isinstance(facts, EntriesFacts)
        if facts != self._facts:
            self.border_title = Content(one_line(facts.title))
            self.border_subtitle = Content(one_line(facts.hint))
            self.set_class(facts.is_active, "-active")
        super().show(facts)

    def on_resize(self) -> None:
        """Paint anew if need be: height and width decide what fits."""
        if self.content_size != self._drawn_size:
            self._paint()

    def draw(self, facts: object, width: int) -> RenderableType:
        """Return the entries that fit, the marked one among them."""
        assert isinstance(facts, EntriesFacts)
        self._drawn_size = self.content_size
        self._on_lines = []
        entries, room = facts.entries, self.content_size.height
        if not entries:
            return Text(visible(facts.empty))
        columns = columns_for(width, _widest(facts))

        @cache
        def picture(position: int) -> list[Text]:
            return self._picture(facts, position, columns, room)

        marked = next((n for n, one in enumerate(entries) if one.id == facts.marked), 0)
        self._window = window_with(
            marked, self._window, len(entries), room, lambda position: len(picture(position))
        )
        shown = range(self._window.first, self._window.end)
        self._on_lines = [entries[one].id for one in shown for _ in picture(one)]
        return Text("\n").join(line for one in shown for line in picture(one))

    def _picture(
        self, facts: EntriesFacts, position: int, columns: Columns, room: int
    ) -> list[Text]:
        entry = facts.entries[position]
        is_marked = entry.id == facts.marked
        row = entry_row(
            entry,
            facts.snapshot,
            facts.weights,
            self._texts,
            is_ticked=entry.id in facts.ticked,
            similar=facts.similar if is_marked else None,
        )
        shown = entry_lines(
            row,
            columns,
            self.app.console,
            most=room - 1,
            is_marked=is_marked,
            is_active=facts.is_active,
            has_sign=facts.is_active or facts.is_read,
        )
        if position == facts.free and facts.free > 0:
            heading = Text(f"── {self._texts('in themes already')} ──", style="bold")
            heading.truncate(columns.whole)
            return [heading, *shown]
        return shown

    def on_mouse_scroll_up(self) -> None:
        """Mark what stands further up."""
        self.post_message(self.Scrolled(-_WHEEL))

    def on_mouse_scroll_down(self) -> None:
        """Mark what stands further down."""
        self.post_message(self.Scrolled(_WHEEL))

    def on_click(self, event: events.Click) -> None:
        """Mark the entry under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._on_lines):
            self.post_message(self.Clicked(self._on_lines[offset.y]))


def _widest(facts: EntriesFacts) -> int:
    """Return how many signs the longest label has: numbers of further devices have a letter."""
    entry = max(facts.entries, key=lambda entry: len(entry.number))
    return len(label_of(entry, facts.snapshot))
