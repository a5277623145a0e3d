"""A rehearsal's script: what is typed, how blocks really run, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from facilitator.domain.agenda import BlockId, PlaceId
from facilitator.domain.entries import Release
from facilitator.domain.instant import NONE, Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptBlock:
    """What happens in one block; the agenda decides when."""

    block: BlockId
    longer: Duration = NONE
    """How much longer than planned it really runs; negative: shorter."""
    extended: Duration = NONE
    """How much of that the moderator announces while it runs; negative cuts."""
    skipped: bool = False
    lines: tuple[tuple[PlaceId, str], ...] = ()
    """Lines of the capture grammar with the place where each is typed.

    In order within a place; places that capture at the same time take turns.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptMeasure:
    """A measure that the plenum confirms."""

    what: str
    who: str = ""
    due: str = ""
    source: str = ""
    """The full number of the entry that it comes from (``1.7``); empty: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole event as it is captured."""

    blocks: tuple[ScriptBlock, ...] = ()
    summaries: Mapping[PlaceId, str] = field(default_factory=lambda: MappingProxyType({}))
    measures: tuple[ScriptMeasure, ...] = ()
    releases: Mapping[str, Release] = field(default_factory=lambda: MappingProxyType({}))
    """What may be published of quotes, by their full numbers."""
