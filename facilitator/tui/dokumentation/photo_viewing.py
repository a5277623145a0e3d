"""Showing a picture in the program that the desktop has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path


def viewer() -> tuple[str, ...]:
    """Return the command that shows a file, empty if there is no desktop."""
    if sys.platform == "win32":
        return ("explorer",)
    if sys.platform == "darwin":
        return ("open",)
    has_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    found = shutil.which("xdg-open") if has_desktop else None
    return (found,) if found else ()


class Looking:
    """Copies of pictures for the viewer, in a folder that only this user may read.

    They are gone with the screen: what is destroyed in the record must not lie beside it.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None

    def open(self, content: bytes, name: str) -> None:
        """Show a picture under `name`. Raises OSError."""
        if self._folder is None:
            runtime = os.environ.get("XDG_RUNTIME_DIR") or None
            place = runtime if runtime and Path(runtime).is_dir() else None
            self._folder = Path(tempfile.mkdtemp(prefix="facilitator-", dir=place))
        path = self._folder / f"{name}.jpg"
        path.write_bytes(content)
        subprocess.Popen(  # noqa: S603 - the desktop's own
            [*viewer(), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
        )

    def forget(self) -> None:
        """Delete the copies."""
        if self._folder is not None:
            with suppress(OSError):
                shutil.rmtree(self._folder)
            self._folder = None
