"""What a device that takes notes may bring to the hub: its own notes, in its own places.

Whoever may not write something would be refused again at each attempt, with all that it wrote
after that. So where the two ends may honestly know different things, the benefit of the doubt is
the device's: what it brings is in the log under its name, and nothing that it replaces is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NoReturn

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import DeviceId
from facilitator.domain.entries import EntryId
from facilitator.record import entities as log
from facilitator.record.change import Change, Entity, Json
from facilitator.record.log import Log

_LETTER: Final = re.compile(r"[a-z]*")
_PLACE: Final = "place"
_NUMBER: Final = "number"
_OF_PLENUM: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        log.ENTRY: frozenset({"merged_into", "taken_by", "round", "withdrawal"}),
        log.MEASURE: frozenset({"addressee", "theme", "agreed", "agreed_as", "proposed"}),
    }
)
"""What only the plenum says of an entry; a workshop only proposes measures."""


class ForbiddenError(Exception):
    """A change that this device may not make; `str` says why, without quoting it."""


class NoteRights:
    """Checks what `device` brings against what `log` holds.

    Changes come in batches: what an earlier one of a batch says of an entry counts for the next.
    """

    def __init__(self, log: Log, device: DeviceId) -> None:
        self._log = log
        self._device = device
        self._before: dict[tuple[Entity, str], Json] = {}
        self._now: dict[tuple[Entity, str], Json] = {}

    def check(self, changes: Sequence[Change], *, all_of_them: bool = False) -> None:
        """Raise ForbiddenError against the first change that the device may not bring.

        With `all_of_them`, as after a takeover, others' changes pass as they are.
        """
        self._before.clear()
        for change in changes:
            if change.id.station.startswith(f"{self._device}."):
                self._check(change)
            elif not all_of_them:
                _refuse("in another device's name")
            else:  # it may be what seated the device
                self._before |= _writes_of(change)

    def _check(self, change: Change) -> None:
        if change.author != self._device and change.author in self._log.snapshot.devices:
            _refuse("in another device's name")
        self._now = _writes_of(change)
        written: dict[Entity, dict[str, Json]] = {}
        for (entity, field), value in self._now.items():
            written.setdefault(entity, {})[field] = value
        for entity, fields in written.items():
            check = self._checks.get(entity.sort)
            if check is None or not _OF_PLENUM.get(entity.sort, frozenset()).isdisjoint(fields):
                _refuse("not what is written down")
            check(self, entity, fields)
        self._before |= self._now

    def _check_entry(self, entity: Entity, fields: Mapping[str, Json]) -> None:
        if not self._writes_in(self._place_of(entity)) and not self._knows(entity.key):
            _refuse("an entry of another place")
        if fields.get(_PLACE) is not None and not self._writes_in(str(fields[_PLACE])):
            _refuse("into another place")
        if fields.get(_NUMBER) is not None:
            place = str(fields.get(_PLACE) or self._place_of(entity))
            self._check_gives(place, str(fields[_NUMBER]), entity.key)

    def _check_number(self, entity: Entity, fields: Mapping[str, Json]) -> None:
        place, _, number = entity.key.rpartition("/")
        if not self._writes_in(place):
            _refuse("a number of another place")
        entry = fields.get(log.NUMBER_ENTRY)
        self._check_gives(place, number, None if entry is None else str(entry))

    def _check_gives(self, place: PlaceId, number: str, entry: EntryId | None) -> None:
        """Raise unless `number` of `place` is its own to give, or led to `entry` before.

        A letter of which the hub has not heard yet may be this device's. With its own it may give
        a number twice, from a file that was restored: who leads gives one of the two another.
        """
        seats = self._log.snapshot.seats.get(place, {})
        letter = _letter(number)
        if letter == seats.get(self._device):
            return
        leads_to = self._held(Entity(log.NUMBER, f"{place}/{number}"), log.NUMBER_ENTRY)
        if entry is not None and leads_to == entry:
            return
        is_taken = entry is not None and leads_to not in (None, "")
        if is_taken or letter in seats.values():
            _refuse("another one's number")

    def _check_measure(self, entity: Entity, _: Mapping[str, Json]) -> None:
        place, source = self._value(entity, _PLACE), self._value(entity, "source")
        if not self._writes_in(str(place)) and not self._knows(str(source)):
            _refuse("a measure of another place")

    def _check_summary(self, entity: Entity, _: Mapping[str, Json]) -> None:
        if not self._writes_in(entity.key):
            _refuse("a summary of another place")

    def _check_wiped(self, entity: Entity, _: Mapping[str, Json]) -> None:
        if entity.key.rpartition("/")[2] != self._device:
            _refuse("in another device's name")

    _checks: Final[Mapping[str, Callable[[NoteRights, Entity, Mapping[str, Json]], None]]] = {
        log.ENTRY: _check_entry,
        log.NUMBER: _check_number,
        log.MEASURE: _check_measure,
        log.SUMMARY: _check_summary,
        log.WIPED: _check_wiped,
    }

    def _held(self, entity: Entity, field: str) -> Json:
        """Return what a field held before this change."""
        known = self._before.get((entity, field))
        return self._log.registers.value(entity, field) if known is None else known

    def _value(self, entity: Entity, field: str) -> Json:
        """Return what a field held before this change, or gets now if it held nothing."""
        held = self._held(entity, field)
        return self._now.get((entity, field)) if held is None else held

    def _place_of(self, entry: Entity) -> PlaceId:
        return str(self._value(entry, _PLACE) or "")

    def _writes_in(self, place: PlaceId) -> bool:
        """Whether the device has, or ever had, a seat in `place`."""
        seat = Entity(log.SEAT, f"{place}/{self._device}")
        return (seat, "taken") in self._before or bool(self._log.registers.versions(seat, "taken"))

    def _knows(self, entry: EntryId) -> bool:
        """Whether `entry` was ever in one of its places, or was ever written to by this device."""
        snapshot = self._log.snapshot
        for place, seats in snapshot.seats.items():
            if self._device in seats and entry in snapshot.numbers.get(place, {}).values():
                return True
        own, entity = f"{self._device}.", Entity(log.ENTRY, entry)
        return any(
            change.id.station.startswith(own)
            or (write.field == _PLACE and self._writes_in(str(write.value)))
            for change in self._log.kept
            for write in change.writes
            if write.entity == entity
        )


def _writes_of(change: Change) -> dict[tuple[Entity, str], Json]:
    return {(write.entity, write.field): write.value for write in change.writes}


def _letter(number: str) -> str:
    found = _LETTER.match(number)
    return found.group() if found else ""


def _refuse(why: str) -> NoReturn:
    raise ForbiddenError(why)
