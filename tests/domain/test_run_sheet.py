"""The run sheet's rows and sums."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import NONE
from facilitator.domain.run_sheet import run_sheet, sum_up
from tests.domain.factories import at, block, one_day
from tests.domain.review.reviewed import with_workshops
from tests.domain.schedule.strategies import agendas


def test_inserted_block_has_its_length_and_moves_nothing() -> None:
    inserted = replace(block("drill", 5), unplanned=True)
    plan = one_day(block("a", 30, "09:00"), inserted, block("b", 30))

    [sheet] = run_sheet(plan)

    assert [(row.start, row.end) for row in sheet.rows] == [
        (at("09:00"), at("09:30")),
        (at("09:30"), at("09:35")),
        (at("09:30"), at("10:00")),
    ]


@given(agendas())
def test_sums_add_up_to_the_day(plain: Agenda) -> None:
    for one in run_sheet(with_workshops(plain)):
        sums = sum_up(one)

        assert sums.length == one.end - one.start
        assert sums.work + sums.breaks <= sums.length
        assert NONE <= sums.slack <= sums.work + sums.breaks
