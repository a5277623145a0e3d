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
        before, title = practised.now(), shown(app)[0]
        await pilot.press("f12")
        after = practised.now()
    assert welcome == ["Sie üben: 60-mal so schnell. F12 spult vor bis zum nächsten Zeitpunkt."]
    assert before == after == at("12:29")
    assert "12:29" in title
    assert said(app)[-1] == "Jetzt ist etwas fällig; es gibt nichts abzuwarten."
    assert kept == ["put forward"]
