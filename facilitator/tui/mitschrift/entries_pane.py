"""The last entries, in order directly above the field; any of them can be marked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message

from facilitator.domain.entries import EntryId, Notes
from facilitator.domain.kinds import Kind
from facilitator.domain.places import kind_of_place
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.mitschrift.entry_rows import Mark, columns_for, entry_lines, entry_row
from facilitator.tui.mitschrift.examples import example_lines
from facilitator.tui.mitschrift.window import (
    Heights,
    Window,
    position_of,
    window_from,
    window_upto,
    window_with,
)
from facilitator.tui.pane import Pane

_WHEEL: Final = 2
"""Entries for each click of the wheel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesFacts:
    """What the list shows; of the snapshot only those parts count that are named here."""

    notes: Notes
    kinds: tuple[Kind, ...]
    measures: frozenset[EntryId | None]
    """The entries that became a measure."""
    started: frozenset[EntryId]
    """The entries with a new wording that was not taken over."""
    seen: EntryId | None
    """The entry that must be in sight, None: the last one."""
    mark: Mark
    """How that entry is marked."""
    snapshot: Snapshot = field(compare=False)


class EntriesPane(Pane, can_focus=True):
    """Draws only what fits, so that ten thousand entries cost as much as ten."""

    class Clicked(Message):
        """An entry was clicked on."""

        def __init__(self, entry: EntryId) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, texts: Texts) -> None:
        super().__init__("entries")
        self._texts = texts
        self._drawn_size = Size()
        self._window = Window(0, 0)
        self._back = 0
        """How many of the last entries the wheel has passed."""
        self._on_lines: list[EntryId | None] = []

    def show(self, facts: object) -> None:
        """Show `facts`; what was filed last is in sight again."""
        assert isinstance(facts, EntriesFacts)
        if isinstance(self._facts, EntriesFacts) and self._facts.notes is not facts.notes:
            self._back = 0
        super().show(facts)
        count = facts.notes.open_ends
        said = self._texts("Open ends ({count}) · Ctrl+N", count=count) if count else ""
        self.border_subtitle = said

    def on_resize(self) -> None:
        """Paint anew if need be: height and width decide what fits."""
        if self.content_size != self._drawn_size:
            self._paint()

    def draw(self, facts: object, width: int) -> RenderableType:
        """Return the entries that fit, the last one at the bottom."""
        assert isinstance(facts, EntriesFacts)
        self._drawn_size = self.content_size
        entries, room = facts.notes.entries, self.content_size.height
        if not entries:
            self.border_title = self._texts("nothing captured yet")
            during = kind_of_place(facts.snapshot.agenda, facts.notes.place)
            return _at_bottom(example_lines(facts.kinds, width, self._texts, during), room)
        columns = columns_for(width, facts.kinds, _widest_number(facts))

        @cache
        def picture(position: int) -> list[Text]:
            entry, above = entries[position], entries[position - 1].id if position else None
            row = entry_row(entry, above, facts.snapshot, facts.started, self._texts)
            mark = facts.mark if entry.id == facts.seen else Mark.NONE
            return entry_lines(row, columns, room, self.app.console, mark)

        self._window = self._choose(facts, room, lambda position: len(picture(position)))
        self._set_title(len(entries))
        shown = range(self._window.first, self._window.end)
        lines = [line for position in shown for line in picture(position)]
        above: list[EntryId | None] = [None] * (room - len(lines))
        self._on_lines = above + [entries[p].id for p in shown for _ in picture(p)]
        return _at_bottom(lines, room)

    def _choose(self, facts: EntriesFacts, room: int, heights: Heights) -> Window:
        entries = facts.notes.entries
        if facts.seen is not None:
            seen = position_of(facts.seen, entries)
            return window_with(seen, self._window, len(entries), room, heights)
        self._back = min(self._back, len(entries) - 1)
        found = window_upto(len(entries) - self._back, room, heights)
        return found if found.first else window_from(0, len(entries), room, heights)

    def _set_title(self, count: int) -> None:
        window = self._window
        if window.end == count:
            title = self._texts.plural(
                "latest of {count} entry", "latest of {count} entries", count
            )
        else:
            title = self._texts(
                "entries {first} to {last} of {count}",
                first=window.first + 1,
                last=window.end,
                count=count,
            )
        self.border_title = title

    def on_mouse_scroll_up(self) -> None:
        """Look back."""
        self._scroll_by(_WHEEL)

    def on_mouse_scroll_down(self) -> None:
        """Return towards the last entry."""
        self._scroll_by(-_WHEEL)

    def _scroll_by(self, entries: int) -> None:
        # Never past the first: what is further back than what is seen already stays where it is.
        if entries < 0 or self._window.first > 0:
            self._back = max(0, self._back + entries)
            self._paint()

    def on_click(self, event: events.Click) -> None:
        """Mark the entry under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._on_lines):
            entry = self._on_lines[offset.y]
            if entry is not None:
                self.post_message(self.Clicked(entry))


def _at_bottom(lines: list[Text], room: int) -> Text:
    return Text("\n").join([*[Text("")] * (room - len(lines)), *lines])


def _widest_number(facts: EntriesFacts) -> int:
    """Return how many signs the longest number has: those of further devices have a letter."""
    entry = max(facts.notes.entries, key=lambda entry: len(entry.number))
    return len(facts.snapshot.full_number(entry))
