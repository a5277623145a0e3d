"""A screen of one list, over the Dokumentation: marks a row, follows the event, undoes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Static

from facilitator.station import Change, RefusedError
from facilitator.tui.context import Context
from facilitator.tui.dialog import Dialog
from facilitator.tui.dokumentation.list_pane import ListFacts, ListPane
from facilitator.tui.plain import one_line, visible
from facilitator.tui.wording import command_words, refusal

_SCOPE = "document"


class ListScreen(Dialog[ScreenResultType]):
    """Shows what `list_facts` returns, now and whenever the event has changed."""

    TICK_SECONDS: ClassVar[float] = 0.5

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
        Binding("home", "mark(-100000)", show=False),
        Binding("end", "mark(100000)", show=False),
        Binding("ctrl+z", "undo", show=False, priority=True),
        Binding("ctrl+y", "redo", show=False, priority=True),
        # A presenter's remote sends these.
        Binding("pageup,pagedown", "nothing", show=False, priority=True),
    ]

    def __init__(self, context: Context, marked: str = "") -> None:
        super().__init__()
        self.context = context
        self.texts = context.texts
        self.marked = marked
        self._position = 0
        self._ids: tuple[str, ...] = ()

    @property
    def position(self) -> int:
        """Which row is marked, from 0."""
        return self._position

    def list_facts(self) -> ListFacts:
        """Return what there is to show, with `self.marked` marked."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Show what leads, the list, what became of the last key, and the keys."""
        with Vertical(id="list"):
            yield Static(id="list-lead", markup=False)
            with VerticalScroll(id="list-scroll", can_focus=False):
                yield ListPane()
            yield Static(id="list-said", markup=False)
            yield Static(id="list-keys", markup=False)

    def on_mount(self) -> None:
        """Show the list, and follow."""
        self.show_now()
        self.set_interval(self.TICK_SECONDS, self.show_now)

    def on_resize(self) -> None:
        """Keep the mark in sight."""
        self.call_after_refresh(self._scroll_to_mark)

    def show_now(self) -> None:
        """Show the list as it is; a mark whose row is gone stays where it was."""
        if self.is_answered or not self.query(ListPane):  # gone, or not there yet
            return
        facts = self.list_facts()
        if facts.ids and self.marked not in facts.ids:
            self.marked = facts.ids[min(self._position, len(facts.ids) - 1)]
            facts = self.list_facts()
        self._ids = facts.ids
        if self.marked in facts.ids:
            self._position = facts.ids.index(self.marked)
        self.query_one("#list", Vertical).border_title = Content(one_line(facts.title))
        lead = self.query_one("#list-lead", Static)
        lead.display = bool(facts.lead)
        lead.update(Text(visible(facts.lead)))
        self.query_one("#list-keys", Static).update(Text(facts.keys))
        self.query_one(ListPane).show(facts)

    def action_mark(self, by: int) -> None:
        """Mark the row before or after; without any, scroll."""
        if not self._ids:
            self.query_one("#list-scroll").scroll_relative(y=by, animate=False)
            return
        self._position = max(0, min(self._position + by, len(self._ids) - 1))
        self.marked = self._ids[self._position]
        self.say("")
        self.show_now()
        self.call_after_refresh(self._scroll_to_mark)

    def _scroll_to_mark(self) -> None:
        scroll = self.query_one("#list-scroll", VerticalScroll)
        begin, end = self.query_one(ListPane).marked_lines
        top, height = scroll.scroll_offset.y, scroll.scrollable_content_region.height
        if begin - 1 < top:
            scroll.scroll_to(y=max(0, begin - 1) if self._position else 0, animate=False)
        elif self._position == len(self._ids) - 1:  # what can't be marked below is shown, too
            scroll.scroll_to(y=min(begin, scroll.max_scroll_y), animate=False)
        elif end > top + height:
            scroll.scroll_to(y=min(begin, end - height), animate=False)

    def say(self, said: str) -> None:
        """Say what became of something, above the keys."""
        if self.is_mounted and not self.is_answered:
            self.query_one("#list-said", Static).update(Text(visible(said)))
        elif said:
            self.app.notify(said)

    def attempt(self, command: Callable[[], object], done: str = "") -> bool:
        """Do `command`; say why if it is refused, else what was `done`. True: it was done."""
        try:
            command()
        except RefusedError as error:
            self.say(refusal(self.texts, error))
            return False
        self.say(done)
        self.show_now()
        return True

    def action_undo(self) -> None:
        """Take back what was done last to the Dokumentation."""
        self._take_back(
            self.context.station.undo,
            lambda what: self.texts("Taken back: {what} (Ctrl+Y: redo)", what=what),
        )

    def action_redo(self) -> None:
        """Do it again."""
        self._take_back(
            self.context.station.redo, lambda what: self.texts("Done again: {what}", what=what)
        )

    def _take_back(self, take_back: Callable[[str], Change], said: Callable[[str], str]) -> None:
        def command() -> None:
            self._taken = said(command_words(self.texts, take_back(_SCOPE).command))

        self._taken = ""
        if self.attempt(command):
            self.say(self._taken)

    def action_nothing(self) -> None:
        """Leave everything as it is."""
