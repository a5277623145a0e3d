"""What runs now, how long still, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from textual.widget import Widget

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.attention import Urgency, urgency
from facilitator.domain.instant import NONE
from facilitator.domain.schedule import (
    Timing,
    current_block,
    next_block,
    overtime,
)
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align, shortened
from facilitator.tui.context import Moment
from facilitator.tui.dates import time_and_day
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line, visible
from facilitator.tui.regie.details import cut, needed
from facilitator.tui.wording import clock_time, time_between

_SHORTEST_TITLE: Final = 20
"""Columns of a title that say which block it is."""
_SHARE_WHEN_NARROW: Final = 0.6
"""The agenda stands below and keeps the rest."""

_URGENT: Final = (Urgency.SOON, Urgency.LAST, Urgency.OVER)

_Details: TypeAlias = tuple[list[Text], list[Text], list[Text]]
"""What there is to know of this block, private notes on it, and what to know of the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NowFacts:
    """What runs now, in words; `share` is the part of its time that is used, 0 to 1."""

    title: str
    left: str = ""
    urgency: Urgency = Urgency.NONE
    share: float | None = None
    lines: tuple[str, ...] = ()
    notes: str = ""
    coming: str = ""
    coming_lines: tuple[str, ...] = ()


def now_facts(moment: Moment, notes: Mapping[BlockId, str], texts: Texts) -> NowFacts:
    """Return what to show at `moment`, with those private `notes` that were asked for."""
    snapshot = moment.snapshot
    running = current_block(snapshot.agenda, snapshot.run)
    coming = next_block(snapshot.agenda, snapshot.run, moment.now)
    if running is None:
        title = one_line(_between(moment, coming, texts))
        return NowFacts(title=title, coming_lines=_about(coming, moment, texts) if coming else ())
    timing = moment.forecast.of(running.id)
    return NowFacts(
        title=one_line(running.title),
        left=_left(timing, moment, texts),
        urgency=urgency(timing, moment.now),
        share=_share(timing, moment),
        lines=_about(running, moment, texts),
        notes=visible(notes.get(running.id, "")),
        coming="" if coming is None else _coming(coming, moment, texts),
        coming_lines=() if coming is None else _about(coming, moment, texts),
    )


def _between(moment: Moment, coming: Block | None, texts: Texts) -> str:
    if coming is None:
        return texts("The event is over. F8 opens the Dokumentation.")
    start, zone = moment.forecast.of(coming.id).planned_start, moment.snapshot.agenda.zone
    planned = time_and_day(texts, start, moment.now, zone)
    return (
        texts("Pause. ⏎ begins “{title}” (planned {time}).", title=coming.title, time=planned)
        if moment.snapshot.run.blocks
        else texts("Ready. ⏎ begins “{title}” (planned {time}).", title=coming.title, time=planned)
    )


def _left(timing: Timing, moment: Moment, texts: Texts) -> str:
    until = clock_time(timing.due, moment.snapshot.agenda.zone)
    if overtime(timing, moment.now) > NONE:
        over = time_between(texts, timing.due, moment.now)
        return texts("! {length} over, was due {time}", length=over, time=until)
    left = time_between(texts, moment.now, timing.due)
    said = texts("{length} left · until {time}", length=left, time=until)
    match urgency(timing, moment.now):
        case Urgency.SOON:
            return f"{texts('ends soon')} · {said}"
        case Urgency.LAST:
            return f"{texts('last minute')} · {said}"
        case _:
            return said


def _share(timing: Timing, moment: Moment) -> float:
    whole = timing.due - timing.expected_start
    used = moment.now - timing.expected_start
    # Rounded: a bar of a hundred steps is repainted a hundred times, not at every tick.
    return 1.0 if whole <= NONE else min(1.0, round(used / whole, 2))


def _coming(block: Block, moment: Moment, texts: Texts) -> str:
    timing = moment.forecast.of(block.id)
    zone = moment.snapshot.agenda.zone
    time = clock_time(timing.expected_start, zone)
    when = time_and_day(texts, timing.expected_start, moment.now, zone)
    if when == time:
        return one_line(texts("Then, {time}: {title}", time=time, title=block.title))
    return one_line(texts("Then {when}: {title}", when=when, title=block.title))


