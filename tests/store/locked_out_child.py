"""Meets files and folders that it may not write, as a user whom permissions bind."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from facilitator.store import StoreError
from tests.store.numbered import add, open_store

NOBODY = 65534


def try_to_open(path: Path) -> tuple[str, str]:
    try:
        open_store(path).close()
    except StoreError as error:
        return type(error).__name__, error.reason
    return "opened", ""


def save_while_locked(path: Path) -> tuple[str, str]:
    """Permissions are checked on opening: whoever has the file open goes on saving."""
    with open_store(path) as store:
        path.chmod(0o444)
        path.parent.chmod(0o555)
        store.submit(add(1)).result()
        path.parent.chmod(0o755)
    return "saved", ""


def main(folder: Path) -> None:
    path = folder / "event.record"
    open_store(path).close()
    told = {}
    path.chmod(0o444)
    told["file read-only"] = try_to_open(path)
    path.chmod(0o000)
    told["file unreadable"] = try_to_open(path)
    path.chmod(0o644)
    folder.chmod(0o555)
    told["folder read-only"] = try_to_open(path)
    told["new file in a folder read-only"] = try_to_open(folder / "new.record")
    folder.chmod(0o755)
    told["after all"] = try_to_open(path)
    told["locked while open"] = save_while_locked(path)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
