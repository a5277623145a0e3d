"""What a page shows of a moment, and what it is sent when that changes."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.devices import Lead
from facilitator.domain.entries import Entry, Relation, Release
from facilitator.domain.instant import minutes
from facilitator.domain.snapshot import Snapshot
from facilitator.hub.pages.moment import moment_of, opening_place
from facilitator.hub.pages.view import MOST_ROWS, Layout, View, Views, Wanted
from facilitator.hub.pages.writing import running_words
from facilitator.texts import load_texts
from tests.domain.factories import Happening, at
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

GERMAN = load_texts("de")
WS1 = Wanted("ws1")


def event(**changes: Any) -> Agenda:
    phase = make_block(
        "phase",
        "Phase",
        kind=BlockKind.PARALLEL,
        tracks=(make_track("ws1", make_block("p1", "Sammeln", capture="challenge")),),
    )
    day = make_day(make_block("talk", "Impuls", kind=BlockKind.TALK, capture="insight"), phase)
    return make_agenda(day, workshops=(make_workshop(1),), **changes)


def look(snapshot: Snapshot, wanted: Wanted = WS1, now: str = "10:00") -> View:
    view = Views(lambda: snapshot, lambda: at(now)).get(wanted, "de")
    assert view is not None
    return view


def during_phase(*entries: Entry, **changes: Any) -> Snapshot:
    happened = Happening().done("talk", "09:00", "09:30").start("phase", "09:30")
    return make_snapshot(event(), entries=entries, events=happened.events, **changes)


def test_equal_moments_have_nothing_to_send() -> None:
    snapshot = during_phase(make_entry("e-1"))

    assert look(snapshot).since(look(snapshot)) == {}
    assert look(snapshot).tag == look(snapshot).tag


def test_only_the_changed_row_is_sent() -> None:
    before = look(during_phase(make_entry("e-1"), make_entry("e-2", "alt")))
    after = look(during_phase(make_entry("e-1"), make_entry("e-2", "neu")))

    change = after.since(before)

    assert list(change) == ["rows"]
    assert list(change["rows"]) == ["e-2"]
    assert after.tag != before.tag


def test_removed_entry_leaves_the_order_and_can_be_brought_back() -> None:
    before = look(during_phase(make_entry("e-1"), make_entry("e-2")))
    after = look(during_phase(make_entry("e-1"), make_entry("e-2", removed=True)))

    change = after.since(before)

    assert change["groups"] == [["", "", ["e-1"]]]
    assert "1 entfernter Beitrag" in change["parts"]["removed"]


def test_every_page_learns_what_was_redacted_anywhere() -> None:
    before = look(during_phase(make_entry("e-1"), make_entry("e-2", place="talk")))
    after = look(during_phase(make_entry("e-1"), make_entry("e-2", place="talk", redacted=True)))

    assert after.since(before) == {"facts": {"redacted": ["e-2"]}}


def test_page_learns_of_a_takeover() -> None:
    before, after = (look(during_phase(lead=Lead(device="regie", epoch=epoch))) for epoch in (1, 2))

    assert after.since(before) == {"facts": {"epoch": 2}}


def test_columns_stand_in_the_order_of_the_kinds_with_replies_at_their_targets() -> None:
    view = look(
        during_phase(
            make_entry("e-1", kind="option"),
            make_entry("e-2", kind="challenge"),
            make_entry("e-3", relation=Relation.ADDITION, parent="e-2"),
            make_entry("e-4", kind="a kind of last year"),
        ),
        Wanted("ws1", Layout.KINDS),
    )

    assert [(group.heading, group.rows) for group in view.groups] == [
        ("Herausforderungen (2)", ("e-2", "e-3")),
        ("Handlungsoptionen (1)", ("e-1",)),
        ("unsortiert (1)", ("e-4",)),
    ]


def test_search_finds_every_word_wherever_it_stands() -> None:
    view = look(during_phase(make_entry("e-1", "Teams sind MÜDE"), make_entry("e-2", "Teams")))

    assert list(view.narrowed("müde teams").rows) == ["e-1"]
    assert list(view.narrowed("1.2").rows) == ["e-2"]
    assert view.narrowed(" ") is view


def test_early_entries_are_shown_on_request() -> None:
    entries = [make_entry(f"e-{number:04}") for number in range(MOST_ROWS + 2)]
    snapshot = during_phase(*entries)

    assert len(look(snapshot).rows) == MOST_ROWS
    assert "2 frühere Beiträge zeigen" in look(snapshot).parts["earlier"]
    assert len(look(snapshot, Wanted("ws1", every=True)).rows) == MOST_ROWS + 2


def test_row_says_all_that_is_to_know() -> None:
    quote = make_entry(
        "e-2",
        "So geht es",
        kind="quote",
        function="Teamleitung",
        release=Release.DENIED,
        open_end=True,
        versions=("Anders",),
    )
    snapshot = during_phase(make_entry("e-1"), quote, measures=(make_measure(source="e-2"),))

    row = look(snapshot).rows["e-2"]

    for word in (
        "1.2",
        "Zitat",
        "So geht es – Teamleitung",
        "nicht freigegeben",
        "offenes Ende",
        "2 Fassungen",
        "Maßnahme",
    ):
        assert word in row


def test_redacted_entry_shows_no_content() -> None:
    row = look(during_phase(make_entry("e-1", "geheim", redacted=True))).rows["e-1"]

    assert ("geschwärzt" in row, "geheim" in row) == (True, False)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("09:40", "Sammeln · noch 20 min"),
        ("09:59:30", "Sammeln · noch 30 s"),
        ("10:02", "Sammeln · ! überzieht um 2 min"),
    ],
)
def test_time_is_said_as_it_is_in_the_workshop(now: str, said: str) -> None:
    view = look(during_phase(), now=now)

    assert running_words(view.running, at(now), GERMAN) == said
    assert view.facts["running"]["due"] == at("10:00").ms
    assert view.facts["plain"] == "Herausforderung"


def test_elsewhere_it_is_said_what_runs() -> None:
    view = look(during_phase(), Wanted("talk"))

    assert running_words(view.running, at("10:00"), GERMAN) == "Jetzt läuft: Phase"


def test_place_that_is_not_there_has_no_view() -> None:
    assert Views(during_phase, lambda: at("10:00")).get(Wanted("nirgends"), "de") is None


def test_likeliest_place_is_what_runs_else_the_first_workshop() -> None:
    talking = make_snapshot(event(), events=Happening().start("talk", "09:00").events)

    assert opening_place(moment_of(talking, at("09:10"))) == "talk"
    assert opening_place(moment_of(during_phase(), at("09:40"))) == "ws1"


def test_view_is_made_once_for_all_until_something_changes() -> None:
    snapshots = [during_phase(make_entry("e-1"))]
    now = [at("10:00")]
    views = Views(lambda: snapshots[-1], lambda: now[-1])
    first = views.get(WS1, "de")

    now.append(now[-1] + minutes(0.01))
    assert views.get(WS1, "de") is first
    snapshots.append(during_phase(make_entry("e-1"), make_entry("e-2")))
    second = views.get(WS1, "de")
    assert second is not first
    now.append(now[-1] + minutes(1))
    assert views.get(WS1, "de") is not second
