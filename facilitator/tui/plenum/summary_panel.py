"""The summary of a theme while it is written, by several at once."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from facilitator.station.texts import SharedText
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.shared_area import SharedArea


class SummaryPanel(Vertical):
    """One large field; what stands in it is saved letter by letter."""

    def __init__(self, texts: Texts, title: str, shared: SharedText) -> None:
        super().__init__(id="plenum-summary")
        self._shared = shared
        self.border_title = Content(one_line(f"{texts('You are writing')} · {title}"))
        self.border_subtitle = Content(texts("every letter is saved · Esc done"))

    def compose(self) -> ComposeResult:
        """Hold the field."""
        yield SharedArea(self._shared)

    def on_mount(self) -> None:
        """Begin behind what stands there."""
        self.area.focus()

    @property
    def area(self) -> SharedArea:
        """The field."""
        return self.query_one(SharedArea)
