"""Finds and reads the files of photos."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from facilitator.formats.pictures import MOST_BYTES, PictureError, PictureFault

_LIKELY: Final = frozenset(
    f".{ending}"
    for ending in (
        *("jpg", "jpeg", "jpe", "jfif", "mpo", "png", "webp", "tif", "tiff", "gif"),
        *("heic", "heif", "avif", "bmp", "svg"),
    )
)
"""Those that are refused are among them, so that nobody misses a photo without a word."""


def photos_in(path: Path) -> list[Path]:
    """Return `path` itself, or the files of a folder that may be photos, in the order of names.

    Raises OSError.
    """
    if not path.is_dir():
        path.stat()
        return [path]
    found = [file for file in path.iterdir() if file.suffix.lower() in _LIKELY]
    return sorted(file for file in found if file.is_file() and not file.name.startswith("."))


def read_photo(path: Path) -> bytes:
    """Return what stands in a file. Raises PictureError."""
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes to it
            raise PictureError(PictureFault.UNKNOWN)
        if path.stat().st_size > MOST_BYTES:
            raise PictureError(PictureFault.TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise PictureError(PictureFault.UNREADABLE, error.strerror or str(error)) from error


def typed_path(said: str) -> Path:
    """Return the path that somebody typed, pasted, or dragged into the terminal."""
    said = said.strip()
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]
    elif said.startswith("file://"):
        said = unquote(urlsplit(said).path)
    elif "\\ " in said:
        said = re.sub(r"\\(.)", r"\1", said)
    with suppress(RuntimeError):  # nobody of that name
        return Path(said).expanduser()
    return Path(said)
