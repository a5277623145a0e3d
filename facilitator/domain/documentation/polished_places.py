"""What editors made of what a place tells: it is released, and hidden, along with that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.material import place_anchor
from facilitator.domain.documentation.text_ids import said
from facilitator.domain.entries import Entry
from facilitator.domain.polish import Insertion, Polish, TextId
from facilitator.domain.snapshot import Snapshot


def polished_in(snapshot: Snapshot, place: PlaceId, shown: Iterable[Entry]) -> Iterator[str]:
    """Yield what editors made of the section of a place: written, reworded, left out."""
    polish = snapshot.polish
    for insertion in polish.insertions:
        if is_section_of(insertion.section, place):
            yield insertion.text
    computed = said(place_anchor(place), "").rpartition(".")[0]
    for text_id, wording in sorted(polish.rewordings.items()):
        if text_id.startswith(f"{computed}."):
            yield from (text_id, wording)
    own = {f"summary:{place}", *(f"entry:{entry.id}" for entry in shown)}
    yield from sorted(polish.left_out & own)


def shown_polish(snapshot: Snapshot, public: Snapshot, places: Iterable[PlaceId]) -> Polish:
    """Return the editors' work without what they wrote where nothing is shown.

    That is in the sections of `places`, and behind what the `public` snapshot has no more: a photo
    that may not be seen goes with the paragraph that tells who is on it.
    """
    places = tuple(places)
    hidden = set(_texts_in(snapshot)) - set(_texts_in(public))
    kept = snapshot.polish.insertions
    behind = [one for one in kept if _is_in(one, places) or one.after in hidden]
    while behind:
        hidden |= {f"inserted:{one.id}" for one in behind}
        kept = tuple(one for one in kept if one not in behind)
        behind = [one for one in kept if one.after in hidden]
    return replace(snapshot.polish, insertions=kept, notes=())


def _is_in(insertion: Insertion, places: Iterable[PlaceId]) -> bool:
    return any(is_section_of(insertion.section, place) for place in places)


def _texts_in(snapshot: Snapshot) -> Iterator[TextId]:
    yield from (f"entry:{one}" for one in snapshot.entries)
    yield from (f"summary:{place}" for place in snapshot.notes)
    yield from (f"photo:{one.id}.caption" for one in snapshot.photos)
    for measure in snapshot.measures:
        if not measure.removed:
            yield from (f"measure:{measure.id}.{cell}" for cell in ("what", "who", "due"))
    for theme in snapshot.themes.standing:
        parts = ("title", "summary", "controversy")
        yield from (f"theme:{theme.id}.{part}" for part in parts)


def is_section_of(section: str, place: PlaceId) -> bool:
    """Return whether the heading of that anchor belongs to what a place tells."""
    return section == place_anchor(place) or section.startswith(f"group-{place}-")
