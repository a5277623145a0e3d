"""What editors polished: texts that the Dokumentation would else say in its own words.

An editor's work on an entry, a summary, a theme or a measure is a change of that. What is said here
is the rest: sentences that are computed, and paragraphs that only the editors wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.domain.instant import Instant

TextId = str
"""Which text of the record a piece of the Dokumentation says, so that an edited one finds back:

``entry:ID``, ``summary:PLACE``, ``theme:ID.title``, ``theme:ID.summary``, ``theme:ID.controversy``,
``measure:ID.what``, ``measure:ID.who``, ``measure:ID.due``, ``photo:ID.caption``, ``inserted:ID``,
and ``said:…`` for a computed text: its section and a digest of what it said, see
`documentation.text_ids`.
"""
InsertionId = str
NoteId = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """A paragraph that only the editors wrote."""

    id: InsertionId
    text: str
    after: TextId
    """The text that it follows; where that is gone, it stands at the end of `section`."""
    section: str
    """The anchor of the heading that it stands under."""
    order: str = ""
    """Sorts those that follow the same text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """A reviewer's comment on a text; never printed."""

    id: NoteId
    target: TextId
    text: str
    at: Instant
    done: bool = False


@dataclass(frozen=True, slots=True)
class Polish:
    """All that editors brought back from Word, beside changes of entries."""

    rewordings: Mapping[TextId, str] = field(default_factory=lambda: MappingProxyType({}))
    """For computed texts what they say instead; empty: it is left out."""
    left_out: frozenset[TextId] = frozenset()
    """Texts of the record that stand, but not in the Dokumentation."""
    insertions: tuple[Insertion, ...] = ()
    notes: tuple[ReviewNote, ...] = ()
