"""Dokumentation: what will the document say, what is missing, where is the file."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from facilitator.tui.actions import (
    DOKUMENTATION,
    DOKUMENTATION_WRITING,
    Action,
    ViewName,
    bindings_of,
)
from facilitator.tui.context import Moment
from facilitator.tui.dokumentation.export_pane import ExportPane
from facilitator.tui.dokumentation.exporting_view import ExportingView
from facilitator.tui.dokumentation.marking_view import MARKED
from facilitator.tui.dokumentation.outline_pane import OutlinePane, outline_facts
from facilitator.tui.dokumentation.panels import begun_panel
from facilitator.tui.dokumentation.photos_view import PhotosView
from facilitator.tui.dokumentation.preview import preview_facts
from facilitator.tui.dokumentation.preview_pane import PreviewPane
from facilitator.tui.dokumentation.reading import Reading
from facilitator.tui.dokumentation.review_view import ReviewView
from facilitator.tui.dokumentation.sign_off_view import SignOffView
from facilitator.tui.dokumentation.versions_view import VersionsView

_READING_IDS: Final = frozenset(action.id for action in DOKUMENTATION)
_NEEDS_PLACE: Final = frozenset({"write_summary"})
_NEEDS_MEASURE: Final = frozenset({"edit_marked", "remove_measure"})
_BEHIND_HELP: Final = frozenset({"versions", "review", "add_measure"})
_WRITING_IDS: Final = frozenset(action.id for action in DOKUMENTATION_WRITING)


class DokumentationView(PhotosView, SignOffView, VersionsView, ReviewView, ExportingView):
    """Shows the coming document, takes what is still missing, and writes the file."""

    NAME = ViewName.DOKUMENTATION
    CSS_PATH = "style.tcss"
    SCOPE = "document"
    ACTIONS = (*DOKUMENTATION, *DOKUMENTATION_WRITING)
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(ACTIONS)

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
        self.mark.anchor = left.get(MARKED, self.mark.anchor)
        begun = begun_panel(self.context.station, self.texts)
        if begun is not None:
            self.open_panel(begun)

    def show(self, moment: Moment) -> None:
        """Show `moment`; the document follows as soon as it is read."""
        self.read_again(moment)
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
            "↑ and ↓ mark a section or a measure, e writes its summary. p lists all that is open "
            "and leads there; w exports, for yourselves or for the public; g keeps who has "
            "released what. What you type is kept at once; it stands in the document when you "
            "apply it."
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
        help_key, *others = self.facilitator.common
        if self.panel is not None:
            return (*DOKUMENTATION_WRITING, help_key, *others)
        # On a narrow screen the help must not fall behind what has to give way.
        first = [action for action in here if action.id not in _BEHIND_HELP]
        return (*first, help_key, *(one for one in here if one not in first), *others)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have the keys mean what they mean in a text field, or outside of one."""
        if self.panel is None and action in _WRITING_IDS:
            return False
        if self.panel is not None and action in _READING_IDS:
            return False
        return super().check_action(action, parameters)
