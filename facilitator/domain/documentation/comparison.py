"""What editors changed in a Word file, set against what the record says now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.documentation.model import Anchor
from facilitator.domain.polish import TextId


class DifferenceKind(StrEnum):
    """What an editor did."""

    CHANGED = "changed"
    LEFT_OUT = "left out"
    """Deleted it: the record keeps it, the Dokumentation does without."""
    INSERTED = "inserted"
    NOTE = "note"
    """A reviewer's comment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that can be taken over."""

    kind: DifferenceKind
    text_id: TextId
    """Of what was inserted and of a note: the text that it follows or belongs to."""
    record: str
    """What the record says now; of what was inserted nothing."""
    word: str
    """What Word says; of what was left out nothing."""
    section: Anchor
    """The heading that it stands under."""
    title: str
    """That heading, as it is printed."""
    label: str = ""
    """How people call the text: ``H 3.17``."""
    is_conflict: bool = False
    """Whether the record has changed as well since the file was written."""
    lines: bool = False
    """Whether each line of the text is one by itself: what it answers stands before it."""
    hanging: tuple[str, ...] = ()
    """Of an entry that was left out: what hangs on it and stays, as people call it."""


class Misfit(StrEnum):
    """Why something could not be placed."""

    GONE = "gone"
    """It was polished, but the record has that text no more."""
    IN_TABLE = "in table"
    """It stands in a cell that is computed."""
    REPEATED = "repeated"
    """It repeats an entry: that is where it can be changed."""
    HEADING = "heading"
    """A heading that is needed was deleted or emptied."""
    EMPTIED = "emptied"
    """It may not be empty."""
    MOVED = "moved"
    """It stands elsewhere now; the record has an order of its own."""
    BESIDE = "beside"
    """It was written into a number or remark, which are computed."""
    CAPTION = "caption"
    """Captions of tables and charts are computed."""
    FOOTNOTE = "footnote"
    """Footnotes only explain abbreviations."""
    PICTURE = "picture"
    """What a picture shows, for whoever can't see it: that is said where photos are described."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Words for which there is no place."""

    misfit: Misfit
    words: str
    title: str
    """The heading nearest before them."""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that a file has brought back."""

    differences: tuple[Difference, ...] = ()
    """In the order of the document."""
    unplaced: tuple[Unplaced, ...] = ()
