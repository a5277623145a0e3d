"""A text in a box, as large as it goes: drawn letters, or where it gets small the terminal's."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import chain
from typing import Final

from rich.cells import cell_len, set_cell_size

from facilitator.tui.plain import visible
from facilitator.tui.stage import letters
from facilitator.tui.stage.sheet import Sheet, Tone, lines
from facilitator.tui.stage.wrapping import break_long, parts_of, words_of, wrap

_REMEMBERED: Final = 64
_SIDES: Final = 2
"""Columns that are kept free for ink that reaches beyond its letter."""
_SAYS_ENOUGH: Final = 12
"""Signs of the beginning of a text from which one knows what it is."""


@lru_cache(_REMEMBERED)
def fit(
    text: str,
    columns: int,
    rows: int,
    *,
    tone: Tone = Tone.INK,
    like: str = "",
    is_address: bool = False,
    as_lines: bool = False,
    left: bool = False,
    largest: int | None = None,
) -> Sheet:
    """Return `text` on `columns` and at most `rows`, whole, or ended with "…" if it can't be.

    `like` is a text whose place it takes, on one line. `as_lines` keeps every line as it is, flush
    left; `left` breaks lines that then stand flush left. `largest` is a size that drawn letters
    must not exceed; with 0 none are drawn.
    """
    if columns < 1 or rows < 1 or not text.strip():
        return ()
    paragraphs = visible(text).splitlines()
    pieces = [
        [line] if as_lines or like else (parts_of(line) if is_address else words_of(line))
        for line in paragraphs
    ]
    flush = as_lines or left
    drawn = _drawn(pieces, columns, rows, like, left=flush, largest=largest)
    if drawn:
        return lines(drawn, columns, tone)
    return lines(_plain(pieces, columns, rows, as_lines), columns, tone, left=flush)


@lru_cache(_REMEMBERED)
def drawn_size(text: str, columns: int, rows: int, largest: int | None = None) -> int:
    """Return the size in which `fit` draws `text`; 0 if it sets it in the terminal's letters."""
    pieces = [words_of(line) for line in visible(text).splitlines()]
    if not letters.can_draw("".join(chain.from_iterable(pieces))):
        return 0
    return _size(pieces, columns, rows, largest)


@lru_cache(_REMEMBERED)
def drawable(text: str, columns: int, rows: int, largest: int | None = None) -> str:
    """Return `text`, shortened if letters can only be drawn so; whole if that would say little."""
    whole = " ".join(visible(text).split())
    ends = range(len(whole) - 1, _SAYS_ENOUGH - 1, -1)
    of_words = (end for end in ends if whole[end] == " ")
    beginnings = (f"{whole[:end].rstrip()}…" for end in chain(of_words, ends))
    candidates = chain([text], beginnings)
    return next((one for one in candidates if drawn_size(one, columns, rows, largest)), text)


def _size(pieces: list[list[str]], columns: int, rows: int, largest: int | None) -> int:
    most = 2 * rows if largest is None else min(2 * rows, largest)
    return _largest(lambda size: _wrapped(pieces, columns, rows, size) is not None, most)


def _wrapped(pieces: list[list[str]], columns: int, rows: int, size: int) -> list[str] | None:
    found = _wrap_all(pieces, columns - _SIDES, partial(letters.width, size=size))
    return found if found and letters.rows_needed(found, size) <= rows else None


def _drawn(
    pieces: list[list[str]], columns: int, rows: int, like: str, *, left: bool, largest: int | None
) -> list[str]:
    """Return the largest letters that fit; nothing if they would be too small, or don't exist."""
    if not letters.can_draw("".join(chain.from_iterable(pieces))):
        return []
    given = [[like]] if like else pieces
    size = _size(given, columns, rows, largest)
    if not size:
        return []
    if like:
        return letters.draw([pieces[0][0]], size, columns, like=[like])
    chosen = _wrapped(given, columns, rows, size) or []
    if not left:
        chosen = _evened(given, size, columns, len(chosen))
    return letters.draw(chosen, size, columns, left=left)


def _largest(fits: Callable[[int], bool], most: int) -> int:
    """Return the largest size that `fits`; 0 if not even the smallest does."""
    low, high = letters.SMALLEST - 1, max(most, letters.SMALLEST - 1)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low if low >= letters.SMALLEST else 0


def _evened(pieces: list[list[str]], size: int, columns: int, count: int) -> list[str]:
    """Return as many lines, as equally long as they can be."""
    measure = partial(letters.width, size=size)
    wide = narrow = columns - _SIDES
    best = _wrap_all(pieces, wide, measure) or []
    while narrow > wide // 2:
        narrow -= max(1, wide // 40)
        found = _wrap_all(pieces, narrow, measure)
        if found is None or len(found) > count:
            break
        best = found
    return best


def _wrap_all(
    pieces: list[list[str]], limit: float, measure: Callable[[str], float]
) -> list[str] | None:
    found: list[str] = []
    for paragraph in pieces:
        wrapped = wrap(paragraph, limit, measure)
        if wrapped is None:
            return None
        found += wrapped or [" "]
    return found


def _plain(pieces: list[list[str]], columns: int, rows: int, as_lines: bool) -> list[str]:
    """Return the terminal's own letters, wrapped; what doesn't fit is cut and ends with "…"."""
    if as_lines:
        found = [_shortened(line, columns) for [line] in pieces]
    else:
        broken = [list(break_long(paragraph, columns, cell_len)) for paragraph in pieces]
        found = _wrap_all(broken, columns, cell_len) or []
    if len(found) > rows:
        found = [*found[: rows - 1], _shortened(f"{found[rows - 1]} …", columns, always=True)]
    return found


def _shortened(line: str, columns: int, *, always: bool = False) -> str:
    """Return `line` cut to `columns`, with "…" at its end if something is missing."""
    if cell_len(line) <= columns:
        return line
    return set_cell_size(line.removesuffix(" …"), columns - 1).rstrip() + "…"
