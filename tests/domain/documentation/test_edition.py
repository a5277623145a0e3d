"""What is taken out of a snapshot before anybody may read it.

What that comes to in the file is looked for by tests/formats/test_public_edition.py.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from facilitator.domain.agenda import BlockKind, Person
from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.edition import public_snapshot, without_secrets
from facilitator.domain.documentation.model import Block, Document, Paragraph, Span
from facilitator.domain.documentation.releasing import subjects
from facilitator.domain.entries import Measure, Release
from facilitator.domain.kinds import QUOTE
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.plenum.query import Candidate, Count, Query, QueryKind, Source
from facilitator.domain.plenum.theme import Theme, Themes
from facilitator.domain.polish import Insertion, Polish
from facilitator.domain.schedule import forecast
from facilitator.domain.sign_off import SignOff, SignOffState
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import load_texts
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


def an_event(function: str = "Teamleitung") -> Snapshot:
    quote = make_entry(
        "voices-1",
        "Endlich ging es einmal um uns.",
        place="voices",
        kind=QUOTE,
        release=Release.WITH_FUNCTION,
        function=function,
        withdrawal="f" * 64,
    )
    shy = replace(quote, id="voices-2", release=Release.OPEN)
    agenda = make_agenda(make_day(make_block("voices", "O-Töne", code="O")))
    return make_snapshot(agenda, entries=(quote, shy))


@pytest.mark.parametrize(
    ("function", "shown"),
    [("Teamleitung", "Teamleitung"), ("Frau Müller", ""), ("mueller@jobcenter.example", "")],
)
def test_function_of_a_quote_is_shown_unless_it_tells_who_it_is(function: str, shown: str) -> None:
    entry = public_snapshot(an_event(function), DE).entries["voices-1"]

    assert entry.function == shown


def test_code_to_withdraw_a_card_is_nobody_s_to_read() -> None:
    assert public_snapshot(an_event(), DE).entries["voices-1"].withdrawal == ""


def test_what_editors_wrote_behind_a_hidden_text_is_hidden_whatever_their_order() -> None:
    chain = (
        Insertion(id="d", text="Vierter", after="inserted:c", section="part-voices"),
        Insertion(id="c", text="Dritter", after="inserted:b", section="part-voices"),
        Insertion(id="a", text="Erster", after="entry:voices-2", section="part-voices"),
        Insertion(id="b", text="Zweiter", after="inserted:a", section="part-voices"),
        Insertion(id="e", text="Woanders", after="entry:voices-1", section="part-voices"),
    )
    event = replace(an_event(), polish=Polish(insertions=chain))

    assert [one.id for one in public_snapshot(event, DE).polish.insertions] == ["e"]


@pytest.mark.parametrize(
    ("after", "shown"),
    [
        ("photo:shown.caption", ["i"]),
        ("photo:hidden.caption", []),
        ("theme:t1.summary", []),
        ("measure:m1.what", []),
        ("measure:m2.what", ["i"]),
        ("block:table-measures", ["i"]),
    ],
)
def test_what_editors_wrote_goes_with_the_photo_theme_or_measure_that_it_stands_behind(
    after: str, shown: list[str]
) -> None:
    plenum = make_block("plenum", kind=BlockKind.PLENUM, code="P")
    event = make_snapshot(
        make_agenda(make_day(plenum), workshops=(make_workshop(1),)),
        entries=(make_entry("ws1-1"),),
        themes=Themes((Theme(id="t1", title="Tempo"),)),
        photos=(a_photo("shown", Consent.GIVEN), a_photo("hidden", Consent.DENIED)),
        measures=(
            make_measure("m1", agreed=True, sources=("ws1-1",)),
            make_measure("m2", agreed=True),
        ),
        polish=Polish(
            insertions=(Insertion(id="i", text="Links: Ada.", after=after, section="s"),)
        ),
    )

    assert [one.id for one in public_snapshot(event, DE).polish.insertions] == shown


def a_photo(key: str, consent: Consent) -> Photo:
    return Photo(
        id=key,
        place="",
        digest="0" * 64,
        width=40,
        height=30,
        added=at("10:00"),
        consent=consent,
    )


@pytest.mark.parametrize(("people", "shown"), [(4, []), (5, ["q1"])])
def test_query_in_which_fewer_than_five_took_part_is_not_shown(
    people: int, shown: list[str]
) -> None:
    candidates = (Candidate(id="1", label="ja"), Candidate(id="2", label="nein"))
    amounts = zip(candidates, (people - 1, 1), strict=True)
    query = Query(
        id="q1",
        kind=QueryKind.SINGLE,
        question="Geht das?",
        candidates=candidates,
        opened=at("12:00"),
        closed=at("12:05"),
        revealed=at("12:06"),
        counts=tuple(
            Count(id=one.id, source=Source.HANDS, candidate=one.id, amount=amount, at=at("12:04"))
            for one, amount in amounts
        ),
    )
    event = replace(an_event(), queries=(query,))

    assert [one.id for one in public_snapshot(event, DE).queries] == shown


def two_workshops(*measures: Measure, summary: str = "") -> Snapshot:
    """Return an event with two workshops of which the first one is released."""
    event = make_snapshot(
        make_agenda(workshops=(make_workshop(1), make_workshop(2))),
        entries=(
            make_entry("ws1-1", "Vorlagen"),
            make_entry("ws2-1", "Fristen", place="ws2"),
            make_entry("ws1-2", "Das sage ich nie wieder.", kind=QUOTE, removed=True),
        ),
        summaries={"ws1": summary} if summary else {},
        measures=measures,
    )
    first = subjects(event)[0]
    released = SignOff(state=SignOffState.RELEASED, seal=first.seal)
    return replace(event, sign_offs=MappingProxyType({first.id: released}))


@pytest.mark.parametrize(
    ("measure", "is_shown"),
    [
        (make_measure("m", agreed=True, sources=("ws1-1", "ws2-1")), True),
        (make_measure("m", agreed=True, sources=("ws2-1",)), False),
        (make_measure("m", agreed=False, source="ws1-1"), True),
        (make_measure("m", agreed=False, source="ws2-1"), False),
    ],
    ids=("agreed, of both", "agreed, of the other", "proposed", "proposed in the other"),
)
def test_measure_is_shown_if_anything_that_it_rests_on_is(measure: Measure, is_shown: bool) -> None:
    (shown,) = public_snapshot(two_workshops(measure), DE).measures

    assert shown.removed is not is_shown
    assert "ws2-1" not in (shown.source, *shown.sources)


def test_quote_that_was_taken_back_is_not_read_in_a_summary() -> None:
    event = two_workshops(summary="Einer rief: „Das sage ich nie wieder.“ Gelächter.")
    said = Paragraph((Span(event.notes["ws1"].summary),))

    (hidden,) = without_secrets(a_document(said), event, DE).blocks

    assert hidden == Paragraph((Span("Einer rief: „[nicht freigegeben]“ Gelächter."),))


@pytest.mark.parametrize(
    ("role", "instead"),
    [("Leiterin", "Leiterin, BMAS"), ("stellt den Studiengang vor", "[Name]")],
)
def test_function_stands_for_a_name_in_a_sentence_if_it_can(role: str, instead: str) -> None:
    person = Person(name="Klara Muster", role=role, organisation="BMAS")
    event = make_snapshot(make_agenda(people=(person,)))

    (hidden,) = without_secrets(
        a_document(Paragraph((Span("Dank an Klara Muster!"),))), event, DE
    ).blocks

    assert hidden == Paragraph((Span(f"Dank an {instead}!"),))


def a_document(*blocks: Block) -> Document:
    whole = build_documentation(
        (event := make_snapshot(make_agenda())),
        forecast(event.agenda, event.run, at("18:00")),
        DE,
        now=at("18:00"),
    )
    return replace(whole, blocks=blocks)
