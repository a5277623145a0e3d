"""An entry as rows on the screen: number, kind in words, text, and what else is to know."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from facilitator.domain.entries import Entry, EntryId, Release
from facilitator.domain.entry_wording import (
    kind_word,
    relation_sign,
    relation_word,
    release_word,
)
from facilitator.domain.kinds import QUOTE, Kind
from facilitator.domain.redaction import entry_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.plain import visible

_LEAST_KIND: Final = 14
"""Room for "  + Ergänzung"."""
_MOST_KIND: Final = 20
_GAPS: Final = 7
_LEAST_TEXT: Final = 20
"""However narrow it gets, so many columns are left for the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry, in words."""

    number: str
    kind: str
    text: str
    remarks: tuple[str, ...] = ()


def entry_row(
    entry: Entry,
    above: EntryId | None,
    snapshot: Snapshot,
    started: Collection[EntryId],
    texts: Texts,
) -> EntryRow:
    """Return the words for `entry`, which stands under `above`."""
    kind = kind_word(snapshot, entry.kind, texts)
    if entry.relation is not None:
        kind = f"  {relation_sign(entry.relation)} {relation_word(entry.relation, texts)}"
    words = entry_words(entry, texts)
    said = f"{words} – {entry.function}" if entry.function else words
    return EntryRow(
        number=snapshot.full_number(entry),
        kind=visible(kind),
        text=visible(said),
        remarks=tuple(_remarks(entry, above, snapshot, started, texts)),
    )


def _remarks(
    entry: Entry,
    above: EntryId | None,
    snapshot: Snapshot,
    started: Collection[EntryId],
    texts: Texts,
) -> list[str]:
    found: list[str] = []
    if entry.relation is not None:
        parent = snapshot.entries.get(entry.parent or "")
        if parent is not None and parent.id != above:
            found.append(texts("to {number}", number=snapshot.full_number(parent)))
        if entry.kind is not None:
            found.append(kind_word(snapshot, entry.kind, texts))
    if entry.open_end:
        found.append(texts("open end"))
    is_quote = entry.kind == QUOTE or entry.release is not Release.OPEN
    if is_quote and not entry.redacted:
        found.append(release_word(entry.release, texts))
    if entry.versions:
        versions = len(entry.versions) + 1
        found.append(texts.plural("{count} version", "{count} versions", versions))
    if any(measure.source == entry.id for measure in snapshot.measures):
        found.append(texts("measure"))
    if entry.id in started:
        found.append(texts("edit begun"))
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the parts of a row are, in cells."""

    number: int
    kind: int
    text: int

    @property
    def whole(self) -> int:
        """The width of a whole row."""
        return self.number + self.kind + self.text + _GAPS


def columns_for(width: int, kinds: Iterable[Kind], number: int) -> Columns:
    """Return the widths for a pane of `width` whose longest number has `number` signs."""
    widest = max((cell_len(kind.name) for kind in kinds), default=0)
    kind = max(_LEAST_KIND, min(widest, _MOST_KIND))
    return Columns(number, kind, max(_LEAST_TEXT, width - number - kind - _GAPS))


class Mark(Enum):
    """What is special about an entry now."""

    NONE = auto()
    IN_HAND = auto()
    """It stands in the field."""
    MARKED = auto()


def entry_lines(
    row: EntryRow, columns: Columns, most: int, console: Console, mark: Mark
) -> list[Text]:
    """Return the picture of `row`, never more than `most` lines."""
    text = Text(row.text)
    for remark in row.remarks:
        text.append(" · ").append(remark, style="italic")
    wrapped = list(text.wrap(console, columns.text))
    if len(wrapped) > max(1, most):
        wrapped = [*wrapped[: most - 1], Text("…")]
    lines: list[Text] = []
    for line in wrapped:
        number, kind = ("", "") if lines else (row.number, row.kind)
        sign = "› " if mark is not Mark.NONE and not lines else "  "
        number, kind = _cell(number, columns.number), _cell(kind, columns.kind)
        lines.append(Text.assemble(sign, number, "  ", kind, "  ", line))
    for line in lines if mark is Mark.MARKED else ():
        line.pad_right(columns.whole - line.cell_len)
        line.stylize("reverse")
    return lines


def _cell(word: str, width: int) -> str:
    cell = Text(word)
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell.plain
