"""Random agendas of the same few names: what one of them makes of another is an edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Final

from hypothesis import strategies as st

from facilitator.domain.accompanying import Report
from facilitator.domain.adoption import adopt
from facilitator.domain.agenda import (
    Agenda,
    Block,
    BlockKind,
    Day,
    Room,
    Track,
    Workshop,
    track_id,
)
from facilitator.domain.documenting import Documenting
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import Kind
from facilitator.domain.places import places_of
from facilitator.domain.run import RunEvent, RunEventKind
from facilitator.domain.snapshot import Snapshot
from tests.domain.bingo.games import PRIVACY, TOTALS, make_game
from tests.domain.factories import FIRST_DAY, at
from tests.factories import make_agenda, make_block, make_entry, make_snapshot

Draw = Any

_IDS: Final = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")
_TITLES: Final = st.sampled_from(["Impuls", "Intro", "Pause"])
_KINDS: Final = st.permutations(["k1", "k2", "k3"])
_LETTERS: Final = st.permutations("bcd")
_SORTS: Final = st.sampled_from(
    [BlockKind.PLAIN, BlockKind.PARALLEL, BlockKind.BREAK, BlockKind.BINGO]
)
_ROOMS: Final = ("r1", "r2")
_DOCUMENTING: Final = st.sampled_from(
    [
        Documenting(),
        Documenting(aims=("Talk", "Listen"), abbreviations=(("BA", "Agency"),)),
        Documenting(imprint=("Street 1",), template="look.dotx"),
    ]
)
_GAMES: Final = st.sampled_from([None, make_game(), make_game(size=3)])


@st.composite
def agendas(draw: Draw) -> Agenda:
    """Return an agenda that a file can say: every id once, every reference to something there."""
    ids = draw(st.permutations(_IDS))
    count = draw(st.sampled_from([2, 3, 1, 0]))
    numbers = draw(st.permutations([1, 2, 3, 4]))
    workshops = tuple(
        Workshop(id=one, number=number, title=one.title())
        for one, number in zip(ids[:count], numbers, strict=False)
    )
    named = draw(st.integers(0, 3))
    kinds = tuple(
        Kind(id=kind, letter=letter, name=kind, plural=kind)
        for kind, letter in zip(draw(_KINDS)[:named], draw(_LETTERS), strict=False)
    )
    rooms = tuple(Room(id=room, name=room) for room in _ROOMS[: draw(st.integers(0, 2))])
    left = list(ids[count : draw(st.sampled_from([len(_IDS), count + 2]))])
    days = []
    for day in range(draw(st.integers(1, 2))):
        blocks = _blocks(draw, left, workshops, kinds, rooms)
        days.append(Day(date=FIRST_DAY + timedelta(days=day), blocks=tuple(blocks)))
    privacy = draw(st.sampled_from([None, PRIVACY]))
    return make_agenda(
        *days,
        workshops=workshops,
        kinds=kinds,
        rooms=rooms,
        privacy=privacy,
        documentation=draw(_DOCUMENTING),
    )


def _blocks(
    draw: Draw,
    left: list[str],
    workshops: tuple[Workshop, ...],
    kinds: tuple[Kind, ...],
    rooms: tuple[Room, ...],
) -> list[Block]:
    blocks = []
    for _ in range(draw(st.sampled_from([3, 2, 1, 0]))):
        if left:
            kind = draw(_SORTS)
            blocks.append(_block(draw, left, kind, kinds, rooms))
            if kind is BlockKind.PARALLEL:
                tracks = _tracks(draw, left, workshops, kinds, rooms)
                blocks[-1] = replace(blocks[-1], tracks=tracks)
    return blocks


def _tracks(
    draw: Draw,
    left: list[str],
    workshops: tuple[Workshop, ...],
    kinds: tuple[Kind, ...],
    rooms: tuple[Room, ...],
) -> tuple[Track, ...]:
    tracks = []
    for workshop in draw(st.permutations(workshops)):
        count = min(len(left), draw(st.sampled_from([1, 2, 0])))
        blocks = [_block(draw, left, BlockKind.PLAIN, kinds, rooms) for _ in range(count)]
        if blocks:
            room = _one_of(draw, [room.id for room in rooms])
            tracks.append(Track(workshop=workshop.id, room=room, blocks=tuple(blocks)))
    return tuple(tracks)


def _block(
    draw: Draw,
    left: list[str],
    kind: BlockKind,
    kinds: tuple[Kind, ...],
    rooms: tuple[Room, ...],
) -> Block:
    return make_block(
        left.pop(),
        draw(_TITLES),
        kind=kind,
        duration=minutes(draw(st.sampled_from([10, 20]))),
        capture=_one_of(draw, [kind.id for kind in kinds]),
        room=_one_of(draw, [room.id for room in rooms]),
        game=draw(_GAMES) if kind is BlockKind.BINGO else None,
    )


def _one_of(draw: Draw, ids: list[str]) -> str | None:
    chosen: str | None = draw(st.sampled_from([None, *ids]))
    return chosen


@st.composite
def captured_events(draw: Draw) -> Snapshot:
    """Return an event that has begun: something hangs on some of its places, blocks and tracks."""
    agenda = adopt(_with_unplanned(draw, draw(agendas())), None)
    places = _some(draw, [place.id for place in places_of(agenda)])
    begun = _some(draw, [block.id for block in agenda.all_blocks()])
    tracks = [
        track_id(block.id, track.workshop) for _, block in agenda.blocks() for track in block.tracks
    ]
    bingos = [block.id for _, block in agenda.blocks() if block.kind is BlockKind.BINGO]
    reported = _some(draw, [*tracks, *(block.id for block in agenda.all_blocks())])
    kinds = [kind.id for kind in agenda.kinds]
    return make_snapshot(
        agenda,
        entries=[
            make_entry(f"{place}-{number}", place=place, kind=_one_of(draw, kinds))
            for place in places
            for number in range(1, draw(st.integers(2, 3)))
        ],
        events=[
            RunEvent(id=one, kind=RunEventKind.STARTED, block=one, at=at("10:00")) for one in begun
        ],
        reports=MappingProxyType({one: Report(head_count=3) for one in reported}),
        games=MappingProxyType(dict.fromkeys(_some(draw, bingos), TOTALS)),
    )


def _with_unplanned(draw: Draw, agenda: Agenda) -> Agenda:
    """Return `agenda` with a block that was put in during the event, or without one."""
    first, *others = agenda.days
    at = draw(st.sampled_from([None, 0, len(first.blocks)]))
    if at is None:
        return agenda
    new = make_block("new", draw(_TITLES), unplanned=True)
    blocks = (*first.blocks[:at], new, *first.blocks[at:])
    return replace(agenda, days=(replace(first, blocks=blocks), *others))


def _some(draw: Draw, ids: list[str]) -> list[str]:
    return [one for one in ids if draw(st.booleans())]
