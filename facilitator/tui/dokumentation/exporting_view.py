"""The part of the screen from which files are written."""

from __future__ import annotations

from pathlib import Path

from facilitator.tui.context import moment_of
from facilitator.tui.dokumentation.export_pane import ExportPane
from facilitator.tui.dokumentation.marking_view import MarkingView


class ExportingView(MarkingView):
    """Writes the Dokumentation, and says where it is."""

    def last_file(self) -> Path | None:
        """Return where the file lies that was exported last, None if there is none."""
        last = self.query_one(ExportPane).last
        return None if last is None else last.path

    def action_export(self) -> None:
        """Write the Word file."""
        self.query_one(ExportPane).start(moment_of(self.context.station))
        self.refresh_moment()

    def action_stop_export(self) -> None:
        """Stop a running export."""
        self.query_one(ExportPane).stop()

    def action_show_file(self) -> None:
        """Say where the file is."""
        self.query_one(ExportPane).tell_place()
