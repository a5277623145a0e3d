"""The bottom line: the keys that act here, as many as fit."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from facilitator.tui.pane import Pane


@dataclass(frozen=True, slots=True)
class FooterFacts:
    """Keys with their names, the most important first."""

    keys: tuple[tuple[str, str], ...]


class Footer(Pane):
    """Shows FooterFacts on one line; what does not fit stands in the help."""

    def __init__(self) -> None:
        super().__init__("footer")

    def draw(self, facts: object, width: int) -> Text:
        """Return whole keys only: half a word helps nobody."""
        assert isinstance(facts, FooterFacts)
        line = Text(" ")
        for key, name in facts.keys:
            part = Text.assemble((key, "bold"), " ", name, "  ")
            if line.cell_len + part.cell_len - 2 > width:
                continue
            line.append_text(part)
        return line
