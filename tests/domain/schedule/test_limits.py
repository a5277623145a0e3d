"""How far blocks may be cut."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.instant import NONE, Duration, minutes
from facilitator.domain.run import Run
from facilitator.domain.schedule import forecast
from facilitator.domain.schedule.limits import longest_cut
from tests.domain.factories import Happening, at, block, one_day, phase


def cut_of(run: Run, wall: str, minimum: float | None = None) -> Duration:
    first = replace(block("a", 30, "09:00"), minimum=None if minimum is None else minutes(minimum))
    outlook = forecast(one_day(first, block("b", 30)), run, at(wall))
    return longest_cut(first, outlook.of("a"), at(wall))


@pytest.mark.parametrize(
    ("minimum", "cut"), [(None, 29), (20, 10), (0, 30), (30, 0), (45, 0)], ids=str
)
def test_block_to_come_may_be_cut_to_its_minimum(minimum: float | None, cut: int) -> None:
    assert cut_of(Run(), "08:00", minimum) == minutes(cut)


@pytest.mark.parametrize(
    ("wall", "cut"), [("09:05", 20), ("09:10", 20), ("09:12:30", 17), ("09:40", 0)]
)
def test_running_block_keeps_its_minimum_and_what_it_ran(wall: str, cut: int) -> None:
    assert cut_of(Happening().start("a", "09:00").run, wall, 10) == minutes(cut)


def test_time_that_was_added_may_be_taken_back() -> None:
    run = Happening().start("a", "09:00").extend("a", 10).run

    assert cut_of(run, "09:05", 30) == minutes(10)


def test_what_is_over_or_left_out_is_not_cut() -> None:
    assert cut_of(Happening().done("a", "09:00", "09:10").run, "09:10") == NONE
    assert cut_of(Happening().skip("a").run, "08:00") == NONE


def test_block_that_was_passed_over_may_be_cut_before_one_jumps_back() -> None:
    assert cut_of(Happening().start("b", "09:00").run, "09:10", 20) == minutes(10)


def test_phase_may_be_cut_by_the_length_of_its_tracks() -> None:
    plan = one_day(phase("p", [block("p1", 45)], [block("p2", 30)]))
    outlook = forecast(plan, Run(), at("08:00"))

    assert longest_cut(plan.block("p"), outlook.of("p"), at("08:00")) == minutes(44)
