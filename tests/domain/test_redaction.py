"""Redacted entries: what is said instead, where the words may still stand, who has them still."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.devices import Device, Role
from facilitator.domain.plenum.query import Candidate
from facilitator.domain.plenum.theme import Absorbed, Theme, Themes
from facilitator.domain.polish import Insertion, Polish
from facilitator.domain.redaction import (
    candidate_words,
    devices_with_copy,
    entry_words,
    measure_words,
    said_again,
)
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import load_texts
from tests.domain.factories import at
from tests.factories import make_entry, make_measure, make_snapshot

GERMAN = load_texts("de")


def device(name: str, **changes: object) -> Device:
    given = {"name": name, "role": Role.NOTES, "joined": at("10:00"), **changes}
    return Device(id=name, **given)  # type: ignore[arg-type]


def with_devices(*devices: Device, wiped: frozenset[str] = frozenset()) -> Snapshot:
    return make_snapshot(
        entries=[make_entry("ws1-1", redacted=True)],
        devices=MappingProxyType({one.id: one for one in devices}),
        wiped=MappingProxyType({"ws1-1": wiped} if wiped else {}),
    )


def test_redacted_says_so_instead_of_its_words() -> None:
    redacted = make_entry("ws1-1", "Name", redacted=True)
    emptied = replace(make_measure(), what="")

    assert entry_words(redacted, GERMAN) == "[geschwärzt]"
    assert entry_words(make_entry("ws1-1", "Name"), GERMAN) == "Name"
    assert measure_words(emptied, GERMAN) == "[geschwärzt]"
    assert measure_words(make_measure("m1", "Leitfaden"), GERMAN) == "Leitfaden"
    assert candidate_words(Candidate(id="e", label=""), GERMAN) == "[geschwärzt]"
    assert candidate_words(Candidate(id="e", label="Pate"), GERMAN) == "Pate"


def test_whoever_joined_or_wrote_and_has_not_confirmed_may_have_a_copy() -> None:
    snapshot = with_devices(device("b"), device("c"), wiped=frozenset({"c", "hub"}))

    assert devices_with_copy(snapshot, "ws1-1", {"first", "b", "hub"}) == ("b", "first")


def test_who_left_has_deleted_it_and_who_was_thrown_out_has_not() -> None:
    snapshot = with_devices(
        device("left", left=True), device("out", thrown_out=True), device("page", browser=True)
    )

    assert devices_with_copy(snapshot, "ws1-1", {"left", "out"}) == ("out",)


def test_same_words_are_found_in_other_entries_and_summaries() -> None:
    snapshot = make_snapshot(
        entries=[
            make_entry("ws1-1", "Frau Muster  hat gekündigt"),
            make_entry("ws2-1", "Es hieß: frau muster hat gekündigt!", place="ws2"),
            make_entry("ws1-2", "Etwas anderes"),
        ],
        summaries={"ws1": "Frau Muster hat\ngekündigt.", "ws2": "Nichts."},
    )

    assert list(said_again(snapshot, "ws1-1")) == ["ws2-1", "ws1"]


def test_same_words_are_found_in_what_the_plenum_made_of_them() -> None:
    words = "Frau Muster hat gekündigt"
    disputed = Theme(id="t1", title="Personal", controversy=f"Strittig: {words}.")
    heir = Theme(id="t2", title="Alles", absorbed=(Absorbed(id="t3", title=words),))
    snapshot = make_snapshot(
        entries=[make_entry("ws1-1", words)],
        themes=Themes((disputed, heir, Theme(id="t4", title="Anderes"))),
        measures=(
            make_measure("m1", words, source="ws1-1"),  # it goes with the entry
            make_measure("m2", f"{words}: nachbesetzen", sources=("ws1-1",)),
        ),
    )

    assert list(said_again(snapshot, "ws1-1")) == ["m2", "t1", "t2"]


def test_same_words_are_found_in_what_editors_wrote() -> None:
    words = "Frau Muster hat gekündigt"
    polish = Polish(
        rewordings=MappingProxyType({"said:a.b": f"Kurz: {words}.", "said:c.d": "Nichts."}),
        insertions=(
            Insertion(id="i1", text=f"{words}!", after="entry:ws1-1", section="s"),
            Insertion(id="i2", text="Nichts.", after="entry:ws1-1", section="s"),
        ),
    )
    snapshot = make_snapshot(entries=[make_entry("ws1-1", words)], polish=polish)

    assert list(said_again(snapshot, "ws1-1")) == ["said:a.b", "inserted:i1"]


def test_short_words_are_not_looked_for() -> None:
    snapshot = make_snapshot(entries=[make_entry("ws1-1", "Ja."), make_entry("ws1-2", "Ja.")])

    assert list(said_again(snapshot, "ws1-1")) == []
