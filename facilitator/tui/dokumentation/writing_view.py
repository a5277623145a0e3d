"""The part of the screen in which one writes: summaries and measures."""

from __future__ import annotations

from textual.widgets import TextArea

from facilitator.domain.capture import Line
from facilitator.domain.redaction import measure_words
from facilitator.tui.dokumentation.marking_view import MarkingView
from facilitator.tui.dokumentation.panels import (
    measure_panel,
    place_of_new_measure,
    summary_panel,
)
from facilitator.tui.dokumentation.writing import WritingPanel
from facilitator.tui.question import Question


class WritingView(MarkingView):
    """Opens one panel at a time; what is typed in it is kept with every key."""

    panel: WritingPanel | None = None
    """Open while somebody writes."""

    def action_write_summary(self) -> None:
        """Open the summary of the marked section."""
        stop = self.mark.stop
        if stop is not None and stop.section.theme:
            self.notify(self.texts("The summary of a theme is written in the plenum: F4."))
        elif stop is None or stop.measure is not None or stop.place is None:
            self.notify(self.texts("Only workshops, agenda items and themes have a summary."))
        else:
            self.open_panel(summary_panel(self.snapshot, self.texts, stop.place))

    def action_add_measure(self) -> None:
        """Open an empty measure."""
        place = place_of_new_measure(self.mark.stop, self.snapshot.agenda)
        self.open_panel(measure_panel(self.snapshot, self.texts, place))

    def action_edit_marked(self) -> None:
        """Open what is marked."""
        stop = self.mark.stop
        if stop is not None and stop.measure is not None:
            measure = stop.measure
            self.open_panel(measure_panel(self.snapshot, self.texts, measure.place, measure))
        else:
            self.action_write_summary()

    def action_remove_measure(self) -> None:
        """Take out the marked measure."""
        stop = self.mark.stop
        measure = stop.measure if stop else None
        if measure is None:
            self.notify(self.texts("Mark a measure first."))
        elif self.attempt(lambda: self.context.station.document.remove_measure(measure.id)):
            what = measure_words(measure, self.texts)
            self.notify(self.texts("Measure removed (Ctrl+Z brings it back): {what}", what=what))

    def open_panel(self, panel: WritingPanel) -> None:
        """Write in `panel`."""
        self.panel = panel
        self.query_one("#dokumentation").add_class("writing")
        self.query_one("#section").mount(panel, before=0)
        self.refresh_moment()

    def _close(self, panel: WritingPanel) -> None:
        self.panel = None
        self.query_one("#dokumentation").remove_class("writing")
        panel.remove()
        self.refresh_moment()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is being typed, at each keystroke."""
        if self.panel is not None and self.panel in event.text_area.ancestors:
            kept = self.panel.written if self.panel.is_changed else ""
            self.context.station.keep_draft(self.panel.key, Line(kept))

    def on_writing_panel_completed(self) -> None:
        """Apply a form that was left at its end."""
        self.action_apply()

    def action_apply(self) -> None:
        """Put into the record what was written."""
        panel = self.panel
        if panel is None:
            return

        def command() -> None:
            self.mark.anchor = panel.apply(self.context.station)

        if self.attempt(command):
            self.remember_mark()
            self._close(panel)

    def action_discard(self) -> None:
        """Leave the panel; ask first if something would be lost."""
        panel = self.panel
        if panel is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.context.station.keep_draft(panel.key, Line(""))
                self._close(panel)

        if panel.is_changed:
            question = self.texts("Discard what you have written?")
            self.app.push_screen(Question(self.texts, question), answered)
        else:
            answered(True)

    def undo(self) -> None:
        """Take back typing while somebody writes, else the last command."""
        if self.panel is not None:
            self.panel.undo()
        else:
            super().undo()

    def redo(self) -> None:
        """Do it again."""
        if self.panel is not None:
            self.panel.redo()
        else:
            super().redo()
