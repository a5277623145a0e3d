"""Where what a round of cards brings is filed, and as what, unless the moderator says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from facilitator.domain.agenda import Agenda, BlockKind, PlaceId
from facilitator.domain.kinds import EXAMPLE, QUESTION, QUOTE, KindId
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.snapshot import Snapshot

_KINDS: Final[Mapping[RoundKind, KindId]] = MappingProxyType(
    {RoundKind.PODIUM: QUESTION, RoundKind.VOICE: QUOTE, RoundKind.STORY: EXAMPLE}
)


def kind_of_card(kind: RoundKind, agenda: Agenda) -> KindId | None:
    """Return what a card of such a round becomes; None: unsorted, as cards mostly are."""
    known = agenda.kind(_KINDS.get(kind))
    return known.id if known else None


def place_of_round(kind: RoundKind, snapshot: Snapshot, otherwise: PlaceId) -> PlaceId:
    """Return where the cards of a round that is opened now are filed.

    Questions to the podium belong to the questions and answers: to those that began last,
    else the first to come. All else, and where there are none, is filed `otherwise`.
    """
    if kind is not RoundKind.PODIUM:
        return otherwise
    begun = snapshot.run.of
    asked = [block.id for _, block in snapshot.agenda.blocks() if block.kind is BlockKind.QA]
    started = sorted((at, block) for block in asked if (at := begun(block).started) is not None)
    if started:
        return started[-1][1]
    return asked[0] if asked else otherwise
