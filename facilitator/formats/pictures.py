"""Photos as they may be kept: decoded, turned upright, scaled, without a word about their maker.

What comes is anybody's file. What is kept of it are its pixels alone, as a JPEG in sRGB of at most
`LONGEST_SIDE`: no place, no time, no device, no name. Pillow is imported only where a picture is
made.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from facilitator.domain.photos import Digest

LONGEST_SIDE: Final = 2000
"""In pixels: the width of a page at 300 dots per inch."""
MOST_BYTES: Final = 80_000_000
MOST_PIXELS: Final = 110_000_000
"""What the largest photos of usual phones have (12,000 × 9,000); decoded, a third of a gigabyte."""


class PictureFault(StrEnum):
    """Why a file can't be made a picture."""

    EMPTY = "empty"
    HEIC = "heic"
    """A photo as iPhones take it, which no free decoder of ours reads."""
    DRAWING = "drawing"
    """A drawing made of lines (SVG), a page (PDF): it has no pixels."""
    UNKNOWN = "unknown"
    """No picture, or one of a format that is not taken: `detail`, if it is known."""
    BROKEN = "broken"
    """It begins as a picture, but can't be decoded to its end."""
    TOO_LARGE = "too large"
    """More bytes than `MOST_BYTES`."""
    TOO_MANY_PIXELS = "too many pixels"
    """Decoded, it would take more memory than it may; `detail` says its size if it is known."""
    TOO_SLOW = "too slow"
    """It was not decoded within the time that it was given."""
    UNREADABLE = "unreadable"
    """The file can't be read at all; `detail` is what the operating system says."""


class PictureError(Exception):
    """A file that can't be made a picture: `fault`, and what is known besides."""

    def __init__(self, fault: PictureFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else str(fault))
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept."""

    content: bytes
    """A JPEG (baseline, sRGB or grey) without any metadata."""
    width: int
    height: int
    """In pixels, each from 1 to `LONGEST_SIDE`."""

    @property
    def digest(self) -> Digest:
        """What it lies under."""
        return sha256(self.content).hexdigest()


def prepare(content: bytes, *, most_pixels: int = MOST_PIXELS) -> Picture:
    """Return the picture that the bytes of a file hold, the first one if there are several.

    The same for the same bytes. Raises PictureError, and nothing else, whatever the bytes are.
    """
    if not content:
        raise PictureError(PictureFault.EMPTY)
    if len(content) > MOST_BYTES:
        raise PictureError(PictureFault.TOO_LARGE)
    from facilitator.formats.developing import develop

    return Picture(*develop(content, LONGEST_SIDE, most_pixels))
