"""Writes a copy of the file elsewhere, whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from facilitator.store.errors import MissingError, NotWritableError


def write_copy(content: bytes, target: Path) -> None:
    """Write `content` beside `target` and rename it; an existing file is replaced.

    Raises MissingError if there is no folder, NotWritableError with the operating system's
    reason, and for a target that is open or was killed while open: its ``-wal`` holds content.
    """
    if not target.parent.is_dir():
        raise MissingError(target.parent)
    if Path(f"{target}-wal").exists():
        raise NotWritableError(target, "is open elsewhere or was not closed")
    part = target.with_name(f"{target.name}.part")
    try:
        _write(content, part)
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise NotWritableError(target, error.strerror or str(error)) from error


def _write(content: bytes, path: Path) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Only POSIX opens folders.
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
