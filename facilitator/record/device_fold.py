"""The devices of an event, folded from the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import Device, DeviceId, Lead, Message, Seats
from facilitator.domain.entries import EntryId
from facilitator.domain.snapshot import Snapshot
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.registers import Registers
from facilitator.record.sorts import is_there


def project_devices(before: Snapshot, registers: Registers, sorts: Collection[str]) -> Snapshot:
    """Return the snapshot after entities of these `sorts` changed; the rest is shared."""
    after = before
    if log.DEVICE in sorts:
        after = replace(after, devices=_read_devices(registers))
    if log.SEAT in sorts:
        after = replace(after, seats=_read_seats(registers))
    if log.LEAD.sort in sorts:
        held = log.decode(registers.fields(log.LEAD), log.LEAD_FIELDS)
        after = replace(after, lead=Lead(**held))
    if log.MESSAGE in sorts:
        after = replace(after, messages=_read_messages(registers))
    if log.WIPED in sorts:
        after = replace(after, wiped=_read_wiped(registers))
    return after


def _read_devices(registers: Registers) -> MappingProxyType[DeviceId, Device]:
    found = [
        Device(id=key, **log.decode(fields, log.DEVICE_FIELDS))
        for key in registers.keys(log.DEVICE)
        if is_there(log.DEVICE, fields := registers.fields(Entity(log.DEVICE, key)))
    ]
    found.sort(key=lambda device: (device.joined, device.id))
    return MappingProxyType({device.id: device for device in found})


def _read_seats(registers: Registers) -> Seats:
    seats: dict[PlaceId, dict[DeviceId, str | None]] = defaultdict(dict)
    for place, device, entity in _pairs(registers, log.SEAT):
        fields = log.decode(registers.fields(entity), log.SEAT_FIELDS)
        if fields.get("taken"):
            seats[place][device] = fields.get("letter")
    return MappingProxyType({place: MappingProxyType(taken) for place, taken in seats.items()})


def _read_messages(registers: Registers) -> tuple[Message, ...]:
    return tuple(
        Message(id=key, **log.decode(fields, log.MESSAGE_FIELDS))
        for key in sorted(registers.keys(log.MESSAGE))
        if is_there(log.MESSAGE, fields := registers.fields(Entity(log.MESSAGE, key)))
    )


def _read_wiped(registers: Registers) -> MappingProxyType[EntryId, frozenset[DeviceId]]:
    wiped: dict[EntryId, set[DeviceId]] = defaultdict(set)
    for entry, device, entity in _pairs(registers, log.WIPED):
        if registers.value(entity, "at") is not None:
            wiped[entry].add(device)
    return MappingProxyType({entry: frozenset(devices) for entry, devices in wiped.items()})


def _pairs(registers: Registers, sort: str) -> Iterable[tuple[str, str, Entity]]:
    for key in sorted(registers.keys(sort)):
        left, _, right = key.rpartition("/")
        yield left, right, Entity(sort, key)
