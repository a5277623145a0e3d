"""The agenda as entities of the log, there and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields as fields_of
from datetime import date
from typing import Any, Final

from facilitator.domain.agenda import Agenda, Block, Day, Room, Track, Workshop, track_id
from facilitator.domain.kinds import Kind
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.ordering import order_at
from facilitator.record.registers import Registers
from facilitator.record.sorts import is_there

_FIELDS: Final[Mapping[str, log.Fields]] = {
    "kind": log.KIND_FIELDS,
    "room": log.ROOM_FIELDS,
    "workshop": log.WORKSHOP_FIELDS,
    "day": log.DAY_FIELDS,
    "track": log.TRACK_FIELDS,
    "block": log.BLOCK_FIELDS,
}


def write_agenda(agenda: Agenda) -> Contents:
    """Return everything that the log says of `agenda`."""
    contents: Contents = {log.EVENT: _encode(agenda, log.EVENT_FIELDS)}
    _write_list(contents, "kind", agenda.kinds)
    _write_list(contents, "room", agenda.rooms)
    _write_list(contents, "workshop", agenda.workshops)
    for position, day in enumerate(agenda.days):
        values = _placed(_encode(day, log.DAY_FIELDS), "", order_at(position))
        contents[Entity("day", day.date.isoformat())] = values
        _write_blocks(contents, day.blocks, parent_of(day))
    return contents


def write_block(block: Block, day: Day, order: str) -> Contents:
    """Return what the log says of a block without tracks that stands at `order` in `day`."""
    values = _placed(_encode(block, log.BLOCK_FIELDS), parent_of(day), order)
    return {Entity("block", block.id): values}


def write_room(room: Room, order: str) -> Contents:
    """Return what the log says of a room."""
    return {Entity("room", room.id): _placed(_encode(room, log.ROOM_FIELDS), "", order)}


def parent_of(day: Day) -> str:
    """Return what blocks of `day` have as their parent."""
    return f"day/{day.date.isoformat()}"


def read_agenda(registers: Registers) -> Agenda | None:
    """Return the agenda that the log holds, None if it never adopted one."""
    event = registers.fields(log.EVENT)
    if not is_there(log.EVENT.sort, event):
        return None
    children = _children(registers)
    return Agenda(
        **log.decode(event, log.EVENT_FIELDS),
        kinds=tuple(Kind(id=key, **_decode("kind", found)) for key, found in children["kind/"]),
        rooms=tuple(Room(id=key, **_decode("room", found)) for key, found in children["room/"]),
        workshops=tuple(
            Workshop(id=key, **_decode("workshop", found)) for key, found in children["workshop/"]
        ),
        days=tuple(
            Day(
                date=date.fromisoformat(key),
                blocks=_read_blocks(children, f"day/{key}"),
                **_decode("day", found),
            )
            for key, found in children["day/"]
        ),
    )


def _write_list(contents: Contents, sort: str, listed: Iterable[Kind | Room | Workshop]) -> None:
    for position, one in enumerate(listed):
        values = _placed(_encode(one, _FIELDS[sort]), "", order_at(position))
        contents[Entity(sort, one.id)] = values


def _write_blocks(contents: Contents, blocks: Iterable[Block], parent: str) -> None:
    for position, block in enumerate(blocks):
        values = _placed(_encode(block, log.BLOCK_FIELDS), parent, order_at(position))
        contents[Entity("block", block.id)] = values
        for place, track in enumerate(block.tracks):
            key = track_id(block.id, track.workshop)
            values = _placed(_encode(track, log.TRACK_FIELDS), block.id, order_at(place))
            contents[Entity("track", key)] = values
            _write_blocks(contents, track.blocks, f"track/{key}")


def _placed(values: dict[str, Json], parent: str, order: str) -> dict[str, Json]:
    return {**values, log.PARENT: parent, log.ORDER: order}


def _encode(value: Any, known: log.Fields) -> dict[str, Json]:
    """Return the fields of a dataclass that differ from their defaults."""
    given = {
        one.name: getattr(value, one.name)
        for one in fields_of(value)
        if one.name in known and getattr(value, one.name) != one.default
    }
    return log.encode(given, known)


Children = dict[str, list[tuple[str, dict[str, Json]]]]
"""``sort/parent`` (blocks: the parent alone) to the ordered keys and fields below it."""


def _children(registers: Registers) -> Children:
    found: Children = defaultdict(list)
    for sort in log.AGENDA_SORTS:
        for key in registers.keys(sort):
            fields = registers.fields(Entity(sort, key))
            if is_there(sort, fields):
                parent = str(fields.get(log.PARENT, ""))
                found[parent if sort == "block" else f"{sort}/{parent}"].append((key, fields))
    for siblings in found.values():
        siblings.sort(key=lambda sibling: (str(sibling[1][log.ORDER]), sibling[0]))
    return found


def _decode(sort: str, fields: Mapping[str, Json]) -> dict[str, Any]:
    return log.decode(fields, _FIELDS[sort])


def _read_blocks(children: Children, parent: str, *, has_tracks: bool = True) -> tuple[Block, ...]:
    return tuple(
        Block(
            id=key,
            tracks=_read_tracks(children, key) if has_tracks else (),
            **_decode("block", found),
        )
        for key, found in children.get(parent, ())
    )


def _read_tracks(children: Children, phase: str) -> tuple[Track, ...]:
    """Return the tracks of `phase`; that of a workshop that is not there is not there either.

    Their blocks have no tracks: whatever was written, this ends after one level.
    """
    workshops = {key for key, _ in children["workshop/"]}
    return tuple(
        Track(
            blocks=_read_blocks(children, f"track/{key}", has_tracks=False),
            **{"room": None, **_decode("track", found)},
        )
        for key, found in children.get(f"track/{phase}", ())
        if found["workshop"] in workshops
    )
