"""Where one writes, what runs there and how long still, and the question that leads."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from facilitator.domain.agenda import Block, PlaceId
from facilitator.domain.instant import NONE
from facilitator.domain.places import Place, all_places, inner_block, running_place
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import current_block, overtime
from facilitator.texts import Texts
from facilitator.tui.context import Moment
from facilitator.tui.mitschrift.places import place_name
from facilitator.tui.pane import Pane
from facilitator.tui.plain import visible
from facilitator.tui.wording import time_between


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """The place in words; `now` is what runs, `is_over` if it overruns here."""

    name: str
    question: str
    now: str
    is_over: bool = False


def place_facts(place_id: PlaceId, moment: Moment, texts: Texts) -> PlaceFacts:
    """Return what to show of that place at `moment`."""
    agenda = moment.snapshot.agenda
    place = next(place for place in all_places(agenda) if place.id == place_id)
    running = current_block(agenda, moment.snapshot.run)
    now, is_over = "", False
    if running is not None:
        now, is_over = _now(running, place, moment, texts)
    return PlaceFacts(
        name=visible(place_name(place, moment, texts)),
        question=visible(texts("Guiding question: {question}", question=place.question))
        if place.question
        else "",
        now=visible(now),
        is_over=is_over,
    )


def _now(running: Block, place: Place, moment: Moment, texts: Texts) -> tuple[str, bool]:
    """Return what runs here and how long still; between the parts of a phase: the phase."""
    inner = inner_block(running, place.id, moment.forecast.timings)
    if inner is None and running.id != place.id:
        return _elsewhere(running, texts), False
    here = running
    if inner is not None and moment.forecast.of(inner.id).state is BlockState.RUNNING:
        here = inner
    timing = moment.forecast.of(here.id)
    is_over = overtime(timing, moment.now) > NONE
    if is_over:
        said = texts("! {length} over", length=time_between(texts, timing.due, moment.now))
    else:
        said = texts("{length} left", length=time_between(texts, moment.now, timing.due))
    return (said if inner is None else f"{here.title} · {said}"), is_over


def _elsewhere(running: Block, texts: Texts) -> str:
    """Say what runs, and how to get there if it is written down; nobody is taken there."""
    if running_place(running) is None:
        return texts("Running now: {title}", title=running.title)
    return texts("Running now: {title} · Ctrl+O goes there", title=running.title)


class PlacePane(Pane):
    """Shows PlaceFacts: a line for place and time, below it the question."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("place")
        self._texts = texts

    def draw(self, facts: object, width: int) -> Text:
        """Return name and time on one line, the time always whole."""
        assert isinstance(facts, PlaceFacts)
        now = Text(facts.now, style="bold reverse" if facts.is_over else "bold")
        now.truncate(width, overflow="ellipsis")
        name = Text(facts.name, style="bold")
        room = width - now.cell_len - 2
        name.truncate(max(room, 0), overflow="ellipsis", pad=True)
        line = Text.assemble(name, "  ", now) if room > 0 else now
        return line.append(f"\n{facts.question}" if facts.question else "")
