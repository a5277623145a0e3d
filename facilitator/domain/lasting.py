"""What is printed stays: codes of blocks, numbers of workshops, letters of kinds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count
from typing import Final

from facilitator.domain.agenda import Agenda, Block, PlaceId, Workshop
from facilitator.domain.kinds import RESERVED_LETTERS, Kind, KindId
from facilitator.domain.numbering import code_for

_LETTERS: Final = "".join(sorted(set("abcdefghijklmnopqrstuvwxyz") - RESERVED_LETTERS))


def with_codes(agenda: Agenda, old: Agenda | None) -> Agenda:
    """Return `agenda` with a code for every block outside of tracks.

    Blocks of `old` keep theirs, and a newcomer gets none of them. The code of a block that went
    earlier may be given again: it never stood before a number, or the block would have stayed.
    """
    given = {} if old is None else {block.id: block.code for _, block in old.blocks()}
    taken = set(given.values())

    def with_code(block: Block) -> Block:
        code = given.get(block.id) or code_for(block.title, taken)
        taken.add(code)
        return replace(block, code=code)

    return replace(
        agenda,
        days=tuple(replace(day, blocks=tuple(map(with_code, day.blocks))) for day in agenda.days),
    )


def with_numbers(
    workshops: Collection[Workshop], fixed: Mapping[PlaceId, int]
) -> tuple[Workshop, ...]:
    """Return `workshops` with a number of its own each.

    Those of `fixed` have theirs, the others the one they bring, or else the lowest that is free.
    """
    numbers = {one.id: fixed[one.id] for one in workshops if one.id in fixed}
    taken = set(numbers.values())
    for one in workshops:
        if one.id not in numbers and one.number not in taken:
            numbers[one.id] = one.number
            taken.add(one.number)
    free = (number for number in count(1) if number not in taken)
    return tuple(
        replace(one, number=numbers[one.id] if one.id in numbers else next(free))
        for one in workshops
    )


def with_kinds_in_use(
    new: tuple[Kind, ...], old: tuple[Kind, ...], used: Collection[KindId]
) -> tuple[Kind, ...]:
    """Return `new` and behind them those of `old` that are `used`, no letter twice.

    Whichever letter a new kind takes, an old one gives up for the first that is free.
    """
    known = {kind.id for kind in new}
    kept = [kind for kind in old if kind.id in used and kind.id not in known]
    needed = {kind.letter for kind in new}
    taken = needed.union(kind.letter for kind in kept)
    # With every letter taken an old kind shares its own; what is typed then means the new one.
    free = (letter for letter in _LETTERS if letter not in taken)
    return (
        *new,
        *(
            replace(kind, letter=next(free, kind.letter)) if kind.letter in needed else kind
            for kind in kept
        ),
    )
