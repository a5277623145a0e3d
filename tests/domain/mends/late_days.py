"""Days that got late, written short, and what is proposed for them in short."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.agenda import Block, BlockKind
from facilitator.domain.instant import minutes
from facilitator.domain.mends import Mend, MendKind
from facilitator.domain.run import Run
from tests.domain.factories import Happening, block, one_day, phase


def part(
    name: str,
    length: float,
    start: str | None = None,
    *,
    shortest: float | None = None,
    kind: BlockKind = BlockKind.PLAIN,
    optional: bool = False,
) -> Block:
    """Return a block that may be cut to `shortest`."""
    minimum = None if shortest is None else minutes(shortest)
    return replace(block(name, length, start), minimum=minimum, kind=kind, optional=optional)


def pause(name: str, length: float, start: str | None = None, *, shortest: float) -> Block:
    return part(name, length, start, shortest=shortest, kind=BlockKind.BREAK)


def said(mends: tuple[Mend, ...]) -> list[str]:
    """Return each proposal in short: ``pause -8=12`` takes 8 minutes, so that it lasts 12."""
    return [
        ", ".join(
            f"{one.workshop or one.block or 'end'} {signs[one.kind]}{one.by // minutes(1)}"
            f"={one.left // minutes(1)}"
            for one in mend.interventions
        )
        for mend in mends
    ]


signs = {
    MendKind.CLOSE_TRACK: "closed -",
    MendKind.SHORTEN: "-",
    MendKind.DROP: "dropped -",
    MendKind.SHIFT_END: "+",
}

WORKSHOPS = one_day(
    part("welcome", 15, "09:00"),
    part("review", 15),
    phase("phase2", *([block(f"p2-{number}", 85)] for number in range(1, 5))),
    pause("pause", 20, shortest=10),
    part("plenum", 60, shortest=55),
    part("voices", 15, shortest=10),
    end="12:30",
)


def late_by_8() -> Run:
    """Return what has happened: workshop 3 was given 8 minutes."""
    happening = Happening().done("welcome", "09:02", "09:15").done("review", "09:15", "09:30")
    return happening.start("phase2", "09:30").extend("p2-3", 8).run
