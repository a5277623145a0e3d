"""A text area that several write in: the cursor, undo, and what comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets.text_area import Selection

from facilitator.station import Reason
from facilitator.station.texts import LONGEST_SUMMARY, SharedText
from facilitator.tui.shared_area import SharedArea
from tests.writing_together import Writers, writers_in


class _Writing(App[None]):
    def __init__(self, shared: SharedText) -> None:
        super().__init__()
        self._shared = shared
        self.refused: list[SharedArea.Refused] = []

    def compose(self) -> ComposeResult:
        yield SharedArea(self._shared)

    def on_shared_area_refused(self, message: SharedArea.Refused) -> None:
        self.refused.append(message)


class _BothWriting(App[None]):
    """The areas of two devices beside each other."""

    def __init__(self, *texts: SharedText) -> None:
        super().__init__()
        self._shared_texts = texts

    def compose(self) -> ComposeResult:
        for text in self._shared_texts:
            yield SharedArea(text)


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[Writers]:
    with writers_in(tmp_path) as writers:
        yield writers


async def test_what_others_write_leaves_the_cursor_where_it_is_in_the_text(
    writers: Writers,
) -> None:
    mine, theirs = (station.texts.open(writers.theme) for station in writers.stations)
    mine.insert(0, "eins\nzwei\ndrei")
    mine.flush()
    writers.meet()
    async with _Writing(mine).run_test() as pilot:
        area = pilot.app.query_one(SharedArea)
        area.selection = Selection((1, 0), (1, 4))

        theirs.delete(0, 5)
        theirs.insert(0, "null\n😀\nein\n")
        theirs.insert(len(theirs.text), "!")
        theirs.flush()
        writers.meet()

        assert area.text == mine.text == "null\n😀\nein\nzwei\ndrei!"
        assert area.selected_text == "zwei"
        assert area.selection == Selection((3, 0), (3, 4))


async def test_two_who_type_at_the_same_place_keep_their_own_cursors(writers: Writers) -> None:
    texts = [station.texts.open(writers.theme) for station in writers.stations]
    async with _BothWriting(*texts).run_test() as pilot:
        one, other = pilot.app.query(SharedArea)
        one.focus()
        await pilot.press("a", "b")
        other.focus()
        await pilot.press("x", "y")
        one.flush()
        other.flush()
        writers.meet()
        one.focus()
        await pilot.press("c")
        other.focus()
        await pilot.press("z")
        one.flush()
        other.flush()
        writers.meet()

        assert one.text == other.text
        assert one.text in ("abcxyz", "xyzabc")


async def test_undo_takes_back_own_typing_and_nothing_of_others(writers: Writers) -> None:
    mine, theirs = (station.texts.open(writers.theme) for station in writers.stations)
    async with _Writing(mine).run_test() as pilot:
        area = pilot.app.query_one(SharedArea)
        area.focus()
        await pilot.press("m", "e", "i", "n")
        area.flush()
        writers.meet()
        theirs.insert(2, "DEIN")
        theirs.flush()
        writers.meet()
        assert area.text == "meDEINin"

        await pilot.press("ctrl+z")
        assert (area.text, mine.text) == ("DEIN", "DEIN")
        await pilot.press("ctrl+y")
        assert (area.text, mine.text) == ("meDEINin", "meDEINin")
        assert area.cursor_location == (0, 8)


async def test_paste_that_is_too_long_changes_nothing_and_is_said(writers: Writers) -> None:
    mine = writers.one.texts.open(writers.theme)
    mine.insert(0, "x" * (LONGEST_SUMMARY - 3))
    app = _Writing(mine)
    async with app.run_test() as pilot:
        area = app.query_one(SharedArea)
        area.focus()
        await pilot.press("end")
        app.post_message(events.Paste("zu lang"))
        await pilot.pause()
        assert (len(mine.text), len(area.text)) == (LONGEST_SUMMARY - 3, LONGEST_SUMMARY - 3)
        assert [message.error.reason for message in app.refused] == [Reason.TOO_LONG]

        await pilot.press("1", "2", "3", "4")
        assert area.text == mine.text == "x" * (LONGEST_SUMMARY - 3) + "123"


async def test_leaving_the_area_hands_on_all_that_was_typed(writers: Writers) -> None:
    app = _Writing(writers.one.texts.open(writers.theme))
    async with app.run_test() as pilot:
        area = app.query_one(SharedArea)
        area.focus()
        await pilot.press("j", "a")
        await area.remove()
    writers.meet()

    assert writers.summaries() == ["ja", "ja"]
