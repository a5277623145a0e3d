"""What belongs together: entries under one wording, and under a theme."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.kinds import CHALLENGE, OPTION
from facilitator.domain.plenum.gathering import (
    gathered_in,
    heir_of,
    is_folded,
    kind_of_wording,
    options_in,
    options_of,
    wordings,
)
from facilitator.domain.plenum.theme import Theme
from tests.factories import make_entry, make_snapshot

ONE = make_entry("ws1-1", merged_into="plenum-1", kind=OPTION)
OTHER = make_entry("ws2-1", place="ws2", merged_into="plenum-1", kind=OPTION)
WORDING = make_entry("plenum-1", place="plenum", kind=OPTION)
ALONE = make_entry("ws1-2", kind=CHALLENGE)
ENTRIES = {entry.id: entry for entry in (ONE, OTHER, WORDING, ALONE)}


def test_merged_wording_stands_for_its_sources() -> None:
    assert heir_of(ONE, ENTRIES) is WORDING
    assert heir_of(WORDING, ENTRIES) is WORDING
    assert dict(wordings(ENTRIES)) == {"plenum-1": (ONE, OTHER)}
    assert (is_folded(ONE, ENTRIES), is_folded(WORDING, ENTRIES)) == (True, False)


def test_wording_of_wordings_stands_for_all_of_them() -> None:
    last = make_entry("plenum-2", place="plenum")
    merged = make_entry("plenum-1", place="plenum", merged_into="plenum-2")
    entries = {**ENTRIES, "plenum-1": merged, "plenum-2": last}

    assert heir_of(ONE, entries) is last
    assert dict(wordings(entries)) == {"plenum-2": (merged, ONE, OTHER)}


def test_sources_stand_for_themselves_where_their_wording_is_gone() -> None:
    removed = make_entry("plenum-1", place="plenum", removed=True)

    assert heir_of(ONE, {**ENTRIES, "plenum-1": removed}) is ONE
    assert heir_of(ONE, {ONE.id: ONE}) is ONE
    assert dict(wordings({**ENTRIES, "plenum-1": removed})) == {}


def test_theme_lists_each_wording_once_and_nothing_that_is_gone() -> None:
    gone = make_entry("ws2-2", place="ws2", removed=True)
    snapshot = make_snapshot(entries=[*ENTRIES.values(), gone])
    theme = Theme(
        id="t", title="T", entries=("plenum-1", "undone", "ws1-1", "ws1-2", "ws2-1", "ws2-2")
    )

    assert gathered_in(theme, snapshot) == (WORDING, ALONE)
    assert options_in(theme, snapshot) == (WORDING,)


def test_source_is_listed_for_itself_under_a_theme_without_its_wording() -> None:
    snapshot = make_snapshot(entries=ENTRIES.values())

    assert gathered_in(Theme(id="t", title="T", entries=("ws1-1",)), snapshot) == (ONE,)


def test_workshop_has_its_own_options_whatever_was_merged() -> None:
    redacted = make_entry("ws1-3", kind=OPTION, redacted=True)
    snapshot = make_snapshot(entries=[*ENTRIES.values(), redacted])

    assert options_of("ws1", snapshot) == (ONE,)


def test_an_option_stays_an_option_whatever_it_is_merged_with() -> None:
    kinds = [(None, "solution", OPTION), (None, "solution"), (None,)]

    merged = [kind_of_wording(make_entry("a", kind=kind) for kind in one) for one in kinds]

    assert merged == [OPTION, "solution", None]


@given(st.dictionaries(st.sampled_from("abcde"), st.sampled_from("abcdex"), min_size=1))
def test_every_entry_stands_or_stands_under_one_that_does(heirs: dict[str, str]) -> None:
    entries = {key: make_entry(key, merged_into=heir) for key, heir in heirs.items()}

    under = wordings(entries)

    standing = [entry.id for entry in entries.values() if not is_folded(entry, entries)]
    folded = [entry.id for sources in under.values() for entry in sources]
    assert sorted(standing + folded) == sorted(entries)
    assert set(under) <= set(standing)
