"""The part of Plenum that writes: the summary of a theme, and what undo means meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.tui.context import Context
from facilitator.tui.plenum.desk_view import DeskView
from facilitator.tui.plenum.left_text import LeftText, stand_of
from facilitator.tui.plenum.summary_panel import SummaryPanel
from facilitator.tui.question import Question
from facilitator.tui.shared_area import SharedArea
from facilitator.tui.wording import refusal


class WritingView(DeskView):
    """Opens the summary of the theme in focus, its entries beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel: SummaryPanel | None = None
        """Open while somebody writes a summary."""
        self._opened_with = ""
        """What stood in it when it was opened."""
        self._left: LeftText | None = None
        """What was written last; None: nothing, or nobody wants it back."""

    def open_summary(self) -> None:
        """Write on in the summary of the theme in focus."""
        theme = self.theme
        if theme is None or self.panel is not None:
            return

        def command() -> None:
            shared = self.context.station.texts.open(theme.id)
            self._opened_with = shared.text
            self.panel = SummaryPanel(self.texts, theme.title, shared)
            self.query_one("#plenum-right").mount(self.panel, before=0)
            self.desk.open(theme.id)

        self.attempt(command)

    def action_leave_summary(self) -> None:
        """Close the text; all of it is saved."""
        if self.panel is not None:
            self.panel.area.flush()  # so that what is read back is all that was typed
            self._note_left(self.panel.area.text)
            self.panel.remove()
            self.panel = None
        self.desk.close()
        self.refresh_moment()

    def on_shared_area_refused(self, refused: SharedArea.Refused) -> None:
        """Say why what was typed did not go in."""
        self.notify(refusal(self.texts, refused.error), severity="warning")

    def action_read_entries(self) -> None:
        """Mark the next entry of the theme, from the last the first."""
        last = self.desk.listing.entries[-1:]
        if last and last[0].id == self.desk.marked:
            self.desk.mark_entry(self.desk.listing.entries[0].id)
        else:
            self.desk.move(1, ())
        self.refresh_moment()

    def undo(self) -> None:
        """Take back typing while somebody writes, else the last command."""
        if self.panel is not None:
            before = self.panel.area.text
            self.panel.area.undo()
            if self.panel.area.text == before and not self._offer_left(before):
                self.notify(self.texts("You have typed nothing here since it was opened."))
        elif not self._offer_left():
            self._mark_what_changes(super().undo)

    def redo(self) -> None:
        """Do it again."""
        if self.panel is not None:
            self.panel.area.redo()
        else:
            self._mark_what_changes(super().redo)

    def _note_left(self, after: str) -> None:
        if after != self._opened_with:
            stand = stand_of(self.snapshot)
            self._left = LeftText(self.desk.opened, self._opened_with, after, stand)

    def _offer_left(self, written: str | None = None) -> bool:
        """Offer the summary as it was before it was written in last, if that was the last thing.

        `written` is what stands in the open field; None: none is open.
        """
        left, texts = self._left, self.texts
        theme = self.snapshot.themes.get(left.theme) if left is not None else None
        if left is None or theme is None or left.stand != stand_of(self.snapshot):
            return False
        if left.after != (theme.summary if written is None else written):
            return False
        if written is not None and self.desk.opened != left.theme:
            return False
        said = texts("Have the summary of “{title}” as it was before?", title=theme.title)
        question = Question(texts, said, left.before or texts("(empty)"))

        def answered(yes: bool | None) -> None:
            self._left = left.taken_back() if yes else None
            if yes:
                self.attempt(lambda: self._put_back(left))

        self.app.push_screen(question, answered)
        return True

    def _put_back(self, left: LeftText) -> None:
        if self.panel is not None:
            area = self.panel.area
            area.replace(left.before, area.document.start, area.document.end)
        else:
            shared = self.context.station.texts.open(left.theme)
            shared.delete(0, len(shared.text))
            shared.insert(0, left.before)
            shared.close()
        self.notify(self.texts("The summary is as it was before. Ctrl+Z takes that back."))

    def _mark_what_changes(self, take_back: Callable[[], None]) -> None:
        """Have the entry marked whose themes are others now: it is what one thinks of."""
        self.app.clear_notifications()  # what was said of the step before is not true any more
        before = self.snapshot.themes.of_entry
        take_back()
        after = self.snapshot.themes.of_entry
        changed = [
            one.id for one in self.desk.listing.entries if before.get(one.id) != after.get(one.id)
        ]
        if changed and self.desk.marked not in changed:
            self.desk.mark_entry(changed[0])
            self.refresh_moment()
