"""The outline of the Dokumentation: every entry in one section, and what each section lacks."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from facilitator.domain.agenda import BlockKind
from facilitator.domain.documentation.model import EntryBlock
from facilitator.domain.entries import Relation, Release
from facilitator.domain.outline import (
    MEASURES,
    PARKING,
    VOICES,
    Chapter,
    Gap,
    Lack,
    Outline,
    Section,
    gaps_of_measures,
    read_outline,
)
from facilitator.domain.run import RunEvent, RunEventKind
from facilitator.domain.snapshot import Snapshot
from tests.domain.documentation.building import build
from tests.domain.documentation.test_completeness import snapshots
from tests.domain.factories import at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_measure,
    make_snapshot,
    make_track,
    make_workshop,
)

AGENDA = make_agenda(
    make_day(
        make_block("welcome"),
        make_block("talk", kind=BlockKind.TALK),
        make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"), make_track("ws2"))),
        make_block("pause", kind=BlockKind.BREAK),
        make_block("plenum", kind=BlockKind.PLENUM),
        make_block("closing"),
    ),
    workshops=(make_workshop(2), make_workshop(1)),
)


def outline_of(snapshot: Snapshot) -> Outline:
    return read_outline(build(snapshot), snapshot)


def section_of(snapshot: Snapshot, anchor: str) -> Section:
    return next(found for found in outline_of(snapshot).sections if found.anchor == anchor)


def expected_in(snapshot: Snapshot) -> list[tuple[Chapter, str]]:
    return [
        (section.chapter, section.anchor)
        for section in outline_of(snapshot).sections
        if section.expected
    ]


@pytest.mark.slow
@given(snapshots())
def test_every_entry_of_the_document_is_in_one_section(snapshot: Snapshot) -> None:
    document = build(snapshot)

    outline = read_outline(document, snapshot)

    found = Counter(
        block.id
        for section in outline.sections
        for block in section.blocks
        if isinstance(block, EntryBlock)
    )
    assert found == Counter(block.id for block in document.blocks if isinstance(block, EntryBlock))
    assert sum(section.entries for section in outline.sections) == found.total()


@pytest.mark.slow
@given(snapshots())
def test_what_is_complete_is_part_of_what_is_counted(snapshot: Snapshot) -> None:
    outline = outline_of(snapshot)

    assert 0 <= outline.complete <= outline.total <= len(outline.sections)


def test_sections_of_an_event_without_content() -> None:
    assert expected_in(make_snapshot(AGENDA)) == [
        (Chapter.GENERATED, "part-summary"),
        (Chapter.GENERATED, "part-course"),
        (Chapter.TALKS, "place-talk"),
        (Chapter.WORKSHOPS, "place-ws1"),
        (Chapter.WORKSHOPS, "place-ws2"),
        (Chapter.PLENUM, "place-plenum"),
        (Chapter.PLENUM, MEASURES),
    ]


def test_sections_that_the_document_leaves_out_can_be_filled() -> None:
    outline = outline_of(make_snapshot(AGENDA))

    left_out = [section.anchor for section in outline.sections if not section.expected]

    assert left_out == ["place-welcome", "place-closing"]


def test_sections_come_with_their_content() -> None:
    snapshot = make_snapshot(
        AGENDA,
        entries=(
            make_entry("e1", place="welcome"),
            make_entry("e2", place="closing", kind="quote"),
            make_entry("e3", place="ws1", kind="parking"),
        ),
        summaries={"closing": "Es geht weiter."},
    )

    assert expected_in(snapshot) == [
        (Chapter.GENERATED, "part-summary"),
        (Chapter.GENERATED, "part-course"),
        (Chapter.TALKS, "place-welcome"),
        (Chapter.TALKS, "place-talk"),
        (Chapter.WORKSHOPS, "place-ws1"),
        (Chapter.WORKSHOPS, "place-ws2"),
        (Chapter.PLENUM, "place-plenum"),
        (Chapter.PLENUM, MEASURES),
        (Chapter.VOICES, VOICES),
        (Chapter.VOICES, "place-closing"),
        (Chapter.ANNEX, PARKING),
    ]


def test_talk_that_was_skipped_is_not_missed() -> None:
    skipped = RunEvent(id="r1", kind=RunEventKind.SKIPPED, block="talk", at=at("12:00"))

    section = section_of(make_snapshot(AGENDA, events=(skipped,)), "place-talk")

    assert (section.expected, section.gaps) == (False, ())


@pytest.mark.parametrize("place", ["ws1", "talk", "plenum"])
def test_place_with_nothing_lacks_content_and_nothing_else(place: str) -> None:
    section = section_of(make_snapshot(AGENDA), f"place-{place}")

    assert section.gaps == (Gap(Lack.CONTENT),)


@pytest.mark.parametrize("place", ["ws1", "talk", "plenum"])
def test_place_with_entries_lacks_a_summary(place: str) -> None:
    snapshot = make_snapshot(AGENDA, entries=(make_entry("e1", place=place, kind="insight"),))

    section = section_of(snapshot, f"place-{place}")

    assert (section.entries, section.gaps) == (1, (Gap(Lack.SUMMARY),))


def test_welcome_with_entries_needs_no_summary() -> None:
    snapshot = make_snapshot(AGENDA, entries=(make_entry("e1", place="welcome"),))

    assert section_of(snapshot, "place-welcome").gaps == ()


def test_summary_alone_is_enough() -> None:
    snapshot = make_snapshot(AGENDA, summaries={"plenum": "Alle nennen Patensysteme."})

    section = section_of(snapshot, "place-plenum")

    assert (section.entries, section.gaps, len(section.blocks)) == (0, (), 1)


def test_gaps_of_a_workshop_are_counted() -> None:
    snapshot = make_snapshot(
        AGENDA,
        summaries={"ws1": "Kurz gesagt."},
        entries=(
            make_entry("e1", kind="challenge", open_end=True),
            make_entry("e2", kind="challenge", open_end=True, versions=("anders",)),
            make_entry("e3"),
            make_entry("e4", kind="lost"),
            make_entry("e5", kind="quote"),
            make_entry("e6", kind="quote", release=Release.ANONYMOUS),
            make_entry("e7", relation=Relation.ADDITION, parent="e1"),
        ),
    )

    section = section_of(snapshot, "place-ws1")

    assert section.entries == 7
    assert section.gaps == (
        Gap(Lack.ENDING, 2),
        Gap(Lack.SORTING, 2),
        Gap(Lack.CHOICE, 1),
        Gap(Lack.RELEASE, 1),
    )


def test_unsorted_entries_of_a_talk_are_its_statements() -> None:
    snapshot = make_snapshot(
        AGENDA, summaries={"talk": "Kurz."}, entries=(make_entry("e1", place="talk"),)
    )

    assert section_of(snapshot, "place-talk").gaps == ()


@pytest.mark.parametrize("place", ["ws1", "talk", "plenum"])
def test_summary_of_nothing_that_one_sees_is_none(place: str) -> None:
    snapshot = make_snapshot(AGENDA, summaries={place: " \x1b\n"})

    assert section_of(snapshot, f"place-{place}").gaps == (Gap(Lack.CONTENT),)


def test_section_of_the_only_plenum_has_what_stands_under_the_chapter() -> None:
    snapshot = make_snapshot(AGENDA, entries=(make_entry("e1", place="plenum", kind="option"),))

    assert section_of(snapshot, "place-plenum").entries == 1


def test_quote_in_the_plenum_is_a_voice_and_no_content_of_the_plenum() -> None:
    snapshot = make_snapshot(AGENDA, entries=(make_entry("e1", place="plenum", kind="quote"),))

    assert section_of(snapshot, "place-plenum").gaps == (Gap(Lack.CONTENT),)
    assert section_of(snapshot, VOICES).gaps == (Gap(Lack.RELEASE),)


def test_measures_lack_who_and_by_when() -> None:
    complete = make_measure("m1", who="Servicestelle", due="März")
    without_date = make_measure("m2", who="Servicestelle")
    without_both = make_measure("m3")
    snapshot = make_snapshot(AGENDA, measures=(complete, without_date, without_both))

    assert section_of(snapshot, MEASURES).gaps == (Gap(Lack.WHO, 1), Gap(Lack.DUE, 2))
    assert gaps_of_measures([complete]) == ()
    assert gaps_of_measures([without_date]) == (Gap(Lack.DUE, 1),)


def test_progress_counts_what_somebody_has_to_see_to() -> None:
    snapshot = make_snapshot(AGENDA, summaries={"ws1": "Kurz.", "ws2": "Kurz."})

    outline = outline_of(snapshot)

    assert (outline.complete, outline.total) == (3, 5)
