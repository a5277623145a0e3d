"""When something is, for somebody who reads it now."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from facilitator.texts import load_texts
from facilitator.tui.dates import time_and_day
from tests.domain.factories import FIRST_DAY, TIMEZONE, at


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "09:05"),
        (1, "morgen, Mi 09:05"),
        (2, "Do 09:05"),
        (6, "Mo 09:05"),
        (7, "Di, 16. September, 09:05"),
        (-1, "Mo, 8. September, 09:05"),
    ],
)
def test_day_is_said_unless_it_is_today(days: int, said: str) -> None:
    moment = at("09:05", FIRST_DAY + timedelta(days))

    assert time_and_day(load_texts("de"), moment, at("23:30"), ZoneInfo(TIMEZONE)) == said
