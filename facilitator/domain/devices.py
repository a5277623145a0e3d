"""The devices of an event: what they may do, how they number, who leads, what they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, product
from typing import Final, TypeAlias

from facilitator.domain.agenda import PlaceId
from facilitator.domain.instant import Instant

DeviceId = str
Seats: TypeAlias = Mapping[PlaceId, Mapping[DeviceId, str | None]]
"""Which devices write in a place, and with which letter: `PLAIN`, or None: none was given yet."""

PLAIN: Final = ""
_FURTHER: Final = "bcdefghijklmnopqrstuvwxy"


class Role(StrEnum):
    """As what a device takes part; each role has a link of its own."""

    REGIE = "regie"
    """May do everything; one of them leads."""
    NOTES = "notes"
    """Writes in one workshop at a time (Protokoll)."""
    STAGE = "stage"
    """Shows pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One that has joined. Whether it is connected now is not recorded."""

    id: DeviceId
    name: str
    """As it was typed when it joined: ``Laptop Raum C``; never a person's."""
    role: Role
    joined: Instant
    place: PlaceId = ""
    """Where it writes now; empty: not said, or everywhere."""
    browser: bool = False
    """It keeps no file of its own: what it files is the hub's change."""
    thrown_out: bool = False
    left: bool = False
    """It has left, and has deleted its file."""

    @property
    def takes_part(self) -> bool:
        """Whether it still belongs to the event."""
        return not (self.thrown_out or self.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Which device leads, and since which takeover."""

    device: DeviceId = ""
    """Empty: the event has been on one device only."""
    epoch: int = 0
    """Raised by each takeover of the hub; a hub that meets a higher one steps down."""
    note: str = ""
    """What was handed over with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What Regie tells the rooms; it waits for those that are away."""

    id: str
    text: str
    at: Instant
    place: PlaceId = ""
    """Empty: for all of them."""


def messages_for(place: PlaceId, messages: Iterable[Message]) -> tuple[Message, ...]:
    """Return what was told to `place`, in order."""
    return tuple(message for message in messages if message.place in ("", place))


def next_letter(epoch: int, given: Iterable[str]) -> str:
    """Return a lasting letter for a further device of a place, never one of `given`.

    As many leading ``z`` as there were takeovers: a hub that does not know yet that it was
    replaced can't give a letter that the new one gives, too.
    """
    taken = frozenset(given)
    return next(letter for letter in _letters(epoch) if letter not in taken)


def _letters(epoch: int) -> Iterator[str]:
    takeovers = "z" * max(epoch - 1, 0)
    for length in count(1):
        for letters in product(_FURTHER, repeat=length):
            yield takeovers + "".join(letters)
