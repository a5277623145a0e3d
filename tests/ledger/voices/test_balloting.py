"""Ballots: one a cookie or a code, whoever repeats or races, and a sum that holds."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.plenum.query import PhoneCount, Query
from facilitator.ledger.codes import ALPHABET
from facilitator.ledger.voices import RefusedVoiceError, VoiceLedger, VoiceRefusal
from facilitator.ledger.voices.balloting import MOST_CODES
from tests.domain.plenum.asked import MOMENT, REVEALED, make_query
from tests.ledger.voices.giving import (
    BALLOT,
    BY_CODE,
    QUERY,
    give,
    opened,
    points_in,
    refused,
)

OTHER = make_query("q3")


def test_ballots_add_up(voices: VoiceLedger) -> None:
    assert give(voices, "one", a=2, b=1)
    assert give(voices, "two", b=2)
    assert give(voices, "three", a=1, b=0)

    assert voices.close_query(QUERY).result() == PhoneCount(ballots=3, points=(3, 3, 0))
    assert voices.count(QUERY.id) == 3


def test_second_ballot_of_a_cookie_changes_nothing(voices: VoiceLedger) -> None:
    first = give(voices, "one", a=1)
    version = voices.version

    repeat, other = give(voices, "one", a=1), give(voices, "one", b=2)

    assert (first, repeat, other) == (True, False, False)
    assert points_in(voices) == (1, 1, 0, 0)
    assert voices.version == version


def test_cookie_gives_once_in_each_query(voices: VoiceLedger) -> None:
    give(voices, "one")

    assert voices.give(OTHER, BALLOT, cookie="one").result()
    assert (points_in(voices), points_in(voices, OTHER)) == ((1, 2, 1, 0), (1, 2, 1, 0))


def test_page_knows_who_has_given(voices: VoiceLedger) -> None:
    give(voices, "one")

    assert voices.has_given(QUERY, cookie="one")
    assert not voices.has_given(QUERY, cookie="two")
    assert not voices.has_given(OTHER, cookie="one")
    assert not voices.has_given(QUERY)


def test_replay_after_a_start_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        give(voices, "one")
        (code,) = voices.issue(BY_CODE.id, 1).result()
        voices.give(BY_CODE, BALLOT, code=code).result()
    with opened(tmp_path) as voices:
        assert voices.has_given(QUERY, cookie="one")
        assert not give(voices, "one")
        assert not voices.give(BY_CODE, BALLOT, code=code).result()
        assert (points_in(voices), points_in(voices, BY_CODE)) == ((1, 2, 1, 0), (1, 2, 1, 0))
        assert (voices.count(QUERY.id), voices.issued(BY_CODE.id)) == (1, 1)


@pytest.mark.parametrize(
    ("query", "given"),
    [(QUERY, {"a": 3}), (QUERY, {"a": 2, "b": 2}), (QUERY, {}), (QUERY, {"z": 1})],
)
def test_ballot_beyond_the_rules_is_refused(
    voices: VoiceLedger, query: Query, given: dict[str, int]
) -> None:
    with pytest.raises(RefusedVoiceError) as error:
        voices.give(query, given, cookie="one").result()

    assert error.value.reason is VoiceRefusal.BALLOT
    assert give(voices, "one")


@pytest.mark.parametrize("changes", [{"closed": MOMENT}, REVEALED])
def test_query_that_is_not_open_takes_nothing(
    voices: VoiceLedger, changes: dict[str, object]
) -> None:
    over = make_query(**changes)

    with refused(VoiceRefusal.CLOSED):
        voices.give(over, BALLOT, cookie="one").result()
    assert points_in(voices) == (0, 0, 0, 0)


def test_query_that_is_reopened_goes_on_with_what_it_had(voices: VoiceLedger) -> None:
    give(voices, "one")
    voices.close_query(replace(QUERY, closed=MOMENT)).result()

    assert not give(voices, "one")
    assert give(voices, "two")
    assert points_in(voices) == (2, 4, 2, 0)


def test_revealed_query_takes_nothing_for_good(tmp_path: Path) -> None:
    with opened(tmp_path) as voices:
        give(voices, "one")
        voices.burn(QUERY.id).result()
        for cookie in ("one", "two"):
            with refused(VoiceRefusal.CLOSED):
                give(voices, cookie)
    with opened(tmp_path) as voices:
        with refused(VoiceRefusal.CLOSED):
            give(voices, "three")
        with refused(VoiceRefusal.CLOSED):
            voices.issue(QUERY.id, 1).result()
        assert points_in(voices) == (1, 2, 1, 0)
        assert not voices.has_given(QUERY, cookie="one")


# --- one-time codes ---


def test_code_gives_one_ballot_whatever_the_cookie(voices: VoiceLedger) -> None:
    code, other = voices.issue(BY_CODE.id, 2).result()

    first = voices.give(BY_CODE, {"a": 1}, cookie="same", code=code).result()
    again = voices.give(BY_CODE, {"a": 1}, cookie="another", code=code).result()
    second = voices.give(BY_CODE, {"b": 1}, cookie="same", code=other).result()

    assert (first, again, second) == (True, False, True)
    assert points_in(voices, BY_CODE) == (2, 1, 1, 0)
    assert voices.has_given(BY_CODE, code=code)


def test_code_may_be_typed_in_any_way(voices: VoiceLedger) -> None:
    (code,) = voices.issue(BY_CODE.id, 1).result()

    typed = f" {code[:4].lower()}-{code[4:].lower()}\n"

    assert voices.give(BY_CODE, BALLOT, code=typed).result()
    assert not voices.give(BY_CODE, BALLOT, code=code).result()


def test_code_that_nobody_issued_gives_nothing(voices: VoiceLedger) -> None:
    (code,) = voices.issue(BY_CODE.id, 1).result()
    (elsewhere,) = voices.issue("q9", 1).result()

    for wrong in ("", "AAAA2222", code[:-1], elsewhere, "ß" * 9, "\ud800", "x" * 100_000):
        with refused(VoiceRefusal.CODE):
            voices.give(BY_CODE, BALLOT, code=wrong).result()
    with refused(VoiceRefusal.CODE):
        voices.give(BY_CODE, BALLOT, cookie="a cookie alone").result()
    assert points_in(voices, BY_CODE) == (0, 0, 0, 0)


def test_codes_differ_and_can_be_read_out(voices: VoiceLedger) -> None:
    codes = (*voices.issue(BY_CODE.id, 90).result(), *voices.issue(BY_CODE.id, 10).result())

    assert len(set(codes)) == 100 == voices.issued(BY_CODE.id)
    assert {len(code) for code in codes} == {8}
    assert set("".join(codes)) <= set(ALPHABET)


def test_more_codes_than_any_room_needs_are_refused(voices: VoiceLedger) -> None:
    voices.issue(BY_CODE.id, MOST_CODES - 1).result()

    with refused(VoiceRefusal.FULL):
        voices.issue(BY_CODE.id, 2).result()
    with refused(VoiceRefusal.FULL):
        voices.issue("q9", 10**9).result()
    assert voices.issued(BY_CODE.id) == MOST_CODES - 1
    assert voices.issue(BY_CODE.id, -5).result() == ()


# --- races ---


def test_racing_phones_give_one_ballot_a_cookie(voices: VoiceLedger) -> None:
    """Eight threads, each cookie sent by several of them at once with another ballot each."""
    ballots: list[tuple[str, dict[str, int]]] = [
        (f"cookie {number % 40}", {"abc"[number % 3]: 1 + number % 2}) for number in range(320)
    ]

    def give_one(ballot: tuple[str, dict[str, int]]) -> bool:
        cookie, given = ballot
        return voices.give(QUERY, given, cookie=cookie).result()

    with ThreadPoolExecutor(8) as pool:
        counted = list(pool.map(give_one, ballots))

    winners = [ballot for ballot, took in zip(ballots, counted, strict=True) if took]
    assert Counter(cookie for cookie, _ in winners) == {f"cookie {n}": 1 for n in range(40)}
    sums = tuple(sum(given.get(one, 0) for _, given in winners) for one in "abc")
    assert points_in(voices) == (40, *sums)


def test_racing_phones_spend_a_code_once(voices: VoiceLedger) -> None:
    codes = voices.issue(BY_CODE.id, 5).result() * 20

    answers = [voices.give(BY_CODE, {"a": 1}, code=code) for code in codes]

    assert sum(answer.result() for answer in answers) == 5
    assert points_in(voices, BY_CODE) == (5, 5, 0, 0)


phones = st.integers(0, 6).map(str)
ballots = st.dictionaries(st.sampled_from("abc"), st.integers(0, 2))
deeds = st.lists(
    st.tuples(st.sampled_from(["give", "burn", "open again"]), phones, ballots)
    | st.tuples(st.just("give"), phones, ballots),
    max_size=15,
)


@given(deeds)
@settings(max_examples=10)
def test_whatever_comes_the_sum_is_that_of_the_first_good_ballot_of_each(
    happens: list[tuple[str, str, dict[str, int]]],
) -> None:
    expected: dict[str, dict[str, int]] = {}
    burned = False
    with TemporaryDirectory() as name:
        for part in _parted(happens):
            with opened(Path(name)) as voices:
                for what, cookie, given_points in part:
                    if what == "burn":
                        voices.burn(QUERY.id).result()
                        burned = True
                        continue
                    is_good = (
                        all(amount <= 2 for amount in given_points.values())
                        and 1 <= sum(given_points.values()) <= 3
                    )
                    try:
                        took = voices.give(QUERY, given_points, cookie=cookie).result()
                    except RefusedVoiceError:
                        assert burned or not is_good
                        continue
                    assert took is (cookie not in expected)
                    expected.setdefault(cookie, given_points)
                sums = [sum(one.get(name, 0) for one in expected.values()) for name in "abc"]
                assert points_in(voices) == (len(expected), *sums)


def _parted(
    happens: list[tuple[str, str, dict[str, int]]],
) -> list[list[tuple[str, str, dict[str, int]]]]:
    """Return what happens between two starts of the hub."""
    parts: list[list[tuple[str, str, dict[str, int]]]] = [[]]
    for deed in happens:
        if deed[0] == "open again":
            parts.append([])
        else:
            parts[-1].append(deed)
    return parts
