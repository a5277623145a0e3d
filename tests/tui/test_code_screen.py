"""A code that fills the screen: real cells, read back by real decoders."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from facilitator.texts import Language
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.code_screen import CodeScreen
from tests.tui.conftest import Open
from tests.tui.scanning import SHAPES, as_image, read_by_both, strips_on
from tests.tui.screens import shown

JOIN = "HTTP://192.168.178.23:50123/J/K7Q2M9"
MEET = "HTTP://192.168.178.23:50123/M/ABCDEFGH2345"
LINES = ("192.168.178.23:50123", "K7Q2M9")
SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (120, 36), (200, 60)], ids=["80x24", "120x36", "200x60"]
)
THEMES = pytest.mark.parametrize("theme", ["facilitator-dark", "facilitator-light"])


async def show_code(pilot: Pilot[Language], address: str, theme: str = "facilitator-dark") -> None:
    pilot.app.theme = theme
    pilot.app.push_screen(CodeScreen(address, "Jobcenter-Bingo", LINES))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.slow
@SIZES
@THEMES
@pytest.mark.parametrize("address", [JOIN, MEET], ids=["join", "meet"])
async def test_both_decoders_read_the_code_in_cells_of_any_shape(
    open_app: Open, address: str, theme: str, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await show_code(pilot, address, theme)
        read = [read_by_both(as_image(strips_on(app), shape)) for shape in SHAPES]

    assert read == [(address, address)] * len(SHAPES)


@pytest.mark.parametrize("size", [(120, 36), (200, 60)], ids=["120x36", "200x60"])
async def test_code_consists_of_coloured_spaces_alone_where_there_is_room(
    open_app: Open, size: tuple[int, int]
) -> None:
    app = open_app()
    async with app.run_test(size=size) as pilot:
        await show_code(pilot, JOIN)
        beside = [line[:66] for line in shown(app)]

    assert set("".join(beside)) <= {" "}


async def test_small_window_says_what_makes_the_code_safer(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await show_code(pilot, JOIN)
        lines = " ".join(line[34:].strip() for line in shown(app))

    assert "Ab 88 × 33 Zeichen ist der Code sicherer: Strg und −" in lines


async def test_window_without_room_for_the_code_says_what_it_needs(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(70, 12)) as pilot:
        await show_code(pilot, JOIN)
        lines = " ".join(line.strip() for line in shown(app))
        read = read_by_both(as_image(strips_on(app)))

    assert "Das Fenster ist zu klein für den Code: Er braucht 88 × 33 Zeichen." in lines
    assert read == ("", "")


async def test_code_follows_the_size_of_the_window(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(70, 12)) as pilot:
        await show_code(pilot, JOIN)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        await pilot.pause()

        assert read_by_both(as_image(strips_on(app))) == (JOIN, JOIN)


@pytest.mark.parametrize("key", ["escape", "q", "enter"])
async def test_any_of_three_keys_leaves(open_app: Open, key: str) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.screen
        await show_code(pilot, JOIN)
        await pilot.press(key)
        await pilot.pause()

        assert app.screen is before


async def test_text_without_a_code_is_shown_in_letters(open_app: Open) -> None:
    app = open_app()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(CodeScreen("x" * 4_000, "WLAN", ("Name",)))
        await pilot.pause()
        await pilot.pause()

        assert any("Dafür gibt es keinen Code." in line for line in shown(app))


@SIZES
@THEMES
def test_picture_of_the_code(
    snap_compare: Callable[..., bool], open_app: Open, theme: str, size: tuple[int, int]
) -> None:
    app: FacilitatorApp = open_app()

    async def run_before(pilot: Pilot[Language]) -> None:
        await show_code(pilot, JOIN, theme)

    assert snap_compare(app, terminal_size=size, run_before=run_before)
