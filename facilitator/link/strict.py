"""Dataclasses as JSON and back, by the types of their fields: nothing is guessed or converted."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from facilitator.domain.instant import FIRST_MOMENT, LAST_MOMENT, Instant

MAX_TEXT: Final = 1_000
"""The longest text of a field, in characters: a frame full of them is still small enough."""
MAX_MANY: Final = 10_000
"""The most that a list or a table has."""
_MAX_WHOLE: Final = 2**53 - 1
"""The largest whole number that every JSON reader reads as it was written."""

_Read: TypeAlias = Callable[[Any], Any]
T = TypeVar("T")


class WrongError(Exception):
    """Something else stands there than the type asks for; `str` says which, never what it was."""


def to_json(value: Any) -> Any:
    """Return `value` (dataclasses, tuples, tables, instants, enums, text …) in JSON's types.

    Text that the other end would refuse is cut, and half characters in it are replaced.
    """
    if isinstance(value, Instant):
        return value.ms
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value[:MAX_TEXT].encode(errors="replace").decode()
    if dataclasses.is_dataclass(value):
        return {
            field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {to_json(key): to_json(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    return value


def from_json(wanted: type[T], found: Any) -> T:
    """Return the dataclass `wanted` that `found` spells out, with all its fields and no others.

    Raises WrongError.
    """
    kind: Any = wanted
    value: T = _reader(kind)(found)
    return value


@cache
def _reader(wanted: Any) -> _Read:
    if get_origin(wanted) in (Union, UnionType):
        (inner,) = (part for part in get_args(wanted) if part is not NoneType)
        read = _reader(inner)
        return lambda found: None if found is None else read(found)
    if wanted in _PLAIN:
        return _PLAIN[wanted]
    if get_origin(wanted) is tuple:
        one = _reader(get_args(wanted)[0])
        return lambda found: tuple(one(each) for each in _list(found))
    if get_origin(wanted) is Mapping:
        read_key, read_held = map(_reader, get_args(wanted))
        return lambda found: {
            read_key(key): read_held(held) for key, held in _object(found).items()
        }
    if issubclass(wanted, StrEnum):
        return lambda found: _member(wanted, found)
    fields = {name: _reader(hint) for name, hint in get_type_hints(wanted).items()}
    return lambda found: wanted(**_read_fields(fields, found))


def _read_fields(fields: dict[str, _Read], found: Any) -> dict[str, Any]:
    if type(found) is not dict or found.keys() != fields.keys():
        raise WrongError("other fields than those agreed on")
    return {name: _read_field(name, read, found[name]) for name, read in fields.items()}


def _read_field(name: str, read: _Read, found: Any) -> Any:
    try:
        return read(found)
    except WrongError as error:
        raise WrongError(f"{name}: {error}") from None


def _member(wanted: type[StrEnum], found: Any) -> StrEnum:
    try:
        return wanted(_text(found))
    except ValueError:
        raise WrongError("none of those agreed on") from None


def _text(found: Any) -> str:
    if type(found) is not str or len(found) > MAX_TEXT:
        raise WrongError("no text of that length")
    try:
        found.encode()
    except UnicodeEncodeError:
        raise WrongError("half a character") from None
    return found


def _list(found: Any) -> list[Any]:
    if type(found) is not list or len(found) > MAX_MANY:
        raise WrongError("no list of that length")
    return found


def _object(found: Any) -> dict[str, Any]:
    if type(found) is not dict or len(found) > MAX_MANY:
        raise WrongError("no table of that size")
    return found


def _truth(found: Any) -> bool:
    if type(found) is not bool:
        raise WrongError("neither true nor false")
    return found


def _whole(found: Any) -> int:
    if type(found) is not int or abs(found) > _MAX_WHOLE:
        raise WrongError("no whole number")
    return found


def _number(found: Any) -> float:
    if type(found) not in (int, float) or abs(found) > _MAX_WHOLE or not math.isfinite(found):
        raise WrongError("no number")
    return float(found)


def _instant(found: Any) -> Instant:
    moment = Instant(_whole(found))
    if not FIRST_MOMENT <= moment <= LAST_MOMENT:
        raise WrongError("no moment of our times")
    return moment


_PLAIN: Final[dict[type, _Read]] = {
    str: _text,
    bool: _truth,
    int: _whole,
    float: _number,
    Instant: _instant,
}
