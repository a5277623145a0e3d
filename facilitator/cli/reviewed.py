"""What editors changed in Word, side by side in the terminal.

What differs is told by signs as well as by its look: no colour is needed to read it.
"""

from __future__ import annotations

import shutil
import sys
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator.cli.saying import say
from facilitator.domain.documentation.comparison import Difference, DifferenceKind
from facilitator.domain.documentation.difference_words import (
    hint_words,
    kind_words,
    place_words,
    record_words,
    unplaced_words,
    word_words,
)
from facilitator.domain.documentation.word_diff import passages
from facilitator.station.returning_file import Review
from facilitator.station.review_words import hints
from facilitator.texts import Texts
from facilitator.tui.plain import visible

_MOST_COLUMNS: Final = 160
_NARROW: Final = 80


def show_review(review: Review, texts: Texts) -> None:
    """Print all differences with their numbers, and what could not be placed."""
    differences, unplaced = review.comparison.differences, review.comparison.unplaced
    for line in hints(review, texts):
        say(line)
    if not differences:
        say(texts("Word and the record say the same."))
    else:
        _print(_table(differences, texts))
        if any(one.kind is DifferenceKind.CHANGED for one in differences):
            say(texts("[−so−] goes, [+so+] comes in."))
    if unplaced:
        say(
            texts.plural(
                "{count} thing could not be placed:",
                "{count} things could not be placed:",
                len(unplaced),
            )
        )
    for misfit in unplaced:
        say(unplaced_words(misfit, texts))


def _table(differences: tuple[Difference, ...], texts: Texts) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=False)
    table.add_column(texts.about("column", "No."), justify="right", no_wrap=True)
    table.add_column(texts("Here"), ratio=1)
    table.add_column(texts("In Word"), ratio=1)
    for number, one in enumerate(differences, start=1):
        head = Text(visible(f"{kind_words(one, texts)} · {place_words(one)}"), style="bold")
        if one.is_conflict:
            head = Text("! ", style="bold") + head
        table.add_row(str(number), head, "")
        here, word = marked(one, texts)
        table.add_row("", here, word, end_section=True)
    return table


def marked(one: Difference, texts: Texts) -> tuple[Text, Text]:
    """Return both sides, what differs set apart, and what to know before taking it over."""
    here, word = _sides(one, texts)
    hint = hint_words(one, texts)
    if hint:
        word.append(f"\n→ {visible(hint)}")
    return here, word


def _sides(one: Difference, texts: Texts) -> tuple[Text, Text]:
    here, word = Text(), Text()
    if one.kind is not DifferenceKind.CHANGED or not (one.record and one.word):
        return Text(visible(record_words(one, texts))), Text(visible(word_words(one, texts)))
    for passage in passages(visible(one.record), visible(one.word)):
        if passage.is_same:
            here.append(passage.before)
            word.append(passage.after)
        else:
            if passage.before:
                here.append(f"[−{passage.before}−]", style="strike")
            if passage.after:
                word.append(f"[+{passage.after}+]", style="bold underline")
    return here, word


def _print(table: Table) -> None:
    width = min(max(shutil.get_terminal_size().columns, _NARROW), _MOST_COLUMNS)
    console = Console(file=sys.stdout, width=width, highlight=False, markup=False)
    console.print(table)
