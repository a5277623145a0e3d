"""Decodes a picture with Pillow, and encodes its pixels anew."""

from __future__ import annotations

import warnings
from contextlib import suppress
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

from facilitator.formats.pictures import PictureError, PictureFault

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
"""With the first comes MPO: phones put several pictures into one file, the first is the photo."""
_QUALITY: Final = 85
_ORIENTATION: Final = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by the value of its EXIF orientation (EXIF 2.32, 4.6.4 A)."""
_TILE_SIDES: Final = (322, 323)
_OF_HEIC: Final = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_BEGINNING: Final = 1024
_SIXTEEN_BITS: Final = 65_535


def develop(content: bytes, longest_side: int, most_pixels: int) -> tuple[bytes, int, int]:
    """Return a JPEG of what `content` shows, its width and its height. Raises PictureError.

    Decoders raise whatever they like at what is broken, and warn where a screen is drawn.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _developed(content, longest_side, most_pixels)
    except PictureError:
        raise
    except (MemoryError, Image.DecompressionBombError) as error:
        raise PictureError(PictureFault.TOO_MANY_PIXELS) from error
    except Exception as error:
        raise PictureError(PictureFault.BROKEN, str(error)) from error


def _developed(content: bytes, longest_side: int, most_pixels: int) -> tuple[bytes, int, int]:
    with _opened(content) as image:
        _check_size(image, most_pixels)
        # Decoders of JPEG can leave out what is not needed: eight times as fast at an eighth.
        image.draft(None, _fitted(image.size, longest_side))
        image.load()
        turn = _turn_of(image)
        small = _scaled(_with_eight_bits(image), longest_side)
        upright = _in_srgb(small, image.info.get("icc_profile"))
    if turn is not None:
        upright = upright.transpose(turn)
    upright.info = {}  # Pillow would write a comment that stands there
    out = BytesIO()
    upright.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue(), *upright.size


def _opened(content: bytes) -> ImageFile.ImageFile:
    try:
        return Image.open(BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise _fault_of(content) from None


def _fault_of(content: bytes) -> PictureError:
    """Return what to say of a file that no decoder knows, or that none can make sense of."""
    start = content[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content[4:8] == b"ftyp" and content[8:12] in _OF_HEIC:
        return PictureError(PictureFault.HEIC)
    if start.startswith(b"%pdf") or b"<svg" in start:
        return PictureError(PictureFault.DRAWING)
    if start.startswith((b"\xff\xd8\xff", b"\x89png\r\n", b"gif8", b"ii*\0", b"mm\0*")):
        return PictureError(PictureFault.BROKEN)
    with suppress(Exception), Image.open(BytesIO(content)) as other:
        return PictureError(PictureFault.UNKNOWN, other.format or "")
    return PictureError(PictureFault.UNKNOWN)


def _check_size(image: ImageFile.ImageFile, most_pixels: int) -> None:
    """Raise PictureError before anything is decoded of what is too large."""
    width, height = image.size
    sides = [getattr(image, "tag_v2", {}).get(side, 1) for side in _TILE_SIDES]
    # A small TIFF may consist of one giant tile, which is decoded as a whole.
    if max(width * height, sides[0] * sides[1]) > most_pixels:
        raise PictureError(PictureFault.TOO_MANY_PIXELS, f"{width} × {height}")


def _fitted(size: tuple[int, int], longest_side: int) -> tuple[int, int]:
    """Return the size that a picture gets: it is never made larger."""
    scale = min(1.0, longest_side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _turn_of(image: Image.Image) -> Image.Transpose | None:
    with suppress(Exception):  # what is broken there says nothing
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    return None


def _scaled(image: Image.Image, longest_side: int) -> Image.Image:
    size = _fitted(image.size, longest_side)
    return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)


def _with_eight_bits(image: Image.Image) -> Image.Image:
    """Return `image` in a mode of channels of eight bits each: L, RGB, RGBA, CMYK or LAB."""
    if image.mode in ("I", "F", "I;16", "I;16B", "I;16L", "I;16N"):
        return _in_grey(image)
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _in_grey(image: Image.Image) -> Image.Image:
    """Return a picture of one deep channel in shades from 0 to 255."""
    deep = image.convert("F")
    low, high = deep.getextrema()
    assert isinstance(low, float)
    assert isinstance(high, float)
    if image.mode != "F" and low >= 0 and high <= _SIXTEEN_BITS:
        low, high = 0.0, float(_SIXTEEN_BITS)
    scale = 255 / (high - low) if high > low else 0.0
    return deep.point(lambda shade: shade * scale - low * scale).convert("L")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` in grey or with the colours of sRGB, on white where one could see through."""
    if image.mode != "RGBA":
        return _converted(image, profile)
    flat = Image.new("RGB", image.size, "white")
    flat.paste(_converted(image.convert("RGB"), profile), mask=image.getchannel("A"))
    return flat


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return `image` converted from the colours of its profile, if it has one that fits."""
    if profile is not None or image.mode == "LAB":
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            return _by_profile(image, profile)
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _by_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    own = (
        ImageCms.createProfile("LAB")
        if profile is None
        else ImageCms.ImageCmsProfile(BytesIO(profile))
    )
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    assert converted is not None  # it makes a new one unless told otherwise
    return converted
