"""Commands that write what the Dokumentation says beside the entries."""

from __future__ import annotations

from facilitator.domain.agenda import BlockId, PlaceId
from facilitator.domain.bingo.views import Totals
from facilitator.domain.entries import Entry, EntryId, MeasureId
from facilitator.record import entities as log
from facilitator.record.change import Entity, Json
from facilitator.record.drafts import DraftKey
from facilitator.record.log import Log
from facilitator.station.plenum_measures import agreement
from facilitator.station.refusal import Reason, RefusedError, check_place, check_readable


def summary_draft(place: PlaceId) -> DraftKey:
    """Return where a summary is kept while it is being written."""
    return DraftKey(place, "summary")


def measure_draft(subject: PlaceId | MeasureId) -> DraftKey:
    """Return where a measure is kept while it is being written: a new one of a place, or one."""
    return DraftKey(subject, "measure")


class DocumentCommands:
    """Summaries, measures, and totals of games. Refused commands raise RefusedError."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def write_summary(self, place: PlaceId, text: str) -> None:
        """Say in short what came out of `place`; an empty text takes it away."""
        check_place(self._log.snapshot, place)
        self._log.commit(
            "document.summary",
            {Entity(log.SUMMARY, place): {log.SUMMARY_TEXT: text.strip() or None}},
            drops=summary_draft(place),
        )

    def add_measure(
        self,
        place: PlaceId,
        what: str,
        who: str = "",
        due: str = "",
        source: EntryId | None = None,
    ) -> MeasureId:
        """Agree on a measure; who and by when may stay empty for now.

        What is typed as a measure on purpose is one; only what was proposed in a workshop is not.
        """
        if not what.strip():
            raise RefusedError(Reason.EMPTY)
        check_place(self._log.snapshot, place)
        if source is not None and source not in self._log.snapshot.entries:
            raise RefusedError(Reason.GONE, source)
        if source is not None:
            check_readable(self._log.snapshot.entries[source])
        measure = self._log.new_id()
        fields = {"what": what, "place": place, "who": who, "due": due, "source": source}
        given: dict[str, Json] = {name: value for name, value in fields.items() if value}
        given |= {name: value for name, value in agreement(self._log, None).items() if value}
        self._log.commit(
            "document.measure", {Entity(log.MEASURE, measure): given}, drops=measure_draft(place)
        )
        return measure

    def edit_measure(self, measure: MeasureId, what: str, who: str, due: str) -> None:
        """Say what, who and by when of a measure; a proposal that gets either is agreed on."""
        if not what.strip():
            raise RefusedError(Reason.EMPTY)
        source = self._source_of(measure)
        if source is not None:
            check_readable(source)
        fields: dict[str, Json] = {"what": what, "who": who or None, "due": due or None}
        if who.strip() or due.strip():
            known = next((one for one in self._log.snapshot.measures if one.id == measure), None)
            fields |= agreement(self._log, known)
        self._commit_to(measure, fields, drops=measure_draft(measure))

    def _source_of(self, measure: MeasureId) -> Entry | None:
        snapshot = self._log.snapshot
        sources = (known.source for known in snapshot.measures if known.id == measure)
        return snapshot.entries.get(next(sources, None) or "")

    def remove_measure(self, measure: MeasureId) -> None:
        """Take a measure out of the list; undo brings it back."""
        self._commit_to(measure, {"removed": True})

    def note_game(self, block: BlockId, totals: Totals) -> None:
        """Keep what remains of the game of `block`; what is known already is not written again.

        No view takes it back: it is not what somebody typed. GONE if the agenda lacks the block.
        """
        if all(known.id != block for known in self._log.snapshot.agenda.all_blocks()):
            raise RefusedError(Reason.GONE, block)
        fields = log.encode({log.GAME_TOTALS: totals}, log.GAME_FIELDS)
        self._log.commit("game.totals", {Entity(log.GAME, block): fields})

    def _commit_to(
        self, measure: MeasureId, fields: dict[str, Json], drops: DraftKey | None = None
    ) -> None:
        if all(known.id != measure for known in self._log.snapshot.measures):
            raise RefusedError(Reason.GONE)
        self._log.commit("document.measure", {Entity(log.MEASURE, measure): fields}, drops=drops)
