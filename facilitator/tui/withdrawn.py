"""Entries that phones sent and that are redacted now, told in whichever view one is.

Whoever took them has to know: what was printed or put into other words is his to take out.
"""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.entries import Entry, EntryId
from facilitator.tui.context import Context, Moment


class Withdrawn:
    """Notes which have been told: each is a notice once."""

    def __init__(self, context: Context) -> None:
        self._texts = context.texts
        self._seen: Mapping[EntryId, Entry] = context.station.snapshot.entries
        self._told = _redacted(self._seen)

    def announcement(self, moment: Moment) -> str:
        """Return what is to be told now; mostly nothing."""
        snapshot, texts = moment.snapshot, self._texts
        if snapshot.entries is self._seen:
            return ""
        self._seen, before = snapshot.entries, self._told
        self._told = _redacted(self._seen)
        new = sorted(self._told - before)
        if not new:
            return ""
        numbers = ", ".join(snapshot.full_number(snapshot.entries[one]) for one in new)
        return texts.plural(
            "{numbers} came from a phone and is redacted now. What was printed or put into other "
            "words is yours to take out.",
            "{numbers} came from phones and are redacted now. What was printed or put into other "
            "words is yours to take out.",
            len(new),
            numbers=numbers,
        )


def _redacted(entries: Mapping[EntryId, Entry]) -> frozenset[EntryId]:
    return frozenset(one.id for one in entries.values() if one.redacted and one.round)
