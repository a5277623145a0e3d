"""Where an export lands: beside and renamed, never over somebody else's file.

A file may be written over only if it is this record's and nobody has worked in it.
"""

from __future__ import annotations

import errno
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

from facilitator.formats.beside import write_beside
from facilitator.texts import Texts

WRITER: Final = "facilitator"
"""Stands as ``lastModifiedBy`` in what we wrote and nobody has touched since."""

_AGENDAS: Final = "agendas"
_EXPORTS: Final = "exports"
_SUFFIX: Final = ".docx"
_LONGEST_NAME: Final = 180
"""In bytes of UTF-8; file systems take 255 for all."""
_FORBIDDEN: Final = re.compile(
    r'[<>:"/\\|?*\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+'
)
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_CORE_PROPERTIES: Final = "docProps/core.xml"
_LARGEST_PROPERTIES: Final = 1 << 20
_IDENTIFIER: Final = "{http://purl.org/dc/elements/1.1/}identifier"


class Obstacle(StrEnum):
    """Why nothing could be written."""

    NOT_WRITABLE = "not writable"
    NO_SPACE = "no space"
    NO_FOLDER = "no folder"
    OTHER = "other"


class ExportError(Exception):
    """Nothing was written, and what was there before is untouched."""

    def __init__(self, obstacle: Obstacle, path: Path, detail: str) -> None:
        super().__init__(f"{obstacle}: {path}: {detail}")
        self.obstacle = obstacle
        self.path = path
        """The folder or file that the trouble is with."""
        self.detail = detail
        """The operating system's words."""

    def explain(self, texts: Texts) -> str:
        """Return what a user is told."""
        match self.obstacle:
            case Obstacle.NOT_WRITABLE:
                return texts("No permission to write in {path}.", path=self.path)
            case Obstacle.NO_SPACE:
                return texts("No space left to write in {path}.", path=self.path)
            case Obstacle.NO_FOLDER:
                return texts("{path} cannot be used as a folder.", path=self.path)
            case Obstacle.OTHER:
                return texts(
                    "Writing in {path} failed: {detail}", path=self.path, detail=self.detail
                )


def default_export_folder(source: Path) -> Path:
    """Return where the exports of an agenda or record go: ``exports``, beside ``agendas``."""
    folder = source.absolute().parent
    return (folder.parent if folder.name == _AGENDAS else folder) / _EXPORTS


def identify(record_id: str) -> str:
    """Return what stands as ``identifier`` in the documents of a record."""
    return f"urn:uuid:{record_id}"


def place(content: bytes, folder: Path, name: str, record_id: str) -> Path:
    """Write the Word file `content` of a record; it may replace what that wrote before."""
    stem = name.removesuffix(_SUFFIX)
    return place_as(
        content, folder, stem, _SUFFIX, partial(is_untouched_export, record_id=record_id)
    )


def place_as(
    content: bytes, folder: Path, stem: str, suffix: str, is_ours: Callable[[Path], bool]
) -> Path:
    """Write `content` into `folder` under the best free name and return where it is.

    Only a file that `is_ours` is written over. It is written beside, synced and renamed: a reader
    sees the old file or the new one, never half a one. A file that Word holds open gives way to
    the next name. Raises ExportError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = write_beside(content, folder)
    except OSError as error:
        raise obstacle(error, folder) from error
    try:
        return _rename(beside, _targets(folder, stem, suffix, is_ours))
    except OSError as error:
        raise obstacle(error, folder) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def place_new(content: bytes, target: Path) -> None:
    """Write `content` to `target`, where nothing may be yet: whole or not at all.

    Raises FileExistsError if something is there, even if it came in the last moment; ExportError.
    """
    try:
        beside = write_beside(content, target.parent)
    except OSError as error:
        raise obstacle(error, target.parent) from error
    try:
        rename_to_free(beside, target)
        sync(target.parent)
    except FileExistsError:
        raise
    except OSError as error:
        raise obstacle(error, target.parent) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def rename_to_free(beside: Path, target: Path) -> None:
    """Give the file its name by a link, which never replaces anything."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # no hard links here: a USB stick, some network drives
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        beside.rename(target)


def _rename(beside: Path, targets: Iterator[Path]) -> Path:
    for target in targets:
        try:
            beside.replace(target)
        except PermissionError:
            if not target.exists():
                raise
            continue  # Windows: another program holds it open
        sync(target.parent)
        return target
    raise AssertionError("there is always a next name")


def _targets(
    folder: Path, stem: str, suffix: str, is_ours: Callable[[Path], bool]
) -> Iterator[Path]:
    stem = safe_stem(stem)
    for number in count(1):
        target = folder / f"{stem}{'' if number == 1 else f'-{number}'}{suffix}"
        if not is_held(target) and (not os.path.lexists(target) or is_ours(target)):
            yield target


def safe_stem(name: str) -> str:
    """Return `name` as every file system takes it."""
    stem = _FORBIDDEN.sub("-", name).lstrip(" .-~")
    stem = stem.encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip(" .-")
    return f"{stem}-" if _RESERVED.fullmatch(stem) else stem or WRITER


def is_held(target: Path) -> bool:
    """Say whether Word or LibreOffice has left the sign that somebody works in the file.

    Word writes ``~$`` over the first two characters of long names and before short ones.
    """
    owners = {f"~${target.name[cut:]}" for cut in (0, 1, 2)} | {f".~lock.{target.name}#"}
    return any((target.parent / owner).exists() for owner in owners)


def is_untouched_export(path: Path, record_id: str) -> bool:
    """Say whether a file is this record's and as we wrote it."""
    from lxml import etree

    from facilitator.formats.docx.package import is_untouched, unpack

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_CORE_PROPERTIES) as part:
            properties = etree.fromstring(part.read(_LARGEST_PROPERTIES), parser)
        if properties.findtext(_IDENTIFIER, "") != identify(record_id):
            return False
        with path.open("rb") as file:
            return is_untouched(unpack(file))
    except Exception:  # whatever is wrong with it, it isn't what we wrote
        return False


def sync(folder: Path) -> None:
    """Make a rename last; folders can't be synced everywhere."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def obstacle(error: OSError, path: Path) -> ExportError:
    """Return what an error of the operating system means for an export to `path`."""
    kinds = {
        errno.EACCES: Obstacle.NOT_WRITABLE,
        errno.EPERM: Obstacle.NOT_WRITABLE,
        errno.EROFS: Obstacle.NOT_WRITABLE,
        errno.ENOSPC: Obstacle.NO_SPACE,
        errno.EDQUOT: Obstacle.NO_SPACE,
        errno.EFBIG: Obstacle.NO_SPACE,
        errno.ENOTDIR: Obstacle.NO_FOLDER,
        errno.EEXIST: Obstacle.NO_FOLDER,
    }
    found = kinds.get(error.errno or 0, Obstacle.OTHER)
    return ExportError(found, path, error.strerror or str(error))
