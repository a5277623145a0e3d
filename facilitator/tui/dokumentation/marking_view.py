"""The part of the screen that reads the document, and marks what stands in it."""

from __future__ import annotations

from functools import partial
from typing import Final

from facilitator.domain.documentation.model import Anchor
from facilitator.domain.snapshot import Snapshot
from facilitator.tui.context import Context, Moment
from facilitator.tui.dokumentation.preview_pane import PreviewPane
from facilitator.tui.dokumentation.reading import (
    DocumentRead,
    Reading,
    read_document,
    tells_the_same,
)
from facilitator.tui.dokumentation.stops import Mark
from facilitator.tui.view import View

MARKED: Final = "dokumentation.marked"


class MarkingView(View):
    """Knows the document as it was read last, and which of its stops is marked."""

    reading: Reading | None = None
    is_reading: bool = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.mark = Mark()

    @property
    def snapshot(self) -> Snapshot:
        """The event as it is."""
        return self.context.station.snapshot

    def read_again(self, moment: Moment) -> None:
        """Read the document of `moment`, unless it is the one that was read last."""
        known = self.reading
        if self.is_reading or (known and tells_the_same(known.snapshot, moment.snapshot)):
            return
        self.is_reading = True
        reading = partial(self.run_worker, thread=True, group="reading")
        self.call_after_refresh(reading, partial(self._read, moment))

    def _read(self, moment: Moment) -> None:
        self.post_message(DocumentRead(read_document(moment, self.texts)))

    def on_document_read(self, event: DocumentRead) -> None:
        """Show the document as it was read."""
        self.reading = event.reading
        self.is_reading = False
        self.refresh_moment()
        self.was_read()

    def was_read(self) -> None:
        """Hand on that the document is known anew."""

    def go_to(self, anchor: Anchor) -> None:
        """Mark the stop of that anchor; what the document leaves out is shown for it."""
        if self.reading is not None:
            self.mark.go_to(anchor, self.reading.outline, self.reading.snapshot)
        self.remember_mark()
        self.refresh_moment()

    def remember_mark(self) -> None:
        """Come back to what is marked when the event is opened again."""
        self.context.station.remember(MARKED, self.mark.anchor)

    def _move_mark(self, by: int) -> None:
        self.mark.move(by)
        self.remember_mark()
        self.refresh_moment()

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
