"""Lengths and counts as people type them in a hurry."""

from __future__ import annotations

import pytest

from facilitator.formats.written import parse_head_count, parse_length


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("15", 15),
        (" 15 min ", 15),
        ("15min", 15),
        ("1 h", 60),
        ("1 H 30 Min", 90),
        ("1h30", 90),
        ("1:30", 90),
        ("0:05", 5),
        ("24 h", 24 * 60),
    ],
)
def test_length_is_read(typed: str, minutes: int) -> None:
    assert parse_length(typed).total_seconds() == 60 * minutes


@pytest.mark.parametrize("typed", ["", "0", "0 min", "-5", "bald", "1:75", "25 h", "1.5 h", "²"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_length(typed)


@pytest.mark.parametrize(
    ("typed", "count"), [("87", 87), (" 9 ", 9), ("0", 0), ("", None), ("  ", None)]
)
def test_head_count_is_read(typed: str, count: int | None) -> None:
    assert parse_head_count(typed) == count


@pytest.mark.parametrize("typed", ["viele", "-3", "7,5", "100000", "٣"])
def test_what_is_no_head_count_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_head_count(typed)
