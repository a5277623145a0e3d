"""The public edition: a step from a snapshot to one that holds nothing but what may be read.

What is not in the snapshot can't get into the document, whatever part of it is written anew. The
words of quotes that are not released, and names, may also stand in somebody's summary: those are
looked for in the finished document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

from facilitator.domain.agenda import Agenda, Block, Person
from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.documentation.decided import deciding_plenum
from facilitator.domain.documentation.entry_blocks import unquote
from facilitator.domain.documentation.hiding import Hiding
from facilitator.domain.documentation.model import Document
from facilitator.domain.documentation.personal import is_organisation, personal_in
from facilitator.domain.documentation.polished_places import shown_polish
from facilitator.domain.documentation.releasing import (
    holds,
    is_plenum_released,
    needs_release,
    unreleased_places,
)
from facilitator.domain.entries import Entry, EntryId, Measure, Notes, Release
from facilitator.domain.plenum.query import Query
from facilitator.domain.plenum.reading_back import is_confirmed, seal_of_sheet, sheet_of
from facilitator.domain.plenum.tally import tally
from facilitator.domain.plenum.theme import Theme, Themes
from facilitator.domain.redaction import TELLING
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts

_NAMES_THINGS: Final = frozenset(
    {"anchor", "target", "text_id", "id", "digest", "record_id", "language", "orphans"}
)
"""Fields that no reader sees."""
_SHORTEST_NAME: Final = 5


def public_snapshot(snapshot: Snapshot, texts: Texts) -> Snapshot:
    """Return `snapshot` with only what everybody may read, in the words of the event's `texts`.

    That is without: places, quotes and photos that are not released; themes and queries of a plenum
    that is not; open ends, the parking lot and what hangs on them; second wordings; remarks; names
    of persons, for whom their functions stand; results of queries that so few took part in that
    they may tell who they are.
    """
    places = unreleased_places(snapshot)
    is_decided = deciding_plenum(snapshot.agenda) not in places
    shown = _entries(snapshot, places)
    public = replace(
        snapshot,
        agenda=_agenda(snapshot.agenda),
        entries=MappingProxyType(shown),
        notes=_notes(snapshot, shown, places),
        measures=tuple(_measures(snapshot, shown, places, texts)),
        queries=tuple(_queries(snapshot, shown, texts)) if is_decided else (),
        photos=tuple(
            photo
            for photo in snapshot.photos
            if photo.consent.may_be_published and photo.place not in places
        ),
        reports=MappingProxyType(
            {key: replace(report, remark="") for key, report in snapshot.reports.items()}
        ),
        sign_offs=MappingProxyType({}),
        versions=(),
        timers=(),
        messages=(),
    )
    public = replace(public, themes=_themes(snapshot, public) if is_decided else Themes())
    return replace(public, polish=shown_polish(snapshot, public, places))


def without_secrets(document: Document, snapshot: Snapshot, texts: Texts) -> Document:
    """Return a document of the public edition without words that are not released, and no names.

    `snapshot` is the whole one. Words that are too short to tell anything are let stand.
    """
    hiding = _hiding(snapshot, texts)
    if hiding is None:
        return document
    hidden: Document = _walk(document, hiding)
    return hidden


def _entries(snapshot: Snapshot, places: frozenset[str]) -> dict[EntryId, Entry]:
    held = holds(snapshot)
    return {
        entry.id: _entry(entry, snapshot)
        for entry in snapshot.entries.values()
        if entry.id not in held and entry.place not in places
    }


def _entry(entry: Entry, snapshot: Snapshot) -> Entry:
    taken_by = "" if personal_in(entry.taken_by) else entry.taken_by
    plain = replace(entry, versions=(), taken_by=taken_by, withdrawal="")
    if entry.removed:  # its number may be named, nothing else
        return replace(plain, text="", function="")
    keeps = entry.release is Release.WITH_FUNCTION and needs_release(entry, snapshot)
    return plain if keeps and not personal_in(entry.function) else replace(plain, function="")


def _notes(
    snapshot: Snapshot, shown: Mapping[EntryId, Entry], places: frozenset[str]
) -> Mapping[str, Notes]:
    return MappingProxyType(
        {
            place: replace(
                notes,
                entries=tuple(shown[one.id] for one in notes.entries if one.id in shown),
                removed=tuple(shown[one.id] for one in notes.removed if one.id in shown),
                open_ends=0,
            )
            for place, notes in snapshot.notes.items()
            if place not in places
        }
    )


def _measures(
    snapshot: Snapshot, shown: Mapping[EntryId, Entry], places: frozenset[str], texts: Texts
) -> Iterator[Measure]:
    """Yield the measures resting on what is shown; a name gives way to the addressee.

    What was proposed in a place that is not released keeps its number, and is not shown; neither is
    what was agreed on, unless the plenum that did is released.
    """
    silent = frozenset[str]() if is_plenum_released(snapshot) else places
    for measure in snapshot.measures:
        who = measure.who
        if personal_in(who):
            who = "" if measure.addressee else texts("named internally")
        if measure.agreed:
            is_hidden = _is_all_said_in(silent, measure, snapshot)
        else:
            is_hidden = bool(measure.source) and measure.source not in shown
        yield replace(
            measure,
            who=who,
            source=measure.source if measure.source in shown else None,
            sources=tuple(one for one in measure.sources if one in shown),
            removed=measure.removed or is_hidden,
        )


def _is_all_said_in(places: frozenset[str], measure: Measure, snapshot: Snapshot) -> bool:
    """Return whether all that a measure rests on was said there; what rests on nothing was not."""
    known = (snapshot.entries.get(one) for one in (*measure.sources, measure.source or ""))
    found = {entry.place for entry in known if entry is not None}
    return bool(found) and found <= places


def _queries(snapshot: Snapshot, shown: Mapping[EntryId, Entry], texts: Texts) -> Iterator[Query]:
    standing = {entry.id for entry in shown.values() if not entry.removed}
    for query in snapshot.queries:
        if not tally(query).is_small:
            candidates = tuple(
                replace(one, label=texts("not released"))
                if one.id in snapshot.entries and one.id not in standing
                else one
                for one in query.candidates
            )
            counts = {(one.source, one.candidate): replace(one, reason="") for one in query.counts}
            yield replace(query, candidates=candidates, counts=tuple(counts.values()))


def _themes(snapshot: Snapshot, public: Snapshot) -> Themes:
    shown = public.entries
    standing = tuple(
        replace(theme, entries=tuple(one for one in theme.entries if one in shown))
        for theme in snapshot.themes.standing
    )
    of_entry = {one: found for one, found in snapshot.themes.of_entry.items() if one in shown}
    filtered = replace(public, themes=Themes(standing, MappingProxyType(of_entry)))
    sealed = (
        _still_confirmed(before, theme, snapshot, filtered)
        for before, theme in zip(snapshot.themes.standing, standing, strict=True)
    )
    return replace(filtered.themes, standing=tuple(sealed))


def _still_confirmed(before: Theme, theme: Theme, snapshot: Snapshot, filtered: Snapshot) -> Theme:
    """Return a theme as confirmed as it was: less of it is shown, nothing else."""
    if theme.confirmation is None or not is_confirmed(before, snapshot):
        return theme
    seal = seal_of_sheet(sheet_of(theme, filtered))
    return replace(theme, confirmation=replace(theme.confirmation, seal=seal))


def _agenda(agenda: Agenda) -> Agenda:
    def block(one: Block) -> Block:
        tracks = tuple(
            replace(track, blocks=tuple(map(block, track.blocks))) for track in one.tracks
        )
        return replace(one, speakers=_functions(one.speakers), responsible="", tracks=tracks)

    return replace(
        agenda,
        days=tuple(replace(day, blocks=tuple(map(block, day.blocks))) for day in agenda.days),
        people=_functions(agenda.people),
        workshops=tuple(replace(one, people=_functions(one.people)) for one in agenda.workshops),
    )


def _functions(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return what those people are; who has no function is left out, institutions stay."""
    named = (
        person if is_organisation(person.name) else Person(name=_function(person))
        for person in people
    )
    return tuple(one for one in dict.fromkeys(named) if one.name)


