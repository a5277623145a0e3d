"""Deleting what participants entered, where no hub runs that could."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from facilitator.domain.bingo.game import KEPT
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.asking import open_query, open_rounds
from facilitator.domain.plenum.query import QueryState
from facilitator.domain.snapshot import Snapshot
from facilitator.ledger import Ledger, ledger_file
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.station.deleting import delete_file
from facilitator.station.printing import sheets_with_names
from facilitator.station.refusal import RefusedError
from facilitator.station.station import Station
from facilitator.store import InUseError, MissingError, StoreError


def is_anything_kept(record: Path) -> bool:
    """Return whether there is a file of what participants of the event of `record` entered."""
    files = (ledger_file(record), voices_file(record))
    return any(path.exists() for path in files) or bool(sheets_with_names(record))


def forget_sheets(record: Path) -> None:
    """Delete what was printed with nicknames on it; a file that can't be deleted stays."""
    for path in sheets_with_names(record):
        with contextlib.suppress(OSError):
            path.unlink()


def forget_game(record: Path, now: Callable[[], Instant]) -> int:
    """Delete all that participants entered; return of how many people it was.

    What may be kept goes into the record before. A file that can't be read is deleted as it is.
    Raises InUseError if a program has record or game open, StoreError if the record can't be
    written, OSError if the file can't be deleted.
    """
    forget_sheets(record)
    path = ledger_file(record)
    if not path.exists():
        return 0
    try:
        ledger = Ledger.open(path, now)
    except InUseError:
        raise
    except StoreError:
        delete_file(path)
        return 0
    try:
        players = _note_totals(ledger, record, now)
    except StoreError:
        ledger.close()
        raise
    ledger.forget()
    delete_file(path)
    return players


def forget_voices(record: Path, now: Callable[[], Instant], *, is_over: bool = False) -> int:
    """Delete what phones gave in plenum; return how many cards that nobody had taken over.

    The sums of a query that was revealed go into the record before. Points that nobody has seen
    stay, and so does the code of what is open, as they do where a hub runs; unless it `is_over` and
    nobody can give or see anything any more. Raises as `forget_game` does.
    """
    path = voices_file(record)
    if not path.exists():
        return 0
    try:
        ledger = VoiceLedger.open(path, now)
    except InUseError:
        raise
    except StoreError:
        delete_file(path)
        return 0
    try:
        cards, is_needed = _note_sums(ledger, record, now)
    except StoreError:
        ledger.close()
        raise
    if is_needed and not is_over:
        ledger.clear_cards().result()
        ledger.close()
        return cards
    ledger.forget()
    delete_file(path)
    return cards


def _note_sums(ledger: VoiceLedger, record: Path, now: Callable[[], Instant]) -> tuple[int, bool]:
    """Have the record know what a hub that was killed could not tell it.

    Return how many cards are left, and whether there are points that nobody has seen, or anything
    is open.
    """
    with _opened(record, now) as station:
        if station is None:
            return len(ledger.cards()), False
        queries = station.snapshot.queries
        for query in queries:
            if query.state is QueryState.REVEALED and query.from_phones is None:
                station.polls.note_phones(query.id, ledger.close_query(query).result())
        is_open = bool(open_query(station.snapshot) or open_rounds(station.snapshot))
        left = sum(card.id not in station.snapshot.entries for card in ledger.cards())
        return left, is_open or _is_hidden(ledger, station.snapshot)


def _is_hidden(ledger: VoiceLedger, snapshot: Snapshot) -> bool:
    return any(
        query.state is not QueryState.REVEALED and ledger.count(query.id)
        for query in snapshot.queries
    )


def forget_overdue(record: Path, now: Callable[[], Instant]) -> None:
    """Do that if all ended so long ago that it has to be done, and nobody is at it."""
    with contextlib.suppress(StoreError, OSError):
        if voices_file(record).exists():
            _forget_overdue_voices(record, now)
    path = ledger_file(record)
    with contextlib.suppress(StoreError, OSError):
        if not path.exists():
            return
        ledger = Ledger.open(path, now)
        ended_at = ledger.ended_at
        ledger.close()
        if ended_at is not None and now() - ended_at >= KEPT:
            forget_game(record, now)


def _forget_overdue_voices(record: Path, now: Callable[[], Instant]) -> None:
    """Forget what phones gave; of a query that nobody has seen yet the sums stay."""
    with _opened(record, now) as station:
        if station is None:
            return
        snapshot, end = station.snapshot, station.polls.over_since()
    if end is None or now() - end < KEPT:
        return
    with contextlib.closing(VoiceLedger.open(voices_file(record), now)) as ledger:
        is_hidden = _is_hidden(ledger, snapshot)
        if is_hidden:
            ledger.forget_people().result()
    if not is_hidden:
        forget_voices(record, now)


def _note_totals(ledger: Ledger, record: Path, now: Callable[[], Instant]) -> int:
    """Have the record know what may be kept; return how many people played."""
    if ledger.state is None:
        return 0
    with _opened(record, now) as station:
        ledger.end().result()
        totals = ledger.totals().result()
        if totals is None or not totals.players:
            return 0
        if station is not None:
            with contextlib.suppress(RefusedError):  # its block has left the agenda
                station.document.note_game(ledger.block, totals)
        return totals.players


@contextlib.contextmanager
def _opened(record: Path, now: Callable[[], Instant]) -> Iterator[Station | None]:
    """Have the record open, or the file of a hub that runs without one; None: there is neither."""
    station = None
    for path in (record, record.with_suffix(".hub")):
        with contextlib.suppress(MissingError):
            station = station or Station.join(path, now=now)
    try:
        yield station
    finally:
        if station is not None:
            station.close()
