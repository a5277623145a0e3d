"""The export beside the screen: in a thread, told as it goes, stopped when asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from textual.message import Message

from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.station.exporting import ExportError, Obstacle, export_snapshot


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, when, how large (bytes)."""

    path: Path
    at: Instant
    size: int

    def to_json(self) -> str:
        """Return it as this device remembers it."""
        return json.dumps([str(self.path), self.at.ms, self.size])

    @classmethod
    def from_json(cls, text: str) -> Exported:
        """Return what was remembered."""
        path, at, size = json.loads(text)
        return cls(Path(path), Instant(at), size)


class ExportProgressed(Message):
    """So much of the export is done: `share` from 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share


class ExportEnded(Message):
    """The export is over: `outcome` is the file, why there is none, or None if it was stopped."""

    def __init__(self, outcome: Exported | ExportError | None) -> None:
        super().__init__()
        self.outcome = outcome


class _StoppedError(Exception):
    """Somebody asked to stop."""


class Export:
    """One export; `run` belongs into a thread, the rest onto the screen's."""

    def __init__(self, snapshot: Snapshot, folder: Path, name: str, now: Instant) -> None:
        self._snapshot = snapshot
        self._folder = folder
        self._name = name
        self._now = now
        self._stopping = Event()
        self._told = 0.0

    def stop(self) -> None:
        """Have it end without a file."""
        self._stopping.set()

    def run(self, tell: Callable[[Message], object]) -> None:
        """Write the file; `tell` is told how far it is, and at the end how it went."""

        def progress(share: float) -> None:
            share = round(share, 2)
            if share != self._told:
                self._told = share
                tell(ExportProgressed(share))
            if self._stopping.is_set() and share < 1:
                raise _StoppedError

        try:
            path = export_snapshot(
                self._snapshot,
                folder=self._folder,
                name=self._name,
                now=self._now,
                progress=progress,
            )
            tell(ExportEnded(Exported(path, self._now, path.stat().st_size)))
        except ExportError as error:
            tell(ExportEnded(error))
        except _StoppedError:
            tell(ExportEnded(None))
        except Exception as error:  # a mistake of ours must not end somebody's event
            tell(ExportEnded(ExportError(Obstacle.OTHER, self._folder, repr(error))))
