"""Who has released what, and when that does not hold any more."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from facilitator.domain.agenda import BlockKind, Person
from facilitator.domain.documentation.allowing import digest_of_quote
from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.edition import public_snapshot
from facilitator.domain.documentation.missing import Lacks, missing_for_public
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.documentation.releasing import (
    Hold,
    Subject,
    holds,
    subjects,
    unreleased_places,
)
from facilitator.domain.entries import Entry, Relation, Release
from facilitator.domain.kinds import APPROACH, EXAMPLE, PARKING, QUOTE
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.plenum.query import Candidate, Count, Query, QueryKind, Source
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.plenum.theme import Absorbed, Theme, Themes
from facilitator.domain.schedule import forecast
from facilitator.domain.sign_off import SignOff, SignOffState, SubjectKind
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue
from facilitator.texts import load_texts
from tests.domain.documentation.building import build
from tests.domain.factories import at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_measure,
    make_snapshot,
    make_workshop,
)

DE = load_texts("de")
SPEAKER = Person(name="Dr. Klara Muster", role="Leiterin", organisation="BMAS")


def an_event(*entries: Entry) -> Snapshot:
    talk = make_block("talk", "Impuls", kind=BlockKind.TALK, speakers=(SPEAKER,), code="I")
    agenda = make_agenda(make_day(talk), workshops=(make_workshop(1, "Tempo"),))
    return make_snapshot(agenda, entries=entries)


def released(snapshot: Snapshot, *ids: str) -> Snapshot:
    given = {
        one.id: SignOff(state=SignOffState.RELEASED, seal=one.seal, at=at("18:00"))
        for one in subjects(snapshot)
        if one.id in ids
    }
    return replace(snapshot, sign_offs=MappingProxyType(given))


def with_entry(snapshot: Snapshot, entry: Entry) -> Snapshot:
    others = [one for one in snapshot.entries.values() if one.id != entry.id]
    return replace(
        make_snapshot(snapshot.agenda, entries=[*others, entry]), sign_offs=snapshot.sign_offs
    )


def only(snapshot: Snapshot) -> Subject:
    (subject,) = subjects(snapshot)
    return subject


def test_subjects_are_what_says_something() -> None:
    snapshot = an_event(
        make_entry("ws1-1", "Fristen", kind=APPROACH),
        make_entry("ws1-2", "„So geht das.“", kind=QUOTE, function="Teamleitung"),
        make_entry("talk-1", place="talk"),
    )

    found = [(one.id, one.number, one.title, one.who) for one in subjects(snapshot)]

    assert found == [
        ("workshop:ws1", "1", "Tempo", ""),
        ("speaker:talk", "I", "Impuls", "Dr. Klara Muster, Leiterin, BMAS"),
        ("quote:ws1-2", "Z 1.2", "So geht das.", "Teamleitung"),
    ]
    assert subjects(an_event()) == ()


def test_block_without_speakers_is_public_only_once_it_is_released() -> None:
    """What was called into the room must not be published without anybody's word."""
    asked = make_block("asked", "Nachfragen", code="N", responsible="Moderation Raum A")
    voices = make_block("voices", "O-Töne", code="O")
    event = make_snapshot(
        make_agenda(make_day(asked, voices)),
        entries=(
            make_entry("a", "Meist fehlt eine Telefonnummer.", place="asked"),
            make_entry("b", "So ist es.", kind=QUOTE, place="voices"),
        ),
    )

    (block, _) = subjects(event)

    assert (block.id, block.who) == ("speaker:asked", "Moderation Raum A")
    assert unreleased_places(event) == {"asked"}
    assert unreleased_places(released(event, "speaker:asked")) == frozenset()


@pytest.mark.parametrize(
    "change",
    [{"text": "Andere Fristen"}, {"kind": EXAMPLE}, {"open_end": True}, {"removed": True}],
)
def test_release_of_a_workshop_holds_for_the_content_that_it_was_given_for(
    change: dict[str, Any],
) -> None:
    entry, other = make_entry("ws1-1", "Fristen", kind=APPROACH), make_entry("ws1-2")
    snapshot = released(an_event(entry, other), "workshop:ws1")
    assert only(snapshot).state is SignOffState.RELEASED
    assert unreleased_places(snapshot) == frozenset()

    changed = with_entry(snapshot, replace(entry, **change))

    assert only(changed).state is SignOffState.CHANGED
    assert unreleased_places(changed) == {"ws1"}


