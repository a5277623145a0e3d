"""What is proposed on days as they happen."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator.domain.instant import NONE, Instant, minutes
from facilitator.domain.mends import after, events_of, find_mends, new_end
from facilitator.domain.run import Run, RunEventKind
from facilitator.domain.schedule import forecast
from tests.domain.factories import SECOND_DAY, Happening, agenda, at, day, one_day
from tests.domain.mends.late_days import WORKSHOPS, late_by_8, part, pause, said

A_YEAR_IN_MS = 365 * 86_400_000


def test_what_a_proposal_does_is_one_event_for_each_intervention() -> None:
    run = late_by_8()
    close, _, spread, *_ = find_mends(WORKSHOPS, run, at("10:42"))

    assert events_of(WORKSHOPS, run, close) == ((RunEventKind.EXTENDED, "p2-3", minutes(-8)),)
    assert events_of(WORKSHOPS, run, spread) == (
        (RunEventKind.EXTENDED, "pause", minutes(-4)),
        (RunEventKind.EXTENDED, "plenum", minutes(-4)),
    )


def test_block_that_runs_over_its_time_has_nothing_to_give_but_others_do() -> None:
    plan = one_day(
        part("talk", 30, "09:00", shortest=20), pause("pause", 20, shortest=5), part("end", 30),
        end="10:20",
    )  # fmt: skip
    run = Happening().start("talk", "09:00").run

    assert said(find_mends(plan, run, at("09:37:30"))) == ["pause -7=13"]


def test_running_block_gives_of_what_is_left_above_its_minimum() -> None:
    plan = one_day(part("talk", 30, "09:00", shortest=20), part("close", 30), end="10:00")
    run = Happening().start("talk", "09:06").run

    assert said(find_mends(plan, run, at("09:10"))) == ["talk -6=24"]
    assert said(find_mends(plan, run, at("09:31:30"))) == ["talk -4=26"]


def test_late_arrivals_at_a_pinned_block_are_mended_before_it() -> None:
    plan = one_day(
        part("talk", 30, "09:00"),
        pause("pause", 20, shortest=10),
        part("bus", 30, "09:50"),
        pause("lunch", 60, shortest=30),
        end="11:20",
    )
    run = Happening().start("talk", "09:06").run

    mends = find_mends(plan, run, at("09:10"))

    assert said(mends) == ["pause -6=14"]
    assert after(plan, run, mends[0], at("09:10")).of("bus").expected_start == at("09:50")


def test_each_of_two_late_promises_is_kept_by_what_stands_before_it() -> None:
    plan = one_day(
        part("talk", 30, "09:00"),
        pause("pause", 20, shortest=10),
        part("bus", 30, "09:50", shortest=20),
        part("walk", 40, shortest=30),
        end="11:00",
    )
    run = Happening().start("talk", "09:06").extend("walk", 5).run

    assert said(find_mends(plan, run, at("09:10"))) == [
        "pause -6=14, bus -5=25",
        "pause -6=14, walk -5=40",
        "pause -6=14, bus -3=27, walk -2=43",
    ]


def test_pinned_start_absorbs_what_is_late_before_it() -> None:
    plan = one_day(part("a", 30, "09:00", shortest=10), part("b", 30, "10:00", shortest=10))

    assert find_mends(plan, Happening().start("a", "09:20").run, at("09:25")) == ()


def test_day_without_promised_end_may_end_later_at_last() -> None:
    plan = one_day(part("a", 30, "09:00"), pause("pause", 20, shortest=10), part("b", 30))
    run = Happening().start("a", "09:08:30").run

    mends = find_mends(plan, run, at("09:10"))

    assert said(mends) == ["pause -8=12", "end +8=0"]
    assert new_end(plan, mends[1]) == time(10, 28)
    assert mends[1].late == NONE
    assert after(plan, run, mends[1], at("09:10")).today.promised_end == at("10:28")


def test_day_with_promised_end_keeps_it() -> None:
    plan = one_day(part("a", 30, "09:00"), part("b", 30), end="10:00")

    assert find_mends(plan, Happening().start("a", "09:08").run, at("09:10")) == ()


def test_where_not_everything_can_be_kept_it_comes_as_near_as_it_goes() -> None:
    plan = one_day(
        part("a", 30, "09:00"),
        pause("pause", 20, shortest=10),
        part("b", 30, shortest=25),
        part("c", 5, optional=True),
        end="10:25",
    )
    run = Happening().start("a", "09:30").run

    [mend] = find_mends(plan, run, at("09:40"))

    assert said((mend,)) == ["pause -10=10, b -5=25, c dropped -5=0"]
    assert (mend.late, mend.expected_end) == (minutes(10), at("10:35"))


def test_optional_block_is_left_out_before_three_others_are_cut() -> None:
    plan = one_day(
        part("a", 30, "09:00"),
        *(pause(f"pause{number}", 20, shortest=15) for number in range(3)),
        part("game", 30, optional=True),
        part("quiz", 20, optional=True),
        end="11:20",
    )
    run = Happening().start("a", "09:15").run

    assert said(find_mends(plan, run, at("09:20")))[:3] == [
        "quiz dropped -20=0",
        "game dropped -30=0",
        "pause0 -5=15, pause1 -5=15, pause2 -5=15",
    ]


def test_promised_block_is_not_left_out() -> None:
    plan = one_day(part("a", 30, "09:00"), part("game", 30, "09:30", optional=True), end="10:00")

    assert find_mends(plan, Happening().start("a", "09:10").run, at("09:15")) == ()


def test_buffer_is_used_up_before_a_break_is_cut() -> None:
    plan = one_day(
        part("a", 30, "09:00"),
        pause("pause", 20, shortest=10),
        part("buffer", 10, shortest=0),
        end="10:00",
    )
    run = Happening().start("a", "09:10").run

    assert said(find_mends(plan, run, at("09:15")))[:2] == ["buffer -10=0", "pause -10=10"]


def test_between_blocks_time_that_passes_is_late() -> None:
    plan = one_day(
        part("a", 30, "09:00"), pause("pause", 20, shortest=10), part("b", 30), end="10:20"
    )
    run = Happening().done("a", "09:00", "09:30").run

    assert find_mends(plan, run, at("09:30:59")) == ()
    assert said(find_mends(plan, run, at("09:33"))) == ["pause -3=17"]


def test_before_the_event_only_a_plan_that_breaks_its_promise_is_mended() -> None:
    blocks = part("a", 30, "09:00", shortest=20), part("b", 30)

    assert find_mends(one_day(*blocks, end="10:00"), Run(), at("07:00")) == ()
    assert said(find_mends(one_day(*blocks, end="09:55"), Run(), at("07:00"))) == ["a -5=25"]


@pytest.mark.parametrize("now", [at("12:00", SECOND_DAY), Instant(at("09:10").ms + A_YEAR_IN_MS)])
def test_agenda_that_is_tried_on_another_day_is_not_late(now: Instant) -> None:
    plan = one_day(part("a", 30, "09:00", shortest=10), part("b", 30, "10:00", shortest=10))

    assert find_mends(plan, Run(), now) == ()


def test_second_day_is_mended_by_itself() -> None:
    plan = agenda(
        day(part("a", 30, "09:00", shortest=5), end="09:30"),
        day(part("b", 30, "09:00"), pause("c", 30, shortest=10), on=SECOND_DAY, end="10:00"),
    )
    run = Happening().start("b", "09:05", SECOND_DAY).run

    assert said(find_mends(plan, run, at("09:10", SECOND_DAY))) == ["c -5=25"]
    assert said(find_mends(plan, Happening().start("a", "09:05").run, at("09:10"))) == ["a -5=25"]


def test_day_that_goes_on_after_midnight_is_mended_and_shifted() -> None:
    plan = one_day(part("a", 60, "22:30"), pause("pause", 30, shortest=10), part("b", 30))
    run = Happening().start("a", "22:50").run
    now = at("23:00")

    mends = find_mends(plan, run, now)

    assert said(mends) == ["pause -20=10", "end +20=0"]
    assert new_end(plan, mends[1]) == time(0, 50)
    assert after(plan, run, mends[1], now).today.offset == NONE


def test_event_that_is_over_has_nothing_to_mend() -> None:
    plan = one_day(part("a", 30, "09:00", shortest=5))

    assert find_mends(plan, Happening().done("a", "09:00", "09:50").run, at("09:55")) == ()


def test_forecast_that_is_known_need_not_be_made_again() -> None:
    run = late_by_8()
    now = at("10:42")

    assert find_mends(WORKSHOPS, run, now, forecast(WORKSHOPS, run, now)) == find_mends(
        WORKSHOPS, run, now
    )
