"""Where what the plenum makes is filed."""

from __future__ import annotations

from facilitator.domain.agenda import BlockKind, PlaceId
from facilitator.domain.places import all_places, running_place
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import current_block
from facilitator.domain.snapshot import Snapshot


def plenum_place(snapshot: Snapshot) -> PlaceId:
    """Return the running plenum block, else the next to come, else the agenda's last one.

    An agenda without any has the place where something runs, else its first one.
    """
    agenda, run = snapshot.agenda, snapshot.run
    running = current_block(agenda, run)
    if running is not None and running.kind is BlockKind.PLENUM:
        return running.id
    blocks = [block for _, block in agenda.blocks()]
    plenums = [block.id for block in blocks if block.kind is BlockKind.PLENUM]
    if not plenums:
        return running_place(running) or all_places(agenda)[0].id
    begun = [at for at, block in enumerate(blocks) if run.of(block.id).started is not None]
    for block in blocks[max(begun, default=0) :]:
        if block.id in plenums and run.of(block.id).state is BlockState.PENDING:
            return block.id
    return plenums[-1]
