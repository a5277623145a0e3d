"""The folder in which the event lies, and the document that it is to become."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.domain.instant import Duration, Instant

_SYNCED: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mobile documents": "iCloud",
    "icloud drive": "iCloud",
    "seafile": "Seafile",
    "magentacloud": "MagentaCLOUD",
}
"""What such a folder's name begins with."""
_TRACES: Final = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
"""What such programs leave in the topmost folder that they copy, and nowhere else.

Dropbox' ``.dropbox`` is no such trace: it lies in the home folder as well.
"""
_TRACES_LIKE: Final = {".sync_*.db": "Nextcloud", "._sync_*.db": "Nextcloud"}
_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p"}
) | {"fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.onedriver"}


def free_megabytes(folder: Path) -> int | None:
    """Return how much room the disk of `folder` has; None: it does not tell."""
    try:
        return shutil.disk_usage(folder).free // 1_000_000
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Written:
    """A few bytes were brought safely to the disk."""

    took: Duration
    at: Instant
    """By the clock that files are dated by, which is the machine's and never a rehearsal's."""


def try_writing(folder: Path) -> Written | None:
    """Write a file into `folder` and take it away again; None: it can't be done."""
    began = time.monotonic()
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".facilitator-") as file:
            file.write(b"facilitator preflight\n" * 200)
            file.flush()
            os.fsync(file.fileno())
            took = Duration(seconds=time.monotonic() - began)
            return Written(took, Instant(os.fstat(file.fileno()).st_mtime_ns // 1_000_000))
    except OSError:
        return None


def synced_by(folder: Path, environment: Mapping[str, str]) -> str:
    """Return which program copies `folder` to other machines, empty if none is seen."""
    folder = folder.resolve()
    one_drives = [environment[name] for name in environment if name.startswith("OneDrive")]
    if any(root and folder.is_relative_to(root) for root in one_drives):
        return "OneDrive"
    for parent in (folder, *folder.parents):
        for name, program in _SYNCED.items():
            if parent.name.lower().startswith(name):
                return program
        for name, program in _TRACES.items():
            if (parent / name).exists():
                return program
        for pattern, program in _TRACES_LIKE.items():
            if any(parent.glob(pattern)):
                return program
    return ""


def network_drive(folder: Path) -> str:
    """Return what kind of network drive `folder` lies on, empty if it is a disk of this machine.

    The record's way of writing (WAL) needs memory that no network drive can share.
    """
    import psutil

    folder = folder.resolve()
    if folder.anchor.startswith("\\\\"):
        return "SMB"
    mounts = [part for part in psutil.disk_partitions(all=True) if _holds(part.mountpoint, folder)]
    if not mounts:
        return ""
    nearest = max(mounts, key=lambda part: len(part.mountpoint))
    is_network = nearest.fstype.lower() in _NETWORK or "remote" in nearest.opts
    return nearest.fstype if is_network else ""


def _holds(mountpoint: str, folder: Path) -> bool:
    return folder.is_relative_to(mountpoint)


def held_document(document: Path) -> str:
    """Return the name of `document` if Word or LibreOffice has it open, else nothing.

    Both leave a file beside it while they do; on Windows the document itself can't be opened.
    """
    name = document.name
    # Word puts the sign before the name; of a long one it takes the place of a letter or two.
    locks = (f".~lock.{name}#", *(f"~${name[dropped:]}" for dropped in range(3)))
    if any(os.path.lexists(document.with_name(lock)) for lock in locks):
        return name
    try:
        with document.open("r+b"):
            return ""
    except PermissionError:
        # Elsewhere that only means that it may not be written to, which an export need not do.
        return name if sys.platform == "win32" else ""
    except OSError:
        return ""
