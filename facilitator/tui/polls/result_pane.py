"""The candidates of a query: bars with numbers beside them once it is revealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from facilitator.domain.plenum.query import Query, QueryKind, QueryState, Source
from facilitator.domain.plenum.tally import Row, tally
from facilitator.domain.redaction import candidate_words
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.polls.query_words import way_name

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_LABEL_SHARE: Final = 0.45
"""Of the width, for labels that stand beside their bars; longer ones stand above them."""
_SHORTEST_BAR: Final = 8
_FEW: Final = 6
"""Rows that may take two lines each."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One candidate. While it is hidden `points` is None."""

    label: str
    points: int | None = None
    ways: str = ""
    """In which ways they came; empty where that is not shown."""


@dataclass(frozen=True, slots=True)
class ResultFacts:
    """The rows in the order in which they are shown."""

    title: str = ""
    rows: tuple[ResultRow, ...] = ()


def result_facts(query: Query, texts: Texts) -> ResultFacts:
    """Return what the screen may show of `query`: hidden until revealed, as in the room."""
    if query.state is not QueryState.REVEALED:
        rows = tuple(ResultRow(one_line(candidate_words(one, texts))) for one in query.candidates)
        return ResultFacts(texts("Hidden until revealed"), rows)
    counted = tally(query)
    found = [
        ResultRow(
            one_line(candidate_words(row.candidate, texts)),
            row.total,
            _ways(row, counted.sources, texts),
        )
        for row in counted.rows
    ]
    if query.kind is not QueryKind.SCALE:
        found.sort(key=lambda row: -(row.points or 0))
    return ResultFacts(texts("Result"), tuple(found))


def _ways(row: Row, sources: Sequence[Source], texts: Texts) -> str:
    """Return by which ways the points came; nothing if all took the same, or it is not shown."""
    if len(sources) < 2 or not row.by_source:
        return ""
    return " · ".join(f"{way_name(one, texts)} {row.by_source.get(one, 0)}" for one in sources)


class ResultPane(Pane):
    """Shows ResultFacts."""

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def show(self, facts: object) -> None:
        """Show `facts`; without rows the pane is gone."""
        assert isinstance(facts, ResultFacts)
        self.display = bool(facts.rows)
        self.border_title = facts.title
        super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return a row for each candidate."""
        assert isinstance(facts, ResultFacts)
        lines = draw_rows(facts.rows, width, self.app.current_theme.primary)
        return Text("\n", no_wrap=True, overflow="ellipsis").join(lines)


def draw_rows(rows: tuple[ResultRow, ...], width: int, style: str) -> Iterator[Text]:
    """Yield lines: labels beside their bars if all are short, else above, or behind if many."""
    if all(row.points is None for row in rows):
        yield from (Text(f"· {shortened(row.label, width - 2)}") for row in rows)
        return
    figures = len(str(max(row.points or 0 for row in rows)))
    labels = max(cell_len(row.label) for row in rows)
    ways = max(cell_len(row.ways) + 2 if row.ways else 0 for row in rows)
    most = max(row.points or 0 for row in rows)
    room = width - figures - 4
    if labels <= width * _LABEL_SHARE and labels + ways + _SHORTEST_BAR <= room:
        for row in rows:
            label = row.label + " " * (labels + 2 - cell_len(row.label))
            drawn = bar(row.points or 0, most, room + 2 - labels - 2 - ways)
            yield _line(label, f"{row.points:>{figures}}", drawn, style, row.ways)
    elif len(rows) <= _FEW:
        for row in rows:
            yield Text(shortened(row.label, width))
            drawn = bar(row.points or 0, most, max(_SHORTEST_BAR, room - ways))
            yield _line("  ", f"{row.points:>{figures}}", drawn, style, row.ways)
    else:
        columns = max(_SHORTEST_BAR, room // 5)
        for row in rows:
            drawn = bar(row.points or 0, most, columns)
            label = shortened(row.label, room - columns)
            yield _line("", f"{row.points:>{figures}}", drawn, style, label)


def _line(lead: str, figure: str, drawn: str, style: str, after: str) -> Text:
    beside = f"  {after}" if after else ""
    return Text.assemble(lead, (figure, "bold"), "  ", (drawn, style), beside)


def bar(points: int, most: int, columns: int) -> str:
    """Return a bar of `points` on `columns` columns, which `most` fills."""
    eighths = round(8 * columns * points / most) if most else 0
    if points and not eighths:
        eighths = 1
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()).ljust(columns)
