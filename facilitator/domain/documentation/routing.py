"""Which part of the Dokumentation tells of which place: every place has exactly one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockKind, PlaceId
from facilitator.domain.places import LECTURES
from facilitator.domain.plenum.round import RoundKind

COLLECTED: Final = frozenset({RoundKind.TAKEAWAY, RoundKind.FEEDBACK, RoundKind.STORY})
"""Rounds whose cards stand together, whatever place they were filed in."""


class Part(StrEnum):
    """A chapter that holds entries."""

    TALKS = "talks"
    WORKSHOPS = "workshops"
    PLENUM = "plenum"
    OUTLOOK = "outlook"


def route_places(agenda: Agenda) -> Mapping[PlaceId, Part]:
    """Return the part of each place of the agenda.

    What comes after the last plenum and is no lecture is the outlook.
    """
    parts = {workshop.id: Part.WORKSHOPS for workshop in agenda.workshops}
    blocks = [block for _, block in agenda.blocks()]
    plenums = [position for position, block in enumerate(blocks) if block.kind is BlockKind.PLENUM]
    outlook_from = plenums[-1] if plenums else len(blocks)
    for position, block in enumerate(blocks):
        parts.setdefault(block.id, _part_of(block, after_plenum=position > outlook_from))
    return parts


def _part_of(block: Block, *, after_plenum: bool) -> Part:
    if block.kind is BlockKind.PARALLEL:
        return Part.WORKSHOPS
    if block.kind is BlockKind.PLENUM:
        return Part.PLENUM
    return Part.OUTLOOK if after_plenum and block.kind not in LECTURES else Part.TALKS
