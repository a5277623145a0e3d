"""Commands that change the agenda by hand while the event runs.

They belong to running it, not to editing its file: one undo in Regie takes them back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from facilitator.domain.agenda import Agenda, Block, BlockId, BlockKind, Day, Room, TrackId
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.numbering import code_for
from facilitator.domain.schedule import can_follow, next_to_come
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.supposing import inserted, swapped
from facilitator.record import entities as log
from facilitator.record.agenda_fold import write_block, write_room
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.log import Log
from facilitator.record.ordering import FIRST, order_between, reorder
from facilitator.station.events import block_of
from facilitator.station.refusal import Reason, RefusedError, check_length, one_line, track_of


class RearrangeCommands:
    """Swapping, inserting, other rooms. Refused commands raise RefusedError."""

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now

    def swap(self, first: BlockId, second: BlockId) -> None:
        """Put `first` behind `second`, which is the next to come on the same day.

        Where `first` opens the day, the two exchange their starts: the day begins when it was to
        begin.
        """
        snapshot = self._log.snapshot
        one = block_of(snapshot, first)
        coming = next_to_come(snapshot.agenda, snapshot.run, first, self._now())
        if coming is None:
            raise RefusedError(Reason.NOT_NOW, one.title)
        if coming.id != second:
            raise RefusedError(Reason.STALE)
        day = _day_of(snapshot.agenda, first)
        then = _day_of(swapped(snapshot.agenda, first, second), first)
        contents = self._moved(day, then, first)
        starts = {block.id: block.start for block in day.blocks}
        for block in then.blocks:
            if block.start != starts[block.id]:
                contents.setdefault(Entity("block", block.id), {}).update(_start(block.start))
        self._log.commit("run.swap", contents)

    def insert(
        self, after: BlockId, title: str, length: Duration, kind: BlockKind = BlockKind.PLAIN
    ) -> BlockId:
        """Put an unplanned block behind `after`, where it is still to come; return its id."""
        snapshot = self._log.snapshot
        known = block_of(snapshot, after)
        check_length(length)
        if not can_follow(snapshot.agenda, snapshot.run, after, self._now()):
            raise RefusedError(Reason.NOT_NOW, known.title)
        name, codes = one_line(title), {block.code for _, block in snapshot.agenda.blocks()}
        block = Block(
            id=self._log.new_id(),
            title=name,
            duration=length,
            kind=kind,
            code=code_for(name, codes),
            unplanned=True,
        )
        day = _day_of(snapshot.agenda, after)
        then = _day_of(inserted(snapshot.agenda, after, block), after)
        contents = self._moved(day, then, block.id)
        order = str(contents.pop(Entity("block", block.id))[log.ORDER])
        self._log.commit("run.insert", contents | write_block(block, day, order))
        return block.id

    def change_room(self, target: BlockId | TrackId, room: str) -> None:
        """Let a block or track meet in `room`: its id, its name, or the name of a new one.

        An empty `room` takes the room away.
        """
        snapshot = self._log.snapshot
        entity = _entity_of(snapshot, target)
        given = " ".join(room.split())
        known = _room(snapshot, given)
        contents: Contents = {entity: {"room": known.id if known else given or None}}
        if given and known is None:
            # Named by what it is called: two devices that bring in the same room agree.
            contents |= write_room(Room(id=given, name=given), self._last_of_rooms())
        self._log.commit("run.room", contents)

    def _moved(self, day: Day, then: Day, moved: BlockId) -> Contents:
        """Return what is to be written so that `day` gets the order that it has in `then`."""
        orders = {block.id: self._order(Entity("block", block.id)) for block in day.blocks}
        return {
            Entity("block", key): {log.ORDER: order}
            for key, order in reorder(orders, [block.id for block in then.blocks], moved).items()
        }

    def _last_of_rooms(self) -> str:
        rooms = self._log.snapshot.agenda.rooms
        return order_between(self._order(Entity("room", rooms[-1].id)) if rooms else FIRST, None)

    def _order(self, entity: Entity) -> str:
        return str(self._log.registers.value(entity, log.ORDER))


def _start(start: time | None) -> dict[str, Json]:
    return log.encode({"start": start}, log.BLOCK_FIELDS)


def _day_of(agenda: Agenda, block: BlockId) -> Day:
    return next(day for day, known in agenda.blocks() if known.id == block)


def _entity_of(snapshot: Snapshot, target: BlockId | TrackId) -> Entity:
    if any(block.id == target for block in snapshot.agenda.all_blocks()):
        return Entity("block", target)
    track_of(snapshot, target)
    return Entity("track", target)


def _room(snapshot: Snapshot, named: str) -> Room | None:
    rooms = snapshot.agenda.rooms
    by_id = (room for room in rooms if room.id == named)
    by_name = (room for room in rooms if room.name.casefold() == named.casefold())
    return next(by_id, None) or next(by_name, None)
