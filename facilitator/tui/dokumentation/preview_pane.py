"""The marked section as it will stand in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rich.bar import Bar
from rich.console import Group, JustifyMethod, RenderableType
from rich.table import Table as Grid
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.domain.documentation.model import (
    Blocks,
    Chart,
    EntryBlock,
    Heading,
    Labels,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    TableRow,
    Weight,
)
from facilitator.texts import Texts
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line, visible

_BULLETS: Final = {Role.BULLET: "– ", Role.ENTRY: "– ", Role.ENTRY_BELOW: "  – "}
_SHOWN: Final = 150
"""Blocks; what comes after them is only counted, so that a mark moves at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewFacts:
    """A section: its title, what to know before reading on, and its blocks."""

    title: str
    lead: tuple[str, ...] = ()
    blocks: Blocks = ()
    labels: Labels


class PreviewPane(VerticalScroll):
    """Shows PreviewFacts from their beginning; begins anew with each section."""

    can_focus = False

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="preview")
        self._texts = texts
        self._title = ""

    def compose(self) -> ComposeResult:
        """Hold the picture of the section."""
        yield _Page(self._texts)

    def show(self, facts: PreviewFacts, key: str) -> None:
        """Show `facts`; `key` is what reads on where they do not fit."""
        self.query_one(_Page).show(facts)
        if facts.title != self._title:
            self._title = facts.title
            self.border_title = Content(one_line(facts.title))
            self.scroll_home(animate=False)
        self.call_after_refresh(self._offer_more, key)

    def _offer_more(self, key: str) -> None:
        more = self._texts("{key} reads on", key=key) if self.max_scroll_y else ""
        self.border_subtitle = Content(more)

    def turn_page(self) -> None:
        """Scroll on by a page; from the end back to the beginning."""
        if self.scroll_y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)


class _Page(Pane):
    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def draw(self, facts: object, width: int) -> Group:
        assert isinstance(facts, PreviewFacts)
        parts: list[RenderableType] = [Text(line, style="bold") for line in facts.lead]
        if parts and facts.blocks:
            parts.append(Text(""))
        for _, run in groupby(facts.blocks[:_SHOWN], lambda block: isinstance(block, EntryBlock)):
            parts += _parts(tuple(run), facts.labels)
        hidden = len(facts.blocks) - _SHOWN
        if hidden > 0:
            said = self._texts.plural(
                "… and {count} more; the file holds it.",
                "… and {count} more; the file holds them all.",
                hidden,
            )
            parts.append(Text(said, style="bold"))
        return Group(*parts)


def _parts(run: Blocks, labels: Labels) -> Iterator[RenderableType]:
    """Yield the picture of blocks that are all entries, or none of them."""
    if isinstance(run[0], EntryBlock):
        yield _entries(run, labels)
    for position, block in enumerate(run):
        if position and isinstance(block, Table | Chart):
            yield Text("")
        match block:
            case Heading():
                yield Text("")
                yield Text(visible(block.text), style="bold underline")
            case Paragraph():
                bullet = _BULLETS.get(block.role, "")
                yield Text.assemble(bullet, _spans(block.spans))
            case Table():
                yield _table(block)
            case Chart():
                yield _chart(block)
            case _:
                pass


def _entries(blocks: Blocks, labels: Labels) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for block in blocks:
        if isinstance(block, EntryBlock):
            indent = "  " * block.depth
            grid.add_row(Text(indent + block.label, style="bold"), _entry(block, labels))
    return grid


def _entry(block: EntryBlock, labels: Labels) -> Text:
    words = f"{labels.open_quote}{block.text}{labels.close_quote}" if block.quoted else block.text
    if block.prompts:
        lines = zip(block.prompts, block.text.split("\n"), strict=False)
        words = "\n".join(f"{prompt} {line}".strip() for prompt, line in lines)
    words = visible(words)
    text = Text()
    if block.relation:
        text.append_text(_spans(block.relation, "italic"))
        text.append(": ", style="italic")
    text.append(words)
    if block.attribution:
        text.append(f" – {visible(block.attribution)}")
    for remark in block.remarks:
        text.append_text(_spans((Span(" ["), *remark, Span("]")), "italic"))
    for wording in block.wordings:
        text.append(f"\n{labels.other_wording}: {visible(wording)}", style="italic")
    return text


def _spans(spans: Spans, style: str = "") -> Text:
    text = Text(style=style)
    for span in spans:
        text.append(visible(span.text), style=_STYLES[span.weight])
    return text


_STYLES: Final = {Weight.PLAIN: "", Weight.STRONG: "bold", Weight.REMARK: "italic"}


def _table(table: Table) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for column in table.columns:
        justify: JustifyMethod = "right" if column.counts else "left"
        grid.add_column(overflow="fold", justify=justify)
    grid.add_row(*(Text(visible(column.title), style="dim") for column in table.columns))
    for row in table.rows:
        grid.add_row(*_cells(row))
    return grid


def _chart(chart: Chart) -> Grid:
    """Return the bars with their numbers; the longest takes the room that is left."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(overflow="fold", ratio=2)
    grid.add_column(ratio=3)
    grid.add_column(justify="right")
    most = max([1, *(bar.value for bar in chart.bars)])
    for bar in chart.bars:
        drawn = Bar(most, 0, bar.value)
        grid.add_row(Text(visible(bar.label)), drawn, Text(str(bar.value)))
    return grid


def _cells(row: TableRow) -> Iterator[Text]:
    for cell in row.cells:
        yield Text("\n").join([_spans(cell.spans), *(_spans(line) for line in cell.under)])
