"""Numbers of versions, and what changed from one to the next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.documentation.text_ids import digest_of, is_computed, names_of
from facilitator.domain.documentation.versioning import (
    VersionKind,
    kind_of,
    next_number,
    version_before,
    version_labels,
    what_changed,
)
from facilitator.domain.kinds import CHALLENGE, OPTION
from facilitator.domain.photos import Photo
from facilitator.domain.polish import Polish
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Version
from facilitator.texts import load_texts
from tests.domain.documentation.building import build
from tests.domain.factories import at
from tests.factories import make_agenda, make_entry, make_measure, make_snapshot, make_workshop


def version(
    number: str, edition: Edition = Edition.INTERNAL, key: str = "", wall: str = "10:00"
) -> Version:
    return Version(
        id=key or f"{edition}-{number}",
        number=number,
        edition=edition,
        at=at(wall),
        file=f"event-{number}.docx",
        digest="0" * 64,
    )


@pytest.mark.parametrize(
    ("internal", "public", "kind", "number"),
    [
        ("", "", VersionKind.DRAFT, "0.1"),
        ("1.0", "", VersionKind.DRAFT, "0.1"),
        ("0.1", "", VersionKind.REVIEW, "0.9"),
        ("0.9", "", VersionKind.REVIEW, "0.91"),
        ("0.9 0.91", "", VersionKind.REVIEW, "0.92"),
        ("0.91", "", VersionKind.FINAL, "1.0"),
        ("0.9 1.0", "", VersionKind.FINAL, "1.1"),
        ("1.9", "", VersionKind.FINAL, "1.10"),
        ("1.10 1.9", "", VersionKind.FINAL, "1.11"),
        ("1.0", "", VersionKind.REVIEW, "1.1"),
        ("1.0", "1.2", VersionKind.FINAL, "1.2"),
        ("", "1.0", VersionKind.FINAL, "1.0"),
        ("0.9", "1.0", VersionKind.REVIEW, "0.91"),
        ("", "0.91", VersionKind.REVIEW, "0.91"),
        ("von Hand", "", VersionKind.FINAL, "1.0"),
    ],
)
def test_next_number(internal: str, public: str, kind: VersionKind, number: str) -> None:
    versions = [
        *(version(one) for one in ([internal] if "Hand" in internal else internal.split())),
        *(version(one, Edition.PUBLIC) for one in public.split()),
    ]

    assert next_number(versions, Edition.INTERNAL, kind) == number


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("", VersionKind.DRAFT),
        ("0.1", VersionKind.DRAFT),
        ("0.9", VersionKind.REVIEW),
        ("0.92", VersionKind.REVIEW),
        ("1.0", VersionKind.FINAL),
        ("2.13", VersionKind.FINAL),
    ],
)
def test_kind_of_a_number(number: str, kind: VersionKind) -> None:
    assert kind_of(number) is kind


def test_versions_of_one_number_are_told_apart_the_first_keeps_it() -> None:
    versions = [
        version("1.0", key="b", wall="11:00"),
        version("1.0", key="a"),
        version("1.0", Edition.PUBLIC, key="c"),
    ]

    assert version_labels(versions) == {"a": "1.0", "b": "1.0b", "c": "1.0"}


def test_version_before_is_the_last_frozen_one_of_its_edition() -> None:
    versions = [version("1.10"), version("1.9"), version("0.1"), version("2.0", Edition.PUBLIC)]

    assert version_before(versions, Edition.INTERNAL) == version("1.10")
    assert version_before(versions[2:3], Edition.INTERNAL) is None


def the_event() -> Snapshot:
    entries = (
        make_entry("ws1-1", "Fristen sind lang", kind=CHALLENGE),
        make_entry("ws1-2", "Vorlagen teilen", kind=OPTION),
    )
    return make_snapshot(make_agenda(workshops=(make_workshop(1, "Tempo"),)), entries=entries)


def tagged(snapshot: Snapshot) -> dict[str, str]:
    return {
        names_of(one.id)[0]: digest_of(one.text) for one in polishable_texts(build(snapshot).blocks)
    }


def test_nothing_changed_says_nothing() -> None:
    assert what_changed(tagged(the_event()), build(the_event()), load_texts("en")) == ""


def test_imprint_of_another_day_is_no_news() -> None:
    later = build(the_event(), at("23:59"))

    assert what_changed(tagged(the_event()), later, load_texts("en")) == ""


def test_photo_without_a_caption_is_nothing_new_a_caption_for_it_is() -> None:
    """What says nothing has no name in a file: whether it was there before, nobody knows."""
    photo = Photo(id="p1", place="ws1", digest="a" * 64, width=1, height=1, added=at("10:00"))
    before = replace(the_event(), photos=(photo,))
    after = replace(before, photos=(replace(photo, caption="Karten ordnen"),))
    in_the_file = {
        names_of(one.id)[0]: digest_of(one.text)
        for one in polishable_texts(build(before).blocks)
        if one.text
    }

    said = [what_changed(in_the_file, build(one), load_texts("en")) for one in (before, after)]

    assert [len(one.splitlines()) for one in said] == [0, 1]


def test_what_changed_is_told_by_chapter() -> None:
    before = the_event()
    changed, gone = before.entries.values()
    entries = (
        replace(changed, text="Fristen sind zu lang"),
        replace(gone, removed=True),
        make_entry("ws1-3", "Neu", kind=CHALLENGE),
    )
    after = make_snapshot(before.agenda, entries=entries)

    said = what_changed(tagged(before), build(after), load_texts("en")).splitlines()

    assert any(line.endswith("Workshop 1: Tempo: new: H 1.3; changed: H 1.1.") for line in said)
    assert said[-1] == "1 text was left out."

    named = what_changed(tagged(before), build(after), load_texts("en"), snapshot=after)
    assert named.splitlines()[-1].startswith("Left out: ")


def test_rewording_of_a_computed_text_is_told_by_its_chapter() -> None:
    before = the_event()
    (_, computed) = (
        one for one in polishable_texts(build(before).blocks) if one.section == "part-summary"
    )
    polish = Polish(rewordings={computed.id: "Ganz anders gesagt."})

    said = what_changed(tagged(before), build(replace(before, polish=polish)), load_texts("en"))

    assert is_computed(computed.id)
    assert said == "Revised: 1."


def test_measures_are_told_by_their_rows_and_computed_texts_by_their_chapters() -> None:
    before = the_event()
    after = replace(before, measures=(make_measure(who="BA", agreed=True),))

    said = what_changed(tagged(before), build(after), load_texts("en")).splitlines()

    assert [line for line in said if "M 1" in line] == ["4 Maßnahmen: new: M 1."]
    assert said[-1].startswith("Revised: 1")


def test_what_editors_left_out_is_named() -> None:
    before = make_snapshot(
        make_agenda(workshops=(make_workshop(1),)),
        entries=(make_entry("ws1-1", "Eins"), make_entry("ws1-2", "Zwei")),
        summaries={"ws1": "Kurz gesagt."},
        measures=(make_measure("m1", agreed=True), make_measure("m2", agreed=True)),
    )
    left_out = frozenset({"entry:ws1-2", "summary:ws1", "measure:m1.what"})
    after = replace(before, polish=Polish(left_out=left_out))

    said = what_changed(tagged(before), build(after), load_texts("en"), snapshot=after)

    assert said.splitlines()[-1] == "Left out: summary of WS 1, 1.2, M 1."
