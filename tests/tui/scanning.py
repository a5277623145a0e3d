"""What a camera sees of a terminal: cells as an image, and what two decoders read in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.strip import Strip

Image = NDArray[np.uint8]
"""Rows, columns, three colours."""

HALVES: Final = {" ": (False, False), "▀": (True, False), "▄": (False, True)}
"""Which halves of a cell its sign inks; every other sign inks all of it, as any would be wrong."""
SHAPES: Final = ((8, 16), (8, 17.6), (8, 14.4), (7, 15))
"""Of a cell, in pixels: 1:2, 1:2.2, 1:1.8, and one in which a half is no whole number."""


def strips_on(app: App[Any]) -> list[Strip]:
    """Return what is on the screen of `app`, line by line."""
    return app.screen._compositor.render_strips()


def as_image(strips: Sequence[Strip], shape: tuple[float, float] = (8, 16)) -> Image:
    """Return the cells of `strips` in their colours, each of the `shape` width, height."""
    wide, high = shape
    columns = max(strip.cell_length for strip in strips)
    image = np.zeros((round(len(strips) * high), round(columns * wide), 3), np.uint8)
    for y, strip in enumerate(strips):
        top, middle, bottom = (round((y + part) * high) for part in (0, 0.5, 1))
        for x, sign, style in _cells(strip):
            left, right = round(x * wide), round((x + 1) * wide)
            ground, ink = _colours(style)
            upper, lower = HALVES.get(sign, (True, True))
            image[top:middle, left:right] = ink if upper else ground
            image[middle:bottom, left:right] = ink if lower else ground
    return image


def _cells(strip: Strip) -> Iterator[tuple[int, str, Style]]:
    x = 0
    for text, style, _ in strip:
        for sign in text:
            yield x, sign, style or Style()
            x += cell_len(sign)


def _colours(style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return ground and ink; what names none is grey, so that a code must name its own."""
    ground = style.bgcolor.get_truecolor() if style.bgcolor else (128, 128, 128)
    ink = style.color.get_truecolor() if style.color else (128, 128, 128)
    return (*ground,), (*ink,)


def read_by_zxing(image: Image) -> str:
    """Return what zxing-cpp reads; empty if it finds no code."""
    found = zxingcpp.read_barcodes(image)
    return found[0].text if found else ""


def read_by_opencv(image: Image) -> str:
    """Return what OpenCV reads; empty if it finds no code."""
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(image)
    return text


def read_by_both(image: Image) -> tuple[str, str]:
    """Return what either decoder reads."""
    return read_by_zxing(image), read_by_opencv(image)
