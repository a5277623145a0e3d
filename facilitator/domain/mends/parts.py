"""What is left of a day, block by block: when each ends, given its start and what it gives up.

A block ends when the longest of its *paths* does: its own time or, in a phase, each of its tracks.
A path either takes a length from the start on, or comes from a moment that stands, such as a
pinned start within a track; so an earlier start never makes anything end later.

Moments and lengths are whole milliseconds here, what is given up whole minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, TypeAlias

from facilitator.domain.agenda import Block, BlockId, PlaceId
from facilitator.domain.mends.mend import MendKind

MINUTE: Final = 60_000
LONG_AGO: Final = -(2**60)
EVER: Final = 2**60

Touched: TypeAlias = tuple[BlockId, PlaceId | None]
"""A block, or what a workshop does in a phase."""

CLOSING: Final = 0
"""The severity of closing a track on time; the others likewise."""
BUFFER: Final = 0
BREAK: Final = 1
OTHER: Final = 2
DROPPING: Final = 3


@dataclass(frozen=True, slots=True)
class Give:
    """One thing that may be given up; the same one however much of it may be taken."""

    kind: MendKind
    block: BlockId
    workshop: PlaceId | None
    most: int = field(compare=False)
    """In minutes. A block is dropped as a whole or not at all."""
    severity: int = field(compare=False)

    @property
    def touches(self) -> Touched:
        """Return what this is done to."""
        return self.block, self.workshop


Taken: TypeAlias = Mapping[Give, int]
"""What is taken of each thing that may be given up, in minutes."""


class Path(NamedTuple):
    """One way through a block."""

    length: int = LONG_AGO
    """From the block's start to the end of the path."""
    not_before: int = LONG_AGO
    """The end that follows from moments which stand, whenever the block starts."""
    spared: int = 0
    """So much may be cut from the block before this path gets shorter."""
    give: Give | None = None
    """Time that was added to this path alone."""

    def end(self, start: int, cut: int, taken: Taken) -> int:
        """Return when this path ends in a block that is `cut` by so many milliseconds."""
        end = max(start + self.length, self.not_before)
        if cut > self.spared:
            end -= cut - self.spared
        return end if self.give is None else end - taken.get(self.give, 0) * MINUTE


AT_ONCE: Final = Path(length=0, spared=EVER)
"""Nothing ends before it starts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the day that runs or is still to come."""

    block: Block
    started: int | None
    """When the block that runs was begun."""
    not_before: int
    """Now: nothing that is left begins or ends in the past."""
    paths: tuple[Path, ...]
    cut: Give | None = None
    drop: Give | None = None

    @property
    def may_close(self) -> bool:
        """Return whether time that was added to a track may be taken back."""
        return any(path.give is not None for path in self.paths)

    def end(self, start: int, taken: Taken) -> int:
        """Return when the block ends that may begin at `start` if that much is `taken`."""
        if self.drop is not None and self.drop in taken:
            return start
        cut = 0 if self.cut is None else taken.get(self.cut, 0) * MINUTE
        start = max(start, self.not_before)
        # A list: this runs ten thousand times for one proposal, and a generator costs twice that.
        return max([path.end(start, cut, taken) for path in self.paths])

    def latest_start(self, end: int) -> int:
        """Return the latest start from which the block, as it is, is over by `end`."""
        if any(path.not_before > end for path in self.paths):
            return LONG_AGO
        latest = min(end - path.length for path in self.paths)
        return latest if latest >= self.not_before else LONG_AGO

    def choices(self, start: int) -> Iterator[dict[Give, int]]:
        """Yield what is worth giving up here, as much as possible of each.

        To end by a given moment takes something of every path that would be longer: so of the
        tracks only the longest one, the two longest ones and so on need be looked at. A phase is
        dropped, or cut as a whole, or some of its tracks are closed, never several of these.
        """
        if self.drop is not None:
            yield {self.drop: self.drop.most}
        if self.cut is not None:
            yield {self.cut: self.cut.most}
        if self.may_close:
            yield from self._closings(max(start, self.not_before))

    def _closings(self, start: int) -> Iterator[dict[Give, int]]:
        closed: dict[Give, int] = {}
        for path in sorted(self.paths, key=lambda one: one.end(start, 0, {}), reverse=True):
            if path.give is None:
                return
            closed = {**closed, path.give: path.give.most}
            yield closed

    def without(self, touched: frozenset[Touched]) -> Part:
        """Return this where nothing is given up of what is `touched`."""
        if not touched:
            return self
        whole = (self.block.id, None) in touched
        return replace(
            self,
            cut=None if whole else self.cut,
            drop=None if whole else self.drop,
            paths=tuple(
                path._replace(give=None) if path.give and path.give.touches in touched else path
                for path in self.paths
            ),
        )

    def sparing(self, most: int) -> Part:
        """Return this where it is at most cut, and by no more than `most` minutes."""
        cut = self.cut and replace(self.cut, most=min(self.cut.most, most))
        paths = tuple(path._replace(give=None) for path in self.paths)
        return replace(self, cut=cut, drop=None, paths=paths)
