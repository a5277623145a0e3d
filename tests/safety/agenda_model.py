"""What the agenda is after it was changed by hand, modelled on the fields of `model`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Any, Final

from facilitator.domain.agenda import track_id
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.run import BlockState
from facilitator.domain.snapshot import Snapshot
from facilitator.record.ordering import order_at, reorder
from tests.safety.event import make_event
from tests.safety.model import Model, Writes

PLANNED: Final = tuple(block.id for _, block in make_event().blocks())
INNER: Final = ("p1", "p2")
TRACKS: Final = ("phase/ws1", "phase/ws2")
_BEGUN: Final = (BlockState.RUNNING, BlockState.DONE)


def planned_fields() -> Writes:
    """What the first adoption wrote, as far as it is changed by hand."""
    fields: Writes = {
        ("block", key, "order"): order_at(position) for position, key in enumerate(PLANNED)
    }
    return {**fields, ("block", PLANNED[0], "start"): time(12, 30)}


@dataclass(frozen=True, slots=True)
class AgendaModel:
    """The agenda that the fields of a model make."""

    model: Model

    def unplanned(self) -> list[str]:
        return self.model.there("block", "title")

    def ids(self) -> list[str]:
        every = [*PLANNED, *self.unplanned()]
        return sorted(every, key=lambda key: (self._of(key, "order"), key))

    def state(self, block: str) -> BlockState:
        return self._of(block, "state") or BlockState.PENDING

    def is_open(self, block: str) -> bool:
        """Whether something may still be done to it: inside of a phase, while that is not over."""
        over = (BlockState.DONE, BlockState.SKIPPED)
        return self.state(block) not in over and (
            block not in INNER or self.state("phase") not in over
        )

    def running(self) -> str | None:
        return next((one for one in self.ids() if self.state(one) is BlockState.RUNNING), None)

    def front(self) -> int:
        begun = (at for at, one in enumerate(self.ids()) if self.state(one) in _BEGUN)
        return max(begun, default=0)

    def can_swap(self, first: str, second: str) -> bool:
        pending = (
            one for one in self.ids()[self.front() :] if self.state(one) is BlockState.PENDING
        )
        return (first, second) in pairwise(pending)

    def swapped(self, first: str, second: str) -> Writes:
        ids = self.ids()
        wanted = [one for one in ids if one != first]
        wanted.insert(wanted.index(second) + 1, first)
        writes = self._moved(wanted, first)
        if ids[0] == first:
            writes["block", first, "start"] = self._of(wanted[0], "start")
            writes["block", wanted[0], "start"] = self._of(first, "start")
        return writes

    def inserted(self, after: str, new: str, title: str) -> Writes:
        wanted = self.ids()
        wanted.insert(wanted.index(after) + 1, new)
        return {**self._moved(wanted, new), ("block", new, "title"): title}

    def adopted(self, title: str) -> Writes:
        """The file knows nothing of what was done by hand; blocks put in stay where they were."""
        unplanned, position = self.unplanned(), 0
        merged = list(PLANNED)
        for one in self.ids():
            if one in unplanned:
                merged.insert(position, one)
            position = merged.index(one) + 1
        writes: Writes = {("event", "", "title"): title}
        writes |= {("block", one, "room"): None for one in (*PLANNED, *INNER)}
        writes |= {("track", one, "room"): None for one in TRACKS}
        writes |= {("block", one, "start"): None for one in PLANNED} | planned_fields()
        writes |= {("block", one, "order"): order_at(at) for at, one in enumerate(merged)}
        needed = {self._of(one, "room") for one in unplanned}
        rooms = self.model.there("room", "name")
        return writes | {("room", one, "name"): None for one in rooms if one not in needed}

    def moved_to(self, target: str, room: str) -> Writes:
        sort = "track" if target in TRACKS else "block"
        writes: Writes = {(sort, target, "room"): room or None}
        return {**writes, ("room", room, "name"): room} if room else writes

    def extended_timer(self, timer: str, now: Instant) -> Writes:
        """Five minutes more than are left; a timer that would be longer than a day is refused."""
        known = self.model.of("timer", timer)
        left = max(minutes(0), known["started"] + known["length"] - now)
        length = now - known["started"] + left + minutes(5)
        if not minutes(0) < length <= minutes(24 * 60):
            return {}
        return {("timer", timer, "length"): length}

    def timers(self) -> list[str]:
        there = self.model.there("timer", "label")
        return [one for one in there if not self.model.fields.get(("timer", one, "stopped"))]

    def _moved(self, wanted: list[str], moved: str) -> Writes:
        orders = {one: str(self._of(one, "order")) for one in self.ids()}
        return {
            ("block", key, "order"): order for key, order in reorder(orders, wanted, moved).items()
        }

    def _of(self, block: str, field: str) -> Any:
        return self.model.fields.get(("block", block, field))


def check_agenda(snapshot: Snapshot, model: Model) -> None:
    """Blocks stand and meet where the model has them."""
    agenda, known = snapshot.agenda, AgendaModel(model)
    assert [block.id for _, block in agenda.blocks()] == known.ids()
    for block in agenda.all_blocks():
        fields = model.of("block", block.id)
        assert (block.room, block.start) == (fields.get("room"), fields.get("start"))
        assert block.unplanned == (block.id in known.unplanned())
        for track in block.tracks:
            room = model.of("track", track_id(block.id, track.workshop)).get("room")
            assert track.room == room
    assert {room.id for room in agenda.rooms} == set(model.there("room", "name"))
    codes = [block.code for _, block in agenda.blocks()]
    assert len(set(codes)) == len(codes)


def check_accompanying(snapshot: Snapshot, model: Model) -> None:
    """Reports and timers are the model's."""
    said = {
        key[1] for key, value in model.fields.items() if key[0] == "report" and value is not None
    }
    assert set(snapshot.reports) == said
    for target, report in snapshot.reports.items():
        fields = {"head_count": None, "remark": "", **model.of("report", target)}
        assert {name: getattr(report, name) for name in fields} == fields
    assert [timer.id for timer in snapshot.timers] == AgendaModel(model).timers()
    for timer in snapshot.timers:
        fields = model.of("timer", timer.id)
        assert (timer.label, timer.started) == (fields["label"], fields["started"])
        assert timer.length == fields["length"]