@pytest.mark.parametrize("change", [{"number": "7"}, {"text": "  Fristen\n"}, {"taken_by": "BA"}])
def test_release_holds_whatever_number_and_white_space_become(change: dict[str, Any]) -> None:
    entry = make_entry("ws1-1", "Fristen", kind=APPROACH)
    snapshot = released(an_event(entry), "workshop:ws1")

    assert only(with_entry(snapshot, replace(entry, **change))).state is SignOffState.RELEASED


def test_release_of_a_workshop_holds_for_the_question_that_it_answers() -> None:
    snapshot = released(an_event(make_entry("ws1-1", "Fristen")), "workshop:ws1")
    asked = make_workshop(1, "Tempo", question="Was bremst uns?")

    changed = replace(snapshot, agenda=replace(snapshot.agenda, workshops=(asked,)))

    assert only(changed).state is SignOffState.CHANGED


def test_release_of_a_quote_holds_for_whom_it_names() -> None:
    quote = make_entry("ws1-1", kind=QUOTE, release=Release.WITH_FUNCTION, function="Teamleitung")
    snapshot = released(an_event(quote), "quote:ws1-1")

    (_, changed) = subjects(with_entry(snapshot, replace(quote, function="Geschäftsführung")))

    assert (changed.state, changed.is_released) == (SignOffState.CHANGED, False)


def test_quote_does_not_break_the_release_of_its_workshop() -> None:
    snapshot = released(an_event(make_entry("ws1-1")), "workshop:ws1")

    with_quote = with_entry(snapshot, make_entry("ws1-2", kind=QUOTE))

    assert subjects(with_quote)[0].state is SignOffState.RELEASED


@pytest.mark.parametrize(
    ("release", "noted", "state", "is_released", "is_settled"),
    [
        (Release.OPEN, None, SignOffState.OPEN, False, False),
        (Release.ANONYMOUS, None, SignOffState.RELEASED, True, True),
        (Release.WITH_FUNCTION, SignOffState.SENT, SignOffState.CHANGED, False, False),
        (Release.DENIED, None, SignOffState.RELEASED, False, True),
        (Release.OPEN, SignOffState.RELEASED, SignOffState.OPEN, False, False),
        (Release.WITH_FUNCTION, SignOffState.RELEASED, SignOffState.CHANGED, False, False),
    ],
)
def test_quote_is_released_by_who_said_it(
    release: Release,
    noted: SignOffState | None,
    state: SignOffState,
    is_released: bool,
    is_settled: bool,
) -> None:
    snapshot = an_event(make_entry("ws1-1", kind=QUOTE, release=release))
    if noted is not None:  # sealed with another wording
        given = {"quote:ws1-1": SignOff(state=noted, seal="0" * 64)}
        snapshot = replace(snapshot, sign_offs=MappingProxyType(given))

    quote = subjects(snapshot)[1]

    assert (quote.state, quote.is_released, quote.is_settled) == (state, is_released, is_settled)


def test_nobody_can_be_asked_about_what_came_from_a_phone() -> None:
    snapshot = an_event(
        make_entry("ws1-1", kind=QUOTE),
        make_entry("ws1-2", kind=QUOTE, round="r"),
        make_entry("ws1-3", kind=QUOTE, release=Release.DENIED),
    )

    quotes = subjects(snapshot)[-3:]

    assert [(one.is_settled, one.is_to_be_sent) for one in quotes] == [
        (False, True),
        (False, False),
        (True, False),
    ]


