"""What a command of capture did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.entries import Entry, EntryId
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.marks import read_wording
from facilitator.record.change import Json

_TIMED: Final = re.compile(r"([0-9a-f]{12})([0-9a-f]{6})[0-9a-f]*")
_LONGEST_AWAY: Final = Duration(days=10)
_AHEAD: Final = Duration(minutes=1)
"""How far a browser's clock may be ahead of the hub's."""


def entry_id_of(sent: str, now: Instant) -> EntryId | None:
    """Return the id of the entry that a page files by a command named `sent`.

    Such a name begins with the moment at which it was written, in milliseconds. Whichever hub files
    it, and be it two that do not know of each other, the entry is the same, and stands where it was
    written. None: the name tells no moment that can be.
    """
    found = _TIMED.fullmatch(sent)
    if found is None:
        return None
    written = Instant(int(found[1], 16))
    if not -_AHEAD <= now - written <= _LONGEST_AWAY:
        return None
    return f"{written.ms << 16:016x}{found[2]}"


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


def wording_of(entry: Entry, text: str) -> dict[str, Json]:
    """Return the fields of another wording; a quote's may end in who said it."""
    words, function = read_wording(entry, text)
    return {"text": words, "function": function or None}
