"""The outline of the document: a line a section, and below it what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.model import Anchor
from facilitator.domain.entries import Measure
from facilitator.domain.outline import Chapter, gaps_of_measures
from facilitator.domain.plenum.labels import measure_labels
from facilitator.domain.redaction import measure_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.dokumentation.reading import Reading
from facilitator.tui.dokumentation.stops import Stop
from facilitator.tui.dokumentation.wording import (
    chapter_title,
    count_words,
    measure_gap_words,
    missing_words,
    section_title,
)
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible

_COMPLETE: Final = "●"
"""Lacks nothing. Not ✓: that says of a theme that the plenum has confirmed it."""
_OPEN: Final = "○"
_GENERATED: Final = "·"
_LEFT_OUT: Final = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One section or measure in words; a heading has no anchor."""

    title: str
    anchor: Anchor = ""
    sign: str = " "
    count: str = ""
    missing: tuple[str, ...] = ()
    indent: int = 0
    style: str = ""


@dataclass(frozen=True, slots=True)
class OutlineFacts:
    """All rows, which one is marked, and how far the document is."""

    rows: tuple[Row, ...] = ()
    marked: Anchor = ""
    progress: str = ""


def outline_facts(
    stops: Sequence[Stop], marked: Anchor, reading: Reading, texts: Texts
) -> OutlineFacts:
    """Return the rows of all `stops`, each chapter with its heading."""
    progress = texts.plural(
        "{complete} of {count} section without open points",
        "{complete} of {count} sections without open points",
        reading.outline.total,
        complete=reading.outline.complete,
    )
    return OutlineFacts(tuple(_rows(stops, reading.snapshot, texts)), marked, progress)


def _rows(stops: Sequence[Stop], snapshot: Snapshot, texts: Texts) -> Iterator[Row]:
    chapter = Chapter.GENERATED
    labels = measure_labels(snapshot.measures, texts)
    for stop in stops:
        if stop.section.chapter is not chapter:
            chapter = stop.section.chapter
            yield Row(title=chapter_title(texts, chapter), style="bold")
        if stop.measure is None:
            yield _section_row(stop, snapshot, texts)
        else:
            yield _measure_row(stop, stop.measure, labels[stop.measure.id], texts)


def _section_row(stop: Stop, snapshot: Snapshot, texts: Texts) -> Row:
    section = stop.section
    sign = _OPEN if section.gaps else _COMPLETE
    if section.writes_itself:
        sign = _GENERATED
    if not section.expected:
        sign = _LEFT_OUT
    return Row(
        title=section_title(texts, section, snapshot),
        anchor=stop.anchor,
        sign=sign,
        count=count_words(texts, section, snapshot),
        missing=missing_words(texts, section),
        style="" if section.expected else "dim",
    )


def _measure_row(stop: Stop, measure: Measure, label: str, texts: Texts) -> Row:
    what = one_line(measure_words(measure, texts))
    missing = tuple(measure_gap_words(texts, gap) for gap in gaps_of_measures([measure]))
    return Row(
        title=f"{label}  {what}",
        anchor=stop.anchor,
        sign=_OPEN if missing else _COMPLETE,
        missing=missing,
        indent=2,
    )


class OutlinePane(VerticalScroll):
    """The rows, scrolled so that the marked one is in sight; above them how far it all is."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="outline")
        self._in_sight: Anchor = ""

    def compose(self) -> ComposeResult:
        """Hold the picture of all rows."""
        yield _Rows()

    def show(self, facts: OutlineFacts) -> None:
        """Show `facts`; scroll only when the mark has moved."""
        self.query_one(_Rows).show(facts)
        self.border_title = Content(facts.progress)
        if facts.marked != self._in_sight:
            self._in_sight = facts.marked
            self.call_after_refresh(self._scroll_to_mark)

    def on_resize(self) -> None:
        """Keep the mark in sight."""
        self.call_after_refresh(self._scroll_to_mark)

    def _scroll_to_mark(self) -> None:
        row = self.query_one(_Rows).top_of(self._in_sight)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top + 1 <= row < top + height - 3:
            self.scroll_to(y=max(0, row - height // 3), animate=False)


class _Rows(Pane):
    def __init__(self) -> None:
        super().__init__()
        self._tops: dict[Anchor, int] = {}

    def top_of(self, anchor: Anchor) -> int:
        """Return the line on which the row of `anchor` begins."""
        return self._tops.get(anchor, 0)

    def draw(self, facts: object, width: int) -> Text:
        assert isinstance(facts, OutlineFacts)
        lines: list[Text] = []
        self._tops = {}
        for row in facts.rows:
            self._tops[row.anchor] = len(lines)
            marked = bool(row.anchor) and row.anchor == facts.marked
            style = f"{row.style} reverse" if marked else row.style
            lines += [_fill(line, width, style) for line in _lines(row, width, marked)]
        return Text("\n").join(lines)


def _lines(row: Row, width: int, marked: bool) -> Iterator[Text]:
    if not row.anchor:
        yield Text(visible(row.title))
        return
    lead = f"{'▸' if marked else ' '} {' ' * row.indent}{row.sign} "
    title = Text(lead + visible(row.title))
    title.truncate(max(1, width - len(row.count) - 2), overflow="ellipsis", pad=True)
    yield Text.assemble(title, "  " if row.count else "", row.count)
    for line in _pack(row.missing, width - len(lead)):
        yield Text(" " * len(lead) + line, style="" if marked else "italic")


def _pack(words: Sequence[str], width: int) -> Iterator[str]:
    """Yield `words` with dots between them, as many on a line as fit."""
    line = ""
    for word in words:
        longer = f"{line} · {word}" if line else word
        if line and len(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _fill(line: Text, width: int, style: str) -> Text:
    line.truncate(width, overflow="ellipsis", pad=True)
    line.stylize(style)
    return line
