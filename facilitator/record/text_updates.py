"""Updates of shared texts: what one of them may be, before anything applies it.

The format is lib0's and Yjs's, version 1. Of all that it can say, a plain text needs little:
pieces of text, what was deleted, and where both stand. Whatever else comes is refused here, so
that the same is refused everywhere, and no text holds what a terminal or a file would stumble over.
"""

from __future__ import annotations

import base64
import re
from typing import Final

from facilitator.record.change import storable

ROOT: Final = "text"
"""The name of the one text in each document."""

_NOT_PLAIN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""All control characters but line feeds and tabs; what else ends lines; halves of characters."""
_GONE, _SKIPPED = 0, 10
_DELETED, _STRING = 1, 4
_HAS_LEFT, _HAS_RIGHT, _HAS_KEY, _SORT = 0x80, 0x40, 0x20, 0x1F
_LARGEST_CLIENT: Final = 2**53 - 1
_LARGEST_CLOCK: Final = 2**31 - 1
_MOST_SIGNS: Final = 10


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
    _Reader(update).check()
    return update


class _Reader:
    """Reads an update from its beginning; ValueError for what no plain text needs."""

    def __init__(self, update: bytes) -> None:
        self._update = update
        self._at = 0

    def check(self) -> None:
        """Read it all."""
        for _ in range(self._number()):
            self._check_client()
        for _ in range(self._number()):
            self._number(_LARGEST_CLIENT)
            for _ in range(self._number()):
                self._number()
                self._length()
        if self._at != len(self._update):
            raise ValueError("more than an update")

    def _check_client(self) -> None:
        count = self._number()
        self._number(_LARGEST_CLIENT)
        self._number()
        for _ in range(count):
            self._check_block()

    def _check_block(self) -> None:
        info = self._byte()
        if info in (_GONE, _SKIPPED):
            self._length()
            return
        if info & _HAS_KEY:
            raise ValueError("a key, which a text has not")
        if info & _HAS_LEFT:
            self._id()
        if info & _HAS_RIGHT:
            self._id()
        if not info & (_HAS_LEFT | _HAS_RIGHT) and (self._number() != 1 or self._string() != ROOT):
            raise ValueError("in another text")
        self._check_content(info & _SORT)

    def _check_content(self, sort: int) -> None:
        if sort == _DELETED:
            self._length()
        elif sort != _STRING or _NOT_PLAIN.search(text := self._string()) or not text:
            raise ValueError("no plain text")

    def _id(self) -> None:
        self._number(_LARGEST_CLIENT)
        self._number()

    def _length(self) -> None:
        if not self._number():
            raise ValueError("nothing at all")

    def _string(self) -> str:
        length = self._number()
        end = self._at + length
        if end > len(self._update):
            raise ValueError("cut off")
        text = self._update[self._at : end].decode()
        self._at = end
        return text

    def _number(self, largest: int = _LARGEST_CLOCK) -> int:
        number = shift = 0
        while True:
            byte = self._byte()
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
            if shift > 7 * _MOST_SIGNS:
                raise ValueError("a number without end")
        if number > largest:
            raise ValueError("a number that nothing has")
        return number

    def _byte(self) -> int:
        if self._at >= len(self._update):
            raise ValueError("cut off")
        self._at += 1
        return self._update[self._at - 1]