def _about(block: Block, moment: Moment, texts: Texts) -> tuple[str, ...]:
    speakers = ", ".join(
        " · ".join(part for part in (person.name, person.role, person.organisation) if part)
        for person in block.speakers
    )
    labelled = (
        (texts("Speaker"), speakers),
        (texts("Room"), moment.snapshot.agenda.room_name(block.room)),
        (texts("Goal"), block.goal),
        (texts("Method"), block.method),
        (texts("Material"), block.material),
        (texts("Responsible"), block.responsible),
    )
    return tuple(visible(f"{label}: {text}") for label, text in labelled if text)


class NowPane(Pane):
    """Shows NowFacts."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("now")
        self._texts = texts
        self._drawn_in = 0
        self.border_title = texts("Now")

    def on_mount(self) -> None:
        """Have the details give way to whatever else needs its lines; wear the theme's colours."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._fit)
        self.follow_theme()

    def show(self, facts: object) -> None:
        """Show `facts`; the frame takes part in saying how near the end is."""
        assert isinstance(facts, NowFacts)
        for level in _URGENT:
            self.set_class(facts.urgency is level, f"-{level}")
        super().show(facts)

    def _fit(self, _: object) -> None:
        if self._room() != self._drawn_in:
            self._paint()

    def _room(self) -> int:
        """Return how many lines are left beside the workshops, when narrow also the agenda."""
        column = self.parent
        assert isinstance(column, Widget)
        assert isinstance(column.parent, Widget)
        whole = column.parent.size.height
        share = _SHARE_WHEN_NARROW if self.screen.has_class("-narrow") else 1
        others = (other for other in column.children if other.display and other is not self)
        return (
            int(whole * share)
            - sum(other.outer_size.height for other in others)
            - self.gutter.height
        )

    def draw(self, facts: object, width: int) -> Text:
        """Return title, countdown, bar and what comes next whole, details as far as they fit."""
        assert isinstance(facts, NowFacts)
        self._drawn_in = self._room()
        top = _head(facts, width, self.app.console, self._style(facts.urgency))
        if facts.share is not None:
            top.append(_bar(facts.share, width))
        coming = [Text(facts.coming, style="bold", end="")] if facts.coming else []
        coming = [line for text in coming for line in text.wrap(self.app.console, width)]
        room = max(0, self._drawn_in - len(top) - len(coming))
        details = self._details(facts)
        every = [detail for part in details for detail in part]
        is_tight = needed(every, width, self.app.console) + len(coming[:1]) > room
        gap = [Text()] if coming and not is_tight else []
        about, notes, about_coming = self._cut(details, width, room)
        return Text("\n").join([*top, *about, *notes, *gap, *coming, *about_coming])

    def _style(self, level: Urgency) -> str:
        """Return how the countdown looks; what it says is said in words as well."""
        theme = self.app.current_theme
        return {
            Urgency.NONE: "bold",
            Urgency.SOON: f"bold {theme.warning}",
            Urgency.LAST: f"bold reverse {theme.warning}",
            Urgency.OVER: f"bold reverse {theme.error}",
        }[level]

    def _details(self, facts: NowFacts) -> _Details:
        notes = f"{self._texts('Private')}: {facts.notes}"
        return (
            [Text(line) for line in facts.lines],
            [Text(notes, style="italic")] if facts.notes else [],
            [Text(line, style="dim") for line in facts.coming_lines],
        )

    def _cut(self, details: _Details, width: int, room: int) -> _Details:
        """Return the lines of `details`: what was asked for first, what comes later last."""
        about, notes, about_coming = details
        console = self.app.console
        [notes] = cut([notes], width, room, console)
        about, about_coming = cut([about, about_coming], width, room - len(notes), console)
        return about, notes, about_coming


def _head(facts: NowFacts, width: int, console: Console, style: str) -> list[Text]:
    """Return title and countdown, on two lines where one would leave little of the title."""
    if not facts.left:
        return list(Text(facts.title, style="bold").wrap(console, width))
    if min(cell_len(facts.title), _SHORTEST_TITLE) + len(GAP) + cell_len(facts.left) > width:
        return [
            Text(shortened(facts.title, width), style="bold"),
            Text(shortened(facts.left, width), style=style),
        ]
    [[title, said]] = align([[facts.title, facts.left]], width)
    return [Text().append(title + GAP, style="bold").append(said, style=style)]


def _bar(share: float, width: int) -> Text:
    used = round(share * width)
    return Text.assemble(("━" * used, "bold"), ("─" * (width - used), "dim"))
