"""An entry as rows on the screen: sign, kind and number, text, what else is to know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from facilitator.domain.entries import Entry, EntryId, Release
from facilitator.domain.entry_wording import relation_sign, relation_word, release_word
from facilitator.domain.kinds import QUOTE
from facilitator.domain.plenum.gathering import kind_of_wording
from facilitator.domain.redaction import entry_words
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.plain import one_line

FREE: Final = "○"
"""Has no theme yet; else the number of its theme stands there."""
TICKED: Final = "✓"
_LEAD: Final = 5
"""Columns before the label: the mark and the sign, which may be of two, each with a space."""
_LEAST_TEXT: Final = 16
_MOST_LINES: Final = 2
"""Of an entry that is not marked; the marked one is shown in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry, in words."""

    sign: str
    label: str
    text: str
    remarks: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    """Lines below its text, for the marked one: what it came from, what is similar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What is known of many entries at once, to be looked up for each."""

    themes: Mapping[EntryId, tuple[int, ...]]
    """The positions of its themes, from 1."""
    points: Mapping[str, int]
    wordings: Mapping[EntryId, tuple[Entry, ...]]
    """For a merged wording the entries that it stands for."""
    agreed: Collection[EntryId]
    """Those on which a measure rests."""
    proposed: Collection[EntryId]
    """Those that are proposed as a measure."""


def label_of(entry: Entry, snapshot: Snapshot) -> str:
    """Return the letter of its kind with its number: ``O 1.12``; ``+ 1.13`` for an addition."""
    kind = snapshot.agenda.kind(entry.kind)
    sign = "·" if kind is None else kind.letter.upper()
    if kind is None and entry.relation is not None:
        sign = relation_sign(entry.relation)
    return f"{sign} {snapshot.full_number(entry)}"


def entry_row(
    entry: Entry,
    snapshot: Snapshot,
    weights: Weights,
    texts: Texts,
    *,
    is_ticked: bool = False,
    similar: Sequence[Entry] | None = None,
) -> EntryRow:
    """Return the words for `entry`; `similar` belongs to the marked one, None for the others."""
    words = _words(entry, texts)
    return EntryRow(
        sign=TICKED if is_ticked else _sign(weights.themes.get(entry.id, ())),
        label=label_of(entry, snapshot),
        text=f"{words} – {one_line(entry.function)}" if entry.function else words,
        remarks=tuple(_remarks(entry, snapshot, weights, texts)),
        below=() if similar is None else tuple(_below(entry, similar, snapshot, weights, texts)),
    )


def _words(entry: Entry, texts: Texts) -> str:
    """Return the wording on one line; before one that must not be published it says so."""
    said = entry_words(entry, texts)
    if entry.round:  # each part of a card is a line
        said = " · ".join(part for part in said.splitlines() if part.strip())
    if entry.release is Release.DENIED and not entry.redacted:
        said = f"[{release_word(entry.release, texts)}] {said}"
    return one_line(said)


def _sign(themes: Sequence[int]) -> str:
    """Return a sign for the themes in which something is: all of them stand behind its text."""
    if not themes:
        return FREE
    return f"{themes[0]}+" if len(themes) > 1 else str(themes[0])


def _remarks(entry: Entry, snapshot: Snapshot, weights: Weights, texts: Texts) -> Iterator[str]:
    parent = snapshot.entries.get(entry.parent or "")
    if entry.relation is not None and parent is not None:
        relation = relation_word(entry.relation, texts)
        yield texts("{relation} to {number}", relation=relation, number=label_of(parent, snapshot))
    themes = weights.themes.get(entry.id, ())
    if len(themes) > 1:
        yield f"→ {', '.join(str(position) for position in themes)}"
    if entry.kind == QUOTE and entry.release is not Release.DENIED and not entry.redacted:
        yield release_word(entry.release, texts)
    points = weights.points.get(entry.id, 0)
    if points:
        yield texts.plural("{count} point", "{count} points", points)
    sources = weights.wordings.get(entry.id, ())
    if sources:
        yield texts.plural("from {count} wording", "from {count} wordings", len(sources))
    if entry.id in weights.agreed:
        yield texts("measure")
    elif entry.id in weights.proposed:
        yield texts("proposed as a measure")
    if entry.taken_by:
        yield texts("taken by {who}", who=one_line(entry.taken_by))


def merging_words(entries: Sequence[Entry], snapshot: Snapshot, texts: Texts) -> Iterator[str]:
    """Yield what one wording for `entries` becomes, and which of them speaks against another."""
    kind = snapshot.agenda.kind(kind_of_wording(entries))
    if kind is not None:
        yield texts("becomes: {kind}", kind=kind.name)
    for entry in entries:
        parent = snapshot.entries.get(entry.parent or "")
        if entry.relation is not None and parent is not None and parent in entries:
            said = texts(
                "{relation} to {number}",
                relation=relation_word(entry.relation, texts),
                number=label_of(parent, snapshot),
            )
            yield texts("careful, {number}: {said}", number=label_of(entry, snapshot), said=said)


def _below(
    entry: Entry, similar: Sequence[Entry], snapshot: Snapshot, weights: Weights, texts: Texts
) -> Iterator[str]:
    for source in weights.wordings.get(entry.id, ()):
        yield f"{label_of(source, snapshot)}  {one_line(entry_words(source, texts))}"
    for one in similar[:1]:  # i shows the others
        known = weights.themes.get(one.id, ())
        sign = f" → {', '.join(map(str, known))}" if known else ""
        said = f"{label_of(one, snapshot)}{sign}  {_words(one, texts)}"
        yield texts("similar: {entry}", entry=said)


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide the parts of a row are, in cells."""

    label: int
    text: int

    @property
    def whole(self) -> int:
        """The width of a whole row."""
        return _LEAD + self.label + 2 + self.text


