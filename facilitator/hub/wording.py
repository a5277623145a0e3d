"""The words that a template says, among them those about a number of things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

SOME: Final = 987_654
"""A count that stands for any: its digits are found again in the words."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Words about a number of things."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """Return the words for `count`."""
        return (self.one if count == 1 else self.many).format(count=count)


Words: TypeAlias = dict[str, "str | Counted"]


def counted(one: str, some: str) -> Counted:
    """Return the words of which `one` is for 1 and `some` for `SOME`."""
    return Counted(one.replace("1", "{count}", 1), some.replace(str(SOME), "{count}"))
