"""What a moderator does, at any time and in any order; part of the machine of the station."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator.domain.agenda import Block
from facilitator.domain.instant import minutes
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Step, forecast, next_track_step
from facilitator.station import RefusedError, Station
from tests.clock import Clock
from tests.safety.agenda_model import (
    INNER,
    PLANNED,
    TRACKS,
    AgendaModel,
    check_accompanying,
    check_agenda,
)
from tests.safety.event import coming_step, make_event
from tests.safety.model import Model, Writes, check_run

picks = st.integers(0, 999)
tracks = st.sampled_from(TRACKS)
_OVER = (BlockState.DONE, BlockState.SKIPPED)


class RunningRules(RuleBasedStateMachine):
    """Runs the agenda and changes it by hand, beside the model."""

    _station: Station
    _model: Model
    _clock: Clock

    @property
    def _agenda(self) -> AgendaModel:
        return AgendaModel(self._model)

    def _any_block(self, pick: int) -> str:
        every = [*PLANNED, *INNER, *self._agenda.unplanned()]
        return every[pick % len(every)]

    def _is_done(self, command: Callable[[], object]) -> bool:
        try:
            command()
        except RefusedError:
            return False
        return True

    # --- what is run ---

    @rule()
    def advance(self) -> None:
        step = coming_step(self._station)
        if step is not None:
            self._station.run.advance(step)
            self._step(step.ends, step.starts)

    @rule(pick=picks)
    def jump(self, pick: int) -> None:
        block, running = self._any_block(pick), self._agenda.running()
        agenda = self._station.snapshot.agenda
        step = Step(None if running is None else agenda.block(running), agenda.block(block))
        can = block not in INNER and self._agenda.state(block) is BlockState.PENDING
        assert self._is_done(lambda: self._station.run.jump(step)) == can
        if can:
            self._step(step.ends, step.starts)

    @rule(track=tracks)
    def advance_track(self, track: str) -> None:
        snapshot, (phase, workshop) = self._station.snapshot, track.split("/")
        step = next_track_step(snapshot.agenda, snapshot.run, phase, workshop, self._station.now())
        if step is not None:
            self._station.run.advance_track(step)
            self._step(step.ends, step.starts)

    def _step(self, ends: Block | None, starts: Block | None) -> None:
        writes: Writes = {}
        if ends is not None:
            writes["block", ends.id, "state"] = BlockState.DONE
        if starts is not None:
            writes["block", starts.id, "state"] = BlockState.RUNNING
        self._model.do("run", writes)

    @rule(pick=picks)
    def extend(self, pick: int) -> None:
        block = self._any_block(pick)
        self._extended(block, lambda: self._station.run.extend(block, minutes(5)))

    @rule(track=tracks)
    def extend_track(self, track: str) -> None:
        phase, workshop = track.split("/")
        block = INNER[TRACKS.index(track)]
        self._extended(block, lambda: self._station.run.extend_track(phase, workshop, minutes(5)))

    def _extended(self, block: str, command: Callable[[], object]) -> None:
        can = self._agenda.is_open(block)
        assert self._is_done(command) == can
        if can:
            added = self._model.of("block", block).get("added", minutes(0)) + minutes(5)
            self._model.do("run", {("block", block, "added"): added})

    @rule(pick=picks)
    def skip(self, pick: int) -> None:
        block = self._any_block(pick)
        can = self._agenda.is_open(block) and self._agenda.state(block) is BlockState.PENDING
        assert self._is_done(lambda: self._station.run.skip(block)) == can
        if can:
            self._model.do("run", {("block", block, "state"): BlockState.SKIPPED})

    @rule(track=tracks)
    def cancel_track(self, track: str) -> None:
        snapshot, (phase, workshop) = self._station.snapshot, track.split("/")
        block = INNER[TRACKS.index(track)]
        timings = forecast(snapshot.agenda, snapshot.run, self._station.now())
        can = timings.of(block).state not in _OVER
        assert self._is_done(lambda: self._station.run.cancel_track(phase, workshop)) == can
        if can:
            was_begun = self._agenda.state(block) is BlockState.RUNNING
            state = BlockState.DONE if was_begun else BlockState.SKIPPED
            self._model.do("run", {("block", block, "state"): state})

    # --- what is changed by hand ---

    @rule(first=picks, second=picks, neighbours=st.booleans())
    def swap(self, first: int, second: int, neighbours: bool) -> None:
        ids = self._agenda.ids()
        one, other = ids[first % len(ids)], ids[second % len(ids)]
        if neighbours:
            other = ids[(first + 1) % len(ids)]
        can = self._agenda.can_swap(one, other)
        assert self._is_done(lambda: self._station.plan.swap(one, other)) == can
        if can:
            self._model.do("run", self._agenda.swapped(one, other))

    @rule(after=picks, title=st.sampled_from(["Nachfrage", "Übung", "?"]))
    def insert(self, after: int, title: str) -> None:
        ids, front = self._agenda.ids(), self._agenda.front()
        position = after % len(ids)
        with suppress(RefusedError):
            new = self._station.plan.insert(ids[position], title, minutes(10))
            assert position >= front
            self._model.do("run", self._agenda.inserted(ids[position], new, title))
            return
        assert position < front

    @rule(pick=picks, track=tracks | st.none(), room=st.sampled_from(["Foyer", "Saal", ""]))
    def change_room(self, pick: int, track: str | None, room: str) -> None:
        target = track or self._any_block(pick)
        self._station.plan.change_room(target, room)
        self._model.do("run", self._agenda.moved_to(target, room))

    @rule(title=st.sampled_from(["Ein Tag", "Zwei Tage"]))
    def adopt(self, title: str) -> None:
        self._station.plan.adopt(replace(make_event(), title=title))
        self._model.do("run", self._agenda.adopted(title))

    # --- what accompanies it ---

    @rule(
        pick=picks,
        track=tracks | st.none(),
        count=st.sampled_from([None, 0, 12]),
        remark=st.sampled_from(["", "zu laut"]),
    )
    def report(self, pick: int, track: str | None, count: int | None, remark: str) -> None:
        target = track or self._any_block(pick)
        self._station.run.report(target, count, remark)
        values = {"head_count": count, "remark": remark or None}
        self._model.do("run", {("report", target, name): v for name, v in values.items()})

    @rule()
    def start_timer(self) -> None:
        timer = self._station.run.start_timer("Bericht", minutes(5))
        values = {"label": "Bericht", "started": self._clock.moment, "length": minutes(5)}
        self._model.do("run", {("timer", timer, name): v for name, v in values.items()})

    @precondition(lambda self: self._agenda.timers())
    @rule(pick=picks)
    def extend_timer(self, pick: int) -> None:
        timer = self._any_timer(pick)
        writes = self._agenda.extended_timer(timer, self._clock.moment)
        assert self._is_done(lambda: self._station.run.extend_timer(timer, minutes(5))) == bool(
            writes
        )
        self._model.do("run", writes)

    @precondition(lambda self: self._agenda.timers())
    @rule(pick=picks)
    def stop_timer(self, pick: int) -> None:
        timer = self._any_timer(pick)
        self._station.run.stop_timer(timer)
        self._model.do("run", {("timer", timer, "stopped"): True})

    def _any_timer(self, pick: int) -> str:
        timers = self._agenda.timers()
        return timers[pick % len(timers)]

    # --- what always holds ---

    @invariant()
    def runs_what_the_model_runs(self) -> None:
        snapshot = self._station.snapshot
        check_run(snapshot, self._model)
        check_agenda(snapshot, self._model)
        check_accompanying(snapshot, self._model)
