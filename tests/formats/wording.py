"""What is said of mistakes, where several tests expect it."""

from __future__ import annotations

from typing import Final

LENGTHS: Final = "    Write a length like this: 45 min, 1 h 30 min, 90 min"
TIMES: Final = "    Write a time of day like this: 9:05, 12:30"
NAMES: Final = "    Allowed: letters a to z, digits, - and _, no spaces"
KINDS_OF_BLOCK: Final = (
    "    Allowed: plain, talk, qa, discussion, parallel, plenum, bingo, break,\n    networking"
)


def said(*lines: str) -> str:
    """Return `lines` as they are shown."""
    return "\n".join(lines)
