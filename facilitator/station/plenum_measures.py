"""Commands by which the plenum agrees on measures."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from facilitator.domain.entries import Addressee, Entry, EntryId, Measure, MeasureId
from facilitator.domain.instant import Instant, on_the_wall
from facilitator.domain.plenum.dues import DueError, read_due
from facilitator.domain.plenum.place import plenum_place
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.redaction import TELLING
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity
from facilitator.record.drafts import DraftKey
from facilitator.record.log import Log
from facilitator.station.refusal import Reason, RefusedError, check_readable, one_line


class MeasureCommands:
    """Measures. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def agree(
        self,
        what: str,
        *,
        who: str = "",
        due: str = "",
        addressee: Addressee | None = None,
        sources: Collection[EntryId] = (),
        theme: ThemeId = "",
        measure: MeasureId | None = None,
        drops: DraftKey | None = None,
    ) -> MeasureId:
        """Agree on a measure; who and by when may stay empty for now. Return its id.

        `measure` is a proposal that becomes one, or one that is to be as it is said here. `drops`
        is the draft that it was made of. A day that no calendar has is IMPOSSIBLE.
        """
        known = None if measure is None else self._measure(measure)
        entries = self._sources(sources, known)
        values: dict[str, Any] = {
            "what": one_line(what),
            "who": " ".join(who.split()) or None,
            "due": self._due(due) or None,
            "addressee": addressee,
            "source": _words_of(what, entries, known),
            "theme": theme or None,
        } | agreement(self._log, known)
        if known is None:
            values["place"] = plenum_place(self._log.snapshot)
        key = self._log.new_id() if known is None else known.id
        contents: Contents = {Entity(log.MEASURE, key): log.encode(values, log.MEASURE_FIELDS)}
        contents |= _rests_on(key, set(sources), known)
        self._log.commit("plenum.agree", contents, drops=drops)
        return key

    def remove_measure(self, measure: MeasureId) -> None:
        """Take a measure or a proposal out of the list; undo brings it back."""
        key = Entity(log.MEASURE, self._measure(measure).id)
        self._log.commit("plenum.remove_measure", {key: {"removed": True}})

    def _measure(self, measure: MeasureId) -> Measure:
        for known in self._log.snapshot.measures:
            if known.id == measure:
                return known
        raise RefusedError(Reason.GONE)

    def _sources(self, sources: Collection[EntryId], known: Measure | None) -> list[Entry]:
        """Return those of `sources` that still say something.

        What a measure rested on before may have been redacted or undone since: it goes on resting
        on it, but not on its words.
        """
        entries, held = self._log.snapshot.entries, set(known.sources) if known else set()
        first = entries.get(known.source or "") if known else None
        if first is not None:
            check_readable(first)
        for source in set(sources) - held:
            if source not in entries:
                raise RefusedError(Reason.GONE)
            check_readable(entries[source])
        found = (entries.get(source) for source in dict.fromkeys(sources))
        return [entry for entry in found if entry is not None and not entry.redacted]

    def _due(self, said: str) -> str:
        zone = self._log.snapshot.agenda.zone
        try:
            return read_due(said, on_the_wall(self._now(), zone).date()).words
        except DueError:
            raise RefusedError(Reason.IMPOSSIBLE, said) from None


def agreement(log_: Log, known: Measure | None) -> dict[str, Any]:
    """Return what makes a measure of `known`, or of a new one; it keeps the number that it has."""
    if known is not None and known.agreed:
        return {}
    keys = log_.registers.keys(log.MEASURE)
    given = (log_.registers.value(Entity(log.MEASURE, key), "agreed_as") for key in keys)
    taken = max((int(str(one)) for one in given if one), default=0)
    agreed = sum(one.agreed for one in log_.snapshot.measures)
    return {
        "agreed": True,
        "agreed_as": max(taken, agreed) + 1,
        "proposed": True if known is not None else None,
    }


def _words_of(what: str, entries: Collection[Entry], known: Measure | None) -> EntryId | None:
    """Return the entry whose words the measure has taken over: with those its own would go.

    What it was first made of stays that, as long as it rests on it.
    """
    if known is not None and known.source in {entry.id for entry in entries}:
        return known.source
    return next((entry.id for entry in entries if _has_taken_over(what, entry)), None)


def _has_taken_over(what: str, entry: Entry) -> bool:
    said, words = _plain(what), _plain(entry.text)
    return said == words or (len(words) >= TELLING and words in said)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _rests_on(measure: MeasureId, wanted: set[EntryId], known: Measure | None) -> Contents:
    held = set() if known is None else set(known.sources)
    return {
        Entity(log.MEASURE_SOURCE, f"{measure}/{entry}"): {
            log.THERE: True if entry in wanted else None
        }
        for entry in sorted(wanted | held)
    }
