"""Commands that change the agenda by hand while the event runs.

They belong to running it, not to editing its file: one undo in Regie takes them back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from facilitator.domain.agenda import Block, BlockId, BlockKind, Day, Room, TrackId
from facilitator.domain.instant import Duration, Instant
from facilitator.domain.numbering import code_for
from facilitator.domain.schedule import can_follow, next_to_come
from facilitator.domain.snapshot import Snapshot
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

        Where `first` opens the day, the one that opens it now takes over its start: the day begins
        when it was to begin.
        """
        snapshot = self._log.snapshot
        one = block_of(snapshot, first)
        coming = next_to_come(snapshot.agenda, snapshot.run, first, self._now())
        if coming is None:
            raise RefusedError(Reason.NOT_NOW, one.title)
        if coming.id != second:
            raise RefusedError(Reason.STALE)
        day = _day_of(snapshot, first)
        ids = [block.id for block in day.blocks if block.id != first]
        ids.insert(ids.index(second) + 1, first)
        contents = self._moved(day, ids, first)
        if day.blocks[0] is one:
            opening = block_of(snapshot, ids[0])
            contents[Entity("block", first)] |= _start(opening.start)
            contents.setdefault(Entity("block", opening.id), {}).update(_start(one.start))
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
        day = _day_of(snapshot, after)
        ids = [one.id for one in day.blocks]
        ids.insert(ids.index(after) + 1, block.id)
        contents = self._moved(day, ids, block.id)
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

    def _moved(self, day: Day, ids: list[BlockId], moved: BlockId) -> Contents:
        """Return what is to be written so that `ids` is the order of `day`."""
        orders = {block.id: self._order(Entity("block", block.id)) for block in day.blocks}
        return {
            Entity("block", key): {log.ORDER: order}
            for key, order in reorder(orders, ids, moved).items()
        }

    def _last_of_rooms(self) -> str:
        rooms = self._log.snapshot.agenda.rooms
        return order_between(self._order(Entity("room", rooms[-1].id)) if rooms else FIRST, None)

    def _order(self, entity: Entity) -> str:
        return str(self._log.registers.value(entity, log.ORDER))


def _start(start: time | None) -> dict[str, Json]:
    return log.encode({"start": start}, log.BLOCK_FIELDS)


def _day_of(snapshot: Snapshot, block: BlockId) -> Day:
    return next(day for day, known in snapshot.agenda.blocks() if known.id == block)


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
