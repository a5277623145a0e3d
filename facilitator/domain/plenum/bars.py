"""A query as the room sees it: how many have given something, and once it is revealed what."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.plenum.query import QueryKind


@dataclass(frozen=True, slots=True)
class Bar:
    """One candidate."""

    label: str
    points: int = 0
    """While the query is hidden always 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """One query. Nothing tells who gave what, nor in which way it came."""

    kind: QueryKind
    is_revealed: bool = False
    bars: tuple[Bar, ...] = ()
    """The best ones, most points first; hidden, or steps of a scale, as they were asked."""
    more: int = 0
    """How many candidates there are besides."""
    points: int = 0
    """All that were given; while the query is hidden 0."""
    possible: int = 0
    """How many those who took part could have given."""
    given: int = 0
    """How many people have given something."""
    people: int = 0
    """How many are in the room; 0: not known."""
    each: int = 1
    """Points of a person."""
    most: int = 1
    """Points of a person on one candidate."""
