"""The short report for the web: what comes in, and how long it gets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.documentation.model import Document, EntryBlock, Heading, Paragraph, Role
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.documentation.sentences import sentences
from facilitator.domain.documentation.short_report import (
    FEWEST_WORDS,
    MOST_WORDS,
    build_short_report,
    count_words,
)
from facilitator.domain.documentation.text_ids import is_computed
from facilitator.domain.entries import Release
from facilitator.domain.instant import Instant
from facilitator.domain.kinds import QUOTE
from facilitator.domain.polish import Polish
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition
from facilitator.texts import load_texts
from tests.documented_event import THE_END, documented_event
from tests.domain.documentation.building import build, say
from tests.factories import make_entry, make_measure, make_snapshot


def report(
    snapshot: Snapshot, edition: Edition = Edition.INTERNAL, now: Instant = THE_END
) -> Document:
    at_now = forecast(snapshot.agenda, snapshot.run, now)
    return build_short_report(snapshot, at_now, load_texts("de"), now=now, edition=edition)


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def with_long_summaries(words: int) -> Snapshot:
    """Return the event with summaries of that many words, in sentences of ten."""
    event = documented_event()
    said = " ".join(
        "Neun Wörter stehen vor diesem einen Ende und schließen." for _ in range(words // 9)
    )
    notes = {
        place: replace(found, summary=said if found.summary else "")
        for place, found in event.notes.items()
    }
    return replace(event, notes=notes)


def test_report_without_room_for_all_measures_says_how_many_there_are_more() -> None:
    event = with_long_summaries(400)
    measures = tuple(
        make_measure(f"m{number}", f"Sache {number} bis zum Ende bringen", agreed=True)
        for number in range(40)
    )

    document = report(replace(event, measures=measures))

    said = [say(block.spans) for block in document.blocks if isinstance(block, Paragraph)]
    shown = sum(one.startswith("Sache ") for one in said)
    (more,) = (one for one in said if "weitere Maßnahmen" in one)
    assert more == f"{40 - shown} weitere Maßnahmen stehen in der Dokumentation."
    assert said[said.index(more) - 1].startswith("Sache ")
    assert count_words(document.blocks) <= MOST_WORDS


def test_report_on_a_whole_event_has_its_parts_in_order() -> None:
    assert headings(report(documented_event())) == [
        "Worum es ging",
        "Impulse und Austausch",
        "Ergebnisse der Workshops",
        "Zusammenführung im Plenum",
        "Was vereinbart wurde",
        "Stimmen zur Veranstaltung",
        "Wie es weitergeht",
    ]


@pytest.mark.parametrize("words", [100, 1000])
def test_report_keeps_to_its_length_however_much_there_is(words: int) -> None:
    count = count_words(report(with_long_summaries(words)).blocks)

    assert FEWEST_WORDS <= count <= MOST_WORDS


def test_every_workshop_says_something_before_one_says_more() -> None:
    blocks = report(with_long_summaries(1000)).blocks

    leads = [
        block.spans[0].text
        for block in blocks
        if isinstance(block, Paragraph) and block.spans[0].text.startswith(("Quali", "Sicht"))
    ]
    assert leads == ["Qualifizierung und Ausbildung:", "Sichtbarkeit und Attraktivität:"]


def test_public_report_holds_only_what_is_released() -> None:
    quotes = [
        make_entry(
            f"voices-{number}",
            f"Satz {number}.",
            place="voices",
            kind=QUOTE,
            function="Teamleitung",
            release=release,
        )
        for number, release in enumerate(Release)
    ]
    event = documented_event()
    snapshot = make_snapshot(event.agenda, entries=quotes, events=())

    blocks = report(snapshot, Edition.PUBLIC).blocks

    told = {block.text: block.attribution for block in blocks if isinstance(block, EntryBlock)}
    released = {
        f"Satz {number}.": "Teamleitung" if release is Release.WITH_FUNCTION else ""
        for number, release in enumerate(Release)
        if release in (Release.WITH_FUNCTION, Release.ANONYMOUS)
    }
    assert told == released


def test_internal_report_says_that_it_is() -> None:
    notices = [
        say(block.spans)
        for block in report(documented_event()).blocks
        if isinstance(block, Paragraph) and block.role is Role.NOTICE
    ]

    assert notices == ["Nur zur internen Verwendung: Nicht alles darin ist freigegeben."]


def test_report_on_nothing_says_what_and_when() -> None:
    blocks = report(make_snapshot(), Edition.PUBLIC, THE_END).blocks

    assert [
        say(block.spans) if isinstance(block, Paragraph) else block.text
        for block in blocks
        if isinstance(block, Paragraph | Heading)
    ] == [
        "ENTWURF",
        "Leistung im Fokus",
        "Worum es ging",
        "Am 9. September 2025.",
        "Stand: 10. September 2025, 13:02 Uhr, vor dem Ende der Veranstaltung",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eins. Zwei! Drei?", ("Eins.", "Zwei!", "Drei?")),
        ("Am 9. September war es, z. B. Bei Dr. Meier.", None),
        ("Er sagte: „Gut.“ Dann ging er.", ("Er sagte: „Gut.“", "Dann ging er.")),
        ("", ()),
    ],
)
def test_sentences_of_a_text(text: str, found: tuple[str, ...] | None) -> None:
    assert sentences(text) == ((text,) if found is None else found)


def reworded(event: Snapshot, *pairs: tuple[str, str]) -> Snapshot:
    """Return the event with the editors' wordings for paragraphs that begin so."""
    found = {
        one.id: one.text.replace(before, after) if after else ""
        for one in polishable_texts(build(event, THE_END).blocks)
        for before, after in pairs
        if before in one.text and is_computed(one.id)
    }
    return replace(event, polish=Polish(found))


def words_of(document: Document) -> list[str]:
    return [say(block.spans) for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("abbreviations", [(), (("Jobcenter", "gemeinsame Einrichtung"),)])
def test_report_says_what_the_editors_made_of_what_it_repeats(
    abbreviations: tuple[tuple[str, str], ...],
) -> None:
    event = documented_event()
    plan = replace(event.agenda.documentation, abbreviations=abbreviations)
    event = replace(event, agenda=replace(event.agenda, documentation=plan))
    polished = reworded(
        event,
        ("90 Personen", "90 Fachkräfte"),
        ("im Mittelpunkt", "im Licht"),
        ("gegenseitiges Verständnis gewinnen", ""),
    )

    said = " ".join(words_of(report(polished)))

    assert "90 Fachkräfte" in said
    assert "im Licht" in said
    assert "im Mittelpunkt" not in said
    assert "Verständnis gewinnen" not in said


def test_report_without_rewordings_of_what_it_says_is_the_same() -> None:
    event = documented_event()
    polished = reworded(event, ("offen geblieben", "nicht geklärt"))

    assert polished.polish.rewordings
    assert report(polished).blocks == report(event).blocks


def test_report_knows_nothing_of_what_was_left_out() -> None:
    event = documented_event()
    measure = next(one for one in event.measures if one.agreed)
    left_out = Polish(left_out=frozenset({"summary:ws1", f"measure:{measure.id}.what"}))
    summary = sentences(event.notes_in("ws1").summary)[0]

    before = " ".join(words_of(report(event)))
    after = " ".join(words_of(report(replace(event, polish=left_out))))

    assert summary in before
    assert measure.what in before
    assert summary not in after
    assert measure.what not in after
