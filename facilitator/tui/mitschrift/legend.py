"""Which letters begin an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text

from facilitator.domain.kinds import Kind
from facilitator.texts import Texts
from facilitator.tui.mitschrift.flow import flow
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible

_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class LegendFacts:
    """The kinds of entry; `is_on`: a letter means something now."""

    kinds: tuple[Kind, ...]
    is_on: bool


class Legend(Pane):
    """Shows whole words only, as many as fit on two lines."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("legend")
        self._texts = texts

    def draw(self, facts: object, width: int) -> Text:
        """Return the letters, or nothing in the same place: the rest must not jump."""
        assert isinstance(facts, LegendFacts)
        if not facts.is_on:
            return Text("")
        texts = self._texts
        items = [visible(f"{kind.letter} {kind.name}") for kind in facts.kinds]
        items += [f"+ {texts('Addition')}", f"< {texts('Objection')}", f"a {texts('Answer')}"]
        lines = flow(items, width, lead=f"{texts('Letter + space:')} ")
        return Text("\n".join(lines[:_LINES]), no_wrap=True)
