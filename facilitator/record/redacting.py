"""Redacting: which wordings must be destroyed, and changes that hold them no more.

A redaction is a write like any other, but nothing takes it back: once an entry was redacted, every
wording that it ever had, gets later, or had passed on to a measure or to a query, is emptied in
every change that holds one. The change keeps its number, its structure and what it replaces. Of a
photo what is said of it goes likewise, and its picture, which no file of the event takes again; so
do the bytes of earlier versions of the Dokumentation (see `lost_contents`). What reviewers noted on
an entry, a measure or a photo goes with it: they quote. Who signed a quote off is mostly who said
it, and goes, too.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facilitator.domain.entries import EntryId, MeasureId
from facilitator.domain.photos import Digest, PhotoId
from facilitator.domain.plenum.query import QueryId
from facilitator.domain.polish import NoteId, TextId
from facilitator.domain.sign_off import SubjectId, SubjectKind, subject_id
from facilitator.record import entities as log
from facilitator.record.change import Change, Entity, Json, Write, to_row
from facilitator.record.drafts import DraftKey
from facilitator.record.lost_contents import LostContents

REDACT: Final = "capture.redact"
DESTROY: Final = "document.destroy_photo"
CONFIRM: Final = "device.wiped"

_REDACTED: Final = "redacted"
_SOURCE: Final = "source"
_TARGET: Final = "target"
_WORDINGS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        log.ENTRY: frozenset({"text", "function", "taken_by", "released_as"}),
        log.MEASURE: frozenset({"what"}),
        log.PHOTO: frozenset({"alt", "caption", "credit"}),
        log.REVIEW_NOTE: frozenset({"text"}),
        log.SIGN_OFF: frozenset({"by", "seal"}),
    }
)
"""The fields that hold, or have taken over, what somebody said."""
_CANDIDATES: Final = "candidates"
"""Of a query: pairs of an id, mostly an entry's, and the wording that it had then."""
_SHOWN: Final = "stage"
"""Under this, and under what begins with it and a dot, a device remembers what its stage shows."""
_DUE: Final = "scrub"
"""Under this a file remembers that what was wiped may still stand in its write-ahead log."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What a file holds no more once it was wiped, beside the wordings in its changes."""

    entries: frozenset[EntryId]
    """Their new wordings that were being typed."""
    subjects: frozenset[str]
    """The measures and photos of which something was being typed."""
    contents: frozenset[Digest]


class Redactions:
    """Which entries were ever redacted, which measures were made of them, which queries named them.

    And which photos were destroyed, which contents go with all of that, and which notes.

    Invariants:
      1. It only grows, and does not depend on the order in which changes are seen.
      2. `wiped` of a wiped change is that change itself.
    """

    def __init__(self) -> None:
        self.entries: set[EntryId] = set()
        self.measures: set[MeasureId] = set()
        self.photos: set[PhotoId] = set()
        self.notes: set[NoteId] = set()
        self.sign_offs: set[SubjectId] = set()
        self.contents = LostContents()
        self._gone: Mapping[str, set[str]] = MappingProxyType(
            {
                log.ENTRY: self.entries,
                log.MEASURE: self.measures,
                log.PHOTO: self.photos,
                log.REVIEW_NOTE: self.notes,
                log.SIGN_OFF: self.sign_offs,
            }
        )
        self._made_of: dict[EntryId, set[MeasureId]] = defaultdict(set)
        self._named_in: dict[EntryId, set[QueryId]] = defaultdict(set)
        self._noted_on: dict[str, set[NoteId]] = defaultdict(set)

    def see(self, changes: Iterable[Change]) -> set[Entity]:
        """Take note of `changes`; return whose words must be destroyed that stood before."""
        news: set[Entity] = set()
        for change in changes:
            news |= self.contents.see(change, is_redaction=change.command in (REDACT, DESTROY))
            for entity, field, value, _ in change.writes:
                if field == _REDACTED and value is True:
                    news |= self._redact(entity)
                elif field == _SOURCE and isinstance(value, str) and entity.sort == log.MEASURE:
                    news |= self._derive(entity.key, value)
                elif field == _TARGET and isinstance(value, str) and _is_note(entity):
                    news |= self._hang(entity.key, value)
                elif field == _CANDIDATES and isinstance(value, list):
                    for one, _label in value:
                        self._named_in[one].add(entity.key)
        return news

    def _redact(self, entity: Entity) -> set[Entity]:
        if entity.sort == log.ENTRY:
            return self._redact_entry(entity.key)
        if entity.sort != log.PHOTO or entity.key in self.photos:
            return set()
        self.photos.add(entity.key)
        return {entity, *self._lose_notes((entity.key,))}

    def _redact_entry(self, entry: EntryId) -> set[Entity]:
        if entry in self.entries:
            return set()
        self.entries.add(entry)
        made = self._made_of[entry] - self.measures
        self.measures |= made
        quote = subject_id(SubjectKind.QUOTE, entry)
        self.sign_offs.add(quote)
        return {
            Entity(log.ENTRY, entry),
            Entity(log.SIGN_OFF, quote),
            *(Entity(log.MEASURE, measure) for measure in made),
            *(Entity(log.QUERY, query) for query in self._named_in[entry]),
            *self._lose_notes((entry, *made)),
        }

    def _derive(self, measure: MeasureId, source: EntryId) -> set[Entity]:
        self._made_of[source].add(measure)
        if source not in self.entries or measure in self.measures:
            return set()
        self.measures.add(measure)
        return {Entity(log.MEASURE, measure), *self._lose_notes((measure,))}

    def _hang(self, note: NoteId, target: TextId) -> set[Entity]:
        """Note what a reviewer's comment hangs on: it goes with that."""
        subject = target.partition(":")[2].partition(".")[0]
        self._noted_on[subject].add(note)
        is_lost = subject in self.entries | self.measures | self.photos
        return self._lose_notes((subject,)) if is_lost else set()

    def _lose_notes(self, subjects: Iterable[str]) -> set[Entity]:
        lost = {note for subject in subjects for note in self._noted_on[subject]} - self.notes
        self.notes |= lost
        return {Entity(log.REVIEW_NOTE, note) for note in lost}

    def wiped(self, change: Change) -> Change:
        """Return `change` without what must be destroyed; the very same if it holds nothing of it.

        It says of nothing redacted that it was not redacted, either.
        """
        if not (self.entries or self.photos):
            return change
        writes = tuple(map(self._wiped_write, change.writes))
        return change if writes == change.writes else change._replace(writes=writes)

    def _wiped_write(self, write: Write) -> Write:
        sort, key = write.entity
        if sort == log.QUERY:
            return self._without_labels(write)
        if key not in self._gone.get(sort, ()):
            return write
        return write._replace(value=_emptied(write))

    def _without_labels(self, write: Write) -> Write:
        if write.field != _CANDIDATES or not isinstance(write.value, list):
            return write
        emptied: Json = [[one, "" if one in self.entries else said] for one, said in write.value]
        return write if emptied == write.value else write._replace(value=emptied)

    def covers(self, draft: DraftKey) -> bool:
        """Return whether that draft is of a wording that must be destroyed."""
        return draft.target in self.entries or draft.place in self.measures | self.photos

    @property
    def lost(self) -> Lost:
        """What a file must hold no more beside the wordings in its changes."""
        subjects = frozenset(self.measures | self.photos)
        return Lost(frozenset(self.entries), subjects, frozenset(self.contents.digests))


