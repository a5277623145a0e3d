"""The themes, scrolled so that what is marked is in sight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line, visible
from facilitator.tui.plenum.theme_rows import Key, Row, Sort

_INDENT = 4
_MOST_MARKED = 6
_MOST_OF_TITLE = 2
_HELD = "\ue000"
"""Stands for a blank at which no line is broken: Rich breaks at every other one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemesFacts:
    """What the pane shows."""

    title: str
    hint: str = ""
    rows: tuple[Row, ...] = ()
    marked: Key | None = None
    target: str = ""
    """The theme in focus, into which entries are gathered."""
    empty: str = ""
    is_active: bool = False


class ThemesPane(Pane):
    """Shows ThemesFacts: whole rows from the first that must be seen."""

    class Clicked(Message):
        """A row was clicked on."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    def __init__(self) -> None:
        super().__init__("plenum-themes")
        self._drawn_size = Size()
        self._top = 0
        self._on_lines: list[Key | None] = []

    def show(self, facts: object) -> None:
        """Show `facts`."""
        assert isinstance(facts, ThemesFacts)
        if facts != self._facts:
            self.border_title = Content(one_line(facts.title))
            self.border_subtitle = Content(one_line(facts.hint))
            self.set_class(facts.is_active, "-active")
        super().show(facts)

    def on_resize(self) -> None:
        """Paint anew if need be: height and width decide what fits."""
        if self.content_size != self._drawn_size:
            self._paint()

    def draw(self, facts: object, width: int) -> Text:
        """Return as many rows as fit; the marked one is among them, with what is unfolded below."""
        assert isinstance(facts, ThemesFacts)
        self._drawn_size = self.content_size
        if not facts.rows:
            self._on_lines = []
            return Text(visible(facts.empty))
        lines: list[tuple[Row, Text]] = []
        for row in facts.rows:
            lines += [(row, line) for line in self._lines(row, facts, width)]
        room = self.content_size.height
        self._top = _top(lines, facts, self._top, room)
        shown = lines[self._top : self._top + room]
        self._on_lines = [row.key for row, _ in shown]
        return Text("\n").join(line for _, line in shown)

    def _lines(self, row: Row, facts: ThemesFacts, width: int) -> Iterator[Text]:
        is_marked = facts.is_active and row.key is not None and row.key == facts.marked
        if row.sort is Sort.THEME:
            lines = self._head(row, width, is_target=row.id == facts.target)
        elif row.sort is Sort.HEADING:
            lines = [Text(f"── {visible(row.text)} ──", style="bold")]
        else:
            lines = self._wrapped(row, width, is_marked)
        for line in lines:
            line.truncate(width, overflow="ellipsis", pad=True)
            if is_marked:
                line.stylize("reverse")
            yield line

    def _head(self, row: Row, width: int, *, is_target: bool) -> list[Text]:
        """Return the title with its figures; of the theme in focus as much as two lines hold."""
        title = f"{row.lead}{visible(row.text)}"
        if not is_target or cell_len(title) + cell_len(row.short) + 4 <= width:
            return [_head(row, width, is_target=is_target)]
        lines = list(Text(title, style="bold").wrap(self.app.console, max(1, width - _INDENT)))
        if len(lines) > _MOST_OF_TITLE:
            lines = lines[:_MOST_OF_TITLE]
            lines[-1].append("…")
        lines = [Text.assemble(" " * _INDENT if n else "▸ ", one) for n, one in enumerate(lines)]
        free = width - cell_len(row.right)
        if lines[-1].cell_len + 2 > free:
            lines.append(Text())
        lines[-1].truncate(max(1, free), pad=True)
        lines[-1].append(row.right)
        return lines

    def _wrapped(self, row: Row, width: int, is_marked: bool) -> list[Text]:
        text = Text.assemble((row.lead, "bold"), visible(row.text))
        for remark in row.remarks:
            said = remark.replace(" ", _HELD) if remark.startswith("!") else remark
            text.append(" · ").append(said, style="bold italic" if "!" in said else "italic")
        lines = list(text.wrap(self.app.console, max(1, width - _INDENT)))
        for line in lines:
            line.plain = line.plain.replace(_HELD, " ")
        if row.parts:
            lines = [Text(line) for line in _packed(row.parts, width - _INDENT)]
        most = max(row.most, _MOST_MARKED) if is_marked else row.most
        if len(lines) > most:
            lines = lines[:most]
            lines[-1].truncate(max(1, width - _INDENT - 1))
            lines[-1].append("…")
        lead = "  › " if is_marked else " " * _INDENT
        return [
            Text.assemble(lead if not n else " " * _INDENT, line) for n, line in enumerate(lines)
        ]

    def on_click(self, event: events.Click) -> None:
        """Mark the row under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._on_lines):
            key = self._on_lines[offset.y]
            if key is not None:
                self.post_message(self.Clicked(key))


def _packed(parts: Sequence[str], width: int) -> Iterator[str]:
    """Yield `parts` beside each other, as many on a line as fit."""
    line = ""
    for part in parts:
        longer = f"{line}  {part}" if line else part
        if line and cell_len(longer) > width:
            yield line
            longer = part
        line = longer
    yield line


def _head(row: Row, width: int, *, is_target: bool) -> Text:
    title = f"{'▸' if is_target else ' '} {row.lead}{visible(row.text)}"
    right = row.right if cell_len(title) + cell_len(row.right) + 2 <= width else row.short
    text = Text(title, style="bold")
    text.truncate(max(1, width - cell_len(right) - 2), overflow="ellipsis", pad=True)
    return Text.assemble(text, "  ", right)


def _top(lines: list[tuple[Row, Text]], facts: ThemesFacts, before: int, room: int) -> int:
    """Return the first line to show: as before, unless the marked row would not be in sight.

    Of the theme in focus as much as fits is shown, too.
    """
    keys = [number for number, (row, _) in enumerate(lines) if row.key == facts.marked]
    first, last = (keys[0], keys[-1]) if facts.marked and keys else (0, 0)
    if facts.marked and facts.marked.sort is Sort.THEME:
        ends = [n for n, (row, _) in enumerate(lines) if n > last and row.sort is Sort.THEME]
        unfolded = (ends[0] if ends else len(lines)) - 1
        last = min(unfolded, first + room - 1)
    top = min(before, first)
    top = max(top, last - room + 1)
    return max(0, min(top, len(lines) - room))
