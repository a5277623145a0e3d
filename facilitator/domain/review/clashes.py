"""Rooms that are used twice at a time, and people who would have to be in two places.

Only workshops of one phase take place at the same time; blocks outside tracks follow one another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import Agenda, Block, PlaceId, Track, track_id
from facilitator.domain.instant import Instant
from facilitator.domain.review.finding import Finding, PersonTwice, RoomTwice
from facilitator.domain.review.spot import Spot
from facilitator.domain.schedule.plan import PlannedDay, Slot

_BETWEEN_NAMES: Final = re.compile(r"[,;/&+]|\b(?:und|and)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A workshop needs a room or a person from one moment to another."""

    name: str
    workshop: PlaceId
    spot: Spot
    start: Instant
    end: Instant


_Clash = tuple[_Use, _Use, Instant, Instant]
"""Two uses of one name, and from when to when both need it."""


def find_clashes(agenda: Agenda, days: Sequence[PlannedDay], number: int) -> Iterator[Finding]:
    """Yield rooms, then people who are needed twice at a time on one day."""
    names = _Names(agenda)
    for phase in days[number].slots:
        tracks = list(zip(phase.block.tracks, phase.tracks, strict=True))
        rooms = [use for track, slots in tracks for use in _rooms(number, phase, track, slots)]
        for one, other, start, end in _clashes(rooms):
            yield RoomTwice(
                spot=other.spot,
                room=agenda.room_name(one.name),
                workshops=(agenda.workshop(one.workshop), agenda.workshop(other.workshop)),
                start=start,
                end=end,
            )
        people = [
            use for track, slots in tracks for use in _people(number, phase, track, slots, names)
        ]
        for one, other, start, end in _clashes(people):
            yield PersonTwice(
                spot=other.spot,
                name=one.name,
                workshops=(agenda.workshop(one.workshop), agenda.workshop(other.workshop)),
                start=start,
                end=end,
            )


def _rooms(number: int, phase: Slot, track: Track, slots: Sequence[Slot]) -> Iterator[_Use]:
    for slot in slots:
        room = slot.block.room or track.room
        if room is not None:
            subject = slot.block.id if slot.block.room else track_id(phase.block.id, track.workshop)
            yield _Use(
                name=room,
                workshop=track.workshop,
                spot=Spot(number, subject, "room"),
                start=slot.start,
                end=slot.end,
            )


def _people(
    number: int, phase: Slot, track: Track, slots: Sequence[Slot], names: _Names
) -> Iterator[_Use]:
    whole = Spot(number, track_id(phase.block.id, track.workshop))
    for host in names.hosts[track.workshop] if slots else ():
        yield _Use(
            name=host,
            workshop=track.workshop,
            spot=whole,
            start=slots[0].start,
            end=slots[-1].end,
        )
    for slot in slots:
        for name in names.of(slot.block):
            yield _Use(
                name=name,
                workshop=track.workshop,
                spot=Spot(number, slot.block.id),
                start=slot.start,
                end=slot.end,
            )


class _Names:
    """Who is meant in an agenda.

    “Moderation” may be four people, so that only those count who are named somewhere: as people of
    the event, as speakers, as hosts. Whoever is responsible may be called by first or last name.
    """

    def __init__(self, agenda: Agenda) -> None:
        self.hosts: Mapping[PlaceId, list[str]] = {
            workshop.id: [person.name for person in workshop.people]
            for workshop in agenda.workshops
        }
        speakers = (person.name for block in agenda.all_blocks() for person in block.speakers)
        hosts = (name for names in self.hosts.values() for name in names)
        self._known = _by_call((*(person.name for person in agenda.people), *speakers, *hosts))

    def of(self, block: Block) -> Iterator[str]:
        """Yield who is needed in `block`, nobody twice."""
        called = (part.strip() for part in _BETWEEN_NAMES.split(block.responsible))
        known = (self._known.get(name.casefold()) for name in called)
        yield from dict.fromkeys(
            (*(person.name for person in block.speakers), *(name for name in known if name))
        )


def _by_call(names: Iterable[str]) -> dict[str, str]:
    """Return whom each name means, whole, first or last; what could mean two means nobody."""
    meant: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = [word for word in name.split() if not word.endswith(".")]
        for call in {name, *words[:1], *words[-1:]}:
            meant[call.casefold()].add(name)
    return {call: min(people) for call, people in meant.items() if len(people) == 1}


def _clashes(uses: Iterable[_Use]) -> Iterator[_Clash]:
    """Yield for each name and pair of workshops that need it at once the first use of either."""
    by_name: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        by_name[use.name].append(use)
    for same in by_name.values():
        found: dict[frozenset[PlaceId], _Clash] = {}
        for one, other in _overlapping(same):
            pair = frozenset((one.workshop, other.workshop))
            start, end = other.start, min(one.end, other.end)
            if known := found.get(pair):
                one, other, start, end = *known[:2], known[2], max(end, known[3])
            found[pair] = (one, other, start, end)
        yield from found.values()


def _overlapping(uses: Iterable[_Use]) -> Iterator[tuple[_Use, _Use]]:
    """Yield each use that begins while another workshop has the name, with that one's before it.

    Only the two uses that end last, of two workshops, have to be known: so it costs no more than
    sorting, even where somebody has put a thousand workshops into one room.
    """
    last: list[_Use] = []
    for use in sorted(uses, key=lambda use: use.start):
        others = [one for one in last if one.workshop != use.workshop]
        if others and use.start < others[0].end:
            yield others[0], use
        by_end = sorted((*last, use), key=lambda one: one.end, reverse=True)
        last = list({one.workshop: one for one in reversed(by_end)}.values())[::-1][:2]
