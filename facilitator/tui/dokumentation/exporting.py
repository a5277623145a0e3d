"""The export beside the screen: in a thread, told as it goes, stopped when asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from textual.message import Message

from facilitator.domain.documentation.versioning import DRAFT, VersionKind, kind_of
from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Version
from facilitator.formats.problems import FileProblemsError
from facilitator.station import Station, StoreError
from facilitator.station.exporting import ExportError, Obstacle, export_version

if TYPE_CHECKING:
    from facilitator.formats.export import Exported, Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written, as this device remembers it."""

    path: Path
    at: Instant
    size: int
    """Of the Word file, in bytes."""
    number: str = DRAFT
    edition: Edition = Edition.INTERNAL
    pdf: Path | None = None
    wanted_pdf: bool = False
    wanted: str = ""
    """What the file was to be called; empty: as it is called."""
    pages: str = ""
    """Who counted the pages, see `formats.finishing.PageSource`; empty: nobody knows any more."""
    font: str = ""
    """The document's font, if pages could not be counted because it is missing here."""
    missing: int = 0
    """Of a public edition: how much it went out without."""

    @property
    def is_frozen(self) -> bool:
        """Whether it stays as it is."""
        return kind_of(self.number) is not VersionKind.DRAFT

    def to_json(self) -> str:
        """Return it as this device remembers it."""
        values = asdict(self) | {"path": str(self.path), "at": self.at.ms}
        return json.dumps(values | {"pdf": str(self.pdf) if self.pdf else None})

    @classmethod
    def from_json(cls, text: str) -> Written:
        """Return what was remembered; earlier programs knew only path, time and size."""
        read: Any = json.loads(text)
        if isinstance(read, list):
            path, at, size = read
            return cls(path=Path(path), at=Instant(at), size=size)
        read |= {"path": Path(read["path"]), "at": Instant(read["at"])}
        read |= {"edition": Edition(read["edition"])}
        return cls(**(read | {"pdf": Path(read["pdf"]) if read["pdf"] else None}))


class ExportProgressed(Message):
    """So much of the export is done: `share` from 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share


Outcome = Written | ExportError | StoreError | FileProblemsError | None
"""What was written, why nothing was (also by what is wrong with a template), or None: stopped."""


class ExportEnded(Message):
    """The export is over; `version` is to be listed."""

    def __init__(self, outcome: Outcome, version: Version | None = None) -> None:
        super().__init__()
        self.outcome = outcome
        self.version = version


class _StoppedError(Exception):
    """Somebody asked to stop."""


class Export:
    """One export of a `snapshot`; `run` belongs into a thread, the rest onto the screen's."""

    def __init__(
        self,
        station: Station,
        snapshot: Snapshot,
        order: Order,
        *,
        folder: Path,
        name: str,
        now: Instant,
    ) -> None:
        self._station = station
        self.snapshot = snapshot
        self._order = order
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
            if share > self._told:
                self._told = share
                tell(ExportProgressed(share))
            if self._stopping.is_set() and share < 1:
                raise _StoppedError

        try:
            exported = export_version(
                self._station,
                self.snapshot,
                self._order,
                folder=self._folder,
                name=self._name,
                now=self._now,
                progress=progress,
            )
            tell(ExportEnded(self._written(exported), exported.version))
        except (ExportError, StoreError, FileProblemsError) as error:
            tell(ExportEnded(error))
        except _StoppedError:
            tell(ExportEnded(None))
        except Exception as error:  # a mistake of ours must not end somebody's event
            tell(ExportEnded(ExportError(Obstacle.OTHER, self._folder, repr(error))))

    def _written(self, exported: Exported) -> Written:
        from facilitator.formats.export import file_stem
        from facilitator.texts import choose_language, load_texts

        texts = load_texts(choose_language(self.snapshot.agenda.language))
        written = Written(path=exported.path, at=self._now, size=exported.size)
        return replace(
            written,
            number=exported.version.number,
            edition=exported.version.edition,
            pdf=exported.pdf,
            wanted_pdf=self._order.pdf,
            wanted=f"{file_stem(self._name, self._order, texts)}.docx",
            pages=str(exported.pages),
            font=exported.font,
            missing=len(exported.missing),
        )
