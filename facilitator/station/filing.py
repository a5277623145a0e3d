"""What a command of capture did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.entries import EntryId


class Outcome(StrEnum):
    """What Enter did."""

    FILED = "filed"
    REKINDED = "rekinded"
    PROPOSED = "proposed"
    DONE = "done"
    """To an entry, something else: another wording, say."""
    NOTHING = "nothing"


OUTCOMES: Final = {
    "capture.file": Outcome.FILED,
    "capture.rekind": Outcome.REKINDED,
    "capture.propose": Outcome.PROPOSED,
}
"""What each command did, by its name; the others: `Outcome.DONE`."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What Enter did, and to which entry."""

    outcome: Outcome
    entry: EntryId | None = None
