"""What picture files tell beside the picture: found, and left out without touching the picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

_SEGMENTS: Final = {0xE1: "EXIF", 0xED: "IPTC", 0xFE: "COM"}
"""Of JPEG (ITU T.81, B.1.1): markers before the scan that tell something."""
_CHUNKS: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
"""Of PNG (ISO/IEC 15948, 5.3)."""
_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SCAN: Final = 0xDA


class _Piece(NamedTuple):
    """A segment or chunk: where it is, and what it tells; nothing if it belongs to the picture."""

    start: int
    end: int
    tells: str


def hidden_in(content: bytes) -> tuple[str, ...]:
    """Return what a picture's file tells beside the picture: ``EXIF``, ``tEXt``."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ("EXIF",) if b"EXIF" in content else ()
    return tuple(piece.tells for piece in _pieces(content) if piece.tells)


def without_hidden(content: bytes) -> bytes:
    """Return a JPEG or PNG without that; any other file, and a broken one, as it is."""
    kept, done = bytearray(), 0
    for piece in _pieces(content):
        if piece.tells:
            kept += content[done : piece.start]
            done = piece.end
    return bytes(kept + content[done:])


def _pieces(content: bytes) -> Iterator[_Piece]:
    if content.startswith(_JPEG):
        return _segments(content)
    return _chunks(content) if content.startswith(_PNG) else iter(())


def _segments(content: bytes) -> Iterator[_Piece]:
    at = len(_JPEG)
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        yield _Piece(at, end, _SEGMENTS.get(content[at + 1], ""))
        at = end


def _chunks(content: bytes) -> Iterator[_Piece]:
    at = len(_PNG)
    while at + 8 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        yield _Piece(at, end, kind.decode("ascii") if kind in _CHUNKS else "")
        at = end
