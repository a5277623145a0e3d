"""The part of Plenum in which one looks around: marks, sides, search, filter, what is similar."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.plenum.selection import Filter
from facilitator.domain.plenum.similar import LEAST_ASKED, MOST_ASKED, SimilarEntries
from facilitator.tui.chooser import Chooser, Offer
from facilitator.tui.context import Context
from facilitator.tui.plain import one_line
from facilitator.tui.plenum.desk import Side, workshops_only
from facilitator.tui.plenum.desk_view import DeskView
from facilitator.tui.plenum.entries_pane import EntriesPane
from facilitator.tui.plenum.entry_rows import label_of
from facilitator.tui.plenum.filtering import FilterChooser, filter_offers
from facilitator.tui.plenum.search_line import SearchLine
from facilitator.tui.plenum.theme_rows import row_of
from facilitator.tui.plenum.themes_pane import ThemesPane

_ALL = 1_000_000
"""Further than any list is long."""


class LookingView(DeskView):
    """Moves the marks and narrows the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._index = SimilarEntries()
        self._has_read = False
        self._similar_to: tuple[EntryId | None, Mapping[EntryId, Entry] | None] = (None, None)
        self._similar: tuple[Entry, ...] = ()

    # --- marks and sides ---

    def action_other_side(self) -> None:
        """Go over to the other side."""
        is_here = self.desk.side is Side.ENTRIES
        self._go_to(Side.THEMES if is_here else Side.ENTRIES)

    def action_to_entries(self) -> None:
        """Go to the entries."""
        self._go_to(Side.ENTRIES)

    def action_to_themes(self) -> None:
        """Go to the themes."""
        self._go_to(Side.THEMES)

    def _go_to(self, side: Side) -> None:
        self.desk.side = side
        self.refresh_moment()

    def _move(self, by: int) -> None:
        self.desk.move(by, self.rows)
        self.refresh_moment()

    def action_mark_previous(self) -> None:
        """Mark what is above."""
        self._move(-1)

    def action_mark_next(self) -> None:
        """Mark what is below."""
        self._move(1)

    def action_mark_start(self) -> None:
        """Mark the first."""
        self._move(-_ALL)

    def action_mark_ending(self) -> None:
        """Mark the last."""
        self._move(_ALL)

    def action_tick_entry(self) -> None:
        """Tick the marked entry."""
        self.desk.tick()
        self.refresh_moment()

    def on_entries_pane_clicked(self, clicked: EntriesPane.Clicked) -> None:
        """Mark the entry under the pointer."""
        self.desk.side = Side.ENTRIES
        self.desk.mark_entry(clicked.entry)
        self.refresh_moment()

    def on_entries_pane_scrolled(self, scrolled: EntriesPane.Scrolled) -> None:
        """Mark what is further up or down."""
        self.desk.side = Side.ENTRIES
        self._move(scrolled.by)

    def on_themes_pane_clicked(self, clicked: ThemesPane.Clicked) -> None:
        """Mark the row under the pointer."""
        row = row_of(self.rows, clicked.key)
        if row is not None:
            self.desk.side = Side.THEMES
            self.desk.mark_row(row)
            self.refresh_moment()

    def similar(self) -> tuple[Entry, ...]:
        """Return what is clearly similar to the marked entry, the most similar first."""
        known = (self.desk.marked, self.snapshot.entries)
        if not self._has_read:
            return ()
        if known[0] != self._similar_to[0] or known[1] is not self._similar_to[1]:
            self._similar_to = known
            self._index.follow(self.snapshot.entries)
            self._similar = self._index.to(self.desk.marked) if self.desk.marked else ()
        return self._similar

    def on_mount(self) -> None:
        """Read all entries for what is similar once the first picture stands: that takes time."""
        super().on_mount()
        self.call_after_refresh(self._read_for_similar)

    def _read_for_similar(self) -> None:
        self._has_read = True
        self.refresh_moment()

    def action_show_similar(self) -> None:
        """Choose one of what comes closest, and go there."""
        entry, texts = self.desk.entry, self.texts
        self._index.follow(self.snapshot.entries)
        similar = entry and self._index.to(entry.id, MOST_ASKED, least=LEAST_ASKED)
        if entry is None or not similar:
            self.notify(texts("No entry of another workshop is worded alike."))
            return
        question = f"{label_of(entry, self.snapshot)}  {one_line(entry.text)}"
        self.app.push_screen(
            Chooser(
                texts,
                texts("Worded most like {entry}", entry=question),
                [Offer(one.id, self._said_of_entry(one)) for one in similar],
            ),
            self.jump_to,
        )

    def _said_of_entry(self, entry: Entry) -> str:
        themes = self.desk.weights.themes.get(entry.id, ())
        sign = f" → {', '.join(map(str, themes))}" if themes else ""
        return f"{label_of(entry, self.snapshot)}{sign}  {one_line(entry.text)}"

    # --- what is listed ---

    def action_search_entries(self) -> None:
        """Have words typed that all listed entries hold."""
        self.desk.side = Side.ENTRIES
        self.query_one(SearchLine).begin(self.desk.filter.text)
        self.refresh_moment()

    def on_search_line_typed(self, typed: SearchLine.Typed) -> None:
        """List what holds the words so far."""
        self.desk.search(typed.text)
        self.refresh_moment()

    def on_search_line_left(self) -> None:
        """Go on in the list."""
        self.set_focus(None)
        self.refresh_moment()

    def action_filter_entries(self) -> None:
        """Choose what is listed."""
        offers = filter_offers(self.desk.filter, self.snapshot, self.texts)
        self.app.push_screen(FilterChooser(self.texts, offers), self._list_only)

    def _list_only(self, wanted: Filter | None) -> None:
        if wanted is not None:
            self.desk.side = Side.ENTRIES
            self.desk.narrow(wanted)
            self.query_one(SearchLine).show_text(wanted.text)
            self.refresh_moment()

    def action_show_all(self) -> None:
        """Take away the ticks; without any the search and the filter."""
        if self.desk.ticked:
            self.desk.ticked = frozenset()
        else:
            self.desk.side = Side.ENTRIES
            self.desk.widen(workshops_only(self.snapshot))
            self.query_one(SearchLine).show_text("")
        self.refresh_moment()

    def jump_to(self, entry: EntryId | None) -> None:
        """Mark `entry`; if it is not listed, list all of it."""
        if entry is None:
            return
        if not self.desk.lists(entry):
            self.desk.narrow(workshops_only(self.snapshot))
            self.desk.read(self.snapshot)
        if not self.desk.lists(entry):
            self.desk.narrow(Filter())
            self.desk.read(self.snapshot)
        self.query_one(SearchLine).show_text(self.desk.filter.text)
        self.desk.side = Side.ENTRIES
        self.desk.mark_entry(entry)
        self.refresh_moment()
