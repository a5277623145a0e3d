"""Mitschrift: one field that is always ready, above it what was said last."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from facilitator.domain.entries import EntryId
from facilitator.station import Change
from facilitator.tui.actions import (
    MITSCHRIFT,
    MITSCHRIFT_MARKING,
    MITSCHRIFT_WRITING,
    Action,
    ViewName,
    bindings_of,
)
from facilitator.tui.context import Context, Moment
from facilitator.tui.mitschrift.columns_pane import ColumnsFacts, ColumnsPane
from facilitator.tui.mitschrift.desk import Desk, Emptied
from facilitator.tui.mitschrift.entries_pane import EntriesFacts, EntriesPane
from facilitator.tui.mitschrift.entry_rows import Mark
from facilitator.tui.mitschrift.examples import grammar
from facilitator.tui.mitschrift.field import CaptureField
from facilitator.tui.mitschrift.legend import Legend, LegendFacts
from facilitator.tui.mitschrift.looking import LookingView
from facilitator.tui.mitschrift.place_pane import PlacePane, place_facts
from facilitator.tui.mitschrift.telling import TellingView, ToldPane
from facilitator.tui.mitschrift.wording import field_title, filed_words
from facilitator.tui.plain import visible
from facilitator.tui.question import Question

_WRITING: Final = frozenset(action.id for action in MITSCHRIFT_WRITING)
_MARKING: Final = frozenset(action.id for action in MITSCHRIFT_MARKING)
_EDITING: Final = frozenset({"take_over", "leave_entry"})
_NOT_EDITING: Final = frozenset({"enter_line", "mark_entries"})


class MitschriftView(LookingView, TellingView):
    """Captures what is said in one place."""

    NAME = ViewName.MITSCHRIFT
    CSS_PATH = "style.tcss"
    SCOPE = "capture"
    ACTIONS = (*MITSCHRIFT_WRITING, *MITSCHRIFT_MARKING, *MITSCHRIFT)
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(ACTIONS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012
    AUTO_FOCUS = "CaptureField"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk = Desk(context.station)
        self._before = context.station.snapshot

    def compose_body(self) -> ComposeResult:
        """Put the place at the top, the field at the bottom, the entries between them."""
        yield PlacePane(self.texts)
        yield EntriesPane(self.texts)
        yield ColumnsPane(self.texts)
        yield CaptureField(self.desk)
        yield Legend(self.texts)
        yield ToldPane(self.texts)

    def show(self, moment: Moment) -> None:
        """Show `moment` in all panes."""
        self._let_go_of_missing()
        self.take_seat()
        snapshot, place = moment.snapshot, self.desk.place
        notes, kinds = snapshot.notes_in(place), snapshot.agenda.kinds
        self.query_one(PlacePane).show(place_facts(place, moment, self.texts))
        entries, columns = self.query_one(EntriesPane), self.query_one(ColumnsPane)
        entries.display, columns.display = self.page is None, self.page is not None
        if self.page is None:
            entries.show(
                EntriesFacts(
                    notes=notes,
                    kinds=kinds,
                    measures=frozenset(measure.source for measure in snapshot.measures),
                    started=self.desk.started - {self.desk.editing},
                    seen=self.marked or self.desk.editing,
                    mark=Mark.MARKED if self.marked else Mark.IN_HAND,
                    snapshot=snapshot,
                )
            )
        else:
            columns.show(ColumnsFacts(notes=notes, kinds=kinds, page=self.page, snapshot=snapshot))
        is_new = self.marked is None and self.desk.editing is None
        self.query_one(Legend).show(LegendFacts(kinds, is_new))
        self.show_told(snapshot)
        self._show_title()

    def _show_title(self) -> None:
        field, snapshot = self.field, self.context.station.snapshot
        if self.marked is not None:
            title, leaving = self.texts("your line waits here"), self.texts("Esc writes on")
        elif self.desk.editing is not None:
            title = field_title(self.desk, field.line, snapshot, self.texts)
            leaving = self.texts("⏎ take over · Esc leaves it as it was")
        else:
            title = field_title(self.desk, field.line, snapshot, self.texts)
            leaving = self.texts("⏎ file · Esc to the list")
        field.border_title = Text(visible(title))
        field.border_subtitle = leaving

    def _let_go_of_missing(self) -> None:
        """Undo, or another agenda, may have taken away what one was looking at."""
        if self.desk.put_back_missing():
            self.field.show_line()
        marked = self.desk.entry(self.marked or "")
        if self.marked is not None and (marked is None or marked.place != self.desk.place):
            entries = self.entries()
            self.marked = entries[-1].id if entries else None
            if not entries:
                self.field.focus()

    def help_lead(self) -> str:
        """Say how one captures."""
        return grammar(self.context.station.snapshot.agenda.kinds, self.texts)

    def actions(self) -> tuple[Action, ...]:
        """Return what can be done while one writes, or while an entry is marked."""
        own = MITSCHRIFT_WRITING if self.marked is None else MITSCHRIFT_MARKING
        can = (action for action in (*own, *MITSCHRIFT) if self.check_action(action.id, ()))
        return (*can, *self.facilitator.common)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have the keys mean what they mean in the field, or in the list."""
        is_marking, is_editing = self.marked is not None, self.desk.editing is not None
        if action in (_WRITING if is_marking else _MARKING):
            return False
        if action in (_NOT_EDITING if is_editing else _EDITING):
            return False
        return super().check_action(action, parameters)

    # --- writing ---

    @on(CaptureField.Typed)
    def _on_typed(self) -> None:
        self._show_title()

    @on(CaptureField.Entered)
    def _on_entered(self, entered: CaptureField.Entered) -> None:
        if isinstance(entered.done, Emptied):
            self._ask_to_remove(entered.done.entry)
        else:
            snapshot = self.context.station.snapshot
            said = filed_words(entered.done, entered.line, snapshot, self.texts)
            if said:
                self.tell(said)
        self.refresh_moment()

    def _ask_to_remove(self, entry: EntryId) -> None:
        question = self.texts("Nothing is left of {number}. Remove it?", number=self.number(entry))

        def answered(yes: bool | None) -> None:
            if yes:
                self.remove_entry(entry)
                self.field.show_line()

        self.app.push_screen(Question(self.texts, question), answered)

    def action_enter_line(self) -> None:
        """File the line."""
        self.field.action_enter()

    def action_take_over(self) -> None:
        """Give the entry in hand the wording in the field."""
        self.field.action_enter()

    def action_edit_before(self) -> None:
        """Take the entry before into the field."""
        self.field.step(-1)

    def action_leave_entry(self) -> None:
        """Leave the entry in hand as it was."""
        self.desk.leave()
        self.field.show_line()
        self.refresh_moment()

    def action_finish_open_end(self) -> None:
        """Take the oldest open end into the field, then the one after it."""
        entry = self.desk.next_open_end()
        if entry is None:
            self.tell(self.texts("There is no open end here."))
        else:
            self.edit(entry)

    # --- undo ---

    def undo(self) -> None:
        """Undo typing, a wiped line too; where there is none, the last thing that was captured."""
        if self._is_typing():
            if self.field.take_back():
                return
            if not self.field.is_blank:
                self.tell(self.texts("Nothing was typed that could be undone."))
                return
        self._before = self.context.station.snapshot
        super().undo()

    def _is_typing(self) -> bool:
        return self.marked is None

    def redo(self) -> None:
        """Redo typing, else what was taken back last."""
        if not (self._is_typing() and self.field.do_again()):
            super().redo()

    def words_of(self, change: Change) -> str:
        """Return what `change` did, and to which entry."""
        now = self.context.station.snapshot
        entries = (
            (known, known.entries.get(write.entity.key))
            for known in (now, self._before)
            for write in change.writes
        )
        number = next((known.full_number(entry) for known, entry in entries if entry), "")
        return " ".join(part for part in (super().words_of(change), number) if part)
