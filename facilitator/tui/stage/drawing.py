"""A picture as a sheet of cells: what the room sees, and Regie's preview of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from facilitator.domain.instant import NONE, Duration, Instant, minutes, round_up_to_minutes
from facilitator.domain.stage import Picture, Scene
from facilitator.texts import Texts, choose_language, load_texts
from facilitator.tui.stage.bingo_scenes import board_parts, draw_join_code
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.code_scene import draw_code_scene
from facilitator.tui.stage.fitting import drawable, drawn_size, fit
from facilitator.tui.stage.plenum_scenes import (
    draw_voices_code,
    query_parts,
    read_back_parts,
    report_parts,
)
from facilitator.tui.stage.sheet import Sheet, Tone, framed, lines, spread
from facilitator.tui.wording import length

IN_SECONDS: Final[Duration] = minutes(10)
"""From then on seconds are counted down; before that they would only make the room restless."""

_SECOND: Final = Duration(seconds=1)
_LEAST_NAME: Final = 4
"""Rows that one line of the smallest drawn letters takes."""


def draw(
    picture: Picture,
    now: Instant,
    box: Box,
    *,
    hint: tuple[str, ...] = (),
    is_preview: bool = False,
) -> Sheet:
    """Return `picture` as it is at `now` on exactly the rows and columns of `box`.

    `hint` are lines for whoever operates the stage; those that fit stand at the bottom. A preview
    says where a code is that it has no room for.
    """
    texts = load_texts(choose_language(picture.language))
    code = _code(picture, box, texts, is_preview=is_preview)
    if code is not None:
        return framed(code, *box.size)
    inner = box.inner
    parts = _parts(picture, time_left(picture, now, texts), inner, texts, hint)
    return framed(spread(parts, *inner.size), *box.size)


def _code(picture: Picture, box: Box, texts: Texts, *, is_preview: bool) -> Sheet | None:
    """Return the scene of a code; None: it is another, or there is nothing that a code leads to."""
    match picture.scene:
        case Scene.CODE:
            return draw_code_scene(picture, box, texts, is_preview=is_preview)
        case Scene.BINGO_CODE:
            return draw_join_code(picture, box, texts, is_preview=is_preview)
        case Scene.VOICES_CODE:
            return draw_voices_code(picture, box, texts, is_preview=is_preview)
        case _:
            return None


def _parts(
    picture: Picture, left: str, box: Box, texts: Texts, hint: tuple[str, ...]
) -> Sequence[Sheet]:
    """Return what stands on the screen from top to bottom; `left` is the time that is left."""
    match picture.scene:
        case Scene.BINGO_CODE | Scene.BINGO_BOARD:
            return board_parts(picture, left, box, texts)
        case Scene.QUERY:
            return query_parts(picture, box, texts)
        case Scene.READ_BACK:
            return read_back_parts(picture, box, texts)
        case Scene.REPORT_BACK:
            return report_parts(picture, left, box)
        case Scene.WELCOME:
            return _welcome(picture, box, hint)
        case Scene.NOW_NEXT:
            return _now_next(picture, left, box, texts)
        case Scene.COUNTDOWN | Scene.TIMER:
            return _countdown(picture, left, box, texts) if left else _gap(picture, box)
        case _:
            return [fit(picture.text or picture.title, *box.size)]


def time_left(picture: Picture, now: Instant, texts: Texts) -> str:
    """Return what the countdown says: ``43 min``, in the end ``9:59``; nothing if none runs."""
    if picture.until is None:
        return ""
    left = max(NONE, picture.until - now)
    if left >= IN_SECONDS:
        return length(texts, round_up_to_minutes(left))
    seconds = -(-left // _SECOND)
    return f"{seconds // 60}:{seconds % 60:02}"


def _countdown(picture: Picture, left: str, box: Box, texts: Texts) -> list[Sheet]:
    """Return title, countdown, until when, and what comes then."""
    columns = box.columns
    has_run_out = left == "0:00"
    title = fit(picture.title, columns, box.share(0.27))
    feet = []
    if picture.until_time and not has_run_out:
        words = texts.about("stage", "until {time}", time=picture.until_time)
        feet.append(fit(words, columns, box.share(0.16)))
    if picture.coming:
        words = _coming(picture, texts, with_time=not has_run_out)
        feet.append(fit(words, columns, box.share(0.16), tone=Tone.SOFT))
    taken = sum(len(part) + 1 for part in (title, *feet) if part)
    like = re.sub(r"\d", "0", left if len(left) > 4 else left.rjust(5, "0"))
    digits = fit(left, columns, box.rows - taken, like=like)
    return [title, framed(digits, columns, max(box.rows - taken, len(digits))), *feet]


def _coming(picture: Picture, texts: Texts, *, with_time: bool) -> str:
    """Say what comes, and when if that is not just when this ends."""
    if with_time and picture.coming_time not in ("", picture.until_time):
        return texts("Then, {time}: {title}", time=picture.coming_time, title=picture.coming)
    return texts.about("stage", "Then: {title}", title=picture.coming)


def _gap(picture: Picture, box: Box) -> list[Sheet]:
    """Return when it goes on, and with what."""
    if not picture.text:
        return [fit(picture.title, box.columns, box.rows)]
    lead = fit(picture.text, box.columns, box.share(0.2 if picture.until_time else 0.45))
    time = fit(picture.until_time, box.columns, box.share(0.4))
    title = fit(picture.title, box.columns, box.share(0.3), tone=Tone.SOFT)
    return [lead, time, title]


def _welcome(picture: Picture, box: Box, hint: tuple[str, ...]) -> list[Sheet]:
    """Return the event's title, when it begins, and the hint."""
    begin = f"{picture.text} {picture.until_time}".strip()
    fitting = [line for line in hint if cell_len(line) <= box.columns]
    last = lines(fitting, box.columns, Tone.FAINT)
    foot = fit(begin, box.columns, box.share(0.22), tone=Tone.SOFT)
    rest = box.rows - len(foot) - len(last) - 2
    title = fit(picture.title, box.columns, min(rest, box.share(0.7)))
    return [framed(title, box.columns, max(rest, len(title))), foot, last]


