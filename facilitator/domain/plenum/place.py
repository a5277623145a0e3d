"""Where what the plenum makes is filed."""

from __future__ import annotations

from facilitator.domain.agenda import BlockKind, PlaceId
from facilitator.domain.places import all_places, running_place
from facilitator.domain.schedule import current_block
from facilitator.domain.snapshot import Snapshot


def plenum_place(snapshot: Snapshot) -> PlaceId:
    """Return the running plenum block, else the agenda's first one, else where something runs.

    An agenda without any of them has its first place.
    """
    running = current_block(snapshot.agenda, snapshot.run)
    if running is not None and running.kind is BlockKind.PLENUM:
        return running.id
    plenums = (block for _, block in snapshot.agenda.blocks() if block.kind is BlockKind.PLENUM)
    first = next(plenums, None)
    if first is not None:
        return first.id
    return running_place(running) or all_places(snapshot.agenda)[0].id
