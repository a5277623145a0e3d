"""Deleting what participants entered, where no hub runs that could."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from facilitator.domain.agenda import BlockId
from facilitator.domain.bingo.views import Totals
from facilitator.domain.instant import Duration, Instant
from facilitator.ledger import Ledger, ledger_file
from facilitator.station.joined import delete_file
from facilitator.station.refusal import RefusedError
from facilitator.station.station import Station
from facilitator.store import InUseError, MissingError, StoreError

KEPT: Final = Duration(hours=24)
"""How long after the end of a game all is kept that participants entered."""


def is_anything_kept(record: Path) -> bool:
    """Return whether there is a file of what participants of the event of `record` entered."""
    return ledger_file(record).exists()


def forget_game(record: Path, now: Callable[[], Instant]) -> int:
    """Delete all that participants entered; return of how many people it was.

    What may be kept goes into the record before. A file that can't be read is deleted as it is.
    Raises InUseError if a program has record or game open, StoreError if the record can't be
    written, OSError if the file can't be deleted.
    """
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


def forget_overdue(record: Path, now: Callable[[], Instant]) -> None:
    """Do that if the game ended so long ago that it has to be done, and nobody is at it."""
    path = ledger_file(record)
    with contextlib.suppress(StoreError, OSError):
        if not path.exists():
            return
        ledger = Ledger.open(path, now)
        ended_at = ledger.ended_at
        ledger.close()
        if ended_at is not None and now() - ended_at >= KEPT:
            forget_game(record, now)


def _note_totals(ledger: Ledger, record: Path, now: Callable[[], Instant]) -> int:
    """Have the record know what may be kept; return how many people played."""
    if ledger.state is None:
        return 0
    ledger.end().result()
    totals = ledger.totals().result()
    if totals is None or not totals.players:
        return 0
    for path in (record, record.with_suffix(".hub")):
        with contextlib.suppress(MissingError):
            _note(path, ledger.block, totals, now)
            break
    return totals.players


def _note(path: Path, block: BlockId, totals: Totals, now: Callable[[], Instant]) -> None:
    station = Station.join(path, now=now)
    try:
        with contextlib.suppress(RefusedError):  # its block has left the agenda
            station.document.note_game(block, totals)
    finally:
        station.close()
