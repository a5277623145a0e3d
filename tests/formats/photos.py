"""Files as cameras, phones and others make them, good and bad."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from random import Random
from typing import Any, Final

from PIL import Image, ImageCms

from facilitator.formats.pictures import Picture, prepare

PLACE: Final = "Kassel, Raum C"
WHO: Final = "Erika Musterfrau"


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def picture(seed: int = 100, size: tuple[int, int] = (80, 60)) -> Picture:
    """Return a photo of noise, another one for each `seed`."""
    pixels = Random(seed).randbytes(size[0] * size[1])
    return prepare(encoded(Image.frombytes("L", size, pixels), "PNG"))


def quarters(size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Red, green, blue and white from the top left to the bottom right, each a quarter."""
    image = Image.new("RGB", size, "white")
    half = (size[0] // 2, size[1] // 2)
    for colour, corner in (("red", (0, 0)), ("lime", (half[0], 0)), ("blue", (0, half[1]))):
        image.paste(colour, (*corner, corner[0] + half[0], corner[1] + half[1]))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: how it was held, where, when, with what, by whom."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Phonemaker"
    found[0x013B] = WHO
    found[0x9286] = PLACE
    gps = found.get_ifd(0x8825)
    gps[1], gps[2] = "N", (51.0, 18.0, 46.5)
    return found


def telling() -> bytes:
    """Return a JPEG with all that one can hold beside its pixels."""
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{WHO}</x:xmpmeta>".encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # When the profile was made, to the second: these bytes are to be the same in the next one.
    profile = profile[:24] + bytes(12) + profile[36:]
    content = encoded(
        quarters(), exif=exif().tobytes(), xmp=xmp, comment=PLACE.encode(), icc_profile=profile
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10" + WHO.encode()
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return content[:2] + segment + content[2:]


def bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """Return a PNG of a few bytes that says it is huge."""

    def chunk(name: bytes, content: bytes) -> bytes:
        summed = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + summed

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(bytes(9))), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def giant_tile() -> bytes:
    """Return a TIFF of 8 × 8 pixels whose only tile says that it has four thousand million."""
    entries = [
        (256, 4, 8),
        (257, 4, 8),
        (258, 3, 8),
        (259, 3, 8),
        (262, 3, 1),
        (277, 3, 1),
        (322, 4, 65_520),
        (323, 4, 65_520),
        (324, 4, 200),
        (325, 4, 10),
    ]
    found = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + found + bytes(4)
    return head.ljust(200, b"\0") + zlib.compress(bytes(100))


HEIC: Final = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(100)
SVG: Final = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'