def columns_for(width: int, widest: int) -> Columns:
    """Return the widths for a pane of `width` whose longest label has `widest` signs."""
    return Columns(widest, max(_LEAST_TEXT, width - _LEAD - widest - 2))


def entry_lines(
    row: EntryRow,
    columns: Columns,
    console: Console,
    *,
    most: int,
    is_marked: bool = False,
    is_active: bool = False,
    has_sign: bool = True,
) -> list[Text]:
    """Return the picture of `row`, never more than `most` lines; the active mark stands out.

    `has_sign` says whether the mark is to be seen: not while keys mean something elsewhere.
    """
    wrapped = _wrapped(row, columns, console, most if is_marked else min(most, _MOST_LINES))
    for said in row.below:
        if len(wrapped) < most:
            wrapped.append(Text(shortened(said, columns.text), style="italic"))
    lines = [
        _line(row, columns, line, is_first=not n, is_marked=is_marked and has_sign)
        for n, line in enumerate(wrapped)
    ]
    for line in lines if is_marked and is_active else ():
        line.pad_right(columns.whole - line.cell_len)
        line.stylize("reverse")
    return lines


def _wrapped(row: EntryRow, columns: Columns, console: Console, most: int) -> list[Text]:
    """Return the text with its remarks on at most `most` lines: what is cut is the text."""
    tail = Text.assemble(*((f" · {remark}", "italic") for remark in row.remarks))
    wrapped = list((Text(row.text) + tail).wrap(console, columns.text))
    if len(wrapped) <= max(1, most):
        return wrapped
    kept = list(Text(row.text).wrap(console, columns.text))[: max(1, most)]
    tail.truncate(columns.text // 2, overflow="ellipsis")
    kept[-1].rstrip()
    kept[-1].truncate(columns.text - tail.cell_len - 1)
    return [*kept[:-1], Text.assemble(kept[-1], "…", tail)]


def _line(row: EntryRow, columns: Columns, text: Text, *, is_first: bool, is_marked: bool) -> Text:
    sign, label = (row.sign, row.label) if is_first else (" ", "")
    mark = "›" if is_marked and is_first else " "
    padded = label + " " * max(0, columns.label - cell_len(label))
    return Text.assemble(f"{mark} {sign:<2} ", (padded, "bold"), "  ", text)
