"""Marks at the end of an entry's text: its kind, a measure, an open end, who said it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.entries import Entry
from facilitator.domain.kinds import QUOTE, KindId

MEASURE: Final = "#m"

_OPEN_END: Final = ".."
_FREE_DASHES: Final = re.compile(r"(?<=\s)--(?=\s)")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the marks at the end of an entry say."""

    kind: KindId | None = None
    measure: bool = False
    open_end: bool = False

    def with_mark(self, mark: str, letters: Mapping[str, KindId]) -> Marks:
        """Return these marks and `mark`; the very same if it is none or stands there already."""
        if mark == _OPEN_END and not self.open_end:
            return replace(self, open_end=True)
        if mark == MEASURE:
            return self if self.measure else replace(self, measure=True)
        if mark.startswith("#") and mark[1:] in letters and self.kind is None:
            return replace(self, kind=letters[mark[1:]])
        return self


def read_marks(text: str, letters: Mapping[str, KindId]) -> tuple[str, Marks]:
    """Return `text` without the marks at its end, and those; a line of marks alone is text."""
    rest, marks = text, Marks()
    while len(parted := rest.rsplit(maxsplit=1)) == 2:
        words, mark = parted
        more = marks.with_mark(mark, letters)
        if more is marks:
            break
        ends_line = "\n" in rest[len(words) : -len(mark)]
        rest, marks = words, more
        if ends_line:
            break
    if Marks().with_mark(rest, letters) != Marks():
        return text, Marks()
    return rest, marks


def split_function(text: str) -> tuple[str, str]:
    """Return a quote's words and who said them, the latter empty if that was not told."""
    dashes = list(_FREE_DASHES.finditer(text))
    if not dashes:
        return text, ""
    words, function = text[: dashes[-1].start()].rstrip(), text[dashes[-1].end() :].strip()
    return (words, function) if words and function and "\n" not in function else (text, "")


def as_typed(entry: Entry) -> str:
    """Return the wording of `entry` as it stands in the field: `read_wording` reads it back."""
    return f"{entry.text} -- {entry.function}" if entry.function else entry.text


def read_wording(entry: Entry, typed: str) -> tuple[str, str]:
    """Return the words and the function that `typed` gives `entry`.

    A function is told of a quote, and of what was one when it was told: otherwise each edit would
    leave it in the words and keep it beside them.
    """
    if entry.kind == QUOTE or entry.function:
        return split_function(typed.strip())
    return typed.strip(), ""