def _emptied(write: Write) -> Json:
    if write.field == _REDACTED:
        return True
    return "" if write.value is not None and _is_wording(write) else write.value


def _is_note(entity: Entity) -> bool:
    return entity.sort == log.REVIEW_NOTE


def _is_wording(write: Write) -> bool:
    return write.field in _WORDINGS.get(write.entity.sort, ())


def same(one: Change, other: Change) -> bool:
    """Return whether two changes of one number are the same, but that one of them was wiped.

    It need not be known yet that there was a redaction: a wiped change may come before it.
    """
    if one == other:
        return True
    return (
        one._replace(writes=()) == other._replace(writes=())
        and len(one.writes) == len(other.writes)
        and all(map(_agree, one.writes, other.writes))
    )


def _agree(one: Write, other: Write) -> bool:
    if one == other:
        return True
    if one._replace(value=None) != other._replace(value=None):
        return False
    if one.field == _REDACTED and one.entity.sort in (log.ENTRY, log.PHOTO):
        return True in (one.value, other.value)
    if one.field == _CANDIDATES:
        return _agree_but_for_labels(one.value, other.value)
    return _is_wording(one) and "" in (one.value, other.value)


def _agree_but_for_labels(one: Json, other: Json) -> bool:
    if not (isinstance(one, list) and isinstance(other, list) and len(one) == len(other)):
        return False
    return all(
        key == theirs and (said == said_there or "" in (said, said_there))
        for (key, said), (theirs, said_there) in zip(one, other, strict=True)
    )


def wipe(
    connection: sqlite3.Connection,
    changes: Iterable[Change],
    lost: Lost,
    count: int,
) -> None:
    """Write `changes`, which were wiped, over what stands under their numbers.

    What is `lost` is dropped, and what the stage shows is forgotten: it may be read from there. The
    file remembers that it is to be scrubbed: what stood there may still be in its log. `count`
    tells this time from the others since the file was opened.
    """
    connection.executemany(
        "UPDATE change SET writes = ? WHERE station = ? AND seq = ?",
        [(to_row(change)[-1], *change.id) for change in changes],
    )
    for statement, keys in (
        ("DELETE FROM draft WHERE target = ?", lost.entries),
        ("DELETE FROM draft WHERE place = ?", lost.subjects),
        ("DELETE FROM attachment WHERE digest = ?", lost.contents),
    ):
        connection.executemany(statement, [(key,) for key in keys])
    connection.execute("DELETE FROM local WHERE key = ? OR key GLOB ?", (_SHOWN, f"{_SHOWN}.*"))
    connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (_DUE, str(count)))


def is_scrub_due(connection: sqlite3.Connection) -> bool:
    """Return whether something was wiped since the file was scrubbed last."""
    return bool(connection.execute("SELECT 1 FROM local WHERE key = ?", (_DUE,)).fetchone())


def note_scrubbed(connection: sqlite3.Connection, count: int) -> None:
    """Forget that the file was to be scrubbed, unless more was wiped since the time `count`."""
    connection.execute("DELETE FROM local WHERE key = ? AND value = ?", (_DUE, str(count)))
