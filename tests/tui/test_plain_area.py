"""Text areas, whatever is done in them."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult

from facilitator.tui.plain_area import PlainArea


class _LowArea(App[None]):
    CSS = "PlainArea { height: auto; max-height: 4; }"

    def compose(self) -> ComposeResult:
        yield PlainArea("a\nb\nc\nd")


async def test_line_that_brought_the_scroll_bar_can_be_undone() -> None:
    app = _LowArea()
    async with app.run_test() as pilot:
        area = app.query_one(PlainArea)
        area.focus()
        area.move_cursor(area.document.end)
        await pilot.press("enter", "ctrl+z")
        assert (area.text, area.cursor_location) == ("a\nb\nc\nd", (3, 1))
        await pilot.press("ctrl+y", "e", "ctrl+z", "ctrl+z")
        assert area.text == "a\nb\nc\nd"


async def test_keys_act_in_the_order_in_which_they_came() -> None:
    app = _LowArea()
    async with app.run_test() as pilot:
        area = app.query_one(PlainArea)
        area.text = "31.2.2026"
        area.focus()
        area.move_cursor(area.document.end)
        for _ in range(9):
            area.post_message(events.Key("backspace", "\x7f"))
        for letter in "1.3.":
            area.post_message(events.Key(letter, letter))
        await pilot.pause()

        assert area.text == "1.3."


async def test_keys_of_other_views_mark_nothing() -> None:
    app = _LowArea()
    async with app.run_test() as pilot:
        app.query_one(PlainArea).focus()
        await pilot.press("f7", "f6")

        assert app.query_one(PlainArea).selected_text == ""
