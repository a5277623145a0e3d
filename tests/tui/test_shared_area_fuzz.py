"""Two who write in one text, long and wildly: areas, texts and record never come to differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.widgets.text_area import Selection

from facilitator.station.texts import SharedText
from facilitator.tui.shared_area import SharedArea
from tests.writing_together import Writers, some_text, writers_in

QUICK, LONG = 150, 1500
Act = Callable[[SharedArea, Random], object]


class _BothWriting(App[None]):
    def __init__(self, *texts: SharedText) -> None:
        super().__init__()
        self._shared_texts = texts

    def compose(self) -> ComposeResult:
        for text in self._shared_texts:
            yield SharedArea(text)


def put_cursor(area: SharedArea, random: Random, *, selects: bool = False) -> None:
    places = [area._location(random.randint(0, len(area.text))) for _ in range(2)]
    area.selection = Selection(places[0], places[1 if selects else 0])


def type_over(area: SharedArea, random: Random) -> None:
    area._replace_via_keyboard(some_text(random), *area.selection)


def replace_somewhere(area: SharedArea, random: Random) -> None:
    places = [area._location(random.randint(0, len(area.text))) for _ in range(2)]
    area.replace(some_text(random), *places, maintain_selection_offset=random.random() < 0.5)


ACTS: tuple[Act, ...] = (
    type_over,
    type_over,
    type_over,
    put_cursor,
    lambda area, random: put_cursor(area, random, selects=True),
    replace_somewhere,
    lambda area, _: area.action_delete_left(),
    lambda area, _: area.action_delete_right(),
    lambda area, _: area.action_delete_word_left(),
    lambda area, _: area.action_delete_line(),
    lambda area, _: area.action_cut(),
    lambda area, _: area.action_paste(),
    lambda area, _: area.undo(),
    lambda area, _: area.redo(),
    lambda area, _: area.flush(),
)


def check(area: SharedArea) -> None:
    """What the area shows is the text, and its cursor is in it."""
    assert area.text == area._shared.text
    for row, column in area.selection:
        assert 0 <= row < area.document.line_count
        assert 0 <= column <= len(area.document.get_line(row))


async def write(writers: Writers, random: Random, steps: int) -> None:
    texts = [station.texts.open(writers.theme) for station in writers.stations]
    async with _BothWriting(*texts).run_test() as pilot:
        areas = list(pilot.app.query(SharedArea))
        for step in range(steps):
            area = random.choice(areas)
            random.choice(ACTS)(area, random)
            if random.random() < 0.02:
                texts[0].flush()
                texts[1].flush()
                writers.meet()
            check(areas[0])
            check(areas[1])
            if step % 50 == 0:
                await pilot.pause()
        for text in texts:
            text.flush()
        writers.meet()
        check(areas[0])
        check(areas[1])
        assert [text.text for text in texts] == writers.summaries()
        assert texts[0].text == texts[1].text


@pytest.mark.parametrize("seed", range(2))
async def test_two_areas_that_are_written_in_wildly_end_as_one_text(
    tmp_path: Path, seed: int
) -> None:
    with writers_in(tmp_path) as writers:
        await write(writers, Random(seed), QUICK)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 18))
async def test_two_areas_that_are_written_in_long_and_wildly_end_as_one_text(
    tmp_path: Path, seed: int
) -> None:
    with writers_in(tmp_path) as writers:
        await write(writers, Random(seed), LONG)
