"""What two ends compare: equal digests mean equal vectors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.record.vectors import advanced, digest

vectors = st.dictionaries(st.sampled_from(["a.1", "a.2", "b.1", "b.11"]), st.integers(0, 12))


@given(vectors, vectors)
def test_digests_are_equal_where_the_vectors_are(
    one: dict[str, int], other: dict[str, int]
) -> None:
    has_same = {key: seq for key, seq in one.items() if seq} == {
        key: seq for key, seq in other.items() if seq
    }

    assert (digest(one) == digest(other)) is has_same


def test_digest_does_not_depend_on_the_order() -> None:
    assert digest({"a.1": 1, "b.1": 2}) == digest({"b.1": 2, "a.1": 1})


@given(vectors, vectors)
def test_advanced_has_the_further_of_each(one: dict[str, int], other: dict[str, int]) -> None:
    further = {key: max(one.get(key, 0), other.get(key, 0)) for key in {*one, *other}}

    after = advanced(one, other)

    assert {**dict.fromkeys(further, 0), **after} == further
    assert (after is one) is (digest(after) == digest(one))