def _now_next(picture: Picture, left: str, box: Box, texts: Texts) -> list[Sheet]:
    """Return what runs, what comes, and where the workshops meet."""
    columns = box.columns
    if not picture.coming and picture.until is None:
        return [fit(picture.title, columns, box.rows)]
    rooms = fit(picture.text, columns, box.share(0.36), as_lines=True)
    has_run_out = left == "0:00"
    named = []
    if picture.title:
        until = texts.about("stage", "until {time}", time=picture.until_time)
        now = texts.about("stage", "Now")
        named.append((_with(now, until if picture.until_time else "", has_run_out), picture.title))
    if picture.coming:
        then = texts.about("stage", "Then") if picture.title else texts.about("stage", "Next")
        named.append((_with(then, picture.coming_time, has_run_out), picture.coming))
    label, name = (0.11, 0.2) if rooms else (0.14, 0.3)
    return [*_named(named, box, box.rows - len(rooms), box.share(label), box.share(name)), rooms]


def _with(label: str, time: str, has_run_out: bool) -> str:
    return f"{label} · {time}" if time and not has_run_out else label


def _named(
    named: Sequence[tuple[str, str]], box: Box, rows: int, label_rows: int, name_rows: int
) -> Iterator[Sheet]:
    """Yield each label and name, none in larger letters than the name before it.

    A name has more than `name_rows` if letters can only be drawn so, and is shortened at last.
    """
    columns, largest = box.columns, None
    free = rows - sum(len(fit(label, columns, label_rows)) for label, _ in named)
    for number, (label, name) in enumerate(named, start=1):
        most = max(1, free - _LEAST_NAME * (len(named) - number))
        tall = next(
            (
                rows
                for rows in (min(name_rows, most), most)
                if drawn_size(name, columns, rows, largest)
            ),
            most,
        )
        said = drawable(name, columns, tall, largest)
        largest = drawn_size(said, columns, tall, largest)
        shown = fit(said, columns, tall if largest else min(name_rows, most), largest=largest)
        yield fit(label, columns, label_rows, tone=Tone.SOFT, largest=largest)
        yield shown
        free -= len(shown)
