"""What phones entered in an event whose record is gone: kept under another name, then deleted.

A record that is begun anew under a name has nothing to do with what lies beside it. Nobody of the
new event may see that; and whoever entered it was promised that it goes a day later.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
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


def set_aside(record: Path, *, with_phones: bool) -> None:
    """Give the hub's file beside `record` another name, and if wanted what phones entered."""
    files = [record.with_suffix(_HUB)]
    if with_phones:
        files += [ledger_file(record), voices_file(record)]
    count = 1
    while any(_renamed(file, count).exists() for file in files):
        count += 1
    for file in files:
        for end in ("", *BESIDE):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{file}{end}").replace(f"{_renamed(file, count)}{end}")


def _renamed(file: Path, count: int) -> Path:
    return file.with_name(f"{file.stem}{_ASIDE}{count}{file.suffix}")


def aside_of(record: Path) -> list[Path]:
    """Return which records what lies aside would belong to: ``event.old-1.record``."""
    found = record.parent.glob(f"{escape(record.stem)}{_ASIDE}*")
    phones = (ledger_file(record).suffix, voices_file(record).suffix)
    return sorted({file.with_suffix(".record") for file in found if file.suffix in phones})


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
    found = record.parent.glob(f"{escape(record.stem)}{_ASIDE}*")
    left = (record.with_suffix(_HUB), ledger_file(record), voices_file(record), *found)
    for file in left:
        with contextlib.suppress(OSError):
            delete_file(file)
