"""What runs now, how long still, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.text import Text

from facilitator.domain.agenda import Block, BlockId
from facilitator.domain.instant import NONE
from facilitator.domain.schedule import (
    Timing,
    current_block,
    next_block,
    overtime,
    remaining,
)
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align
from facilitator.tui.context import Moment
from facilitator.tui.pane import Pane
from facilitator.tui.wording import clock_time, length, time_left


@dataclass(frozen=True, slots=True, kw_only=True)
class NowFacts:
    """What runs now, in words; `share` is the part of its time that is used, 0 to 1."""

    title: str
    left: str = ""
    is_over: bool = False
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
        title = _between(moment, coming, texts)
        return NowFacts(title=title, coming_lines=_about(coming, texts) if coming else ())
    timing = moment.forecast.of(running.id)
    over = overtime(timing, moment.now)
    return NowFacts(
        title=running.title,
        left=_left(timing, moment, texts),
        is_over=over > NONE,
        share=_share(timing, moment),
        lines=_about(running, texts),
        notes=notes.get(running.id, ""),
        coming="" if coming is None else _coming(coming, moment, texts),
        coming_lines=() if coming is None else _about(coming, texts),
    )


def _between(moment: Moment, coming: Block | None, texts: Texts) -> str:
    if coming is None:
        return texts("The event is over. F8 opens the Dokumentation.")
    planned = clock_time(moment.forecast.of(coming.id).planned_start, moment.snapshot.agenda.zone)
    return (
        texts("Pause. ⏎ begins “{title}” (planned {time}).", title=coming.title, time=planned)
        if moment.snapshot.run.blocks
        else texts("Ready. ⏎ begins “{title}” (planned {time}).", title=coming.title, time=planned)
    )


def _left(timing: Timing, moment: Moment, texts: Texts) -> str:
    over = overtime(timing, moment.now)
    until = clock_time(timing.due, moment.snapshot.agenda.zone)
    if over > NONE:
        return texts("! {length} over, was due {time}", length=length(texts, over), time=until)
    left = time_left(texts, remaining(timing, moment.now))
    return texts("{length} left · until {time}", length=left, time=until)


def _share(timing: Timing, moment: Moment) -> float:
    whole = timing.due - timing.expected_start
    used = moment.now - timing.expected_start
    # Rounded: a bar of a hundred steps is repainted a hundred times, not at every tick.
    return 1.0 if whole <= NONE else min(1.0, round(used / whole, 2))


def _coming(block: Block, moment: Moment, texts: Texts) -> str:
    timing = moment.forecast.of(block.id)
    time = clock_time(timing.expected_start, moment.snapshot.agenda.zone)
    return texts("Then, {time}: {title}", time=time, title=block.title)


def _about(block: Block, texts: Texts) -> tuple[str, ...]:
    speakers = ", ".join(
        " · ".join(part for part in (person.name, person.role, person.organisation) if part)
        for person in block.speakers
    )
    labelled = (
        (texts("Speaker"), speakers),
        (texts("Goal"), block.goal),
        (texts("Method"), block.method),
        (texts("Material"), block.material),
        (texts("Responsible"), block.responsible),
    )
    return tuple(f"{label}: {text}" for label, text in labelled if text)


class NowPane(Pane):
    """Shows NowFacts."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("now")
        self._texts = texts
        self.border_title = texts("Now")

    def draw(self, facts: object, width: int) -> Text:
        """Return title, countdown and bar, then what there is to know."""
        assert isinstance(facts, NowFacts)
        picture = _head(facts, width)
        if facts.share is not None:
            picture.append("\n").append_text(_bar(facts.share, width))
        for line in facts.lines:
            picture.append(f"\n{line}")
        if facts.notes:
            picture.append(f"\n{self._texts('Private')}: {facts.notes}", style="italic")
        if facts.coming:
            picture.append(f"\n\n{facts.coming}", style="bold")
        for line in facts.coming_lines:
            picture.append(f"\n{line}", style="dim")
        return picture


def _head(facts: NowFacts, width: int) -> Text:
    if not facts.left:
        return Text().append(facts.title, style="bold")
    [[title, left]] = align([[facts.title, facts.left]], width)
    style = "bold reverse" if facts.is_over else "bold"
    return Text().append(title + GAP, style="bold").append(left, style=style)


def _bar(share: float, width: int) -> Text:
    used = round(share * width)
    return Text.assemble(("━" * used, "bold"), ("─" * (width - used), "dim"))
