"""A first agenda from a few wishes: whole days, breaks in time, workshops that lead to a plenum.

A day is divided into stretches of work with a break between any two. It opens and closes; what is
left of a stretch is one block: a talk to begin with, phases of the workshops, a plenum at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import count
from typing import Final
from zoneinfo import ZoneInfo

from facilitator.domain.agenda import (
    Agenda,
    Block,
    BlockId,
    BlockKind,
    Day,
    Room,
    Track,
    Workshop,
)
from facilitator.domain.instant import Duration, at_wall_time, minutes, whole_minutes
from facilitator.domain.kinds import APPROACH, CHALLENGE, INSIGHT, OPTION, QUESTION, default_kinds
from facilitator.domain.new_stretches import LONG_BREAK, Stretch, divide
from facilitator.domain.new_wording import Wording
from facilitator.texts import Language, load_texts

TIMEZONE: Final = "Europe/Berlin"
_PLENARY: Final = "plenum"
_FOYER: Final = "foyer"

_EDGE: Final = 15
"""What opening and closing take, in minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is known of an event before it has an agenda.

    Each day lasts from `begin` to `end`, which is at least two hours later.
    """

    title: str
    place: str
    first_day: date
    days: int
    begin: time
    end: time
    workshops: int
    language: Language


def draft_agenda(wishes: Wishes) -> Agenda:
    """Return an agenda that keeps every promise; a review finds nothing in it."""
    wording = Wording(load_texts(wishes.language))
    return Agenda(
        title=wishes.title,
        place=wishes.place,
        timezone=TIMEZONE,
        language=wishes.language,
        rooms=_rooms(wishes, wording),
        workshops=tuple(
            Workshop(id=f"ws{number}", number=number, title=wording.topic(number))
            for number in range(1, wishes.workshops + 1)
        ),
        kinds=default_kinds(wishes.language),
        days=tuple(_Days(wishes, wording).build()),
    )


def draft_notes(agenda: Agenda, language: Language) -> dict[BlockId, str]:
    """Return private notes for some blocks of a drafted agenda, as an example."""
    wording = Wording(load_texts(language))
    opening = agenda.days[0].blocks[0]
    plenum = agenda.days[-1].blocks[-2]
    return {opening.id: wording.opening_note, plenum.id: wording.plenum_note}


def _rooms(wishes: Wishes, wording: Wording) -> tuple[Room, ...]:
    return (
        Room(id=_PLENARY, name=wording.plenary),
        Room(id=_FOYER, name=wording.foyer),
        *(
            Room(id=_room_of(number), name=wording.room(number))
            for number in range(1, wishes.workshops + 1)
        ),
    )


def _room_of(workshop: int) -> str:
    return f"room{workshop}"


class _Days:
    """Builds the days of one draft."""

    def __init__(self, wishes: Wishes, wording: Wording) -> None:
        self._wishes = wishes
        self._wording = wording
        self._dates = [
            wishes.first_day + number * Duration(days=1) for number in range(wishes.days)
        ]
        self._divided = [divide(wishes.begin, _length_of(wishes, day)) for day in self._dates]
        self._phase_count = sum(
            self._is_phase(number, at)
            for number, stretches in enumerate(self._divided)
            for at in range(len(stretches))
        )
        self._phases = count(1)

    def build(self) -> Iterator[Day]:
        for number, day in enumerate(self._dates):
            first, *others = self._blocks(number)
            opening = replace(first, start=self._wishes.begin)
            yield Day(date=day, blocks=(opening, *others), end=self._wishes.end)

    def _blocks(self, day: int) -> Iterator[Block]:
        prefix = f"day{day + 1}-" if self._wishes.days > 1 else ""
        last = len(self._divided[day]) - 1
        for at, stretch in enumerate(self._divided[day]):
            rest = stretch.length
            if at == 0:
                rest -= _EDGE
                yield self._edge(f"{prefix}opening", is_opening=True, is_outer=day == 0)
            if at == last:
                rest -= _EDGE
            yield self._main(f"{prefix}part{at + 1}", day, at, rest)
            if at == last:
                is_outer = day == self._wishes.days - 1
                yield self._edge(f"{prefix}closing", is_opening=False, is_outer=is_outer)
            if stretch.pause is not None:
                yield self._pause(f"{prefix}break{at + 1}", stretch)

    def _edge(self, block_id: BlockId, *, is_opening: bool, is_outer: bool) -> Block:
        wording = self._wording
        titles = wording.openings if is_opening else wording.closings
        return Block(
            id=block_id,
            title=titles[0] if is_outer else titles[1],
            duration=minutes(_EDGE),
            minimum=minutes(_EDGE - 5),
            room=_PLENARY,
            goal=wording.opening_goal if is_opening else wording.closing_goal,
            method=wording.opening_method if is_opening and is_outer else "",
            material=wording.opening_material if is_opening and is_outer else "",
            responsible=wording.moderation,
        )

    def _pause(self, block_id: BlockId, stretch: Stretch) -> Block:
        length = stretch.pause or 0
        is_long = length == LONG_BREAK
        hour, minute = divmod(stretch.pause_at, 60)
        return Block(
            id=block_id,
            kind=BlockKind.BREAK,
            title=self._wording.long_break(hour) if is_long else self._wording.short_break,
            start=time(hour, minute) if is_long else None,
            duration=minutes(length),
            minimum=minutes(length // 2),
            room=_FOYER,
        )

    def _is_phase(self, day: int, at: int) -> bool:
        is_last = at == len(self._divided[day]) - 1
        return self._wishes.workshops > 0 and not is_last and not self._is_talk(day, at)

    def _is_talk(self, day: int, at: int) -> bool:
        return day == at == 0 and len(self._divided[0]) > 2

    def _main(self, block_id: BlockId, day: int, at: int, length: int) -> Block:
        wording = self._wording
        if self._is_phase(day, at):
            return self._phase(block_id, length)
        plain = Block(
            id=block_id,
            title=wording.round(day + 1, at + 1),
            kind=BlockKind.DISCUSSION,
            duration=minutes(length),
            minimum=minutes(_shorter(length)),
            room=_PLENARY,
            capture=CHALLENGE,
            goal=wording.round_goal,
        )
        if self._is_talk(day, at):
            return replace(
                plain,
                title=wording.talk,
                kind=BlockKind.TALK,
                capture=QUESTION,
                goal=wording.talk_goal,
            )
        if at == len(self._divided[day]) - 1:
            is_end = day == self._wishes.days - 1
            return replace(
                plain,
                title=wording.plenums[0] if is_end else wording.plenums[1],
                kind=BlockKind.PLENUM,
                capture=OPTION if is_end else INSIGHT,
                goal=wording.plenum_goals[0] if is_end else wording.plenum_goals[1],
            )
        return plain

    def _phase(self, block_id: BlockId, length: int) -> Block:
        number = next(self._phases)
        tracks = tuple(
            Track(
                workshop=f"ws{workshop}",
                room=_room_of(workshop),
                blocks=self._inner(f"{block_id}-ws{workshop}", number, length),
            )
            for workshop in range(1, self._wishes.workshops + 1)
        )
        return Block(
            id=block_id,
            kind=BlockKind.PARALLEL,
            title=self._wording.phase(number, self._phase_count),
            duration=minutes(length),
            minimum=minutes(_shorter(length)),
            goal=self._wording.phase_goal,
            tracks=tracks,
        )

    def _inner(self, prefix: str, phase: int, length: int) -> tuple[Block, ...]:
        """Return the two blocks of a track: together as long as the phase."""
        first = length // 10 * 5
        captures = self._captures(phase)
        steps = zip("ab", captures, (first, length - first), strict=True)
        titles = self._wording.steps(captures)
        return tuple(
            Block(
                id=f"{prefix}{letter}",
                title=title,
                duration=minutes(minutes_long),
                capture=capture,
            )
            for (letter, capture, minutes_long), title in zip(steps, titles, strict=True)
        )

    def _captures(self, phase: int) -> tuple[str, str]:
        """Return what the two blocks of a track collect: from challenges to options."""
        if self._phase_count == 1:
            return CHALLENGE, OPTION
        if self._phase_count == 2:
            return (CHALLENGE, CHALLENGE) if phase == 1 else (APPROACH, OPTION)
        third = (phase - 1) * 3 // self._phase_count
        kind = (CHALLENGE, APPROACH, OPTION)[third]
        return kind, kind


def _shorter(length: int) -> int:
    """Return two thirds of `length`, in whole five minutes."""
    return length * 2 // 3 // 5 * 5


def _length_of(wishes: Wishes, day: date) -> int:
    """Return the minutes from begin to end, which on some days are not those of the clock."""
    zone = ZoneInfo(TIMEZONE)
    length = at_wall_time(day, wishes.end, zone) - at_wall_time(day, wishes.begin, zone)
    return whole_minutes(length)
