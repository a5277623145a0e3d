"""Showing a picture in the program that the desktop has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.store.working_folder import working_folder


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

    They are gone with the screen, or with the next start if it is killed: what is destroyed in the
    record must not lie beside it.
    """

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def open(self, content: bytes, name: str) -> None:
        """Show a picture under `name`. Raises OSError."""
        if self._folder is None:
            self._folder = working_folder(shown=True)
        path = Path(self._folder.name) / f"{name}.jpg"
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
            self._folder.cleanup()
            self._folder = None
