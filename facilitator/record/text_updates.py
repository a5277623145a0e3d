"""Updates of shared texts: what one of them may be, before anything applies it.

The format is lib0's and Yjs's, version 1. Of all that it can say, a plain text needs little:
pieces of text, what was deleted, and where both stand. Whatever else comes is refused here, so
that the same is refused everywhere, and no text holds what a terminal or a file would stumble over.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from facilitator.record.change import storable

ROOT: Final = "text"
"""The name of the one text in each document."""

_NOT_PLAIN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""All control characters but line feeds and tabs; what else ends lines; halves of characters."""
_GONE, _DELETED, _STRING = 0, 1, 4
_HAS_LEFT, _HAS_RIGHT, _HAS_KEY, _SORT = 0x80, 0x40, 0x20, 0x1F
_LARGEST_WRITER: Final = 2**53 - 1
_LARGEST_UNIT: Final = 2**31 - 1
_MOST_BITS: Final = 63


def plain(text: str) -> str:
    """Return what of `text` a shared text takes: lines end in a line feed, no other controls."""
    whole = str(storable(text)).replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_PLAIN.sub("", whole)


def write_update(update: bytes) -> str:
    """Return `update` as the log keeps it."""
    return base64.b64encode(update).decode()


def read_update(written: object) -> bytes:
    """Return the update that the log holds; ValueError or TypeError for what is none."""
    if not isinstance(written, str):
        raise TypeError("no text")
    update = base64.b64decode(written, validate=True)
    footprint(update)
    return update


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an update builds on and what it brings: for each writer up to which unit.

    A writer's units, of UTF-16, are numbered from 0, deleted ones among them.
    """

    begins: dict[int, int]
    brings: dict[int, int]
    needs: dict[int, int]

    def finds_all_in(self, reached: Mapping[int, int]) -> bool:
        """Return whether a document that has `reached` so far holds all that it builds on."""
        if any(begin > reached.get(writer, 0) for writer, begin in self.begins.items()):
            return False
        return all(
            need <= reached.get(writer, 0) or need <= self.brings.get(writer, 0)
            for writer, need in self.needs.items()
        )


def footprint(update: bytes) -> Footprint:
    """Return what `update` builds on; ValueError if it is none that a plain text needs."""
    return _Reader(update).read()


def read_state(state: bytes) -> dict[int, int]:
    """Return how far a document has come, from how it says so."""
    return _Reader(state).read_state()


class _Reader:
    """Reads an update from its beginning; ValueError for what no plain text needs."""

    def __init__(self, update: bytes) -> None:
        self._update = update
        self._at = 0
        self._begins: dict[int, int] = {}
        self._brings: dict[int, int] = {}
        self._needs: dict[int, int] = {}

    def read(self) -> Footprint:
        """Read it all."""
        for _ in range(self._number()):
            self._read_writer()
        for _ in range(self._number()):
            writer = self._number(_LARGEST_WRITER)
            for _ in range(self._number()):
                self._need(writer, self._number() + self._length())
        if self._at != len(self._update):
            raise ValueError("more than an update")
        return Footprint(self._begins, self._brings, self._needs)

    def read_state(self) -> dict[int, int]:
        """Read the state of a document instead."""
        count = self._number()
        return {self._number(_LARGEST_WRITER): self._number() for _ in range(count)}

    def _read_writer(self) -> None:
        count, writer, unit = self._number(), self._number(_LARGEST_WRITER), self._number()
        if writer in self._begins:
            raise ValueError("a writer twice")
        self._begins[writer] = unit
        for _ in range(count):
            unit += self._read_block()
        self._brings[writer] = unit

    def _read_block(self) -> int:
        """Return the length of the next block in units."""
        info = self._byte()
        if info == _GONE:
            return self._length()
        if info & _HAS_KEY:
            raise ValueError("a key, which a text has not")
        if info & _HAS_LEFT:
            self._read_neighbour()
        if info & _HAS_RIGHT:
            self._read_neighbour()
        if not info & (_HAS_LEFT | _HAS_RIGHT) and (self._number() != 1 or self._string() != ROOT):
            raise ValueError("in another text")
        return self._read_content(info & _SORT)

    def _read_content(self, sort: int) -> int:
        if sort == _DELETED:
            return self._length()
        if sort != _STRING or _NOT_PLAIN.search(text := self._string()) or not text:
            raise ValueError("no plain text")
        return len(text.encode("utf-16-le")) // 2

    def _read_neighbour(self) -> None:
        writer = self._number(_LARGEST_WRITER)
        self._need(writer, self._number() + 1)

    def _need(self, writer: int, units: int) -> None:
        self._needs[writer] = max(units, self._needs.get(writer, 0))

    def _length(self) -> int:
        if not (length := self._number()):
            raise ValueError("nothing at all")
        return length

    def _string(self) -> str:
        length = self._number()
        end = self._at + length
        if end > len(self._update):
            raise ValueError("cut off")
        text = self._update[self._at : end].decode()
        self._at = end
        return text

    def _number(self, largest: int = _LARGEST_UNIT) -> int:
        number = byte = self._byte()
        if byte >= 0x80:
            number &= 0x7F
            for shift in range(7, _MOST_BITS, 7):
                byte = self._byte()
                number |= (byte & 0x7F) << shift
                if byte < 0x80:
                    break
        if byte >= 0x80 or number > largest:
            raise ValueError("a number that nothing has")
        return number

    def _byte(self) -> int:
        at = self._at
        if at >= len(self._update):
            raise ValueError("cut off")
        self._at = at + 1
        return self._update[at]
