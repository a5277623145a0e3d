"""What can be wrong with the file, as exceptions with fields; a user's wording is made above."""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """Something is wrong with the file at `path`; `reason` says what, without the path."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class MissingError(StoreError):
    """There is no file, nothing was ever created in it, or there is no folder to create it in."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "there is nothing here to open")


class InUseError(StoreError):
    """Somebody else has the file open: another process, or another `Store` of this one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is open elsewhere")


class NotThisKindError(StoreError):
    """The file is not an SQLite database, or it is another program's."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "is a file of another kind")


class TooNewError(StoreError):
    """A later program has written the file: it has version `found`, this one knows `known`."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"has version {found}, known is {known}")
        self.found = found
        self.known = known


class NotWritableError(StoreError):
    """The file or its folder can't be written: read-only, no permission, disk full."""


class DamagedError(StoreError):
    """The file is of the right kind but can't be read whole."""


class MigrationError(StoreError):
    """What the file holds could not be brought to `version`; the file is as it was."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(path, f"can't be brought to version {version}")
        self.version = version


class UnsavedError(StoreError):
    """The store could not be closed and is still open; `pending` jobs are not durable yet.

    With ``pending == 0`` everything is durable, but only in the file and its ``-wal`` together.
    """

    def __init__(self, path: Path, pending: int, reason: str) -> None:
        super().__init__(path, f"{reason} ({pending} pending)")
        self.pending = pending
        self.reason = reason


class ClosedError(StoreError):
    """The store has been closed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "has been closed")
