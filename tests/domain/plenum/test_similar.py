"""What is suggested as similar: by shared letters, from other places, whatever came before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.entries import Entry
from facilitator.domain.plenum.similar import LEAST, LEAST_ASKED, SimilarEntries, sequences
from tests.factories import make_entry


def made(entry: str, text: str, **changes: object) -> Entry:
    return make_entry(entry, text, place=entry.partition("-")[0], **changes)


COURSES = made("ws1-1", "Mehr Fortbildungsplätze anbieten")
TRAINING = made("ws2-1", "Die Fortbildungen sind ausgebucht")
PLACES = made("ws3-1", "Plätze für Fortbildung fehlen überall")
SAME_ROOM = made("ws1-2", "Fortbildung, Fortbildung, Fortbildung")
OTHER = made("ws2-2", "Der Aufzug ist kaputt")
SOFTWARE = made("ws3-2", "Die Fachverfahren stürzen ab")
ENTRIES = (COURSES, TRAINING, PLACES, SAME_ROOM, OTHER, SOFTWARE)


def suggested(entry: Entry, *entries: Entry, most: int = 3) -> list[str]:
    index = SimilarEntries()
    index.follow({one.id: one for one in entries or ENTRIES})
    return [one.id for one in index.to(entry.id, most, least=0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anträge für Väter", ["antr", "ntra", "trag", "vate", "ater"]),
        ("Es ist so, wie es ist.", []),
        ("KI im Büro", ["ki", "buro"]),
        ("Straße", ["stra", "tras", "rass"]),
    ],
)
def test_statements_are_taken_apart_without_endings_umlauts_and_idle_words(
    text: str, found: list[str]
) -> None:
    assert list(sequences(text)) == found


def test_most_similar_of_other_places_come_first() -> None:
    assert suggested(COURSES) == ["ws3-1", "ws2-1"]
    assert suggested(COURSES, most=1) == ["ws3-1"]
    assert suggested(OTHER) == []


def test_what_shares_much_of_both_is_similar_and_who_asks_sees_what_shares_less() -> None:
    one = made("ws1-1", "Patinnen und Paten für alle Neuen benennen")
    same = made("ws2-1", "Jedes Haus benennt Patinnen und Paten")
    one_word = made("ws2-2", "Patinnen kosten Zeit")
    long = made("ws3-1", f"{same.text}; {'Bescheide werden verständlich geschrieben. ' * 9}")
    index = SimilarEntries()
    index.follow({entry.id: entry for entry in (one, same, one_word, long)})

    unasked, asked, all_of_it = (
        index.to("ws1-1", least=least) for least in (LEAST, LEAST_ASKED, 0)
    )

    assert (unasked, asked) == ((same,), (same, one_word))
    assert set(all_of_it) == {same, one_word, long}


def test_however_many_of_the_same_place_are_closer_those_of_others_are_found() -> None:
    alike = [made(f"ws1-{number}", COURSES.text) for number in range(10, 80)]

    assert suggested(COURSES, COURSES, *alike, TRAINING, OTHER) == ["ws2-1"]


def test_nothing_is_suggested_for_what_says_nothing_or_is_not_there() -> None:
    idle = made("ws1-3", "Das ist so!")

    assert suggested(idle, *ENTRIES, idle) == []
    assert suggested(made("ws1-9", "Fortbildung")) == []


def test_removed_and_redacted_entries_are_not_suggested() -> None:
    removed = made("ws2-1", TRAINING.text, removed=True)
    redacted = made("ws3-1", "", redacted=True)

    assert suggested(COURSES, COURSES, removed, redacted) == []


def test_merged_entries_are_suggested_once_as_their_wording() -> None:
    merged = [made(one.id, one.text, merged_into="plenum-1") for one in (TRAINING, PLACES)]
    wording = made("plenum-1", "Lernen möglich machen")

    assert suggested(COURSES, COURSES, *merged, wording, OTHER) == ["plenum-1"]
    assert suggested(merged[0], COURSES, *merged, wording, OTHER) == ["ws1-1"]


WORDS = st.lists(st.sampled_from(["Antrag", "Anträge", "Bescheid", "und"]), max_size=4).map(
    " ".join
)
STEP = st.dictionaries(
    st.sampled_from(["ws1-1", "ws2-1", "ws3-1", "ws3-2"]), st.tuples(WORDS, st.booleans())
)


@given(st.lists(STEP, min_size=1, max_size=5))
def test_answers_do_not_depend_on_what_was_there_before(
    steps: list[dict[str, tuple[str, bool]]],
) -> None:
    grown = SimilarEntries()
    for step in steps:
        entries = {key: made(key, text, removed=gone) for key, (text, gone) in step.items()}
        grown.follow(entries)
    fresh = SimilarEntries()
    fresh.follow(entries)

    for key in entries:
        assert grown.to(key) == fresh.to(key)
