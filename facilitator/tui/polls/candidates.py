"""What a query can be about: themes, options for action, answers of one's own, a scale."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from facilitator.domain.entries import Entry
from facilitator.domain.kinds import OPTION
from facilitator.domain.plenum.query import Candidate, Query, QueryKind
from facilitator.domain.plenum.scales import Scale, steps, steps_of, title_of
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.chooser import Offer

MOST_OWN: Final = 8
"""Answers of one's own that the form has a field for."""
_MOST_POINTS: Final = 5


class Subject(StrEnum):
    """What a query is about; a scale has an id of its own, see `Scale`."""

    THEMES = "themes"
    OPTIONS = "options"
    OWN = "own"
    OWN_SCALE = "own scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A query as far as it is prepared; the room's language is that of the event."""

    candidates: tuple[Candidate, ...]
    question: str
    kind: QueryKind = QueryKind.POINTS
    ticked: Collection[str] = field(default=())


def themes_of(snapshot: Snapshot) -> tuple[Candidate, ...]:
    """Return the themes as they can be given points."""
    return tuple(Candidate(id=theme.id, label=theme.title) for theme in snapshot.themes.standing)


def options_of(snapshot: Snapshot) -> tuple[Candidate, ...]:
    """Return the options for action, workshop by workshop; merged ones under their new wording."""
    standing = [entry for notes in snapshot.notes.values() for entry in notes.entries]
    options = [entry for entry in standing if _is_option(entry)]
    return tuple(Candidate(id=entry.id, label=entry.text) for entry in options)


def _is_option(entry: Entry) -> bool:
    return entry.kind == OPTION and entry.merged_into is None and not entry.redacted


def subject_offers(snapshot: Snapshot, texts: Texts) -> list[Offer]:
    """Return what can be asked about, by the ids of `Subject` and `Scale`."""
    themes, options = len(themes_of(snapshot)), len(options_of(snapshot))
    room = room_texts(snapshot)
    offers = []
    if themes > 1:
        offers.append(Offer(Subject.THEMES, texts("Points: themes ({count})", count=themes)))
    if options > 1:
        offers.append(
            Offer(Subject.OPTIONS, texts("Points: options for action ({count})", count=options))
        )
    offers.append(Offer(Subject.OWN, texts("Points: answers of your own …")))
    for scale in Scale:
        ends = steps_of(scale, room)
        said = f"{ends[0].label} … {ends[-1].label}"
        offers.append(
            Offer(scale, texts("Scale: {title} ({said})", title=title_of(scale, texts), said=said))
        )
    offers.append(Offer(Subject.OWN_SCALE, texts("Scale: steps of your own …")))
    return offers


def offers_of(candidates: Sequence[Candidate], snapshot: Snapshot) -> list[Offer]:
    """Return what can be ticked; an entry with its number, which the room is not shown."""
    return [Offer(one.id, f"{_number(one, snapshot)}{one.label}") for one in candidates]


def _number(candidate: Candidate, snapshot: Snapshot) -> str:
    entry = snapshot.entries.get(candidate.id)
    return f"{snapshot.full_number(entry)}  " if entry is not None else ""


def room_texts(snapshot: Snapshot) -> Texts:
    """Return the wording in the language of the event: what the room reads."""
    return load_texts(choose_language(snapshot.agenda.language))


def draft_of(subject: str, snapshot: Snapshot) -> Draft:
    """Return the query as it is begun for `subject`; for one's own without candidates."""
    texts = room_texts(snapshot)
    most = texts("What matters most?")
    match subject:
        case Subject.THEMES:
            return Draft(candidates=themes_of(snapshot), question=most)
        case Subject.OPTIONS:
            return Draft(
                candidates=options_of(snapshot), question=texts("What do we tackle first?")
            )
        case Subject.OWN:
            return Draft(candidates=(), question=most)
        case Subject.OWN_SCALE:
            return Draft(candidates=(), question="", kind=QueryKind.SCALE)
        case _:
            scale = Scale(subject)
            return Draft(
                candidates=steps_of(scale, texts),
                question=scale_question(scale, texts),
                kind=QueryKind.SCALE,
            )


def scale_question(scale: Scale, texts: Texts) -> str:
    """Return how a scale asks unless somebody words it."""
    match scale:
        case Scale.MOOD:
            return texts("How is the mood right now?")
        case Scale.AGREEMENT:
            return texts("Do you agree?")
        case Scale.CONFIDENCE:
            return texts("How confident are you that it will work?")
        case Scale.USEFULNESS:
            return texts("How useful is that for your work?")


def own_candidates(labels: Sequence[str], kind: QueryKind) -> tuple[Candidate, ...]:
    """Return answers of one's own; of a scale they are its steps."""
    if kind is QueryKind.SCALE:
        return steps(tuple(labels))
    return tuple(
        Candidate(id=f"own-{number}", label=label) for number, label in enumerate(labels, 1)
    )


def usual_points(count: int) -> int:
    """Return how many points a person mostly has: half as many as there are candidates."""
    return min(max(1, round(count / 2)), _MOST_POINTS)


def people_in_room(snapshot: Snapshot) -> int:
    """Return how many there were at the last query, else how many are expected; 0: not known."""
    asked: Sequence[Query] = [query for query in snapshot.queries if query.people]
    return asked[-1].people if asked else snapshot.agenda.participants or 0
