"""The ledger of one game."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.domain.bingo.views import PlayerId
from facilitator.domain.instant import Instant


@dataclass(frozen=True, slots=True)
class Joined:
    """Who has joined, and what proves it from now on."""

    player: PlayerId
    cookie: str = field(repr=False)


def ledger_file(record: Path) -> Path:
    """Return where the ledger of the event of `record` lies."""
    return record.with_suffix(".bingo")


class Ledger:
    """Players, cards and wins of one game."""

    @classmethod
    def open(cls, path: Path, now: Callable[[], Instant]) -> Ledger:
        """Open the ledger at `path`."""
        raise NotImplementedError
