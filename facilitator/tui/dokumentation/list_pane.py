"""A list as the screens over the Dokumentation draw it: headings, and rows, one of them marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from facilitator.tui.columns import shortened
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line, visible

_MARK: Final = "▸ "
_INDENT: Final = "  "
_WIDEST_LABEL: Final = 24
_WIDEST_STATE: Final = 0.5
"""Of the width, at most, for what stands on the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row; without an id it is a heading, or a remark on what stands above."""

    id: str = ""
    sign: str = ""
    label: str = ""
    """Stands in a column of its own."""
    said: str = ""
    state: str = ""
    """Stands on the right."""
    under: tuple[str, ...] = ()
    """Stands below while the row is marked: all that one must know to go on."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """All that the list shows."""

    title: str
    lead: str = ""
    rows: tuple[ListRow, ...] = ()
    marked: str = ""
    keys: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """What can be marked, in its order."""
        return tuple(row.id for row in self.rows if row.id)


class ListPane(Pane):
    """Shows the rows of ListFacts."""

    def __init__(self) -> None:
        super().__init__("list-rows")
        self.marked_lines = (0, 0)
        """The first line of what is marked, and the first one after it."""

    def draw(self, facts: object, width: int) -> Text:
        """Return the rows one below the other; what is marked is unfolded."""
        assert isinstance(facts, ListFacts)
        lines: list[Text] = []
        labels = _label_widths(facts.rows)
        for number, row in enumerate(facts.rows):
            is_marked = bool(row.id) and row.id == facts.marked
            begin = len(lines)
            lines += self._lines(row, width, labels[number], is_marked=is_marked)
            if row.is_heading and begin:
                lines.insert(begin, Text())
            if is_marked:
                self.marked_lines = (begin, len(lines))
        return Text("\n").join(lines)

    def _lines(self, row: ListRow, width: int, labels: int, *, is_marked: bool) -> Iterator[Text]:
        if not row.id:
            yield from self._wrapped(row.said, width, 0, "bold" if row.is_heading else "")
            return
        before = f"{_MARK if is_marked else _INDENT}{row.sign or ' '} "
        label = set_cell_size(shortened(one_line(row.label), labels), labels)
        state = shortened(one_line(row.state), round(width * _WIDEST_STATE))
        lead = f"{before}{label}{_INDENT if labels else ''}"
        free = width - cell_len(lead) - (cell_len(state) + 2 if state else 0)
        said = set_cell_size(shortened(one_line(row.said), max(1, free)), max(1, free))
        line = Text(f"{lead}{said}{'  ' if state else ''}{state}")
        line.truncate(width)
        if is_marked:
            line.stylize("reverse")
        yield line
        if is_marked:
            has_said_all = cell_len(one_line(row.said)) <= free
            under = [one for one in row.under if not (has_said_all and one == row.said)]
            for said in under:
                yield from self._wrapped(said, width, cell_len(before), "")

    def _wrapped(self, said: str, width: int, indent: int, style: str) -> Iterator[Text]:
        for line in Text(visible(said), style=style).wrap(self.app.console, max(1, width - indent)):
            line.rstrip()
            yield Text(" " * indent).append_text(line)


def _label_widths(rows: Sequence[ListRow]) -> list[int]:
    """Return for each row how wide the labels under its heading are."""
    groups: list[list[ListRow]] = [[]]
    for row in rows:
        if row.is_heading:
            groups.append([])
        groups[-1].append(row)
    return [
        min(_WIDEST_LABEL, max(cell_len(one.label) for one in group))
        for group in groups
        for _ in group
    ]
