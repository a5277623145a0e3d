"""The unit of the log: a change and its writes.

A change is committed, sent, acknowledged, folded and undone whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TypeAlias

Json: TypeAlias = str | int | bool | list[Any] | dict[str, Any] | None
"""What a field can hold; None: the field has no value (any more)."""


class ChangeId(NamedTuple):
    """A change's name: the station that made it and its number there, contiguous from 1."""

    station: str
    seq: int


class Entity(NamedTuple):
    """What a write is about: its sort (``entry``, ``block``) and its key."""

    sort: str
    key: str


class Write(NamedTuple):
    """One field of one entity gets a value, in the knowledge of the writes that it `replaces`."""

    entity: Entity
    field: str
    value: Json
    replaces: tuple[ChangeId, ...] = ()


Contents: TypeAlias = dict[Entity, dict[str, Json]]
"""What a change is to write: fields with their values, entity by entity."""


class Change(NamedTuple):
    """What one command wrote. No two of its writes are to the same field."""

    id: ChangeId
    time: int
    """A hybrid time (see `clock`): orders writes that did not know of each other."""
    author: str
    command: str
    writes: tuple[Write, ...]
    undoes: ChangeId | None = None


def storable(value: Json) -> Json:
    """Return `value`; of a text, halves of surrogate pairs that stand alone become U+FFFD.

    No file can hold them, and one change that can't be written would part the log from its file.
    """
    if not isinstance(value, str) or value.isascii():
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Row: TypeAlias = tuple[str, int, int, str, str, str | None, int | None, str]
"""A change as SQLite keeps it: station, seq, time, author, command, undone id, writes as JSON."""


def to_row(change: Change) -> Row:
    """Return `change` as the log's table keeps it, its writes grouped by entity."""
    undoes = change.undoes or (None, None)
    grouped: dict[Entity, list[list[Json]]] = {}
    for entity, field, value, replaces in change.writes:
        grouped.setdefault(entity, []).append([field, value, *map(list, replaces)])
    text = _ENCODER.encode([[*entity, *fields] for entity, fields in grouped.items()])
    return (*change.id, change.time, change.author, change.command, *undoes, text)


def from_row(row: Sequence[Any]) -> Change:
    """Return the change that `to_row` made `row` of."""
    station, seq, time, author, command, undone_station, undone_seq, text = row
    writes: list[Write] = []
    for sort, key, *fields in json.loads(text):
        entity = Entity(sort, key)
        for field, value, *replaces in fields:
            known = tuple([ChangeId(*one) for one in replaces]) if replaces else ()
            writes.append(Write(entity, field, value, known))
    return Change(
        id=ChangeId(station, seq),
        time=time,
        author=author,
        command=command,
        writes=tuple(writes),
        undoes=None if undone_station is None else ChangeId(undone_station, undone_seq),
    )
