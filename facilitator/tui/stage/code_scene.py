"""The scene of a QR code and the address that it leads to."""

from __future__ import annotations

from typing import Final

from facilitator.domain.stage import Picture
from facilitator.texts import Texts
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.code import draw_code, largest_scale, modules_of
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet, Tone, beside, framed, spread, width_of

_BESIDE_CODE: Final = 22
"""Columns that an address needs beside its code."""
_BELOW_CODE: Final = 3
"""Rows that it needs below."""


def draw_code_scene(picture: Picture, box: Box, texts: Texts, *, is_preview: bool) -> Sheet:
    """Return the code with its address beside it, or below it where that leaves it larger."""
    modules = modules_of(picture.address)
    beside_it = Box(box.columns - _BESIDE_CODE, box.rows)
    above_it = Box(box.columns, box.rows - _BELOW_CODE)
    wide = largest_scale(modules, *beside_it.size)
    high = largest_scale(modules, *above_it.size)
    if not max(wide, high):
        too_small = texts("The window is too small for the code. Ctrl and − makes letters smaller.")
        return _without_code(picture, box.inner, texts("QR code") if is_preview else too_small)
    if wide >= high:
        code = draw_code(modules, wide, *beside_it.size)
        words = Box(box.columns - width_of(code[0]), len(code))
        return beside(code, _words_of_code(picture, words))
    code = draw_code(modules, high, *above_it.size)
    words = Box(box.columns, box.rows - len(code))
    return (*framed(code, box.columns, len(code)), *_words_of_code(picture, words))


def _words_of_code(picture: Picture, box: Box) -> Sheet:
    """Return the text and the address as somebody without a camera types it."""
    columns = max(1, box.columns - 2)
    plain = picture.address.removeprefix("https://").removesuffix("/")
    address = fit(plain, columns, box.share(0.5 if picture.text else 1), is_address=True)
    text = fit(picture.text, columns, box.rows - len(address) - 1)
    both = spread(
        [text, address], columns, min(box.rows, len(text) + len(address) + 2 * bool(text))
    )
    return framed(both, *box.size)


def _without_code(picture: Picture, box: Box, words: str) -> Sheet:
    said = fit(words, box.columns, box.share(0.3), tone=Tone.SOFT)
    rest = Box(box.columns, max(1, box.rows - len(said) - 1))
    return spread([_words_of_code(picture, rest), said], *box.size)
