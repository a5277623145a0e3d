"""Where the mark can stand, sections and the measures one by one, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.material import measure_anchor
from facilitator.domain.documentation.model import Anchor
from facilitator.domain.entries import Measure
from facilitator.domain.outline import ESSENTIALS, MEASURES, Outline, Section
from facilitator.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Stop:
    """A section, or one measure of the section on measures."""

    anchor: Anchor
    section: Section
    measure: Measure | None = None

    @property
    def place(self) -> PlaceId | None:
        """The workshop or block that it belongs to, if it belongs to one."""
        return self.section.place if self.measure is None else self.measure.place


class Mark:
    """Stands on one of the stops; if that goes, it stays where it was in their order."""

    def __init__(self) -> None:
        self.anchor = ESSENTIALS
        self.with_empty = False
        """Whether it also stops at what the document leaves out."""
        self.stops: tuple[Stop, ...] = ()
        self._position = 0

    @property
    def stop(self) -> Stop | None:
        """Where it stands; None as long as no document was read."""
        return self.stops[self._position] if self.stops else None

    def read(self, outline: Outline, snapshot: Snapshot) -> None:
        """Find all stops, and itself among them."""
        self.stops = tuple(_stops(outline, snapshot, with_empty=self.with_empty))
        anchors = [stop.anchor for stop in self.stops]
        if self.anchor in anchors:
            self._position = anchors.index(self.anchor)
        self._position = min(self._position, len(anchors) - 1)

    def go_to(self, anchor: Anchor, outline: Outline, snapshot: Snapshot) -> None:
        """Stand on that stop if there is one, even among what the document leaves out."""
        known = {stop.anchor for stop in _stops(outline, snapshot, with_empty=self.with_empty)}
        every = {stop.anchor for stop in _stops(outline, snapshot, with_empty=True)}
        if anchor in every:
            self.anchor, self.with_empty = anchor, self.with_empty or anchor not in known
            self.read(outline, snapshot)

    def move(self, by: int) -> None:
        """Go on by so many stops, at most to the first or last one."""
        if self.stops:
            self._position = max(0, min(self._position + by, len(self.stops) - 1))
            self.anchor = self.stops[self._position].anchor


def _stops(outline: Outline, snapshot: Snapshot, *, with_empty: bool) -> Iterator[Stop]:
    for section in outline.sections:
        if section.expected or with_empty:
            yield Stop(section.anchor, section)
        if section.anchor == MEASURES:
            for measure in sorted(snapshot.measures, key=lambda known: not known.agreed):
                yield Stop(measure_anchor(measure.id), section, measure)
