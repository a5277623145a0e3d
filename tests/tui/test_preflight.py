"""The Technik-Check on the screen."""

from __future__ import annotations

from facilitator.tui.preflight import Preflight
from tests.tui.conftest import Open
from tests.tui.screens import settle, shown


async def test_preflight_shows_a_finding_a_topic_and_goes_back(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("p")
        await settle(pilot)
        lines = [line.strip(" │") for line in shown(app)]
        topics = ("Terminal", "Farben", "Umlaute", "Strom", "Ordner", "Netz", "Bühne", "Uhr")
        seen = [topic for topic in topics if any(f"  {topic} " in line for line in lines)]
        await pilot.press("escape")
        assert not isinstance(app.screen, Preflight)
    assert tuple(seen) == topics


async def test_preflight_looks_again_on_enter(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await settle(pilot)
        folder = app.context.station.path.parent
        (folder / ".stfolder").touch()
        await pilot.press("enter")
        await settle(pilot)
        lines = shown(app)
    assert any("Ordner" in line and "Syncthing" in line for line in lines)


async def test_preflight_keeps_its_keys_in_sight_and_says_what_is_below(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.press("p")
        await settle(pilot)
        above = "\n".join(shown(app))
        await pilot.press(*["down"] * 30)
        await settle(pilot)
        below = "\n".join(shown(app))

    assert ["⏎ noch einmal prüfen   Esc zurück" in seen for seen in (above, below)] == [True, True]
    assert ["▼ weiter unten (↓)" in seen for seen in (above, below)] == [True, False]
    assert [" Uhr " in seen for seen in (above, below)] == [False, True]
