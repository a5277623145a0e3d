"""The stage as an application: what it paints, when, and which keys it heeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.geometry import Region
from textual.pilot import Pilot

from facilitator.domain.event_clock import EventClock
from facilitator.domain.instant import minutes
from facilitator.domain.stage import Picture, Scene
from facilitator.link.frames import Presence, Show
from facilitator.texts import load_texts
from facilitator.tui.stage.app import StageApp
from facilitator.tui.stage.canvas import Canvas
from tests.clock import Clock
from tests.tui.stage.pictures import NOW, OF_PLENUM, PICTURES

Size = tuple[int, int]

SIZES = pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["80x24", "200x60"])


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def app(clock: Clock) -> StageApp:
    """A stage that finds no hub: pictures are given to it as if one had sent them."""
    return StageApp(
        load_texts("de"), clock.now, lambda: None, waiting_for="Wartet auf die Regie von event.yaml"
    )


def send(app: StageApp, picture: Picture, rate: float = 1.0) -> None:
    app.take(Show(picture, EventClock(NOW, NOW, rate)))


def shown(app: StageApp) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def tick(pilot: Pilot[Any]) -> None:
    assert isinstance(pilot.app, StageApp)
    pilot.app.look()
    await pilot.pause()


async def test_waiting_stage_tells_the_operator_what_for(app: StageApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await tick(pilot)
        *_, waiting, keys, _ = map(str.strip, shown(app))

        assert waiting == "Wartet auf die Regie von event.yaml"
        assert keys == "Strg und −: feinere Schrift · F11: ganzer Bildschirm · q: schließen"


async def test_large_screen_needs_no_finer_letters(app: StageApp) -> None:
    async with app.run_test(size=(160, 45)) as pilot:
        await tick(pilot)

        assert "F11: ganzer Bildschirm · q: schließen" in map(str.strip, shown(app))


async def test_countdown_follows_the_clock_of_the_event(app: StageApp, clock: Clock) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        send(app, PICTURES["last-minutes"], rate=60)
        await tick(pilot)
        before = shown(app)
        clock.wait(minutes(1 / 60))
        await tick(pilot)
        after = shown(app)

        send(app, replace(PICTURES["last-minutes"], until=NOW + minutes(3.6)))
        clock.moment = NOW
        await tick(pilot)

        assert before != after
        assert after == shown(app)


async def test_only_rows_that_change_are_painted_and_once_a_second(
    app: StageApp, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[tuple[Region, ...]] = []
    refresh = Canvas.refresh

    def note(canvas: Canvas, *regions: Region, **options: Any) -> Any:
        painted.append(regions)
        return refresh(canvas, *regions, **options)

    async with app.run_test(size=(80, 24)) as pilot:
        send(app, PICTURES["last-minutes"])
        await tick(pilot)
        before = shown(app)
        monkeypatch.setattr(Canvas, "refresh", note)
        for _ in range(10):
            clock.wait(minutes(0.1 / 60))
            await tick(pilot)
        after = shown(app)

    changed = {y for y, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]}
    assert len(painted) == 1
    assert {region.y for region in painted[0]} == changed


async def test_last_picture_stays_while_there_is_no_hub(app: StageApp) -> None:
    """Nobody in the room notices; a dot in the corner tells the operator."""
    async with app.run_test(size=(80, 24)) as pilot:
        send(app, PICTURES["message"])
        await tick(pilot)
        *picture, last = shown(app)

        assert not app.link.state.connected
        assert any(row.strip() for row in picture)
        assert last.strip() == "·"


async def test_hint_is_gone_soon_after_the_start_once_there_is_a_picture(
    app: StageApp, clock: Clock
) -> None:
    async with app.run_test(size=(160, 45)) as pilot:
        clock.wait(minutes(5))
        await tick(pilot)
        assert "F11: ganzer Bildschirm · q: schließen" in map(str.strip, shown(app))

        send(app, PICTURES["welcome"])
        await tick(pilot)
        assert "schließen" not in "\n".join(shown(app))


async def test_hint_stays_a_little_after_the_start(app: StageApp, clock: Clock) -> None:
    async with app.run_test(size=(160, 45)) as pilot:
        send(app, PICTURES["welcome"])
        clock.wait(minutes(19 / 60))
        await tick(pilot)
        assert "F11: ganzer Bildschirm · q: schließen" in map(str.strip, shown(app))

        clock.wait(minutes(1 / 60))
        await tick(pilot)
        assert "schließen" not in "\n".join(shown(app))


async def test_hint_is_gone_once_the_room_is_shown_something(app: StageApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        send(app, PICTURES["message"])
        await tick(pilot)

        assert "schließen" not in "\n".join(shown(app))


async def test_other_frames_change_nothing(app: StageApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await tick(pilot)
        before = shown(app)
        app.take(Presence(3))
        await tick(pilot)

        assert shown(app) == before


async def test_picture_fills_whatever_size_the_window_gets(app: StageApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        send(app, PICTURES["countdown"])
        await tick(pilot)
        for width, height in [(200, 60), (40, 12), (5, 3), (120, 36)]:
            await pilot.resize_terminal(width, height)
            await tick(pilot)

            assert len(shown(app)) == height
            assert app.query_one(Canvas).size == (width, height)

        large = shown(app)
        assert sum(bool(row.strip(" ·")) for row in large) > 20


@pytest.mark.parametrize(
    "key", ["pageup", "pagedown", "full_stop", "b", "f5", "f9", "enter", "escape", "ctrl+p", "f1"]
)
async def test_no_other_key_does_anything(app: StageApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        send(app, PICTURES["message"])
        await tick(pilot)
        before = shown(app)
        await pilot.press(key)
        await tick(pilot)

        assert shown(app) == before
        assert len(app.screen_stack) == 1


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_leaving_asks_nothing(app: StageApp, key: str) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert app._exit


async def test_ground_is_black_or_white_to_the_last_cell(app: StageApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        for light, ground in [(False, "#000000"), (True, "#ffffff")]:
            send(app, replace(PICTURES["message"], light=light))
            await tick(pilot)
            segments = [
                segment for strip in app.screen._compositor.render_strips() for segment in strip
            ]

            assert {
                segment.style.bgcolor.get_truecolor().hex
                for segment in segments
                if segment.style and segment.style.bgcolor
            } == {ground}


def showing(picture: Picture) -> Callable[[Pilot[Any]], Any]:
    async def run_before(pilot: Pilot[Any]) -> None:
        assert isinstance(pilot.app, StageApp)
        send(pilot.app, picture)
        await tick(pilot)

    return run_before


@SIZES
@pytest.mark.parametrize("light", [False, True], ids=["black", "white"])
@pytest.mark.parametrize("name", [name for name in PICTURES if name not in {"blank", *OF_PLENUM}])
def test_picture_of_the_stage(
    snap_compare: Callable[..., bool], app: StageApp, name: str, light: bool, size: Size
) -> None:
    picture = replace(PICTURES[name], light=light)

    assert snap_compare(app, terminal_size=size, run_before=showing(picture))


@pytest.mark.parametrize("name", [name for name in PICTURES if name.startswith("bingo")])
def test_picture_of_a_game_on_a_usual_terminal(
    snap_compare: Callable[..., bool], app: StageApp, name: str
) -> None:
    assert snap_compare(app, terminal_size=(120, 36), run_before=showing(PICTURES[name]))


@pytest.mark.parametrize("name", OF_PLENUM)
def test_picture_of_the_plenum(snap_compare: Callable[..., bool], app: StageApp, name: str) -> None:
    light = "revealed" in name or "confirmed" in name
    size = (200, 60) if name.startswith("query") else (120, 36)
    picture = replace(OF_PLENUM[name], light=light)

    assert snap_compare(app, terminal_size=size, run_before=showing(picture))


@SIZES
def test_picture_of_the_start(snap_compare: Callable[..., bool], app: StageApp, size: Size) -> None:
    assert snap_compare(app, terminal_size=size)


def test_scenes_are_all_pictured() -> None:
    assert {picture.scene for picture in PICTURES.values()} == set(Scene)
