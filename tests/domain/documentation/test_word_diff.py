"""What differs between two wordings, and that finding it ends soon."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.documentation.word_diff import Passage, as_before, likeness, passages

WORDINGS = st.text("ab .\u00a0", max_size=14)


@given(WORDINGS, WORDINGS)
def test_passages_hold_both_wordings_whole(before: str, after: str) -> None:
    found = list(passages(before, after))

    assert "".join(one.before for one in found) == before
    assert _plain("".join(one.after for one in found)) == _plain(after)


def test_passages_of_a_changed_word() -> None:
    assert list(passages("Zu wenig Zeit", "Zu viel Zeit")) == [
        Passage("Zu ", "Zu "),
        Passage("wenig", "viel"),
        Passage(" Zeit", " Zeit"),
    ]


def test_wordings_too_long_to_compare_differ_as_a_whole() -> None:
    before = "Anfang " + " ".join(f"wort{number % 50}" for number in range(20_000))
    after = "Anfang " + " ".join(f"wort{number * 7 % 50 + 1}" for number in range(20_000))

    same, differing = passages(before, after)

    assert same == Passage("Anfang ", "Anfang ")
    assert same.before + differing.before == before
    assert as_before(before, after) == after
    assert likeness(before, after) > 0.5


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
