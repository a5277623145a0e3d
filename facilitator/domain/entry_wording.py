"""How entries and places are said, on every screen and page."""

from __future__ import annotations

from facilitator.domain.agenda import Agenda
from facilitator.domain.entries import Relation, Release
from facilitator.domain.kinds import KindId
from facilitator.domain.places import Place, room_of
from facilitator.domain.run import Run
from facilitator.domain.schedule import Forecast, current_block
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


def kind_word(snapshot: Snapshot, kind: KindId | None, texts: Texts) -> str:
    """Return the name of a kind, also of none."""
    known = snapshot.agenda.kind(kind)
    return texts("unsorted") if known is None else known.name


def relation_sign(relation: Relation) -> str:
    """Return the sign that stands before a reply."""
    match relation:
        case Relation.ADDITION:
            return "+"
        case Relation.OBJECTION:
            return "<"
        case Relation.ANSWER:
            return "↳"


def relation_word(relation: Relation, texts: Texts) -> str:
    """Return what a reply is."""
    match relation:
        case Relation.ADDITION:
            return texts("Addition")
        case Relation.OBJECTION:
            return texts("Objection")
        case Relation.ANSWER:
            return texts("Answer")


def release_word(release: Release, texts: Texts) -> str:
    """Return what may be published of a quote."""
    match release:
        case Release.OPEN:
            return texts("release open")
        case Release.WITH_FUNCTION:
            return texts("released with function")
        case Release.ANONYMOUS:
            return texts("released anonymously")
        case Release.DENIED:
            return texts("not released")


def place_name(place: Place, agenda: Agenda, run: Run, forecast: Forecast, texts: Texts) -> str:
    """Return a place as people call it: ``WS 3 · Digitalisierung und KI · Raum C``."""
    room = room_of(agenda, current_block(agenda, run), place.id, forecast)
    parts = [
        texts("WS {number}", number=place.code) if place.is_workshop else "",
        place.title,
        agenda.room_name(room),
    ]
    return " · ".join(part for part in parts if part)
