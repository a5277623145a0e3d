"""What comes next, in one line or two below the lists."""

from __future__ import annotations

from rich.text import Text

from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible


class NextPane(Pane):
    """Shows a sentence."""

    def __init__(self) -> None:
        super().__init__("plenum-next")

    def draw(self, facts: object, width: int) -> Text:
        """Return the sentence, wrapped by whoever paints it."""
        assert isinstance(facts, str)
        return Text.assemble("→ ", visible(facts))
