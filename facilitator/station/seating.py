"""Numbers for entries: each device has a lasting letter in each place where it writes.

The leading device gives the letters, because one place must decide, and one that writes itself:
so it knows its own plain numbers when it gives the others theirs. Until a device has its letter,
its entries are filed without a number and get theirs later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import PLAIN, DeviceId, Role, next_letter
from facilitator.domain.entries import Entry, EntryId, Notes
from facilitator.domain.numbering import next_number
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log


class Seating:
    """What `log`'s device knows and decides about letters; `leads` tells whether it leads."""

    def __init__(self, log: Log, leads: Callable[[], bool]) -> None:
        self._log = log
        self._leads = leads
        self._complete: dict[PlaceId, tuple[Notes, Mapping[str, EntryId]]] = {}
        """Where every entry has its number: that is not looked through again."""
        self._last: dict[tuple[PlaceId, str], str] = {}
        """The last number given with each letter: thousands are not looked through for the next."""

    def number(
        self, place: PlaceId, entry: EntryId, writer: DeviceId
    ) -> tuple[str | None, Contents]:
        """Return the next number of `writer` in `place`, and what is to be written with it.

        It is this device, or a page that it serves. None: it has no letter there yet.
        """
        letter = self._letter_of(writer, place)
        if letter is None:
            return None, {}
        number = self._next_number(place, letter)
        return number, {Entity(log.NUMBER, f"{place}/{number}"): {log.NUMBER_ENTRY: entry}}

    def _next_number(self, place: PlaceId, letter: str) -> str:
        """Return the number after the one that was given last, unless another one has it."""
        used = self._log.snapshot.numbers.get(place, {})
        after = self._last.get((place, letter))
        number = next_number(used if after is None or after not in used else (after,), letter)
        if number in used:
            number = next_number(used, letter)
        self._last[place, letter] = number
        return number

    def _letter_of(self, device: DeviceId, place: PlaceId) -> str | None:
        snapshot = self._log.snapshot
        seats = snapshot.seats.get(place, {})
        if device in seats:
            return seats[device]
        leads = device == self._log.device and self._leads()
        if leads and PLAIN not in seats.values():
            return PLAIN
        letter = _letter_beside(seats, snapshot) if leads else None
        if leads or self._may_sit_down(device):
            # A change of its own: taking back the entry must not take the seat along.
            self._log.commit("device.seat", _seat(place, device, letter))
        return letter

    def _may_sit_down(self, device: DeviceId) -> bool:
        """Whether `device` takes seats by itself: who takes notes is given its by the hub."""
        known = self._log.snapshot.devices.get(device)
        if known is None:  # the one with which the event began is not among them
            return device == self._log.device and not self._log.meta.identity.joined
        return known.role is Role.REGIE

    def give_letters(self) -> None:
        """Give every device that waits for one its letter; the leading device's duty.

        Two that took over without knowing of each other may have given one letter twice.
        """
        if not self._leads():
            return
        contents: Contents = {}
        for place, seats in self._log.snapshot.seats.items():
            given: dict[DeviceId, str | None] = {}
            for device, letter in seats.items():
                if letter is None or letter in given.values():
                    letter = self._free_letter(place, {**seats, **given})
                    contents |= _seat(place, device, letter)
                given[device] = letter
        if contents:
            self._log.commit("device.letters", contents)

    def _free_letter(self, place: PlaceId, seats: Mapping[DeviceId, str | None]) -> str:
        snapshot = self._log.snapshot
        if PLAIN not in seats.values() and not has_plain_numbers(snapshot, place):
            return PLAIN
        return _letter_beside(seats, snapshot)

    def number_open(self) -> None:
        """Number the entries that this device filed before it had its letter.

        Who leads gives another number to what has one that leads to something else: a restored
        file may have given it once more.
        """
        for place, entry, writer in list(self._unnumbered()):
            number, contents = self.number(place, entry, writer)
            if number is not None:
                contents[Entity(log.ENTRY, entry)] = {"number": number}
                self._log.commit("device.number", contents)

    def _unnumbered(self) -> Iterator[tuple[PlaceId, EntryId, DeviceId]]:
        """Yield what this device is to number now, and for whom."""
        snapshot, leads = self._log.snapshot, self._leads()
        for place, notes in snapshot.notes.items():
            seats = snapshot.seats.get(place, {})
            for entry in self._without_number(notes):
                if entry.number:
                    if leads:
                        yield place, entry.id, self._log.device
                    continue
                writer = self._log.writer_of(Entity(log.ENTRY, entry.id), "place")
                if writer is not None and seats.get(writer) is not None:
                    yield place, entry.id, writer

    def _without_number(self, notes: Notes) -> Sequence[Entry]:
        """Return the entries of a place without a number that leads to them, in order."""
        numbers = self._log.snapshot.numbers.get(notes.place, {})
        seen, seen_numbers = self._complete.get(notes.place, (None, None))
        if seen is notes and seen_numbers is numbers:
            return ()
        every = (*notes.entries, *notes.removed)
        found = [entry for entry in every if numbers.get(entry.number) != entry.id]
        if not found:
            self._complete[notes.place] = notes, numbers
        return sorted(found, key=lambda entry: entry.id)


def claims_of(snapshot: Snapshot, device: DeviceId) -> Contents:
    """Return what leaves the plain numbers to `device`, which led, wherever nobody has them."""
    places = [workshop.id for workshop in snapshot.agenda.workshops]
    places += [block.id for _, block in snapshot.agenda.blocks()]
    contents: Contents = {}
    for place in places:
        seats = snapshot.seats.get(place, {})
        if PLAIN not in seats.values() and device not in seats:
            contents |= _seat(place, device, PLAIN)
    return contents


def has_plain_numbers(snapshot: Snapshot, place: PlaceId) -> bool:
    """Return whether numbers without a letter were given in `place`."""
    return any(number.isdecimal() for number in snapshot.numbers.get(place, ()))


def seat(place: PlaceId, device: DeviceId) -> Contents:
    """Return what lets `device` write in `place`; its letter is given later."""
    return _seat(place, device)


def _seat(place: PlaceId, device: DeviceId, letter: str | None = None) -> Contents:
    fields: dict[str, Json] = {"taken": True}
    if letter is not None:
        fields["letter"] = letter
    return {Entity(log.SEAT, f"{place}/{device}"): fields}


def _letter_beside(seats: Mapping[DeviceId, str | None], snapshot: Snapshot) -> str:
    given = [letter for letter in seats.values() if letter is not None]
    return next_letter(snapshot.lead.epoch, given)
