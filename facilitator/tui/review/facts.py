"""What the screen of a review shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from facilitator.domain.documentation.comparison import Difference, DifferenceKind, Unplaced
from facilitator.domain.documentation.difference_words import (
    hint_words,
    kind_words,
    record_words,
    unplaced_words,
    word_words,
)
from facilitator.domain.documentation.word_diff import passages
from facilitator.texts import Texts
from facilitator.tui.dokumentation.list_pane import ListFacts, ListRow
from facilitator.tui.plain import one_line, visible

_CHOSEN: Final = "✓"
_CONFLICT: Final = "!"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What the record says of one difference, and what Word says."""

    here: Text
    word: Text


def review_facts(
    differences: Sequence[Difference],
    unplaced: Sequence[Unplaced],
    chosen: Collection[Difference],
    marked: str,
    texts: Texts,
    *,
    hints: Sequence[str] = (),
    file: str = "",
) -> ListFacts:
    """Return the list of all differences, and below it what could not be placed."""
    rows = [_row(number, one, one in chosen, texts) for number, one in enumerate(differences)]
    if unplaced:
        rows.append(ListRow(said=texts("Could not be placed"), is_heading=True))
        rows += [ListRow(said=unplaced_words(one, texts)) for one in unplaced]
    lead = list(hints)
    if not differences:
        lead.insert(0, texts("Word and the record say the same."))
    keys = [texts("Esc back")]
    if differences:
        keys = [
            texts("↑↓ mark"),
            texts("␣ choose"),
            texts("a all without conflict"),
            texts.plural("⏎ take {count} over", "⏎ take {count} over", len(chosen))
            if chosen
            else texts("⏎ take over what is chosen"),
            *keys,
        ]
    return ListFacts(
        title=texts("Back from Word: {file}", file=file),
        lead="\n".join(lead),
        rows=tuple(rows),
        marked=marked,
        keys="   ".join(keys),
    )


def difference_id(number: int) -> str:
    """Return the id of a row."""
    return f"difference-{number}"


def _row(number: int, one: Difference, is_chosen: bool, texts: Texts) -> ListRow:
    sign = _CHOSEN if is_chosen else _CONFLICT if one.is_conflict else ""
    said = word_words(one, texts) if one.kind is not DifferenceKind.LEFT_OUT else one.record
    return ListRow(
        id=difference_id(number),
        sign=sign,
        label=one.label or one.title,
        said=one_line(said),
        state=kind_words(one, texts),
    )


def side_by_side(one: Difference | None, texts: Texts) -> SideBySide:
    """Return both sides; what differs is in brackets as well as set apart by its look.

    Below stands what to know before taking it over.
    """
    if one is None:
        return SideBySide(here=Text(), word=Text())
    sides = _sides(one, texts)
    hint = hint_words(one, texts)
    if hint:
        sides.word.append(f"\n→ {visible(hint)}")
    return sides


def _sides(one: Difference, texts: Texts) -> SideBySide:
    here, word = Text(), Text()
    if one.kind is not DifferenceKind.CHANGED or not (one.record and one.word):
        return SideBySide(
            here=Text(visible(record_words(one, texts))), word=Text(visible(word_words(one, texts)))
        )
    for passage in passages(visible(one.record), visible(one.word)):
        if passage.is_same:
            here.append(passage.before)
            word.append(passage.after)
            continue
        if passage.before:
            here.append(f"[−{passage.before}−]", style="strike")
        if passage.after:
            word.append(f"[+{passage.after}+]", style="bold underline")
    return SideBySide(here=here, word=word)
