"""Texts that people wrote or pasted, made harmless for a terminal."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = [*range(0x20), 0x7F, *range(0x80, 0xA0)]
_DIRECTIONS: Final = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
"""They would turn round whatever stands after them on the line."""
_HALVES: Final = range(0xD800, 0xE000)
"""Of characters: what no terminal can be sent, and bytes of names that are not UTF-8."""
_SHOWN_AS: Final = {
    **dict.fromkeys([*_CONTROLS, *_DIRECTIONS, *_HALVES], "·"),
    0x09: " ",
    0x0A: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` as it may be drawn, sign for sign: what controls a terminal becomes a dot."""
    return text.translate(_SHOWN_AS)


def one_line(text: str) -> str:
    """Return `text` as it may be drawn on one line, sign for sign."""
    return visible(text).replace("\n", " ")


def without_controls(pasted: str) -> str:
    """Return what of `pasted` is text: lines end in ``\\n``, control characters are gone."""
    return _NOT_TEXT.sub("", pasted.replace("\r\n", "\n").replace("\r", "\n"))
