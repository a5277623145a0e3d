"""The results of the workshops: an overview, then each workshop on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.agenda import Block, PlaceId, Track, Workshop, track_id
from facilitator.domain.documentation.figures import EntryCount, count_entries
from facilitator.domain.documentation.material import Material, place_anchor
from facilitator.domain.documentation.model import (
    Anchor,
    Blocks,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    TableRow,
)
from facilitator.domain.documentation.photos import photos_in
from facilitator.domain.documentation.rounds import place_blocks
from facilitator.domain.documentation.routing import Part
from facilitator.domain.documentation.talks import build_section, sections_of
from facilitator.domain.documentation.wording import (
    enumerate_words,
    fact,
    name_person,
    name_workshop,
    paragraphs,
)
from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION, QUOTE, Kind
from facilitator.domain.run import BlockState

OVERVIEW_TABLE: Final[Anchor] = "table-workshops"

_CORE: Final = (CHALLENGE, APPROACH, OPTION)
"""Of these a reader wonders if one workshop names none and another does."""


def build_workshops(material: Material) -> Blocks:
    """Return the chapter; nothing as long as no workshop has anything."""
    workshops = sorted(material.snapshot.agenda.workshops, key=lambda found: found.number)
    phases = sections_of(material, Part.WORKSHOPS)
    begun = any(_has_begun(material, workshop.id) for workshop in workshops)
    if not (begun or phases):
        return ()
    return (
        Heading(level=1, text=material.texts("Results of the workshops"), anchor="part-workshops"),
        *(_overview(material, _told(material, workshops)) if begun else ()),
        *(block for phase in phases for block in build_section(material, phase)),
        *(
            block
            for workshop in (workshops if begun else ())
            for block in _workshop(material, workshop)
        ),
    )


def _told(material: Material, workshops: list[Workshop]) -> list[Workshop]:
    """Return those whose results stand here."""
    return [workshop for workshop in workshops if workshop.id not in material.unreleased]


def _has_begun(material: Material, place: PlaceId) -> bool:
    return bool(
        material.threads.get(place)
        or material.summary_of(place).strip()
        or photos_in(material, place)
    )


def _counts(material: Material, workshop: Workshop) -> EntryCount:
    return count_entries(material, material.threads.get(workshop.id, ()))


def _overview(material: Material, workshops: list[Workshop]) -> Blocks:
    texts = material.texts
    counts = {workshop.id: _counts(material, workshop) for workshop in workshops}
    kinds = [
        kind
        for kind in material.snapshot.agenda.kinds
        if any(count.by_kind[kind.id] for count in counts.values())
    ]
    unsorted = any(count.by_kind[None] for count in counts.values())
    followers = any(count.followers for count in counts.values())
    columns = [
        Column(texts.about("column", "Workshop"), 34),
        Column(texts.about("column", "Room"), 15),
        *(Column(kind.letter.upper(), 6, counts=True) for kind in kinds),
        *([Column(texts.about("column", "none"), 9, counts=True)] if unsorted else []),
        Column(texts.about("column", "All"), 8, counts=True),
    ]
    return (
        Paragraph((Span(_explain_columns(material, kinds, unsorted, followers)),)),
        Table(
            anchor=OVERVIEW_TABLE,
            caption=texts("The workshops and what they came to"),
            columns=tuple(columns),
            rows=tuple(
                TableRow(cells=tuple(_overview_row(material, workshop, counts, kinds, unsorted)))
                for workshop in workshops
            ),
        ),
    )


def _overview_row(
    material: Material,
    workshop: Workshop,
    counts: dict[PlaceId, EntryCount],
    kinds: list[Kind],
    unsorted: bool,
) -> Iterator[Cell]:
    count = counts[workshop.id]
    title = name_workshop(material.texts, workshop)
    yield Cell(spans=(Span(title, target=place_anchor(workshop.id)),))
    yield Cell(spans=(Span(", ".join(_rooms(material, workshop)) or "–"),))
    for kind in kinds:
        yield Cell(spans=(Span(str(count.by_kind[kind.id])),))
    if unsorted:
        yield Cell(spans=(Span(str(count.by_kind[None])),))
    yield Cell(spans=(Span(str(count.total)),))


def _explain_columns(material: Material, kinds: list[Kind], unsorted: bool, followers: bool) -> str:
    texts = material.texts
    letters = [
        texts("{letter} for {kinds}", letter=kind.letter.upper(), kinds=kind.plural)
        for kind in kinds
    ]
    letters += [texts("“none” for what is not sorted")] if unsorted else []
    sentences = []
    if letters:
        sentences.append(
            texts("The columns stand for: {letters}.", letters=enumerate_words(texts, letters))
        )
    if followers:
        sentences.append(
            texts("Additions, objections and answers are counted in the last column only.")
        )
    return " ".join(sentences) or texts("So far the workshops have summaries only.")


def _workshop(material: Material, workshop: Workshop) -> Blocks:
    texts = material.texts
    threads = material.threads_in(workshop.id)
    content = (
        *paragraphs(material.summary_of(workshop.id), f"summary:{workshop.id}"),
        *place_blocks(
            material,
            workshop.id,
            threads,
            {None: texts("Not sorted"), QUOTE: texts("Voices from the workshop")},
            expected=_expected(material) if threads and not material.issue.is_public else (),
        ),
        *photos_in(material, workshop.id),
    )
    return (
        Heading(
            level=2,
            text=name_workshop(texts, workshop),
            anchor=place_anchor(workshop.id),
            new_page=bool(content),
        ),
        *_profile(material, workshop),
        *(content or (Paragraph((Span(_nothing(material, workshop)),)),)),
    )


def _nothing(material: Material, workshop: Workshop) -> str:
    if workshop.id in material.unreleased:
        return material.texts("The results of this workshop are not released for publication.")
    return material.texts("None mentioned.")


def _expected(material: Material) -> tuple[str, ...]:
    used = {
        kind.id
        for workshop in material.snapshot.agenda.workshops
        for thread in material.threads_in(workshop.id)
        if (kind := material.kind_of(thread.root))
    }
    return tuple(kind for kind in _CORE if kind in used)


def _profile(material: Material, workshop: Workshop) -> Iterator[Paragraph]:
    texts = material.texts
    if workshop.question:
        yield fact(texts("Guiding question"), workshop.question)
    rooms = _rooms(material, workshop)
    if rooms:
        yield fact(texts.about("profile", "Room"), ", ".join(rooms))
    steps = _steps(material, workshop)
    if len(steps) > 1:
        yield fact(texts("Steps"), "; ".join(steps))
    people = _head_counts(material, workshop)
    if people:
        yield fact(texts.about("profile", "Participants"), people)
    if workshop.people:
        yield fact(texts("With"), "; ".join(name_person(person) for person in workshop.people))


def _tracks(material: Material, workshop: Workshop) -> Iterator[tuple[Block, Track]]:
    for _, phase in material.snapshot.agenda.blocks():
        for track in phase.tracks:
            if track.workshop == workshop.id:
                yield phase, track


def _steps(material: Material, workshop: Workshop) -> tuple[str, ...]:
    """Return what a workshop did one after another, without what was cancelled."""
    return tuple(
        block.title
        for _, track in _tracks(material, workshop)
        for block in track.blocks
        if material.forecast.of(block.id).state is not BlockState.SKIPPED
    )


def _head_counts(material: Material, workshop: Workshop) -> str:
    """Return how many were there, as far as anybody counted; from phase to phase it may differ."""
    counts = [
        report.head_count
        for phase, _ in _tracks(material, workshop)
        if (report := material.snapshot.reports.get(track_id(phase.id, workshop.id)))
        and report.head_count is not None
    ]
    if len(set(counts)) < 2:
        return "".join(map(str, counts[:1]))
    return material.texts("{least} to {most}", least=min(counts), most=max(counts))


def _rooms(material: Material, workshop: Workshop) -> tuple[str, ...]:
    """Return the names of the rooms that a workshop meets in, each once."""
    agenda = material.snapshot.agenda
    names = (agenda.room_name(track.room) for _, track in _tracks(material, workshop))
    return tuple(dict.fromkeys(name for name in names if name))
