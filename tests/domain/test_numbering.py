"""Numbers that last, and how they read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.kinds import Kind
from facilitator.domain.numbering import code_for, label, next_number

APPROACH = Kind(id="approach", letter="l", name="Lösungsansatz", plural="Lösungsansätze")


@pytest.mark.parametrize(
    ("used", "letter", "following"),
    [
        ([], "", "1"),
        (["1", "2"], "", "3"),
        (["9", "10"], "", "11"),
        (["1", "3"], "", "4"),
        (["1", "b7"], "", "2"),
        (["1", "2"], "b", "b1"),
        (["1", "b1", "b9", "b10", "c40"], "b", "b11"),
        (["", "?", "x y"], "", "1"),
    ],
)
def test_next_number_follows_those_of_the_device(
    used: list[str], letter: str, following: str
) -> None:
    assert next_number(used, letter) == following


@given(st.lists(st.from_regex(r"[bc]?[1-9][0-9]{0,3}", fullmatch=True)), st.sampled_from("bc"))
def test_next_number_is_never_used_and_the_highest_of_its_device(
    used: list[str], letter: str
) -> None:
    for device in ("", letter):
        number = next_number(used, device)
        own = [one for one in used if one.isdecimal() != bool(device) and one.startswith(device)]

        assert number not in used
        counts = [int(one.removeprefix(device)) for one in own]
        assert int(number.removeprefix(device)) == max(counts, default=0) + 1


@pytest.mark.parametrize(
    ("code", "number", "kind", "expected"),
    [
        ("3", "17", APPROACH, "L 3.17"),
        ("3", "17", None, "3.17"),
        ("3", "b4", APPROACH, "L 3.b4"),
        ("I", "3", None, "I.3"),
        ("3", "", APPROACH, "L 3.?"),
    ],
)
def test_label_reads_as_people_say_it(
    code: str, number: str, kind: Kind | None, expected: str
) -> None:
    assert label(code, number, kind) == expected


@pytest.mark.parametrize(
    ("title", "taken", "code"),
    [
        ("Impuls", [], "I"),
        ("Impuls", ["I"], "IM"),
        ("Impuls", ["i"], "IM"),
        ("Impuls", ["I", "IM"], "IMP"),
        ("Impuls", ["I", "IM", "IMP"], "I2"),
        ("Impuls", ["I", "IM", "IMP", "I2"], "I3"),
        ("Öffnung", [], "O"),
        ("Öffnung", ["O"], "OF"),
        ("ßuße", ["S"], "SS"),
        ("Q&A mit Petra", ["Q"], "QA"),
        ("2. Tag", [], "T"),
        ("Ü", ["U"], "U2"),
        ("", [], "X"),
        ("2025", ["X"], "X2"),
        ("会议", [], "X"),
    ],
)
def test_code_comes_from_the_title(title: str, taken: list[str], code: str) -> None:
    assert code_for(title, taken) == code


@given(st.lists(st.text(max_size=8), max_size=40))
def test_codes_are_unique_and_never_plain_numbers(titles: list[str]) -> None:
    taken: list[str] = []
    for title in titles:
        taken.append(code_for(title, taken))

    assert len(set(taken)) == len(titles)
    assert all(code.isascii() and code[0].isalpha() and code == code.upper() for code in taken)
