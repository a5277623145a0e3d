from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from facilitator.tui.columns import GAP, align

ROWS = st.integers(1, 4).flatmap(
    lambda length: st.lists(st.lists(st.text(max_size=9), min_size=length, max_size=length))
)


def test_align_lets_one_column_take_what_is_left_over() -> None:
    assert align([["a", "12:30"], ["bb", "9"]], 10, right={1}) == [
        ["a   ", "12:30"],
        ["bb  ", "    9"],
    ]


def test_align_cuts_the_column_that_gives_way() -> None:
    assert align([["Qualifizierung", "7"]], 8) == [["Quali…", "7"]]


def test_align_counts_cells_not_characters() -> None:
    assert align([["漢字", "x"]], 7) == [["漢字 ", "x"]]


@given(ROWS, st.integers(0, 60))
def test_align_gives_all_rows_the_same_width(rows: list[list[str]], width: int) -> None:
    lines = [GAP.join(row) for row in align(rows, width)]

    assert len({cell_len(line) for line in lines}) <= 1
