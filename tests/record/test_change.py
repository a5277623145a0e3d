import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.record.change import (
    Change,
    ChangeId,
    Entity,
    Json,
    Write,
    from_row,
    storable,
    to_row,
)

NAMES = st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
IDS = st.builds(ChangeId, NAMES, st.integers(1, 2**40))
WRITES = st.builds(
    Write, st.builds(Entity, NAMES, NAMES), NAMES, VALUES, st.lists(IDS, max_size=2).map(tuple)
)


@given(
    IDS,
    st.integers(0, 2**62),
    st.lists(WRITES, max_size=6, unique_by=lambda write: write[:2]),
    st.none() | IDS,
)
def test_from_row_gives_back_the_change_that_to_row_was_given(
    change_id: ChangeId, time: int, writes: list[Write], undoes: ChangeId | None
) -> None:
    # Writes to one entity stand together in a row, so they come back in that order.
    grouped = tuple(
        sorted(writes, key=lambda write: [w.entity for w in writes].index(write.entity))
    )
    change = Change(change_id, time, "regie", "capture.file", grouped, undoes)

    assert from_row(to_row(change)) == change


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("Häufig – 漢字 🙂", "Häufig – 漢字 🙂"),
        ("halb \ud83d", "halb \ufffd"),
        ("\ude42\ud83d", "\ufffd\ufffd"),
        ("\ud83d\ude42", "🙂"),
        (None, None),
        (7, 7),
        (["a", 1], ["a", 1]),
    ],
)
def test_storable_mends_what_no_file_can_hold(given: Json, stored: Json) -> None:
    assert storable(given) == stored
