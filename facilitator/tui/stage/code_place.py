"""Where a QR code stands on a screen: beside its words, or above them where that leaves it larger.

It is as large as it can be; words take what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from facilitator.texts import Texts
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.code import (
    HALF_BLOCKS,
    CodeSize,
    Modules,
    draw_code,
    largest_code,
    safe_size,
)
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet, Tone, beside, framed, spread

Words: TypeAlias = Callable[[Box, CodeSize], Sheet]
"""Draws the words on exactly the rows and columns of a box, for a code of that size."""

_BESIDE_CODE: Final = 22
"""Columns that an address needs beside its code."""
_BELOW_CODE: Final = 3
"""Rows that it needs below."""
_TITLE_SHARE: Final = 0.2
"""Of the rows, at most."""


def place_code(modules: Modules, box: Box, words: Words) -> Sheet | None:
    """Return the code with its words on at most the rows and all columns of `box`.

    None if there is no code, or no room for it.
    """
    wide = largest_code(modules, box.columns - _BESIDE_CODE, box.rows)
    high = largest_code(modules, box.columns, box.rows - _BELOW_CODE)
    if wide and (high is None or _worth(wide) >= _worth(high)):
        return _with_words_beside(modules, wide, box, words)
    return _with_words_below(modules, high, box, words) if high else None


def _worth(size: CodeSize) -> tuple[int, int]:
    return size.scale, size.zone


def _with_words_beside(modules: Modules, size: CodeSize, box: Box, words: Words) -> Sheet:
    code = framed(draw_code(modules, size), size.box.columns, box.rows)
    return beside(code, words(Box(box.columns - size.box.columns, box.rows), size))


def _with_words_below(modules: Modules, size: CodeSize, box: Box, words: Words) -> Sheet:
    code = framed(draw_code(modules, size), box.columns, size.box.rows)
    return (*code, *words(Box(box.columns, box.rows - size.box.rows), size))


def code_words(title: str, said: Sequence[str], foot: Sheet, room: Box) -> Sheet:
    """Return a title and what is to be `said`, each line as large as it goes, above a `foot`."""
    columns = max(1, room.columns - 2)
    rows = max(1, room.rows - len(foot) - 1)
    head = fit(title, columns, max(1, int(rows * _TITLE_SHARE)), tone=Tone.SOFT)
    each = max(1, (rows - len(head)) // max(1, len(said)) - 1)
    large = [fit(line, columns, each, is_address=True) for line in said]
    upper = spread([head, *large], columns, rows)
    return framed((*upper, *framed(foot, columns, len(foot))), *room.size)


def advice(modules: Modules, size: CodeSize, columns: int, texts: Texts) -> Sheet:
    """Say from which size of the window on the code is safe; nothing if it is."""
    if size.scale > HALF_BLOCKS:
        return ()
    needed = _window_needed(modules)
    said = texts(
        "From {columns} × {rows} characters on the code is safer: Ctrl and −",
        columns=needed.columns,
        rows=needed.rows,
    )
    return fit(said, columns, 3, tone=Tone.FAINT, largest=0)


def too_small(modules: Modules, texts: Texts) -> str:
    """Say how large a window has to be for the code, and how one makes it so."""
    needed = _window_needed(modules)
    return texts(
        "The window is too small for the code: it needs {columns} × {rows} characters. "
        "Ctrl and − makes letters smaller.",
        columns=needed.columns,
        rows=needed.rows,
    )


def _window_needed(modules: Modules) -> Box:
    """Return the size of a window in which the code is safe, words beside it."""
    needed = safe_size(modules).box
    return Box(needed.columns + _BESIDE_CODE, needed.rows)
