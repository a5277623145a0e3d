"""The scenes of the plenum: a code for phones, a query, what is read back, who reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from facilitator.domain.plenum.bars import Bars
from facilitator.domain.plenum.query import QueryKind
from facilitator.domain.stage import Picture
from facilitator.domain.stage import Sheet as Paper
from facilitator.texts import Texts
from facilitator.tui.plain import one_line
from facilitator.tui.stage.bars import and_more, draw_bars
from facilitator.tui.stage.box import Box
from facilitator.tui.stage.code import CodeSize, modules_of
from facilitator.tui.stage.code_place import advice, code_words, place_code, too_small
from facilitator.tui.stage.fitting import drawable, drawn_size, fit
from facilitator.tui.stage.sheet import Sheet, Tone

_HEAD: Final = 0.22
"""Of the rows, at most: a title."""
_FOOT: Final = 0.14
_HEADS: Final = (0.16, 0.25)
_FEET: Final = (_FOOT, 0.25)
"""What is asked of the room may take more, if its letters can only be drawn so."""
_SHARES: Final = (_HEAD, 0.16, 0.16)
"""For a title above a content, as the foot below it gives way."""
_TITLES: Final = (_HEAD, 0.26, 0.34)
_TELLS: Final = 24
"""Signs of an option, with its number, from which one knows which it is."""


def draw_voices_code(picture: Picture, box: Box, texts: Texts, *, is_preview: bool) -> Sheet | None:
    """Return the code with the question, the address and how many have answered beside it.

    None if no phone gets there at the moment.
    """
    modules = modules_of(picture.address)
    if not modules:
        return None
    address, _, given = picture.text.partition("\n")
    place, slash, path = address.partition("/")

    def said(room: Box, hint: Sheet) -> Sheet:
        columns = max(1, room.columns - 2)
        numbers = fit(given, columns, room.share(_FOOT))
        return code_words(picture.title, [place, f"{slash}{path}"], (*numbers, *hint), room)

    def words(room: Box, size: CodeSize) -> Sheet:
        return said(room, () if is_preview else advice(modules, size, room.columns - 2, texts))

    drawn = place_code(modules, box, words)
    if drawn is not None:
        return drawn
    hint = "" if is_preview else too_small(modules, texts)
    return said(box, fit(hint, box.columns - 2, 3, tone=Tone.SOFT, largest=0))


def query_parts(picture: Picture, box: Box, texts: Texts) -> list[Sheet]:
    """Return the question, what can be given points, or the bars, and the numbers of all of it."""
    bars = picture.bars
    if bars is None:
        return [fit(picture.title, *box.size)]
    head = _told(picture.title, box, _HEADS, tone=Tone.SOFT)
    said = _result(bars, texts) if bars.is_revealed else _so_far(bars, texts)
    foot = fit(said, box.columns, box.share(_FOOT))
    rule = fit(_rule(bars, texts), box.columns, box.share(0.1), tone=Tone.SOFT)
    below = [foot] if bars.is_revealed else [rule, foot]
    rows = box.rows - sum(len(part) + 1 for part in (head, *below) if part)
    room = Box(box.columns, max(1, rows))
    body = draw_bars(bars, room, texts) if bars.is_revealed else _asked(bars, room, texts)
    return [head, body, *below]


def _asked(bars: Bars, box: Box, texts: Texts) -> Sheet:
    """Return what can be given something, without any number."""
    labels = [f"•  {one_line(bar.label)}" for bar in bars.bars]
    return fit("\n".join([*labels, and_more(bars.more, texts)]), *box.size, left=True)


def _rule(bars: Bars, texts: Texts) -> str:
    """Say what a person may give; of a single choice everybody knows."""
    if bars.kind is not QueryKind.POINTS:
        return ""
    each = texts.plural("{count} point each", "{count} points each", bars.each)
    if bars.most >= bars.each:
        return each
    return texts("{points}, at most {most} a line", points=each, most=bars.most)


def _so_far(bars: Bars, texts: Texts) -> str:
    if bars.people >= bars.given > 0:
        return texts("{count} of {people} have voted", count=bars.given, people=bars.people)
    return texts.plural("{count} has voted", "{count} have voted", bars.given)


def _result(bars: Bars, texts: Texts) -> str:
    """Return how much was given by how many, as far as either is known."""
    if bars.kind is not QueryKind.POINTS:
        return texts.plural("{count} vote", "{count} votes", bars.points)
    if bars.possible:
        points = texts(
            "{points} of at most {possible} points", points=bars.points, possible=bars.possible
        )
    else:
        points = texts.plural("{count} point", "{count} points", bars.points)
    if not bars.given:
        return points
    if bars.people >= bars.given:
        people = texts("{count} of {people} people", count=bars.given, people=bars.people)
    else:
        people = texts.plural("{count} person", "{count} people", bars.given)
    return f"{points} · {people}"


def read_back_parts(picture: Picture, box: Box, texts: Texts) -> list[Sheet]:
    """Return a theme and the question to the room, or that it was confirmed.

    What is to be confirmed matters more than the question, which is the same each time: that gives
    way if the theme can only be drawn so.
    """
    if picture.text:
        asked = f"✓ {picture.text}"
    else:
        asked = texts("Is that right? Is anything missing? What should be changed?")
    plain = fit(asked, box.columns, box.share(_FOOT), largest=0)
    feet = (_told(asked, box, _FEET), fit(asked, box.columns, box.share(_FOOT)), plain)
    return _paper(picture.sheet, box, feet) or _written(picture.sheet, box, plain)


def report_parts(picture: Picture, left: str, box: Box) -> list[Sheet]:
    """Return the options of a workshop, and the time that is left if there is a timer.

    Options for which there is not enough room are shortened: the workshop tells the rest.
    """
    like = "00:00" if len(left) < 6 else ""
    feet = [fit(left, box.columns, box.share(share), like=like) for share in (_HEAD, _FOOT)]
    drawn = _paper(picture.sheet, box, feet) or _paper(picture.sheet, box, feet, may_shorten=True)
    return drawn or _written(picture.sheet, box, feet[-1])


def _told(text: str, box: Box, shares: tuple[float, ...], tone: Tone = Tone.INK) -> Sheet:
    """Return `text` on the first of these shares of the rows on which it can be drawn."""
    rows = [box.share(share) for share in shares]
    drawn = (share for share in rows if drawn_size(text, box.columns, share))
    return fit(text, box.columns, next(drawn, rows[0]), tone=tone)


def _paper(
    paper: Paper | None, box: Box, feet: Sequence[Sheet], *, may_shorten: bool = False
) -> list[Sheet]:
    """Return title, content and the first of `feet` over which the content can be drawn.

    Nothing if it can't be drawn over any of them. Without a content the title stands there alone.
    """
    paragraphs = _paragraphs(paper)
    if paper is None or not paragraphs:
        return _written(paper, box, feet[0])
    for foot, share in zip(feet, _SHARES, strict=False):
        head = _told(paper.title, box, (share, *_TITLES))
        room = Box(box.columns, max(1, box.rows - len(head) - len(foot) - 2))
        said = _cut(paragraphs, room) if may_shorten else paragraphs
        if said and drawn_size("\n".join(said), *room.size):
            return [part for part in (head, _body(said, room), foot) if part]
    return []


def _written(paper: Paper | None, box: Box, foot: Sheet) -> list[Sheet]:
    """Return title and content above `foot` in whatever letters they fit."""
    if paper is None:
        return [foot]
    paragraphs = _paragraphs(paper)
    rows = max(1, box.rows - len(foot) - 2)
    head = _told(paper.title, box, _TITLES) if paragraphs else fit(paper.title, box.columns, rows)
    body = _body(paragraphs, Box(box.columns, max(1, rows - len(head))))
    return [part for part in (head, body, foot) if part]


def _paragraphs(paper: Paper | None) -> list[str]:
    said = [*paper.text.splitlines(), *paper.lines] if paper is not None else []
    lines = [" ".join(line.split()) for line in said]
    return [line for line in lines if line]


def _cut(paragraphs: list[str], box: Box) -> list[str]:
    """Return `paragraphs`, shortened so that all can be drawn; nothing if that would say little."""
    each = max(1, box.rows // len(paragraphs))
    said = [drawable(one, box.columns, each) for one in paragraphs]
    tells = (len(cut) >= min(len(one), _TELLS) for cut, one in zip(said, paragraphs, strict=True))
    return said if all(tells) else []


def _body(paragraphs: list[str], box: Box) -> Sheet:
    """Return `paragraphs` apart from one another if that makes none smaller, and cuts none off."""
    tight, apart = ("\n".join(paragraphs), "\n\n".join(paragraphs))
    size = drawn_size(tight, *box.size)
    spaced = fit(apart, *box.size, left=True, largest=size)
    has_room = drawn_size(apart, *box.size) if size else len(spaced) < box.rows
    return spaced if has_room else fit(tight, *box.size, left=True)
