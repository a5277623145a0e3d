"""Text areas, whatever is done in them."""

from __future__ import annotations

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