def test_holds_say_why_and_take_along_what_hangs_on_them() -> None:
    story = Round(id="r", kind=RoundKind.STORY, questions=("?",), place="ws1", opened=at("10:00"))
    free: dict[str, Any] = {"kind": QUOTE, "release": Release.ANONYMOUS}
    below: dict[str, Any] = {"relation": Relation.ADDITION, "parent": "ws1-3"}
    snapshot = an_event(
        make_entry("ws1-1", kind=QUOTE),
        make_entry("ws1-2", open_end=True),
        make_entry("ws1-3", kind=PARKING),
        make_entry("ws1-4", **below),
        make_entry("ws1-5", redacted=True),
        make_entry("ws1-6", versions=("anders",), **free),
        make_entry("ws1-7", kind=EXAMPLE, round="r"),
        make_entry("ws1-8", kind=EXAMPLE, round="gone"),
        make_entry("ws1-9", **free),
        make_entry("ws1-10", kind=QUOTE, release=Release.DENIED),
    )

    assert holds(replace(snapshot, rounds=(story,))) == {
        "ws1-1": Hold.QUOTE,
        "ws1-2": Hold.OPEN_END,
        "ws1-3": Hold.PARKED,
        "ws1-4": Hold.BELOW,
        "ws1-5": Hold.REDACTED,
        "ws1-6": Hold.WORDINGS,
        "ws1-7": Hold.QUOTE,
        "ws1-8": Hold.QUOTE,
        "ws1-10": Hold.DENIED,
    }


def test_entries_that_hang_on_one_another_in_a_circle_are_held_by_nothing() -> None:
    circle = (make_entry("ws1-1", parent="ws1-2"), make_entry("ws1-2", parent="ws1-1"))

    assert holds(an_event(*circle)) == {}


def test_missing_is_named_but_not_what_was_denied() -> None:
    snapshot = an_event(
        make_entry("ws1-1", open_end=True, number="1"),
        make_entry("ws1-2", kind=QUOTE),
        make_entry("ws1-3", kind=QUOTE, release=Release.DENIED),
        make_entry("ws1-4", taken_by="Frau Dr. Weber"),
        make_entry("ws1-5", kind=PARKING, taken_by="Frau Sand"),
    )
    photos = tuple(
        Photo(
            id=consent,
            place="ws1",
            digest="0" * 64,
            width=40,
            height=30,
            added=at("10:00"),
            alt="Flipchart",
            consent=consent,
        )
        for consent in Consent
    )
    measures = (make_measure(who="Herr Kern", agreed=True),)
    snapshot = replace(snapshot, measures=measures, photos=photos)

    missing = missing_for_public(snapshot, load_texts("en"))

    assert [(one.kind, one.said) for one in missing] == [
        (Lacks.WORKSHOP, "Workshop 1 “Tempo” is not signed off"),
        (Lacks.QUOTE, "Z 1.2 is not released"),
        (Lacks.OPEN_END, "1.1 is unfinished"),
        (Lacks.PHOTO, "Photo 1 (Flipchart): nobody has consented yet"),
        (Lacks.NAME, "M 1: “Herr Kern” seems to be a name"),
        (Lacks.NAME, "1.4: “Frau Dr. Weber” seems to be a name"),
    ]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("So ist es.", SignOffState.RELEASED),
        ("„So  ist es.“", SignOffState.RELEASED),
        ("So ist es nicht.", SignOffState.CHANGED),
    ],
)
def test_quote_is_released_in_the_words_that_were_allowed(text: str, state: SignOffState) -> None:
    words = digest_of_quote("So ist es.")
    quote = make_entry("ws1-1", text, kind=QUOTE, release=Release.ANONYMOUS, released_as=words)
    event = an_event(quote)

    (subject,) = (one for one in subjects(event) if one.kind is SubjectKind.QUOTE)

    assert subject.state is state
    assert (quote.id in holds(event)) is (state is SignOffState.CHANGED)


