"""The part of the screen from which files are written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from textual.message import Message

from facilitator.domain.versions import Edition
from facilitator.station import StoreError
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.dokumentation.checking_view import CheckingView
from facilitator.tui.dokumentation.export_pane import ExportPane, ExportWritten, size_words
from facilitator.tui.dokumentation.exporting import Written
from facilitator.tui.dokumentation.order_screen import OrderScreen
from facilitator.tui.dokumentation.order_words import Draft
from facilitator.tui.dokumentation.ordering import Ordering
from facilitator.tui.dokumentation.result_screen import ResultScreen

_EDITION: Final = "dokumentation.edition"
_PDF: Final = "dokumentation.pdf"


class Compared(Message):
    """An edition was compared with its version before."""

    def __init__(self, edition: Edition, changes: str) -> None:
        super().__init__()
        self.edition = edition
        self.changes = changes


class ExportingView(CheckingView):
    """Writes the Dokumentation, says where it is, and what was found in it."""

    _ordering: Ordering | None = None

    def last_file(self) -> Path | None:
        """Return where the file lies that was exported last, None if there is none."""
        last = self.query_one(ExportPane).last
        return None if last is None else last.path

    # --- ordering ---

    def action_export(self) -> None:
        """Ask for whom and which version, then write the file."""
        if self.query_one(ExportPane).is_running:
            self.notify(self.texts("An export is running. Esc stops it."))
            return
        ordering = self._ordering = Ordering(self.context, self._compare)
        screen = OrderScreen(self.texts, self._draft_chosen_last(), ordering.know)

        def chosen(draft: Draft | None) -> None:
            if draft is not None:
                self._start(draft, ordering)

        self.app.push_screen(screen, chosen)

    def _draft_chosen_last(self) -> Draft:
        left = self.context.station.recall()
        edition = left.get(_EDITION, Edition.INTERNAL)
        return Draft(
            edition=Edition.PUBLIC if edition == Edition.PUBLIC else Edition.INTERNAL,
            pdf=left.get(_PDF) == "yes",
        )

    def _start(self, draft: Draft, ordering: Ordering) -> None:
        self.context.station.remember(_EDITION, draft.edition)
        self.context.station.remember(_PDF, "yes" if draft.pdf else "no")
        self.query_one(ExportPane).start(moment_of(self.context.station), ordering.order(draft))
        self.refresh_moment()

    def _compare(self, edition: Edition) -> None:
        moment = moment_of(self.context.station)
        compare = partial(self._compare_in_thread, edition, moment)
        self.run_worker(compare, thread=True, group="comparing")

    def _compare_in_thread(self, edition: Edition, moment: Moment) -> None:
        from facilitator.station.exporting import changes_since

        try:
            found = changes_since(self.context.station, moment.snapshot, edition, moment.now)
        except StoreError:
            found = None
        self.post_message(Compared(edition, "" if found is None else found[1]))

    def on_compared(self, event: Compared) -> None:
        """Know what changed; the dialog shows it with its next look."""
        if self._ordering is not None:
            self._ordering.changes[event.edition] = event.changes
        if isinstance(self.app.screen, OrderScreen):
            self.app.screen.show_now()

    # --- running, and what came of it ---

    def action_stop_export(self) -> None:
        """Stop a running export."""
        self.query_one(ExportPane).stop()

    def on_export_written(self, event: ExportWritten) -> None:
        """Show what was written, unless somebody does something else by now; then say it."""
        if self.app.screen is self and self.panel is None:
            self._show_result(event.written)
        else:
            self.app.notify(self.texts("Exported: {path}", path=event.written.path), timeout=10)

    def was_read(self) -> None:
        """Have what is shown of the last export follow at once."""
        super().was_read()
        if isinstance(self.app.screen, ResultScreen):
            self.app.screen.show_now()

    def action_show_file(self) -> None:
        """Show where the file is that was written last, and what was found in it."""
        last = self.query_one(ExportPane).last
        if last is None:
            self.notify(self.texts("Not exported yet."))
        else:
            self._show_result(last)

    def _show_result(self, written: Written) -> None:
        self.file_check = None
        self.check_last_file()
        size = size_words(written.size, self.texts)

        async def closed(action: str | None) -> None:
            if action is not None:
                await self.run_action(action)

        screen = ResultScreen(self.texts, written, size, lambda: self.file_check)
        self.app.push_screen(screen, closed)
