"""The annex: parking lot, what has no chapter any more, how numbers work, imprint, credits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.abbreviations import build_abbreviations
from facilitator.domain.documentation.assurances import build_accessibility, build_releases
from facilitator.domain.documentation.entry_blocks import threads_blocks
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    Figure,
    Heading,
    Paragraph,
    Role,
    Span,
)
from facilitator.domain.documentation.photos import build_credits
from facilitator.domain.documentation.rounds import place_blocks
from facilitator.domain.documentation.titlepage import (
    name_rehearsal,
    name_state,
    name_version,
)
from facilitator.domain.documentation.wording import (
    enumerate_words,
    fact,
    name_dates,
    name_person,
    paragraphs,
)
from facilitator.domain.entries import Entry


def build_annex(material: Material, figures: Sequence[Figure]) -> Blocks:
    """Return the annex; `figures` are the photos before it, in order."""
    return (
        Heading(level=1, text=material.texts("Annex"), anchor="part-annex"),
        *_parking_lot(material),
        *_elsewhere(material),
        *_numbering(material),
        *build_abbreviations(material),
        *_imprint(material),
        *build_credits(material, figures),
        *build_releases(material),
        *build_accessibility(material),
    )


def _parking_lot(material: Material) -> Blocks:
    parked = threads_blocks(material, material.parked())
    if not parked:
        return ()
    heading = Heading(
        level=2, text=material.texts.about("chapter", "Parking lot"), anchor="part-parking"
    )
    return (heading, *parked)


def _elsewhere(material: Material) -> Blocks:
    """Return what was captured in places that the agenda no longer has: no word is lost."""
    found: list[Block] = []
    for place in material.snapshot.notes:
        if place not in material.parts:
            found += _lost_place(material, place)
    if not found:
        return ()
    text = material.texts("Captured for agenda items that no longer exist")
    return (Heading(level=2, text=text, anchor="part-elsewhere"), *found)


def _lost_place(material: Material, place: PlaceId) -> Blocks:
    return (
        *paragraphs(material.summary_of(place), f"summary:{place}"),
        *place_blocks(
            material, place, material.threads_in(place), {None: material.texts("Not sorted")}
        ),
    )


def _numbering(material: Material) -> Blocks:
    texts = material.texts
    entries = _standing(material)
    if not entries:
        return ()
    return (
        Heading(level=2, text=texts("How the results are numbered"), anchor="part-numbers"),
        *(Paragraph((Span(line),)) for line in _explain_numbers(material, entries)),
        *_letters(material, entries),
    )


def _standing(material: Material) -> list[Entry]:
    return [entry for notes in material.snapshot.notes.values() for entry in notes.entries]


def _explain_numbers(material: Material, entries: list[Entry]) -> Iterator[str]:
    texts = material.texts
    yield texts(
        "Every entry keeps the number that it got when it was captured. In front stands the number "
        "of the workshop, behind the point a running number. The letter before it names the kind. "
        "Missing numbers belong to entries that were withdrawn or moved."
    )
    codes = [
        texts("{code} for “{title}”", code=block.code, title=block.title)
        for _, block in material.snapshot.agenda.blocks()
        if block.code and any(entry.place == block.id for entry in entries)
    ]
    if codes:
        yield texts(
            "Outside of the workshops the number begins with the agenda item: {codes}.",
            codes=enumerate_words(texts, codes),
        )
    if any(entry.number and not entry.number.isdecimal() for entry in entries):
        yield texts(
            "A letter behind the point says that the entry comes from a further device of the "
            "same workshop."
        )
    if any(entry.redacted for entry in entries):
        yield texts(
            "Where it says “{redacted}”, the words were destroyed afterwards.",
            redacted=texts("[redacted]"),
        )
    if any(not entry.number for entry in entries):
        yield texts("A question mark stands where the number has not been given yet.")


def _letters(material: Material, entries: Iterable[Entry]) -> Iterator[Paragraph]:
    used = {entry.kind for entry in entries}
    kinds = [kind for kind in material.snapshot.agenda.kinds if kind.id in used]
    if kinds:
        letters = ", ".join(f"{kind.letter.upper()} {kind.name}" for kind in kinds)
        yield fact(material.texts("Letters"), letters)


def _imprint(material: Material) -> Blocks:
    return (
        Heading(level=2, text=material.texts("Imprint and notes"), anchor="part-imprint"),
        *_imprint_facts(material),
    )


def _imprint_facts(material: Material) -> Iterator[Paragraph]:
    texts, agenda = material.texts, material.snapshot.agenda
    if agenda.organiser:
        yield fact(texts("Published by"), agenda.organiser)
    yield fact(
        texts("Event"), f"{agenda.series}: {agenda.title}" if agenda.series else agenda.title
    )
    days = name_dates(texts, [day.date for day in agenda.days])
    yield fact(texts("Place and time"), ", ".join(part for part in (agenda.place, days) if part))
    if agenda.people:
        yield fact(texts("With"), "; ".join(name_person(person) for person in agenda.people))
    if material.issue.number:
        yield fact(texts("Version"), name_version(material))
    yield fact(texts("As of"), name_state(material))
    if lines := material.issue.changes.splitlines():
        yield Paragraph((Span(texts("Changed since the version before:")),), Role.LEAD)
        yield from (Paragraph((Span(line),), Role.BULLET) for line in lines)
    if material.snapshot.rehearsal:
        yield fact(texts("Note"), name_rehearsal(material))
    yield from (Paragraph((Span(line),)) for line in agenda.documentation.imprint)
    yield Paragraph((Span(texts("Compiled from the notes taken during the event.")),))
