"""What has to be signed off, how far that is, and what the public edition lacks without it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from facilitator.domain.agenda import Block, PlaceId, Workshop
from facilitator.domain.documentation.allowing import is_as_allowed
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.decided import decided_in, deciding_plenum, says_more
from facilitator.domain.documentation.entry_blocks import unquote
from facilitator.domain.documentation.polished_places import polished_in
from facilitator.domain.documentation.wording import name_person
from facilitator.domain.entries import Entry, EntryId, Release
from facilitator.domain.kinds import EXAMPLE, PARKING, QUOTE
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.sign_off import SignOff, SignOffState, SubjectId, SubjectKind, subject_id
from facilitator.domain.snapshot import Snapshot

ALLOWED: Final = frozenset({Release.WITH_FUNCTION, Release.ANONYMOUS})
"""What a person may say so that a quote goes out."""
_RELEASED_BY_AUTHOR: Final = frozenset({RoundKind.VOICE, RoundKind.STORY})
_NOTHING: Final = SignOff()


class Hold(StrEnum):
    """Why an entry is not for the public, whatever becomes of the place that it belongs to."""

    QUOTE = "quote"
    """Its wording is not released, or was changed since."""
    DENIED = "denied"
    """Who said it does not want it published."""
    WORDINGS = "wordings"
    """A quote with several wordings: none of them is the one that was released."""
    OPEN_END = "open end"
    PARKED = "parked"
    REDACTED = "redacted"
    BELOW = "below"
    """It hangs on one of those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that somebody signs off by itself."""

    id: SubjectId
    kind: SubjectKind
    key: str
    """The workshop's, block's or entry's id."""
    number: str
    """As people call it: ``3`` of a workshop, ``I`` of a block, ``Z 3.17`` of a quote."""
    title: str
    """Of the workshop or block; of a quote its words, on one line."""
    who: str = ""
    """Who is asked: the speakers as the agenda names them, of a quote the function; of a block
    without speakers who is responsible."""
    place: PlaceId
    sign_off: SignOff
    """What was noted last."""
    state: SignOffState
    """As it holds: what was released and changed since is CHANGED."""
    seal: str
    """The digest of the content as it is now."""
    release: Release | None = None
    """Of a quote: what may be published of it."""
    entries: tuple[EntryId, ...] = ()
    """What an excerpt of it shows, without quotes, which are signed off by themselves."""
    is_from_phone: bool = False
    """Nobody knows who said it: the moderation decides."""

    @property
    def is_released(self) -> bool:
        """Whether the public edition may have it."""
        allowed = self.release is None or self.release in ALLOWED
        return allowed and self.state is SignOffState.RELEASED

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to be asked any more: released as it is, or denied."""
        return self.is_released or self.release is Release.DENIED

    @property
    def is_to_be_sent(self) -> bool:
        """Whether there is somebody who has to be asked, and can be."""
        return not (self.is_settled or self.is_from_phone)


def needs_release(entry: Entry, snapshot: Snapshot) -> bool:
    """Return whether an entry is somebody's own words: a quote, a voice, a success story.

    Of a round that was discarded nobody knows what it asked for: its examples count as stories.
    """
    if entry.kind == QUOTE or entry.withdrawal:
        return True
    if not entry.round:
        return False
    asked = next((one for one in snapshot.rounds if one.id == entry.round), None)
    return entry.kind == EXAMPLE if asked is None else asked.kind in _RELEASED_BY_AUTHOR


def subjects(snapshot: Snapshot) -> tuple[Subject, ...]:
    """Return all that somebody has to sign off: workshops, then talks, then quotes.

    Only what says something; quotes by their place, in the order of filing.
    """
    held = holds(snapshot)
    return (
        *_workshops(snapshot, held),
        *_talks(snapshot, held),
        *(_quote(snapshot, entry) for entry in _standing(snapshot) if _is_quote(entry, snapshot)),
    )


def subject_of(snapshot: Snapshot, subject: SubjectId) -> Subject | None:
    """Return what is known of a subject; None: there is none, or no longer."""
    return next((one for one in subjects(snapshot) if one.id == subject), None)


def unreleased_places(snapshot: Snapshot) -> frozenset[PlaceId]:
    """Return the workshops and blocks that the public edition tells nothing of."""
    of_place = frozenset({SubjectKind.WORKSHOP, SubjectKind.SPEAKER})
    return frozenset(
        subject.place
        for subject in subjects(snapshot)
        if subject.kind in of_place and not subject.is_released
    )


def is_plenum_released(snapshot: Snapshot) -> bool:
    """Return whether what the plenum came to is released: then its measures are, too."""
    plenum = deciding_plenum(snapshot.agenda)
    return any(one.is_released and one.place == plenum for one in subjects(snapshot))


def holds(snapshot: Snapshot) -> Mapping[EntryId, Hold]:
    """Return the entries that are not for the public by themselves, each with the reason.

    What hangs on such an entry goes on with its words, so it is none for the public, either.
    """
    held = {
        entry.id: hold for entry in snapshot.entries.values() if (hold := _hold(entry, snapshot))
    }
    for entry in snapshot.entries.values():
        if entry.id not in held and _hangs_on(entry, snapshot, held):
            held[entry.id] = Hold.BELOW
    return MappingProxyType(held)


def _hangs_on(entry: Entry, snapshot: Snapshot, held: Mapping[EntryId, Hold]) -> bool:
    seen = {entry.id}
    parent = snapshot.entries.get(entry.parent or "")
    while parent is not None and parent.id not in seen:
        if parent.id in held:
            return True
        seen.add(parent.id)
        parent = snapshot.entries.get(parent.parent or "")
    return False


def _hold(entry: Entry, snapshot: Snapshot) -> Hold | None:
    if entry.redacted:
        return Hold.REDACTED
    if needs_release(entry, snapshot) and not entry.removed:
        if entry.release is Release.DENIED:
            return Hold.DENIED
        if entry.versions:
            return Hold.WORDINGS
        if not _quote(snapshot, entry).is_released:
            return Hold.QUOTE
    if entry.kind == PARKING:
        return Hold.PARKED
    return Hold.OPEN_END if entry.open_end else None


def _is_quote(entry: Entry, snapshot: Snapshot) -> bool:
    return needs_release(entry, snapshot) and not entry.redacted


def _standing(snapshot: Snapshot) -> Iterator[Entry]:
    order = [workshop.id for workshop in snapshot.agenda.workshops]
    order += [block.id for _, block in snapshot.agenda.blocks()]
    places = sorted(
        snapshot.notes, key=lambda one: (order.index(one) if one in order else 9999, one)
    )
    for place in places:
        yield from snapshot.notes[place].entries


def _workshops(snapshot: Snapshot, held: Mapping[EntryId, Hold]) -> Iterator[Subject]:
    for workshop in sorted(snapshot.agenda.workshops, key=lambda one: one.number):
        if _says_something(snapshot, workshop.id):
            yield _of_place(snapshot, SubjectKind.WORKSHOP, workshop, str(workshop.number), held)


def _talks(snapshot: Snapshot, held: Mapping[EntryId, Hold]) -> Iterator[Subject]:
    """Yield the blocks in which something was said; where nobody speaks, whoever leads is asked.

    A block that nobody could release would be public without anybody's word. Quotes that stand
    there alone have each their own.
    """
    for _, block in snapshot.agenda.blocks():
        if not _says_something(snapshot, block.id):
            continue
        found = _of_place(snapshot, SubjectKind.SPEAKER, block, block.code, held)
        if block.speakers or found.entries or says_more(snapshot, block.id):
            yield found


def _says_something(snapshot: Snapshot, place: PlaceId) -> bool:
    return bool(snapshot.notes_in(place).entries) or says_more(snapshot, place)


def _of_place(
    snapshot: Snapshot,
    kind: SubjectKind,
    place: Workshop | Block,
    number: str,
    held: Mapping[EntryId, Hold],
) -> Subject:
    people = place.people if isinstance(place, Workshop) else place.speakers
    lead = "" if isinstance(place, Workshop) else place.responsible
    shown = tuple(
        entry
        for entry in snapshot.notes_in(place.id).entries
        if entry.id not in held and not needs_release(entry, snapshot)
    )
    question = place.question if isinstance(place, Workshop) else ""
    seal = _seal(
        *(place.title, question, snapshot.notes_in(place.id).summary),
        *(part for entry in shown for part in _content(entry)),
        *polished_in(snapshot, place.id, shown),
        *decided_in(snapshot, place.id),
    )
    noted = snapshot.sign_offs.get(subject_id(kind, place.id), _NOTHING)
    return Subject(
        id=subject_id(kind, place.id),
        kind=kind,
        key=place.id,
        number=number,
        title=one_line(place.title),
        who="; ".join(name_person(person) for person in people) or lead,
        place=place.id,
        sign_off=noted,
        state=_as_it_holds(noted, seal),
        seal=seal,
        entries=tuple(entry.id for entry in shown),
    )


def _content(entry: Entry) -> tuple[str, ...]:
    return (entry.id, entry.kind or "", entry.relation or "", entry.parent or "", entry.text)


def _quote(snapshot: Snapshot, entry: Entry) -> Subject:
    kind = snapshot.agenda.kind(entry.kind)
    number = snapshot.full_number(entry)
    seal = _seal(unquote(entry.text), entry.function)
    noted = snapshot.sign_offs.get(subject_id(SubjectKind.QUOTE, entry.id), _NOTHING)
    return Subject(
        id=subject_id(SubjectKind.QUOTE, entry.id),
        kind=SubjectKind.QUOTE,
        key=entry.id,
        number=f"{kind.letter.upper()} {number}" if kind else number,
        title=one_line(unquote(entry.text)),
        who=entry.function,
        place=entry.place,
        sign_off=noted,
        state=_quote_state(noted, seal, entry),
        seal=seal,
        release=entry.release,
        entries=(entry.id,),
        is_from_phone=bool(entry.round),
    )


def _quote_state(noted: SignOff, seal: str, entry: Entry) -> SignOffState:
    """Return how far a quote is; who released his own words needs no further sign-off."""
    is_asked = entry.release is Release.OPEN
    if noted.state is SignOffState.OPEN:
        if is_asked:
            return SignOffState.OPEN
        return SignOffState.RELEASED if is_as_allowed(entry) else SignOffState.CHANGED
    if noted.state is SignOffState.RELEASED and is_asked:
        return SignOffState.OPEN
    return _as_it_holds(noted, seal)


def _as_it_holds(noted: SignOff, seal: str) -> SignOffState:
    if noted.state is SignOffState.RELEASED and noted.seal != seal:
        return SignOffState.CHANGED
    if noted.state is SignOffState.SENT and noted.seal not in ("", seal):
        return SignOffState.CHANGED  # who answers now has read something else
    return noted.state


def _seal(*parts: str) -> str:
    """Return what tells one content from another; white space doesn't count."""
    content = json.dumps([one_line(part) for part in parts], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()
