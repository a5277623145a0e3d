"""Dokumentation: what will the document say, what is missing, where is the file."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.widgets import TextArea

from facilitator.domain.capture import Line
from facilitator.domain.redaction import measure_words
from facilitator.domain.snapshot import Snapshot
from facilitator.tui.actions import (
    DOKUMENTATION,
    DOKUMENTATION_WRITING,
    Action,
    ViewName,
    bindings_of,
)
from facilitator.tui.context import Context, Moment, moment_of
from facilitator.tui.dokumentation.export_pane import ExportPane
from facilitator.tui.dokumentation.outline_pane import OutlinePane, outline_facts
from facilitator.tui.dokumentation.panels import (
    begun_panel,
    measure_panel,
    place_of_new_measure,
    summary_panel,
)
from facilitator.tui.dokumentation.preview import preview_facts
from facilitator.tui.dokumentation.preview_pane import PreviewPane
from facilitator.tui.dokumentation.reading import (
    DocumentRead,
    Reading,
    read_document,
    tells_the_same,
)
from facilitator.tui.dokumentation.stops import Mark
from facilitator.tui.dokumentation.writing import WritingPanel
from facilitator.tui.question import Question
from facilitator.tui.view import View

_MARKED: Final = "dokumentation.marked"
_READING_IDS: Final = frozenset(action.id for action in DOKUMENTATION)
_NEEDS_PLACE: Final = frozenset({"write_summary"})
_NEEDS_MEASURE: Final = frozenset({"edit_marked", "remove_measure"})
_WRITING_IDS: Final = frozenset(action.id for action in DOKUMENTATION_WRITING)


class DokumentationView(View):
    """Shows the coming document, takes what is still missing, and writes the file."""

    NAME = ViewName.DOKUMENTATION
    CSS_PATH = "style.tcss"
    SCOPE = "document"
    ACTIONS = (*DOKUMENTATION, *DOKUMENTATION_WRITING)
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(ACTIONS)

    reading: Reading | None = None
    is_reading: bool = False
    panel: WritingPanel | None = None
    """Open while somebody writes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.mark = Mark()

    def compose_body(self) -> ComposeResult:
        """Put the outline beside the marked section; on a narrow screen above it."""
        with Container(id="dokumentation"):
            yield OutlinePane()
            with Vertical(id="section"):
                yield PreviewPane(self.texts)
        yield ExportPane(self.context)

    def on_mount(self) -> None:
        """Come back to where the event was left, even in the middle of a sentence."""
        left = self.context.station.recall()
        self.mark.anchor = left.get(_MARKED, self.mark.anchor)
        begun = begun_panel(self.context.station, self.texts)
        if begun is not None:
            self._open(begun)

    def show(self, moment: Moment) -> None:
        """Show `moment`; the document follows as soon as it is read."""
        self._read_again(moment)
        self.query_one(ExportPane).show_moment(moment)
        if self.reading is not None:
            self._show_reading(self.reading)

    def _show_reading(self, reading: Reading) -> None:
        self.mark.read(reading.outline, reading.snapshot)
        stop = self.mark.stop
        assert stop is not None
        self.query_one(OutlinePane).show(
            outline_facts(self.mark.stops, stop.anchor, reading, self.texts)
        )
        key = "␣" if self.panel is None else self.texts("Ctrl+T")
        self.query_one(PreviewPane).show(preview_facts(stop, reading, self.texts), key)

    def help_lead(self) -> str:
        """Say how Dokumentation works."""
        return self.texts(
            "Dokumentation shows the coming document section by section and what is still missing. "
            "↑ and ↓ mark a section or a measure; e writes its summary, w writes the Word file. "
            "What you type is kept at once; it stands in the document when you apply it."
        )

    def actions(self) -> tuple[Action, ...]:
        """Return what can be done with what is marked, or while somebody writes."""
        stop = self.mark.stop
        without = _NEEDS_MEASURE
        if stop is not None and stop.measure is not None:
            without = _NEEDS_PLACE
        elif stop is None or stop.section.place is None:
            without = _NEEDS_MEASURE | _NEEDS_PLACE
        here = [action for action in DOKUMENTATION if action.id not in without]
        return (*(DOKUMENTATION_WRITING if self.panel else here), *self.facilitator.common)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have the keys mean what they mean in a text field, or outside of one."""
        if self.panel is None and action in _WRITING_IDS:
            return False
        if self.panel is not None and action in _READING_IDS:
            return False
        return super().check_action(action, parameters)

    # --- reading ---

    def _read_again(self, moment: Moment) -> None:
        known = self.reading
        if self.is_reading or (known and tells_the_same(known.snapshot, moment.snapshot)):
            return
        self.is_reading = True
        reading = partial(self.run_worker, thread=True, group="reading")
        self.call_after_refresh(reading, partial(self._read, moment))

    def _read(self, moment: Moment) -> None:
        self.post_message(DocumentRead(read_document(moment)))

    def on_document_read(self, event: DocumentRead) -> None:
        """Show the document as it was read."""
        self.reading = event.reading
        self.is_reading = False
        self.refresh_moment()

    # --- marking ---

    def _move_mark(self, by: int) -> None:
        self.mark.move(by)
        self._remember_mark()
        self.refresh_moment()

    def _remember_mark(self) -> None:
        self.context.station.remember(_MARKED, self.mark.anchor)

    def action_previous_section(self) -> None:
        """Mark the section before."""
        self._move_mark(-1)

    def action_next_section(self) -> None:
        """Mark the section after."""
        self._move_mark(1)

    def action_toggle_empty(self) -> None:
        """Show or hide what the document leaves out."""
        self.mark.with_empty = not self.mark.with_empty
        self.refresh_moment()

    def action_turn_page(self) -> None:
        """Read on in the preview."""
        self.query_one(PreviewPane).turn_page()

    action_read_on = action_turn_page

    # --- writing ---

    @property
    def _snapshot(self) -> Snapshot:
        return self.context.station.snapshot

    def action_write_summary(self) -> None:
        """Open the summary of the marked section."""
        stop = self.mark.stop
        if stop is not None and stop.section.theme:
            self.notify(self.texts("The summary of a theme is written in the plenum: F4."))
        elif stop is None or stop.measure is not None or stop.place is None:
            self.notify(self.texts("Only workshops and agenda items have a summary."))
        else:
            self._open(summary_panel(self._snapshot, self.texts, stop.place))

    def action_add_measure(self) -> None:
        """Open an empty measure."""
        place = place_of_new_measure(self.mark.stop, self._snapshot.agenda)
        self._open(measure_panel(self._snapshot, self.texts, place))

    def action_edit_marked(self) -> None:
        """Open what is marked."""
        stop = self.mark.stop
        if stop is not None and stop.measure is not None:
            measure = stop.measure
            self._open(measure_panel(self._snapshot, self.texts, measure.place, measure))
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

    def _open(self, panel: WritingPanel) -> None:
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
            self._remember_mark()
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

    # --- exporting ---

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
