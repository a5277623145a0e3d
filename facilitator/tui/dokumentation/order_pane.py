"""The choices of the export dialog as they are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from facilitator.tui.dokumentation.order_words import OptionLine, OrderFacts
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible

_MARK = "▸ "
_INDENT = "  "


class OrderPane(Pane):
    """Shows the lines of OrderFacts, and what will be missing."""

    def __init__(self) -> None:
        super().__init__("order-lines")

    def draw(self, facts: object, width: int) -> Text:
        """Return the choices one below the other; a filled circle and bold say what is chosen."""
        assert isinstance(facts, OrderFacts)
        labels = max(cell_len(line.label) for line in facts.lines) + 2
        lines: list[Text] = []
        for line in facts.lines:
            lines += self._line(line, labels, width, is_marked=line.line is facts.marked)
        lines += [Text(), *self._wrapped(facts.file, width, 0)]
        if facts.missing_lead:
            lines += [Text(), Text(facts.missing_lead, style="bold")]
            for missing in facts.missing:
                lines += self._wrapped(missing, width, len(_INDENT))
        return Text("\n").join(lines)

    def _line(
        self, line: OptionLine, labels: int, width: int, *, is_marked: bool
    ) -> Iterator[Text]:
        lead = len(_MARK) + labels
        first = Text(_MARK if is_marked else _INDENT)
        first.append(line.label.ljust(labels), "reverse" if is_marked else "")
        for number, option in enumerate(line.options):
            is_chosen = number == line.chosen
            first.append(f"{'(●)' if is_chosen else '( )'} {option}", "bold" if is_chosen else "")
            first.append("   ")
        remark = list(self._wrapped(line.remark, width, lead)) if line.remark else []
        if not line.options and remark:
            first.append_text(remark.pop(0)[lead:])
        first.truncate(width)
        yield first
        yield from remark

    def _wrapped(self, said: str, width: int, indent: int) -> Iterator[Text]:
        for line in Text(visible(said)).wrap(self.app.console, max(1, width - indent)):
            line.rstrip()
            yield Text(" " * indent).append_text(line)
