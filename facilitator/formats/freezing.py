"""Where the files of a version land: a Word file and perhaps a PDF under one name, both or none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Final

from facilitator.formats.beside import write_beside
from facilitator.formats.placing import (
    identify,
    is_held,
    is_untouched_export,
    obstacle,
    rename_to_free,
    safe_stem,
    sync,
)

_DOCX: Final = ".docx"
_PDF: Final = ".pdf"
_MARK: Final = b"%facilitator "
_LAST_LINES: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")


def place_files(
    docx: bytes,
    pdf: bytes | None,
    *,
    folder: Path,
    stem: str,
    record_id: str,
    is_frozen: bool,
    before_naming: Callable[[], object] = lambda: None,
) -> tuple[Path, Path | None]:
    """Write both files into `folder` under the best name that is free; return where they are.

    What is frozen never replaces anything. A draft replaces what is this record's and untouched
    since. Both are written beside and synced, then `before_naming` is called, which may raise, then
    they get their names: killed at any moment, there is no file that is not whole. Raises
    ExportError.
    """
    contents = {_DOCX: docx} | ({} if pdf is None else {_PDF: seal_pdf(pdf, record_id)})
    beside: dict[str, Path] = {}
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for suffix, content in contents.items():
                beside[suffix] = write_beside(content, folder)
        except OSError as error:
            raise obstacle(error, folder) from error
        before_naming()
        try:
            return _name(beside, _stems(folder, stem), record_id, is_frozen=is_frozen)
        except OSError as error:
            raise obstacle(error, folder) from error
    finally:
        for file in beside.values():
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _stems(folder: Path, stem: str) -> Iterator[Path]:
    safe = safe_stem(stem)
    for number in count(1):
        yield folder / (safe if number == 1 else f"{safe}-{number}")


def _name(
    beside: dict[str, Path], stems: Iterator[Path], record_id: str, *, is_frozen: bool
) -> tuple[Path, Path | None]:
    for stem in stems:
        targets = {suffix: stem.with_name(stem.name + suffix) for suffix in beside}
        if all(_may_take(target, record_id, is_frozen) for target in targets.values()):
            with suppress(FileExistsError, _HeldError):
                _take(beside, targets, is_frozen=is_frozen)
                sync(stem.parent)
                return targets[_DOCX], targets.get(_PDF)
    raise AssertionError("there is always a next name")


class _HeldError(Exception):
    """Windows: another program holds the target open."""


def _may_take(target: Path, record_id: str, is_frozen: bool) -> bool:
    if is_held(target):
        return False
    if not os.path.lexists(target):
        return True
    if is_frozen:
        return False
    if target.suffix == _PDF:
        return _is_our_pdf(target, record_id)
    return is_untouched_export(target, record_id)


def _take(beside: dict[str, Path], targets: dict[str, Path], *, is_frozen: bool) -> None:
    """Give the files their names, the Word file last: it says that all of the version is there."""
    taken: list[Path] = []
    try:
        for suffix in sorted(beside, reverse=True):
            target = targets[suffix]
            if is_frozen:
                rename_to_free(beside[suffix], target)
            else:
                _replace(beside[suffix], target)
            taken.append(target)
    except BaseException:
        for target in taken if is_frozen else ():
            with suppress(OSError):
                target.unlink()
        raise


def _replace(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except PermissionError:
        if not target.exists():
            raise
        raise _HeldError from None


def seal_pdf(content: bytes, record_id: str) -> bytes:
    """Return a PDF that says whose it is, and with a digest that nobody has changed it.

    It is said in a comment behind the end, and the end once more: what readers look for stays the
    last line. What does not end like a PDF is left alone.
    """
    last = _LAST_LINES.search(content)
    if last is None:
        return content
    seal = f"{identify(record_id)} sha256:{sha256(content).hexdigest()}\n".encode()
    return content + _MARK + seal + b"startxref\n" + last[1] + b"\n%%EOF\n"


def _is_our_pdf(path: Path, record_id: str) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return False
    before, mark, _ = content.rpartition(_MARK)
    return bool(mark) and seal_pdf(before, record_id) == content
