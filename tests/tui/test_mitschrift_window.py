"""Which entries fit, and items on lines: pure rules."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.tui.mitschrift.flow import flow
from facilitator.tui.mitschrift.window import Window, window_from, window_upto, window_with

ROOMS = st.integers(1, 12)
HEIGHTS = st.lists(st.integers(1, 4), min_size=1, max_size=30)


def height(window: Window, heights: list[int]) -> int:
    return sum(heights[window.first : window.end])


@given(HEIGHTS, ROOMS)
def test_a_window_at_the_end_holds_all_that_fits(heights: list[int], room: int) -> None:
    window = window_upto(len(heights), room, heights.__getitem__)

    assert window.end == len(heights)
    assert height(window, heights) <= room or window.first == len(heights) - 1
    if window.first > 0:
        assert height(window, heights) + heights[window.first - 1] > room


@given(st.data(), HEIGHTS, ROOMS)
def test_a_window_from_an_entry_shows_it_and_wastes_no_room(
    data: st.DataObject, heights: list[int], room: int
) -> None:
    first = data.draw(st.integers(0, len(heights) - 1))

    window = window_from(first, len(heights), room, heights.__getitem__)

    assert window.first <= first < window.end
    assert height(window, heights) <= room or window.end == window.first + 1
    if window.end < len(heights):
        assert window.first == first
        assert height(window, heights) + heights[window.end] > room


@given(st.data(), HEIGHTS, ROOMS)
def test_a_window_follows_the_marked_entry_and_stays_where_it_can(
    data: st.DataObject, heights: list[int], room: int
) -> None:
    before = window_upto(len(heights), room, heights.__getitem__)
    for _ in range(data.draw(st.integers(1, 5))):
        marked = data.draw(st.integers(0, len(heights) - 1))

        window = window_with(marked, before, len(heights), room, heights.__getitem__)

        assert window.first <= marked < window.end
        assert height(window, heights) <= room or window.end == window.first + 1
        if before.first < marked < before.end:
            assert window == before
        before = window


def test_a_window_on_nothing_is_empty() -> None:
    assert window_upto(0, 10, [].__getitem__) == Window(0, 0)


@given(st.lists(st.text("abcäöü ", min_size=1, max_size=12), min_size=1), st.integers(12, 40))
def test_items_flow_over_lines_and_none_is_broken(items: list[str], width: int) -> None:
    lines = flow(items, width)

    assert all(cell_len(line) <= width for line in lines)
    assert " · ".join(lines) == " · ".join(items)


def test_items_flow_behind_a_lead() -> None:
    assert flow(["h Eins", "l Zwei", "o Drei"], 20, lead="Taste: ") == [
        "Taste: h Eins",
        "l Zwei · o Drei",
    ]
