"""A piece of screen that is painted again only when what it shows has changed."""

from __future__ import annotations

from rich.console import RenderableType
from textual.widgets import Static


class Pane(Static):
    """Shows what `draw` makes of its facts; equal facts cost no repaint.

    Facts are compared by equality and must be frozen.
    """

    def __init__(self, css_id: str | None = None) -> None:
        super().__init__("", id=css_id, markup=False)
        self._facts: object = None
        self._drawn_for = 0

    def show(self, facts: object) -> None:
        """Show `facts`, a frozen value that `draw` understands."""
        if facts != self._facts:
            self._facts = facts
            self._paint()

    def draw(self, facts: object, width: int) -> RenderableType:
        """Return the picture of `facts` on `width` columns."""
        raise NotImplementedError

    def follow_theme(self) -> None:
        """Paint anew in other colours, for a pane that draws in those of the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._paint())

    def on_resize(self) -> None:
        """Paint anew where the width decides what fits."""
        if self.content_size.width != self._drawn_for:
            self._paint()

    def _paint(self) -> None:
        self._drawn_for = self.content_size.width
        if self._facts is not None and self._drawn_for:
            self.update(self.draw(self._facts, self._drawn_for))
