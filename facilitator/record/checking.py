"""What comes from elsewhere as a change, or is none: nothing gets into the log unchecked.

A change that passes can be folded and kept; whether its device may make it is decided above.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NoReturn

from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Entity, Json, Write, from_row, storable
from facilitator.record.sorts import KNOWN

_STATION: Final = re.compile(r"[0-9a-f]{12}\.[0-9a-f]{8}")
_COMMAND: Final = re.compile(r"[a-z]{1,20}\.[a-z_]{1,30}")
_ORDER: Final = re.compile(r"[0-9]{4,40}")
_NUMBER: Final = re.compile(r".{1,150}/[a-z]{0,40}[0-9]{1,18}")
_RAISED_BY_WHAT_IS_NONE: Final = (
    *(ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError),
    OSError,  # a time zone is looked for in files
)
_FIRST_DAY: Final = date(1900, 1, 1)
_LAST_DAY: Final = date(2500, 12, 31)
"""With room in the calendar for whatever follows."""
_PAIRS: Final = frozenset({log.SEAT, log.WIPED, log.GATHERED, log.MEASURE_SOURCE, log.EDIT})
_MOST_SEQ: Final = 2**53
_MOST_TIME: Final = 2**62
_MOST_WRITES: Final = 50_000
_LONGEST_KEY: Final = 200
_LONGEST_TEXT: Final = 100_000
_LONGEST_AUTHOR: Final = 64


class UnacceptableError(Exception):
    """What came is no change; `str` says why, without quoting it."""


def check_rows(rows: Iterable[Sequence[Any]]) -> list[Change]:
    """Return the changes that `rows` are (see `change.to_row`; their types have been checked).

    Raises UnacceptableError.
    """
    return [_check(row) for row in rows]


def is_too_long(change: Change) -> bool:
    """Return whether a text of `change` is longer than others take."""
    texts = (write.value for write in change.writes if isinstance(write.value, str))
    return any(len(text) > _LONGEST_TEXT for text in texts)


def _check(row: Sequence[Any]) -> Change:
    try:
        change = from_row(row)
        _check_frame(change)
        _check_writes(change.writes)
    except _RAISED_BY_WHAT_IS_NONE:
        raise UnacceptableError("not a change") from None
    return change


def _check_frame(change: Change) -> None:
    _check_id(change.id)
    if change.undoes is not None:
        _check_id(change.undoes)
    if not 0 <= change.time < _MOST_TIME:
        _refuse("a time that no clock shows")
    if not _COMMAND.fullmatch(change.command) or len(change.author) > _LONGEST_AUTHOR:
        _refuse("no command, or no author")
    if not _is_storable(change.author):
        _refuse("half a character")


def _check_id(change: ChangeId) -> None:
    station, seq = change
    if not _STATION.fullmatch(station) or type(seq) is not int or not 0 < seq <= _MOST_SEQ:
        _refuse("no name of a change")


def _check_writes(writes: Sequence[Write]) -> None:
    if not 0 < len(writes) <= _MOST_WRITES:
        _refuse("nothing, or too much")
    if len({(write.entity, write.field) for write in writes}) < len(writes):
        _refuse("a field stands there twice")
    for entity in {write.entity for write in writes}:
        _check_entity(entity)
    for write in writes:
        _check_value(write)
        for replaced in write.replaces:
            _check_id(replaced)


def _check_entity(entity: Entity) -> None:
    sort, key = entity
    if sort not in KNOWN or len(key) > _LONGEST_KEY or not _is_storable(key):
        _refuse("an unknown entity")
    if sort == "day":
        _check_day(date.fromisoformat(key), key)
    if sort == log.NUMBER and not _NUMBER.fullmatch(key):
        _refuse("no number")
    if sort in _PAIRS and "/" not in key:
        _refuse("no pair")


def _check_day(day: date, key: str) -> None:
    if day.isoformat() != key or not _FIRST_DAY <= day <= _LAST_DAY:
        _refuse("no day, or written in another way")


def _check_value(write: Write) -> None:
    known = KNOWN[write.entity.sort].get(write.field)
    if known is None:
        _refuse("an unknown field")
    if write.entity.sort == log.EDIT and (write.value is None or write.replaces):
        _refuse("an edit is made once")
    if write.value is None:
        return
    known.decode(write.value)
    if write.field == log.ORDER and not _ORDER.fullmatch(str(write.value)):
        _refuse("no order")
    _check_size(write.value)


def _check_size(value: Json) -> None:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if len(text) > _LONGEST_TEXT or not _is_storable(text):
        _refuse("too long, or half a character")


def _is_storable(text: str) -> bool:
    return text.isascii() or storable(text) == text


def _refuse(why: str) -> NoReturn:
    raise UnacceptableError(why)