def test_measure_of_a_workshop_is_public_with_it_or_with_the_plenum_that_agreed_on_it() -> None:
    plenum = make_block("plenum", kind=BlockKind.PLENUM, code="P")
    agenda = make_agenda(make_day(plenum), workshops=(make_workshop(1, "Tempo"),))
    event = make_snapshot(
        agenda,
        entries=(make_entry("ws1-1", "Vorlagen", kind=APPROACH),),
        summaries={"plenum": "Einig."},
        measures=(make_measure("m1", agreed=True, source="ws1-1", sources=("ws1-1",)),),
    )

    shown = [
        [not one.removed for one in public_snapshot(released(event, *ids), DE).measures]
        for ids in ((), ("workshop:ws1",), ("speaker:plenum",))
    ]

    assert shown == [[False], [True], [True]]


def a_plenum(summary: str = "Patenschaft hilft.", controversy: str = "") -> Snapshot:
    themes = (
        Theme(id="t1", title="Einarbeitung", summary=summary, controversy=controversy),
        Theme(id="t2", title="Tempo", absorbed=(Absorbed(id="t3", title="Fristen"),)),
    )
    first = make_block("first", kind=BlockKind.PLENUM, code="P1")
    last = make_block("last", kind=BlockKind.PLENUM, code="P2")
    return make_snapshot(
        make_agenda(make_day(first, last)), themes=Themes(themes), queries=(a_query(),)
    )


def a_query(amount: int = 7) -> Query:
    candidates = tuple(Candidate(id=one, label=f"Thema {one}") for one in ("t1", "t2"))
    counts = tuple(
        Count(id=one.id, source=Source.DOTS, candidate=one.id, amount=amount, at=at("12:04"))
        for one in candidates
    )
    return Query(
        id="q1",
        kind=QueryKind.POINTS,
        question="Was zuerst?",
        candidates=candidates,
        opened=at("12:00"),
        closed=at("12:05"),
        revealed=at("12:06"),
        counts=counts,
    )


def test_themes_and_queries_are_public_only_with_the_last_plenum() -> None:
    event = a_plenum()

    assert [one.id for one in subjects(event)] == ["speaker:last"]
    hidden, shown = (public_snapshot(one, DE) for one in (event, released(event, "speaker:last")))
    assert (hidden.themes, hidden.queries) == (Themes(), ())
    assert [one.title for one in shown.themes.standing] == ["Einarbeitung", "Tempo"]
    assert [one.id for one in shown.queries] == ["q1"]


def test_theme_of_which_nothing_else_is_released_says_so() -> None:
    plenum = a_plenum()
    event = with_entry(plenum, make_entry("first-1", "Geheim", place="first"))
    event = replace(event, themes=plenum.themes, queries=plenum.queries)
    public = build_documentation(
        released(event, "speaker:last"),
        forecast(event.agenda, event.run, at("13:00")),
        DE,
        now=at("13:00"),
        issue=Issue(edition=Edition.PUBLIC),
    )
    internal = build(event)

    said = [
        [text.text for text in polishable_texts(one.blocks) if "nichts weiter" in text.text]
        for one in (public, internal)
    ]

    assert said == [["Zu diesem Thema ist nichts weiter freigegeben."], []]


@pytest.mark.parametrize(
    "changed",
    [
        a_plenum("Patenschaft hilft nicht."),
        a_plenum(controversy="Wie lange?"),
        replace(a_plenum(), queries=(a_query(8),)),
        replace(a_plenum(), queries=()),
    ],
    ids=("summary", "controversy", "points", "no query"),
)
def test_release_of_a_plenum_holds_for_what_its_themes_and_queries_said(changed: Snapshot) -> None:
    before = released(a_plenum(), "speaker:last")
    assert only(before).state is SignOffState.RELEASED

    now = replace(changed, sign_offs=before.sign_offs)

    assert only(now).state is SignOffState.CHANGED
    assert public_snapshot(now, DE).themes == Themes()


def test_release_of_a_plenum_holds_whatever_the_order_of_themes() -> None:
    before = released(a_plenum(), "speaker:last")

    turned = replace(before, themes=Themes(before.themes.standing[::-1]))

    assert only(turned).state is SignOffState.RELEASED


def test_themes_of_an_agenda_without_plenum_wait_for_nobody() -> None:
    event = replace(a_plenum(), agenda=make_agenda())

    assert subjects(event) == ()
    assert len(public_snapshot(event, DE).themes.standing) == 2
