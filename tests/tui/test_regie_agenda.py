"""The agenda of Regie: heads that stay in sight, and the end of a day that is over."""

from __future__ import annotations

from facilitator.domain.instant import minutes
from tests.clock import Clock
from tests.tui.conftest import Open
from tests.tui.screens import settle, shown


async def test_heads_stay_in_sight_above_whatever_is_marked(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 9)) as pilot:
        await settle(pilot)
        heads = shown(app)[2].split("│")[1]
        await pilot.press(*["down"] * 7)
        await settle(pilot)
        first, *rows = (line.split("│")[1] for line in shown(app)[2:-2])

    assert heads.split() == ["geplant", "jetzt"]
    assert first == heads
    assert not any("Begrüßung" in row for row in rows)
    assert any("Plenum" in row for row in rows)


async def test_end_of_a_day_that_is_over_is_an_actual_one(open_app: Open, clock: Clock) -> None:
    app = open_app()
    async with app.run_test(size=(160, 36)) as pilot:
        ends = []
        for _ in range(7):
            await pilot.press("enter", "enter")
            clock.wait(minutes(20))
            await settle(pilot)
            line = next(line for line in shown(app) if "◆ Ende" in line).split("│")[1]
            ends.append(line)
        heads = shown(app)[2].split("│")[1]

    actual, expected = (heads.index(head) + len(head) for head in ("tatsächlich", "vorauss."))
    assert ends[0][:expected].endswith("16:00")
    assert ends[-1][:actual].endswith("14:30")
    assert ends[-1][actual:].strip() == ""
