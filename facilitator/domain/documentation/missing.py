"""What the public edition goes out without, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.personal import personal_in
from facilitator.domain.documentation.releasing import Hold, Subject, holds, subjects
from facilitator.domain.entries import Entry, EntryId, MeasureId
from facilitator.domain.photos import Consent, PhotoId
from facilitator.domain.plenum.labels import measure_labels
from facilitator.domain.sign_off import SubjectId, SubjectKind
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


class Lacks(StrEnum):
    """What is missing."""

    WORKSHOP = "workshop"
    SPEAKER = "speaker"
    QUOTE = "quote"
    WORDING = "wording"
    OPEN_END = "open end"
    PHOTO = "photo"
    NAME = "name"
    """A person's name where a function belongs: it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing that the public edition goes out without; what it is about leads there."""

    kind: Lacks
    said: str
    subject: SubjectId = ""
    place: PlaceId = ""
    entry: EntryId = ""
    photo: PhotoId = ""
    measure: MeasureId = ""


def missing_for_public(snapshot: Snapshot, texts: Texts) -> tuple[Missing, ...]:
    """Return what the public edition lacks and could have; what was denied is settled.

    `texts` speak to whoever decides: the screen's language.
    """
    return (
        *(_unreleased(subject, texts) for subject in subjects(snapshot) if not subject.is_settled),
        *_unfinished(snapshot, texts),
        *_photos(snapshot, texts),
        *_names(snapshot, texts),
    )


def _unreleased(subject: Subject, texts: Texts) -> Missing:
    kinds = {
        SubjectKind.WORKSHOP: Lacks.WORKSHOP,
        SubjectKind.SPEAKER: Lacks.SPEAKER,
        SubjectKind.QUOTE: Lacks.QUOTE,
    }
    templates = {
        SubjectKind.WORKSHOP: texts(
            "Workshop {number} “{title}” is not signed off",
            number=subject.number,
            title=subject.title,
        ),
        SubjectKind.SPEAKER: texts("“{title}” is not signed off", title=subject.title),
        SubjectKind.QUOTE: texts("{number} is not released", number=subject.number),
    }
    return Missing(
        kind=kinds[subject.kind],
        said=templates[subject.kind],
        subject=subject.id,
        place=subject.place,
        entry=subject.key if subject.kind is SubjectKind.QUOTE else "",
    )


def _unfinished(snapshot: Snapshot, texts: Texts) -> Iterator[Missing]:
    held = holds(snapshot)
    for entry in _standing(snapshot):
        number = snapshot.full_number(entry)
        if held.get(entry.id) is Hold.OPEN_END:
            said = texts("{number} is unfinished", number=number)
            yield Missing(kind=Lacks.OPEN_END, said=said, entry=entry.id, place=entry.place)
        if held.get(entry.id) is Hold.WORDINGS:
            said = texts(
                "{number}: one of several wordings of the quote is to be chosen", number=number
            )
            yield Missing(kind=Lacks.WORDING, said=said, entry=entry.id, place=entry.place)


def _photos(snapshot: Snapshot, texts: Texts) -> Iterator[Missing]:
    for number, photo in enumerate(snapshot.photos, start=1):
        if photo.consent is Consent.OPEN:
            said = texts(
                "Photo {number} ({alt}): nobody has consented yet",
                number=number,
                alt=photo.alt or photo.caption or texts("not described"),
            )
            yield Missing(kind=Lacks.PHOTO, said=said, photo=photo.id, place=photo.place)


def _names(snapshot: Snapshot, texts: Texts) -> Iterator[Missing]:
    labels = measure_labels(snapshot.measures, texts)
    for measure in snapshot.measures:
        if personal_in(measure.who):
            said = texts(
                "{measure}: “{who}” seems to be a name", measure=labels[measure.id], who=measure.who
            )
            yield Missing(kind=Lacks.NAME, said=said, measure=measure.id)
    held = holds(snapshot)
    for entry in _standing(snapshot):
        for who in (entry.function, entry.taken_by):
            if entry.id not in held and personal_in(who):
                said = texts(
                    "{number}: “{who}” seems to be a name",
                    number=snapshot.full_number(entry),
                    who=who,
                )
                yield Missing(kind=Lacks.NAME, said=said, entry=entry.id, place=entry.place)


def _standing(snapshot: Snapshot) -> Iterator[Entry]:
    for notes in snapshot.notes.values():
        yield from notes.entries
