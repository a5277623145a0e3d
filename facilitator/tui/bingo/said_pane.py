"""A pane of plain lines, each said in one of a few tones; without lines it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from rich.text import Text
from textual.content import Content

from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible


class Tone(StrEnum):
    """How much a line matters."""

    PLAIN = "plain"
    STRONG = "strong"
    SOFT = "soft"
    ALERT = "alert"


@dataclass(frozen=True, slots=True)
class Said:
    """One line, as plain text: what people typed is never markup."""

    words: str
    tone: Tone = Tone.PLAIN


Lines: TypeAlias = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading and the lines below it."""

    title: str = ""
    lines: Lines = ()


class SaidPane(Pane):
    """Shows a Panel."""

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def show(self, facts: object) -> None:
        """Show `facts`, a Panel; one without lines takes no room."""
        assert isinstance(facts, Panel)
        if facts != self._facts:
            self.display = bool(facts.lines)
            self.border_title = Content(visible(facts.title))
        super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return the lines, wrapped between words by whoever paints them."""
        assert isinstance(facts, Panel)
        return Text("\n").join(
            Text(visible(line.words), style=self._style(line.tone)) for line in facts.lines
        )

    def _style(self, tone: Tone) -> str:
        theme = self.app.current_theme
        match tone:
            case Tone.PLAIN:
                return ""
            case Tone.STRONG:
                return "bold"
            case Tone.SOFT:
                return str(theme.secondary)
            case Tone.ALERT:
                return f"bold {theme.warning}"
