"""What phones entered in an event whose record is gone: kept under another name, then deleted.

A record that is begun anew under a name has nothing to do with what lies beside it. Nobody of the
new event may see that; and whoever entered it was promised that it goes a day later.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Collection
from glob import escape
from pathlib import Path
from typing import Final

from facilitator.domain.bingo.game import KEPT
from facilitator.domain.instant import Instant
from facilitator.ledger import ledger_file
from facilitator.ledger.voices import voices_file
from facilitator.station.deleting import BESIDE, delete_file
from facilitator.station.forgetting import forget_sheets

_ASIDE: Final = ".old-"
_HUB: Final = ".hub"
_RECORD: Final = ".record"


def set_aside(record: Path, *, with_phones: bool) -> None:
    """Give the hub's file beside `record` another name, and if wanted what phones entered.

    Killed in between, it is done again at the next start: by the hub's file, which goes last, one
    sees whose all is. No log is left for a fresh file, which would take it for its own.
    """
    phones = (ledger_file(record), voices_file(record)) if with_phones else ()
    files = (*phones, record.with_suffix(_HUB))
    count = 1
    while any(_renamed(file, count).exists() for file in files):
        count += 1
    for file in files:
        for end in (*BESIDE, ""):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{file}{end}").replace(f"{_renamed(file, count)}{end}")


def _renamed(file: Path, count: int) -> Path:
    return file.with_name(f"{file.stem}{_ASIDE}{count}{file.suffix}")


def aside_of(record: Path) -> list[Path]:
    """Return which records would be those of what phones entered and lies aside.

    ``event.old-1.record``; if there is one, it is an event of its own that somebody called so.
    """
    phones = (ledger_file(record).suffix, voices_file(record).suffix)
    return _aside_of(record, phones)


def _aside_of(record: Path, kinds: Collection[str]) -> list[Path]:
    numbered = re.compile(rf"{re.escape(record.stem + _ASIDE)}[0-9]+")
    found = record.parent.glob(f"{escape(record.stem)}{_ASIDE}*")
    named = {
        file.with_suffix(_RECORD)
        for file in found
        if file.suffix in kinds and numbered.fullmatch(file.stem)
    }
    return sorted(one for one in named if not one.exists())


def forget_aside(record: Path) -> None:
    """Delete what phones entered and lies aside. Raises OSError if something is left."""
    for one in aside_of(record):
        _forget(one)


def forget_aside_overdue(record: Path, now: Callable[[], Instant]) -> None:
    """Do that with what was last changed so long ago that it has to be done."""
    for one in aside_of(record):
        with contextlib.suppress(OSError):
            if now().ms - _last_changed(one) >= KEPT.total_seconds() * 1_000:
                _forget(one)


def _forget(record: Path) -> None:
    """Delete it as it is: there is no record that could keep a sum of it."""
    for file in (ledger_file(record), voices_file(record)):
        delete_file(file)


def _last_changed(record: Path) -> float:
    """Return when, in milliseconds since 1970."""
    files = (ledger_file(record), voices_file(record))
    return max(file.stat().st_mtime for file in files if file.exists()) * 1_000


def forget_rehearsed(record: Path) -> None:
    """Delete all that is left of a rehearsal whose record is gone, while no hub runs there.

    A file that can't be deleted stays.
    """
    forget_sheets(record)
    kinds = (_HUB, ledger_file(record).suffix, voices_file(record).suffix)
    for one in (record, *_aside_of(record, kinds)):
        for file in map(one.with_suffix, kinds):
            with contextlib.suppress(OSError):
                delete_file(file)
