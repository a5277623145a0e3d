"""A rehearsal by hand: the same program, with a clock that can be put forward."""

from __future__ import annotations

from facilitator.station.rehearsal_clock import RehearsalClock
from facilitator.tui.practising import PracticeApp
from tests.clock import Clock
from tests.domain.factories import at
from tests.tui.conftest import Open
from tests.tui.screens import said, shown


async def test_practice_says_what_is_different_and_goes_on_to_the_next_moment(
    open_app: Open, clock: Clock
) -> None:
    kept: list[str] = []
    context = open_app().context
    practised = RehearsalClock(at("12:00"), clock.now, rate=60)
    context.station.now = practised.now
    app = PracticeApp(context, practised, lambda: kept.append("put forward"))
    async with app.run_test(size=(80, 24)) as pilot:
        welcome = said(app)
        await pilot.press("f12")
        moments, title = [practised.now()], shown(app)[0]
        sentences = said(app)[-1:]
        for _ in range(2):
            await pilot.press("f12")
            moments.append(practised.now())
            sentences += said(app)[-1:]
    assert welcome == ["Sie üben: 60-mal so schnell. F12 spult vor bis zum nächsten Zeitpunkt."]
    assert moments == [at("12:29"), at("12:31"), at("12:36")]
    assert "12:29" in title
    late = "„Begrüßung“ sollte um 12:30 beginnen: ⏎ startet."
    assert sentences == ["„Begrüßung“ beginnt um 12:30: ⏎ startet.", late, late]
    assert kept == ["put forward"] * 3
