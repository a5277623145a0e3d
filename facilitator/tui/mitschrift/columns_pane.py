"""The entries of a place by kind, in columns: a second view to look at, not to write in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import Final

from rich.console import Console
from rich.text import Text
from textual.geometry import Size

from facilitator.domain.entries import Entry, Notes
from facilitator.domain.entry_wording import relation_sign
from facilitator.domain.kinds import Kind, KindId
from facilitator.domain.redaction import entry_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.mitschrift.window import window_upto
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible

_NARROWEST: Final = 23
_GAP: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsFacts:
    """The entries of a place; `page` says which columns are seen if not all of them fit."""

    notes: Notes
    kinds: tuple[Kind, ...]
    page: int
    snapshot: Snapshot = field(compare=False)


class ColumnsPane(Pane):
    """Shows as many columns as fit, in each the last entries of one kind."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("columns")
        self._texts = texts
        self._drawn_size = Size()
        self.is_last_page = True

    def on_resize(self) -> None:
        """Paint anew if need be: height and width decide what fits."""
        if self.content_size != self._drawn_size:
            self._paint()

    def draw(self, facts: object, width: int) -> Text:
        """Return the columns of the page side by side."""
        assert isinstance(facts, ColumnsFacts)
        self._drawn_size = self.content_size
        by_kind = entries_by_kind(facts.notes, facts.snapshot)
        present = [kind for kind in (*facts.kinds, None) if (kind.id if kind else None) in by_kind]
        fitting = max(1, (width + _GAP) // (_NARROWEST + _GAP))
        pages = max(1, -(-len(present) // fitting))
        first = facts.page % pages * fitting
        self.is_last_page = facts.page >= pages - 1
        shown = present[first : first + fitting]
        self._set_title(first, len(shown), len(present))
        each = (width + _GAP) // max(1, len(shown)) - _GAP
        columns = [
            self._column(kind, by_kind[kind.id if kind else None], facts.snapshot, each)
            for kind in shown
        ]
        return _side_by_side(columns, each)

    def _set_title(self, first: int, shown: int, count: int) -> None:
        self.border_title = self._texts("by kind")
        if shown < count:
            self.border_subtitle = self._texts(
                "columns {first} to {last} of {count} · Ctrl+T goes on",
                first=first + 1,
                last=first + shown,
                count=count,
            )
        else:
            self.border_subtitle = ""

    def _column(
        self, kind: Kind | None, entries: list[Entry], snapshot: Snapshot, width: int
    ) -> list[Text]:
        name = kind.plural if kind else self._texts("unsorted")
        count = sum(entry.relation is None or entry.kind is not None for entry in entries)
        heading = Text(f"{visible(name)} ({count})", style="bold")
        heading.truncate(width, overflow="ellipsis")
        room = self.content_size.height - 2

        @cache
        def picture(position: int) -> list[Text]:
            entry = entries[position]
            words = entry_words(entry, self._texts)
            lines = _entry_lines(entry, words, snapshot, self.app.console, width)
            return lines if len(lines) <= room else [*lines[: room - 1], Text("  …")]

        window = window_upto(len(entries), room, lambda position: len(picture(position)))
        earlier = self._texts("▲ {count} earlier", count=window.first) if window.first else ""
        lines = [heading, Text(earlier or "─" * width, style="dim")]
        for position in range(window.first, window.end):
            lines += picture(position)
        return lines


def entries_by_kind(notes: Notes, snapshot: Snapshot) -> dict[KindId | None, list[Entry]]:
    """Return the entries of each kind that has any; a reply without one stands with its target."""
    known = {kind.id for kind in snapshot.agenda.kinds}
    found: dict[KindId | None, list[Entry]] = {}
    kinds: dict[str, KindId | None] = {}
    for entry in notes.entries:
        kind = entry.kind if entry.kind in known else None
        if entry.kind is None and entry.parent is not None:
            kind = kinds.get(entry.parent)
        kinds[entry.id] = kind
        found.setdefault(kind, []).append(entry)
    return found


def _entry_lines(
    entry: Entry, words: str, snapshot: Snapshot, console: Console, width: int
) -> list[Text]:
    sign = f"{relation_sign(entry.relation)} " if entry.relation else ""
    text = Text(visible(f"{sign}{words}"))
    number = Text(snapshot.full_number(entry), style="bold")
    wrapped = list(Text.assemble(number, " ", text).wrap(console, width - 2))
    return [wrapped[0], *(Text.assemble("  ", line) for line in wrapped[1:])]


def _side_by_side(columns: list[list[Text]], width: int) -> Text:
    lines: list[Text] = []
    for row in zip_longest(*columns, fillvalue=Text("")):
        cells = [cell.copy() for cell in row]
        for cell in cells:
            cell.truncate(width, pad=True)
        lines.append(Text(" " * _GAP).join(cells))
    return Text("\n").join(lines)
