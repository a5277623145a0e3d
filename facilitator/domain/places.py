"""Where entries can be captured, and what plain text means there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockId, BlockKind, PlaceId, RoomId, Track
from facilitator.domain.kinds import INSIGHT, QUESTION, KindId
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Forecast, Timing

WITHOUT_CAPTURE: Final = frozenset({BlockKind.PARALLEL, BlockKind.BREAK})
"""Blocks in which nothing is written down: workshops are, and talk over a coffee is not."""

LECTURES: Final = frozenset({BlockKind.TALK, BlockKind.QA})
"""Blocks in which somebody speaks and is asked; their quotes are the speaker's."""

_USUAL_KINDS: Final[Mapping[BlockKind, KindId]] = MappingProxyType(
    {BlockKind.TALK: INSIGHT, BlockKind.QA: QUESTION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A workshop, or a block outside of the workshops."""

    id: PlaceId
    code: str
    """Stands before the numbers: ``3``, ``I``."""
    title: str
    question: str = ""
    is_workshop: bool = False


def places_of(agenda: Agenda) -> tuple[Place, ...]:
    """Return all places: the workshops by number, then the blocks in the agenda's order."""
    workshops = sorted(agenda.workshops, key=lambda workshop: workshop.number)
    return (
        *(
            Place(
                id=workshop.id,
                code=str(workshop.number),
                title=workshop.title,
                question=workshop.question,
                is_workshop=True,
            )
            for workshop in workshops
        ),
        *(
            Place(id=block.id, code=block.code, title=block.title)
            for _, block in agenda.blocks()
            if block.kind not in WITHOUT_CAPTURE
        ),
    )


def all_places(agenda: Agenda) -> tuple[Place, ...]:
    """Return every place; an agenda of nothing but breaks is written down in its first block."""
    first = next(block for _, block in agenda.blocks())
    return places_of(agenda) or (Place(id=first.id, code=first.code, title=first.title),)


def running_place(running: Block | None) -> PlaceId | None:
    """Return the place that `running` is; None: nothing runs, or several at once, or a break."""
    if running is None or running.kind in WITHOUT_CAPTURE:
        return None
    return running.id


def inner_block(block: Block, place: PlaceId, timings: Mapping[BlockId, Timing]) -> Block | None:
    """Return the block of the track of `place` that runs, or ran last, while `block` runs.

    `timings` are at least those of what is inside `block`; so for the other functions here.
    """
    track = _track(block, place)
    if track is None or not track.blocks:
        return None
    states = [(timings[inner.id].state, inner) for inner in track.blocks]
    for wanted in (BlockState.RUNNING, BlockState.DONE, BlockState.PENDING):
        found = [inner for state, inner in states if state is wanted]
        if found:
            return found[0 if wanted is BlockState.PENDING else -1]
    return track.blocks[0]


def block_of_entry(
    running: Block | None, place: PlaceId, timings: Mapping[BlockId, Timing]
) -> BlockId | None:
    """Return the block that an entry filed now in `place` belongs to."""
    if running is None:
        return None
    inner = inner_block(running, place, timings)
    return running.id if inner is None else inner.id


def kind_of_place(agenda: Agenda, place: PlaceId) -> BlockKind | None:
    """Return what kind of block `place` is; None: it is a workshop, or the agenda lost it."""
    return next((block.kind for _, block in agenda.blocks() if block.id == place), None)


def default_kind(
    agenda: Agenda, running: Block | None, place: PlaceId, timings: Mapping[BlockId, Timing]
) -> KindId | None:
    """Return the kind that plain text gets in `place` at the moment; None: unsorted.

    Where the agenda says nothing, a talk is written down as key statements and what follows it as
    questions: nobody has time to type a letter there.
    """
    for _, block in agenda.blocks():
        if block.id == place:
            return block.capture or _usual_kind(agenda, block)
    inner = None if running is None else inner_block(running, place, timings)
    return None if inner is None else inner.capture


def _usual_kind(agenda: Agenda, block: Block) -> KindId | None:
    usual = agenda.kind(_USUAL_KINDS.get(block.kind))
    return usual.id if usual else None


def room_of(
    agenda: Agenda, running: Block | None, place: PlaceId, forecast: Forecast
) -> RoomId | None:
    """Return the room in which `place` meets now, else next, else where it met last."""
    met = [block for _, block in agenda.blocks() if block.id == place or _track(block, place)]
    if running in met:
        return _room_in(running, place)
    coming = (block for block in met if _is_to_come(forecast.of(block.id)))
    block = next(coming, met[-1] if met else None)
    return None if block is None else _room_in(block, place)


def _is_to_come(timing: Timing) -> bool:
    return timing.state is BlockState.PENDING and not timing.passed_over


def _room_in(block: Block, place: PlaceId) -> RoomId | None:
    track = _track(block, place)
    return block.room if track is None else track.room


def _track(block: Block, place: PlaceId) -> Track | None:
    return next((track for track in block.tracks if track.workshop == place), None)
