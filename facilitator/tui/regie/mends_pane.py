"""Zeitvorschläge: the few best ways back on time, each with what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text

from facilitator.texts import Texts
from facilitator.tui.columns import GAP
from facilitator.tui.pane import Pane

_ROOM_FOR_WORDS: Final = 40
"""Columns that what to do needs beside what comes of it in full."""
_HIGH: Final = 28
"""Lines of screen from which what to do may take a second line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MendRow:
    """One mend, in words, and in few where there is little room."""

    what: tuple[str, str, str]
    """In full, brief and terse."""
    outcome: str
    outcome_brief: str


@dataclass(frozen=True, slots=True)
class MendFacts:
    """The mends from the best on, or a sentence where there is none although it is late."""

    rows: tuple[MendRow, ...] = ()
    sentence: str = ""
    lines: int = 1
    """How many lines what to do may take."""


def lines_a_mend(screen_height: int) -> int:
    """Return how many lines a mend may take on a screen of that height."""
    return 2 if screen_height >= _HIGH else 1


class MendsPane(Pane):
    """Shows MendFacts; gone while everything is on time."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("mends")
        self.border_title = texts("Proposals")

    def show(self, facts: object) -> None:
        """Show `facts` if there is anything to say."""
        assert isinstance(facts, MendFacts)
        self.display = bool(facts.rows or facts.sentence)
        if self.display:
            super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return each mend with its figure; what comes of it stands at the right."""
        assert isinstance(facts, MendFacts)
        if not facts.rows:
            return Text(facts.sentence)
        full = max(len(row.outcome) for row in facts.rows) + _ROOM_FOR_WORDS <= width
        outcomes = [row.outcome if full else row.outcome_brief for row in facts.rows]
        widest = max(map(len, outcomes))
        room = max(1, width - widest - 3 - len(GAP))
        lines: list[Text] = []
        for number, (row, outcome) in enumerate(zip(facts.rows, outcomes, strict=True), start=1):
            what = self._on_lines(row, room, facts.lines)
            lines.append(_first_line(number, what[0], outcome.ljust(widest), room))
            lines.extend(Text("   ").append_text(line) for line in what[1:])
        return Text("\n").join(lines)

    def _on_lines(self, row: MendRow, room: int, lines: int) -> list[Text]:
        """Return what to do on so many lines at most; the question that follows says all of it."""
        full, brief, terse = row.what
        for words, most in ((full, 1), (brief, 1), (full, lines), (brief, lines), (terse, lines)):
            wrapped = self._wrapped(words, room)
            if len(wrapped) <= most:
                return wrapped
        rest = Text(" ").join(wrapped[lines - 1 :])
        rest.truncate(room, overflow="ellipsis")
        return [*wrapped[: lines - 1], rest]

    def _wrapped(self, words: str, room: int) -> list[Text]:
        lines = list(Text(words).wrap(self.app.console, room))
        for line in lines:
            line.rstrip()
        return lines


def _first_line(number: int, what: Text, outcome: str, room: int) -> Text:
    line = Text.assemble((f"{number}  ", "bold"))
    line.append_text(what).append(" " * (room - what.cell_len) + GAP)
    return line.append(outcome, style="bold")
