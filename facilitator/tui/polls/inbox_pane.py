"""The cards that phones sent, the marked one in full, as many of the others as fit around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rich.cells import cell_len
from rich.text import Text
from textual import events

from facilitator.domain.entries import Release
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.round import Round
from facilitator.link.voicing import InboxCard
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.mitschrift.window import Window, window_with
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line, visible
from facilitator.tui.polls.round_words import round_name, said_on
from facilitator.tui.polls.standing import Standing, Step

_MOST_LINES: Final = 12
"""Of the marked card: a long one must not hide all others."""
_WIDE: Final = 40
"""Columns from which a card has room for the name of its round beside it."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card in words."""

    said: str
    """On one line."""
    full: str
    """As it was written."""
    beside: str = ""
    """Of which round it is; what may be published of a voice, and who says it."""
    tag: str = ""
    """Of which round it is, where those of several are in one list."""


@dataclass(frozen=True, slots=True)
class InboxFacts:
    """The cards that are listed, which is marked, and what to know if there are none."""

    title: str = ""
    rows: tuple[CardRow, ...] = ()
    marked: int = 0
    said: str = ""
    below: str = ""
    """What else there is to do, where there is room for it."""


def inbox_facts(stands: Standing, marked: int, texts: Texts, *, dropped: bool) -> InboxFacts:
    """Return the cards that wait, or those that were put aside."""
    cards = stands.dropped if dropped else stands.waiting
    rows = tuple(_row(card, stands, texts) for card in cards)
    if len({card.round for card in cards}) > 1:
        rounds = (stands.round_of(card) for card in cards)
        tags = (round_name(one.kind, texts) if one else "" for one in rounds)
        rows = tuple(replace(row, tag=tag) for row, tag in zip(rows, tags, strict=True))
    place = min(marked, len(rows) - 1) if rows else 0
    title, said = _title(stands, texts, dropped=dropped), _empty(stands, texts)
    return InboxFacts(title, rows, place, said, _below(stands, texts, dropped=dropped))


def _title(stands: Standing, texts: Texts, *, dropped: bool) -> str:
    if dropped:
        count = len(stands.dropped)
        said = texts.plural("{count} card put aside", "{count} cards put aside", count)
        return f"{said} · {texts('t has it wait again')}"
    count = len(stands.waiting) + stands.more
    if not count:
        return texts("Inbox")
    said = texts.plural("{count} card waits", "{count} cards wait", count)
    title = texts("Inbox: {said}", said=said)
    does = texts("⏎ takes it") if stands.next_step is Step.TAKE else texts("t takes it")
    return f"{title} · {does}"


def _below(stands: Standing, texts: Texts, *, dropped: bool) -> str:
    if dropped:
        return texts("v back to those that wait")
    aside = len(stands.dropped)
    return texts("{count} put aside (v)", count=aside) if aside else ""


def _empty(stands: Standing, texts: Texts) -> str:
    if stands.open_rounds:
        return texts("No card waits. New ones appear here by themselves.")
    return texts("No card waits. r asks for some: nobody sees one before you have taken it.")


def _row(card: InboxCard, stands: Standing, texts: Texts) -> CardRow:
    full = "\n".join(part for part in card.parts if part.strip())
    return CardRow(one_line(said_on(card)), visible(full), _beside(card, stands, texts))


def _beside(card: InboxCard, stands: Standing, texts: Texts) -> str:
    round_ = stands.round_of(card)
    parts = [
        round_name(round_.kind, texts) if round_ is not None else "",
        _release(card.release, texts),
        photo_words(card, texts),
        _who(card, texts),  # last: it may be so long that what stands behind it is lost
    ]
    return " · ".join(part for part in parts if part)


def whole_card(card: InboxCard, round_: Round | None, texts: Texts) -> str:
    """Return all that a card says, each answer below its question, and who says it."""
    asked = round_.questions if round_ is not None else ()
    lines = []
    for number, part in enumerate(card.parts):
        lines += [asked[number]] if number < len(asked) else []
        lines += [part or "–", ""]
    beside = [photo_words(card, texts), _who(card, texts), _release(card.release, texts)]
    return "\n".join([*lines, " · ".join(part for part in beside if part)]).strip()


