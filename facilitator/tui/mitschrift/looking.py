"""From the field to the list and back, and to other places and entries."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events, on

from facilitator.domain.agenda import PlaceId
from facilitator.domain.entries import EntryId
from facilitator.tui.actions import MITSCHRIFT_MARKING
from facilitator.tui.asking import ask_hub, why_not
from facilitator.tui.mitschrift.choosing import place_picker
from facilitator.tui.mitschrift.columns_pane import ColumnsPane
from facilitator.tui.mitschrift.entries_pane import EntriesPane
from facilitator.tui.mitschrift.field import CaptureField
from facilitator.tui.mitschrift.picker import Picker
from facilitator.tui.mitschrift.places import is_seated, own_places
from facilitator.tui.mitschrift.search import Search
from facilitator.tui.mitschrift.versions import VersionsView

if TYPE_CHECKING:
    from facilitator.link.frames import Answer

_LETTERS: Final = frozenset(
    key for action in MITSCHRIFT_MARKING for key in action.key.split(",") if len(key) == 1
)
_REMOTE: Final = frozenset(".b")
"""What presenter remotes send: nothing happens, wherever it arrives outside of the field."""


class LookingView(VersionsView):
    """Moves between writing and looking; what stands in the field stays there."""

    awaited: PlaceId = ""
    """Where the hub has seated this device, but the seat is still on its way."""
    page: int | None = None
    """Which page of columns is seen; None: the entries in order."""

    @property
    def field(self) -> CaptureField:
        """The field."""
        return self.query_one(CaptureField)

    def edit(self, entry: EntryId) -> None:
        """Take `entry` into the field."""
        self.desk.take(entry)
        self.field.show_line()
        self.action_write_on()

    # --- between field and list ---

    def action_mark_entries(self) -> None:
        """Leave the field for the last entry of the list."""
        entries = self.entries()
        if entries:
            self._mark_entry(entries[-1].id)

    def action_write_on(self) -> None:
        """Go back to the field."""
        self.marked = None
        self.field.focus()
        self.refresh_moment()

    def _mark_entry(self, entry: EntryId) -> None:
        self.page = None
        self.marked = entry
        self.refresh_moment()
        self.query_one(EntriesPane).focus()

    @on(EntriesPane.Clicked)
    def _on_clicked(self, clicked: EntriesPane.Clicked) -> None:
        self._mark_entry(clicked.entry)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, however it came to move."""
        if event.widget is self.field and self.marked is not None:
            self.action_write_on()
        elif isinstance(event.widget, EntriesPane) and self.marked is None:
            self.action_mark_entries()
            if self.marked is None:
                self.field.focus()

    def on_key(self, event: events.Key) -> None:
        """Pass on to the field what was typed beside it and means nothing there."""
        if event.character is None or not event.is_printable:
            return
        if self.marked is not None and self.letters_on and event.key in _LETTERS:
            return
        event.stop()
        if self.marked is None or event.character not in _REMOTE:
            self._write_into_field(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Pass on to the field what was pasted beside it."""
        self._write_into_field(event.text)

    def _write_into_field(self, text: str) -> None:
        self.action_write_on()
        self.field.insert_text(text)

    # --- places, search, columns ---

    def action_choose_place(self) -> None:
        """Choose where to write; the line that was begun waits here."""
        picker = place_picker(self.context, self.texts("Write in"), here=self.desk.place)
        self.app.push_screen(picker, self.sit_in)

    def sit_in(self, place: PlaceId | None) -> None:
        """Turn to `place`, where the hub has a seat for this device if it needs one; None: stay."""
        station, hub = self.context.station, self.context.hub
        if place is None or hub is None or not is_seated(station):
            self.turn_to(place)
            return
        if place in own_places(station):
            hub.ask("sit", {"place": place}, lambda _: None)  # so that Regie sees it here
            self.turn_to(place)
            return
        ask_hub(self.app, hub, "sit", {"place": place}, partial(self._seated, place))

    def _seated(self, place: PlaceId, answer: Answer | None) -> None:
        why = why_not(self.texts, answer)
        if why:
            self.tell(why)
        else:
            self.awaited = place
            self.take_seat()

    def take_seat(self) -> None:
        """Turn to the place that was asked for, once the seat there has arrived."""
        if self.awaited in own_places(self.context.station):
            place, self.awaited = self.awaited, ""
            self.turn_to(place)

    def turn_to(self, place: PlaceId | None) -> None:
        """Write in `place` from now on; None: stay."""
        if place is not None:
            self.desk.go_to(place)
            self.page = None if self.page is None else 0
            self.field.show_line()
            self.action_write_on()

    def action_search(self) -> None:
        """Look for an entry anywhere, then mark it in its place."""
        texts = self.texts
        station = self.context.station
        only = own_places(station) if is_seated(station) else None
        search = Search(station.snapshot, self.desk.place, texts, only)
        picker = Picker(texts, texts("Search"), texts("words or a number"), search.find)
        self.app.push_screen(picker, self.go_to_entry)

    def go_to_entry(self, entry: EntryId | None) -> None:
        """Mark `entry` in its place, and bring it back if it was removed; None: stay."""
        if entry is None:
            return
        found = self.context.station.snapshot.entries[entry]
        if found.removed and not self.attempt(lambda: self.context.station.capture.restore(entry)):
            return
        self.desk.go_to(found.place)
        self.field.show_line()
        self._mark_entry(entry)

    def action_show_columns(self) -> None:
        """Show the columns, then those that did not fit, then the entries in order."""
        columns = self.query_one(ColumnsPane)
        if self.page is None:
            self.action_write_on()
            self.page = 0
        else:
            self.page = None if columns.is_last_page else self.page + 1
        self.refresh_moment()