def _function(person: Person) -> str:
    return ", ".join(part for part in (person.role, person.organisation) if part)


def _in_a_sentence(person: Person) -> str:
    """Return the function that may stand for a name; none if it tells what somebody does."""
    return _function(person) if person.role[:1].isupper() or not person.role else ""


def _people(agenda: Agenda) -> Iterator[Person]:
    yield from agenda.people
    for workshop in agenda.workshops:
        yield from workshop.people
    for block in agenda.all_blocks():
        yield from block.speakers


def _hiding(snapshot: Snapshot, texts: Texts) -> Hiding | None:
    """Return what hides the words that nobody may read; None: there are none."""
    instead = dict.fromkeys(_secret_words(snapshot), texts("[not released]"))
    for person in _people(snapshot.agenda):
        name = _plain(person.name)
        if len(name) >= _SHORTEST_NAME and not is_organisation(person.name):
            instead[name] = _in_a_sentence(person) or texts("[name]")
    return Hiding(instead) if instead else None


def _plain(text: str) -> str:
    return " ".join(clean_text(text).split())


def _secret_words(snapshot: Snapshot) -> Iterator[str]:
    """Yield the wordings of quotes that are not released, and of what was taken back."""
    held = holds(snapshot)
    for entry in snapshot.entries.values():
        is_secret = needs_release(entry, snapshot) and (entry.removed or entry.id in held)
        for wording in (entry.text, *entry.versions) if is_secret else ():
            for line in (wording, *wording.splitlines()):
                words = _plain(unquote(line))
                if len(words) >= TELLING:
                    yield words


def _walk(value: Any, hiding: Hiding) -> Any:
    """Return `value` with every text that a reader may see hidden as far as it has to be."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return hiding.hide(value)
    if isinstance(value, tuple):
        return tuple(_walk(part, hiding) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: _walk(getattr(value, field.name), hiding)
            for field in fields(value)
            if field.name not in _NAMES_THINGS
        }
        return replace(value, **parts)
    return value
