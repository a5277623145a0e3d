"""What is proposed where workshops of a phase were given more time."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from facilitator.domain.instant import NONE
from facilitator.domain.mends import find_mends
from facilitator.domain.run import Run
from tests.domain.factories import Happening, at, block, one_day, phase
from tests.domain.mends.late_days import WORKSHOPS, late_by_8, part, said


def test_workshop_that_was_given_time_may_close_on_time_or_others_give_some() -> None:
    run = late_by_8()

    mends = find_mends(WORKSHOPS, run, at("10:42"))

    assert said(mends) == [
        "ws3 closed -8=85",
        "pause -8=12",
        "pause -4=16, plenum -4=56",
        "plenum -5=55, voices -3=12",
    ]
    assert {(mend.expected_end, mend.late) for mend in mends} == {(at("12:30"), NONE)}


def test_two_workshops_close_to_the_next_longest_and_count_as_two() -> None:
    run = Happening().start("phase2", "09:30").extend("p2-3", 8).extend("p2-1", 5).run
    plan = one_day(*WORKSHOPS.days[0].blocks[2:], end="12:30")

    mends = find_mends(plan, run, at("10:42"))

    assert said(mends)[:2] == ["pause -8=12", "ws3 closed -8=85, ws1 closed -5=85"]
    only_3 = find_mends(
        replace(plan, days=(replace(plan.days[0], end=time(12, 35)),)), run, at("10:42")
    )
    assert said(only_3)[0] == "ws3 closed -3=90"


def test_workshop_may_close_on_time_though_its_last_block_is_left_out() -> None:
    plan = one_day(
        phase("p", [block("v", 85)], [block("work", 70), block("summary", 15)]),
        part("plenum", 60),
        end="11:25",
    )
    run = Happening().start("p", "09:00").skip("summary").extend("work", 23).run

    mends = find_mends(plan, run, at("10:10"))

    assert said(mends) == ["ws2 closed -8=85"]


def test_pinned_block_inside_a_track_keeps_what_comes_before_from_helping() -> None:
    plan = one_day(
        part("a", 30, "09:00", shortest=20),
        phase("p", [block("w1", 30)], [block("v", 5), block("w2", 40, "09:45")]),
        part("c", 30, shortest=10),
        end="10:50",
    )

    assert said(find_mends(plan, Run(), at("08:00"))) == ["c -5=25"]
