"""What editors made of what a place tells: who releases it has read that, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.material import place_anchor
from facilitator.domain.documentation.text_ids import said
from facilitator.domain.entries import Entry
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


def is_section_of(section: str, place: PlaceId) -> bool:
    """Return whether the heading of that anchor belongs to what a place tells."""
    return section == place_anchor(place) or section.startswith(f"group-{place}-")