def photo_words(card: InboxCard, texts: Texts) -> str:
    """Return who may be seen in the photo of a card, and how large it is; empty: it has none."""
    photo = card.photo
    if photo is None:
        return ""
    width, height, size = photo.width, photo.height, max(1, photo.size // 1_000)
    said = texts("Photo {width} × {height}, {size} kB", width=width, height=height, size=size)
    is_given = photo.consent is Consent.GIVEN
    consent = texts("consent given") if is_given else texts("nobody recognisable")
    return f"{consent} · {said}"  # what decides comes first: the end may be cut off


def _who(card: InboxCard, texts: Texts) -> str:
    name = one_line(card.function)
    return texts("Credit: {name}", name=name) if name and card.photo is not None else name


def _release(release: Release, texts: Texts) -> str:
    match release:
        case Release.OPEN:
            return ""
        case Release.WITH_FUNCTION:
            return texts("with function")
        case Release.ANONYMOUS:
            return texts("anonymous")
        case Release.DENIED:
            return texts("not for publication")


class InboxPane(Pane):
    """Shows InboxFacts on as many rows as it has."""

    def __init__(self) -> None:
        super().__init__("polls-inbox")
        self._window = Window(0, 0)

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def on_resize(self, event: events.Resize | None = None) -> None:
        """Paint anew: the height decides how many cards there are to see."""
        del event
        self._paint()

    def show(self, facts: object) -> None:
        """Show `facts`."""
        assert isinstance(facts, InboxFacts)
        # A narrow screen has no line below that could say it.
        has_line = not self.screen.has_class("-narrow")
        self.border_title = " · ".join(
            part for part in (facts.title, "" if has_line else facts.below) if part
        )
        self.border_subtitle = facts.below if has_line else ""
        super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return the cards around the marked one."""
        assert isinstance(facts, InboxFacts)
        if not facts.rows:
            return Text(facts.said, style=self.app.current_theme.secondary or "")
        room = max(2, self.content_size.height)
        drawn = [
            _marked(row, width, min(room, _MOST_LINES))
            if place == facts.marked
            else [_line(row, width)]
            for place, row in enumerate(facts.rows)
        ]
        before = Window(min(self._window.first, len(drawn) - 1), self._window.end)
        heights = [len(lines) for lines in drawn]
        self._window = window_with(facts.marked, before, len(drawn), room, heights.__getitem__)
        shown = drawn[self._window.first : self._window.end]
        return Text("\n").join(line for lines in shown for line in lines)


def _line(row: CardRow, width: int) -> Text:
    if not row.tag or width < _WIDE:
        return Text(f"  {shortened(row.said, width - 2)}", no_wrap=True)
    tag = shortened(row.tag, width // 3)
    said = shortened(row.said, width - 4 - cell_len(tag))
    free = width - 2 - cell_len(said) - cell_len(tag)
    return Text.assemble(f"  {said}{' ' * free}", (tag, "dim"), no_wrap=True)


def _marked(row: CardRow, width: int, most: int) -> list[Text]:
    """Return the marked card: all of it where there is room, below it what is known besides."""
    lines = list(_wrapped(row.full, width - 2))
    below = [f"— {shortened(row.beside, width - 4)}"] if row.beside else []
    kept = lines[: max(1, most - len(below))]
    if len(kept) < len(lines):
        kept[-1] = shortened(kept[-1] + " …", width - 2)
    said = [f"{'▸' if not number else ' '} {line}" for number, line in enumerate(kept)]
    said += [f"  {line}" for line in below]
    return [_filled(line, width) for line in said]


def _filled(line: str, width: int) -> Text:
    text = Text(line, no_wrap=True, style="reverse")
    text.truncate(width, pad=True)
    return text


def _wrapped(said: str, width: int) -> Iterator[str]:
    from rich.console import Console

    for line in Text(said).wrap(Console(width=width), max(1, width)):
        yield line.plain.rstrip()
