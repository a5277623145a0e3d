"""What the screen says of entries, themes, measures, filters and traces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from facilitator.domain.agenda import BlockKind
from facilitator.domain.entries import Addressee, Relation, Release
from facilitator.domain.kinds import OPTION, QUESTION, QUOTE
from facilitator.domain.plenum.reading_back import seal_of_sheet, sheet_of
from facilitator.domain.plenum.selection import Filter
from facilitator.domain.plenum.theme import Absorbed, Confirmation, Theme, Themes
from facilitator.texts import load_texts
from facilitator.tui.plenum.begun import Begun, first_empty
from facilitator.tui.plenum.desk import Desk, Side
from facilitator.tui.plenum.entry_rows import (
    Weights,
    columns_for,
    entry_lines,
    entry_row,
    merging_words,
)
from facilitator.tui.plenum.filtering import filter_offers, filter_words
from facilitator.tui.plenum.measure_form import (
    Numbers,
    read_addressee,
    said_of_due,
    wrong_addressee,
    wrong_due,
    wrong_numbers,
)
from facilitator.tui.plenum.next_step import next_step
from facilitator.tui.plenum.theme_rows import theme_rows
from facilitator.tui.plenum.trace_words import entry_trace, measure_trace, theme_trace
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

TEXTS = load_texts("en")
AGENDA = make_agenda(
    make_day(
        make_block("talk", "Talk", kind=BlockKind.TALK, code="I"),
        make_block("phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"), make_track("ws2"))),
        make_block("plenum", "Plenum", kind=BlockKind.PLENUM, code="P"),
    ),
    workshops=(make_workshop(1, "Qualifying"), make_workshop(2, "Visibility")),
)
OPTIONAL = make_entry("ws1-1", "Name mentors", kind=OPTION, merged_into="plenum-1")
ASKED = make_entry("ws1-2", "Who pays?", kind=QUESTION)
ALIKE = make_entry("ws2-1", "Have mentors", kind=OPTION, place="ws2", merged_into="plenum-1")
WORDING = make_entry("plenum-1", "Mentors for all", kind=OPTION, place="plenum")
SAID = make_entry("talk-1", "Reliable", place="talk")
THEME = Theme(id="t", title="Mentors", entries=("ws1-2", "plenum-1"))
SNAPSHOT = replace(
    make_snapshot(
        AGENDA,
        entries=(OPTIONAL, ASKED, ALIKE, WORDING, SAID),
        themes=Themes((THEME,), {"ws1-2": ("t",), "plenum-1": ("t",)}),
    ),
    measures=(
        make_measure("m1", "Time for mentors", agreed=True, theme="t", sources=("plenum-1",)),
        make_measure("m2", "Pay", source="ws1-2", sources=("ws1-2",)),
        make_measure(
            "m3",
            "Meet",
            agreed=True,
            who="BMAS",
            due="Q1",
            addressee=Addressee.OTHER,
        ),
    ),
)
WEIGHTS = Weights(
    themes={"ws1-2": (1,), "plenum-1": (1, 3)},
    points={"plenum-1": 5},
    wordings={"plenum-1": (OPTIONAL, ALIKE)},
    agreed=("plenum-1",),
    proposed=("ws1-2",),
)


def test_an_entry_says_its_themes_points_wordings_and_measures() -> None:
    row = entry_row(WORDING, SNAPSHOT, WEIGHTS, TEXTS, similar=(ASKED, SAID))

    assert (row.sign, row.label, row.remarks, row.below) == (
        "1+",
        "O P.1",
        ("→ 1, 3", "5 points", "from 2 wordings", "measure"),
        ("O 1.1  Name mentors", "O 2.1  Have mentors", "similar: F 1.2 → 1  Who pays?"),
    )


def test_a_question_says_who_takes_it() -> None:
    taken = replace(ASKED, taken_by="Servicestelle")

    row = entry_row(taken, SNAPSHOT, WEIGHTS, TEXTS)

    assert row.remarks == ("proposed as a measure", "taken by Servicestelle")


def test_nobody_reads_out_what_must_not_be_published() -> None:
    denied = make_entry("ws1-9", "Nie wieder", kind=QUOTE, release=Release.DENIED)
    story = make_entry("ws1-8", "So war es\n\nDas half", round="r")

    rows = [
        entry_row(one, SNAPSHOT, replace(WEIGHTS, wordings={}), TEXTS)
        for one in (denied, replace(denied, release=Release.OPEN), story)
    ]

    assert [(row.text, row.remarks) for row in rows] == [
        ("[not released] Nie wieder", ()),
        ("Nie wieder", ("release open",)),
        ("So war es · Das half", ()),
    ]


def test_what_does_not_fit_is_cut_from_the_text_and_not_from_what_is_known_of_it() -> None:
    long = replace(
        WORDING, text="Mentors for all who begin, in every Jobcenter, from day one on, with time"
    )
    row = entry_row(long, SNAPSHOT, replace(WEIGHTS, wordings={}, points={}), TEXTS)

    lines = entry_lines(row, columns_for(52, 5), Console(), most=9)

    assert [line.plain.rstrip() for line in lines] == [
        "  1+ O P.1  Mentors for all who begin, in every",
        "            Jobcenter, from day … · → 1, 3 · measure",
    ]


def test_the_theme_in_focus_is_unfolded() -> None:
    rows = theme_rows(SNAPSHOT, {"t": 41}, "t", TEXTS)

    assert [
        (row.lead + row.text + " ".join(row.parts), row.right, row.remarks) for row in rows
    ] == [
        ("1 Mentors", "41 points · 2 entries", ()),
        ("O P.1 F 1.2", "", ()),
        ("no summary yet · ⏎ writes it", "", ()),
        ("F 1.2  Who pays?", "", ("who takes it?",)),
        ("M 1  Time for mentors", "", ("! who?", "! by when?")),
        ("PM 1  Pay", "", ()),
        ("Measures without a theme", "", ()),
        ("M 2  Meet", "", ("BMAS", "by Q1", "→ other")),
    ]


def test_a_confirmed_theme_has_a_tick_until_it_changes() -> None:
    sheet = sheet_of(THEME, SNAPSHOT)
    confirmed = replace(THEME, confirmation=Confirmation(at("11:42"), seal_of_sheet(sheet)))
    changed = replace(confirmed, summary="Since then")

    heads = []
    for theme in (confirmed, changed):
        snapshot = replace(SNAPSHOT, themes=Themes((theme,), SNAPSHOT.themes.of_entry))
        heads.append(theme_rows(snapshot, {}, "", TEXTS, heads_only=True)[0].right)

    assert heads == ["2 entries · ✓ 11:42", "2 entries · ! changed since 11:42"]


def test_what_changed_since_it_was_confirmed_comes_before_what_has_no_summary() -> None:
    sheet = sheet_of(THEME, SNAPSHOT)
    changed = replace(
        THEME, summary="Since then", confirmation=Confirmation(at("11:42"), seal_of_sheet(sheet))
    )
    other = Theme(id="u", title="Without")
    snapshot = replace(SNAPSHOT, themes=Themes((changed, other), SNAPSHOT.themes.of_entry))
    desk = Desk(snapshot)
    desk.side = Side.THEMES
    desk.read(snapshot)

    assert next_step(desk, snapshot, TEXTS).startswith("Changed since it was confirmed: 1 Mentors.")


def test_what_merged_themes_said_stands_below() -> None:
    theme = replace(
        THEME,
        entries=(),
        summary="All\nsay so",
        controversy="Money",
        absorbed=(
            Absorbed(id="u", title="Pairs", summary="Two by two", controversy="Time"),
            Absorbed(id="v", title="Empty"),
        ),
    )
    snapshot = replace(make_snapshot(AGENDA), themes=Themes((theme,), {}))

    assert [row.text for row in theme_rows(snapshot, {}, "t", TEXTS)][1:] == [
        "Summary: All say so",
        "Disputed: Money",
        "From “Pairs”: Two by two · Time",
        "with “Empty”",
    ]


def test_the_trace_of_a_measure_leads_to_each_wording_workshop_and_time() -> None:
    lines = measure_trace(SNAPSHOT.measures[0], SNAPSHOT, TEXTS)

    assert [(line.depth, line.text) for line in lines] == [
        (0, "M 1  Time for mentors · ! who? · ! by when?"),
        (0, "Theme 1: Mentors"),
        (0, "O P.1  Mentors for all"),
        (1, "Plenum · 09.09. 10:00 · in theme 1"),
        (1, "O 1.1  Name mentors"),
        (2, "WS 1 Qualifying · 09.09. 10:00"),
        (1, "O 2.1  Have mentors"),
        (2, "WS 2 Visibility · 09.09. 10:00"),
    ]


def test_the_trace_of_an_entry_leads_on_to_its_wording_and_its_measures() -> None:
    lines = [line.text for line in entry_trace(OPTIONAL, SNAPSHOT, TEXTS)]

    assert lines == [
        "O 1.1  Name mentors",
        "WS 1 Qualifying · 09.09. 10:00",
        "Now part of this wording:",
        "O P.1  Mentors for all",
        "Plenum · 09.09. 10:00 · in theme 1",
        "M 1  Time for mentors · ! who? · ! by when?",
    ]


def test_the_trace_of_a_theme_says_its_points_and_entries() -> None:
    lines = [line.text for line in theme_trace(THEME, 41, SNAPSHOT, TEXTS) if line.depth == 0]

    assert lines == [
        "Theme 1: Mentors · 41 points",
        "O P.1  Mentors for all",
        "F 1.2  Who pays?",
    ]


def test_a_measure_without_sources_says_so() -> None:
    lines = [line.text for line in measure_trace(SNAPSHOT.measures[2], SNAPSHOT, TEXTS)]

    assert lines[1:] == ["It names no entry that it rests on."]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("", None),
        ("jobcenter", Addressee.JOBCENTER),
        ("J", Addressee.JOBCENTER),
        ("b", None),
        ("BA", Addressee.BA),
        ("bm", Addressee.BMAS),
        ("Ministerium", None),
    ],
)
def test_whom_a_measure_is_for_is_known_by_its_beginning(
    said: str, meant: Addressee | None
) -> None:
    assert read_addressee(said, TEXTS) is meant
    assert bool(wrong_addressee(said, TEXTS)) is (bool(said) and meant is None)


def test_numbers_are_read_as_people_say_them() -> None:
    numbers = Numbers(SNAPSHOT)

    assert numbers.said(("ws1-1", "plenum-1")) == "O 1.1, O P.1"
    assert numbers.read("O 1.1, p.1; 7.7") == (["ws1-1", "plenum-1"], ["7.7"])
    assert wrong_numbers("1.1 7.7", numbers, TEXTS) == "There is no entry 7.7."


def test_a_day_that_no_calendar_has_is_refused_and_words_are_not() -> None:
    today = date(2025, 9, 10)

    wrong = [wrong_due(said, today, TEXTS) for said in ("31.02.2026", "Ende Q1", "laufend", "")]

    assert wrong == ["There is no such day: 31.02.2026", "", "", ""]


def test_the_form_says_what_is_understood_by_when() -> None:
    today = date(2025, 9, 10)

    said = [said_of_due(one, today, TEXTS) for one in ("Ende Q1", "soon", "31.02.2026", "")]

    assert said == ["by 31.03.2026", "“soon” is no date and stays as it is", "", ""]


def test_a_measure_is_written_on_in_the_first_field_that_is_empty() -> None:
    begun = [
        Begun(),
        Begun(what="Meet"),
        Begun(what="Meet", who="BMAS"),
        Begun(what="Meet", who="BMAS", due="Q1"),
    ]

    assert [first_empty(one) for one in begun] == ["what", "who", "due", ""]


def test_who_merges_wordings_is_told_what_they_become_and_who_objects() -> None:
    objection = make_entry("ws1-3", kind=None, relation=Relation.OBJECTION, parent="ws1-1")
    snapshot = make_snapshot(AGENDA, entries=(OPTIONAL, ASKED, objection))

    words = [
        list(merging_words(entries, snapshot, TEXTS))
        for entries in ((ASKED, OPTIONAL), (OPTIONAL, objection), (objection,))
    ]

    option = "becomes: Handlungsoption"
    assert words == [[option], [option, "careful, < 1.3: Objection to O 1.1"], []]


def test_filters_have_the_keys_of_workshops_and_kinds() -> None:
    now = Filter(places=("ws1", "ws2", "plenum"), kinds=(OPTION,), text="x")
    offers = filter_offers(now, SNAPSHOT, TEXTS)
    by_key = {offer.key: offer for offer in offers if offer.key}

    assert by_key["2"].filter == replace(now, places=("ws2",))
    assert by_key["f"].filter == replace(now, kinds=(QUESTION,))
    assert by_key["0"].filter == Filter(places=("ws1", "ws2", "plenum"), voices=False)
    assert [offer.said for offer in offers if not offer.key] == [
        "everything, talks and questions among it",
        "I · Talk",
        "P · Plenum",
    ]


def test_the_heading_says_what_is_listed() -> None:
    said = [
        filter_words(wanted, SNAPSHOT, TEXTS)
        for wanted in (
            Filter(),
            Filter(places=("ws1", "ws2")),
            Filter(places=("ws2",), kinds=(OPTION,), text="men"),
            Filter(places=("talk",)),
        )
    ]

    assert said == [
        "Everything",
        "From the workshops",
        "WS 2 · Handlungsoptionen · “men”",
        "I",
    ]
