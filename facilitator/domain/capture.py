"""The capture grammar: what a typed line means. Enter is never refused."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain.entries import Relation
from facilitator.domain.kinds import KindId


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands in the field: the recognised `prefix` (``l``, ``+``) and the text."""

    text: str
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """File an entry."""

    text: str
    kind: KindId | None
    relation: Relation | None = None
    function: str = ""
    open_end: bool = False
    proposes_measure: bool = False


@dataclass(frozen=True, slots=True)
class Rekind:
    """Give an entry another kind: the one numbered `number`, or the last."""

    kind: KindId
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ProposeMeasure:
    """Make the option numbered `number`, or the last one, a proposed measure."""

    number: str | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty field: there is nothing to file."""


Intent = NewEntry | Rekind | ProposeMeasure | Nothing
