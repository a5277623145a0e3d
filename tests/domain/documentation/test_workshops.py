"""The workshops' chapter and how entries stand in it."""

import pytest

from facilitator.domain.documentation.model import Heading, Span
from facilitator.domain.entries import Entry, Relation, Release
from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION, PARKING, QUESTION, QUOTE
from facilitator.domain.snapshot import Snapshot
from tests.documented_event import THE_END, documented_event
from tests.domain.documentation.building import build, entries_in, lines, section
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_entry,
    make_measure,
    make_snapshot,
    make_workshop,
)


def _event(*entries: Entry, workshops: int = 1) -> Snapshot:
    agenda = make_agenda(
        make_day(make_block("talk", code="I")),
        workshops=tuple(make_workshop(number) for number in range(1, workshops + 1)),
    )
    return make_snapshot(agenda, entries=entries)


def _in_workshop(*entries: Entry) -> list[str]:
    return lines(section(build(_event(*entries)), "Workshop 1: Topic 1"))


def test_workshop_by_kind_in_the_order_of_the_agenda() -> None:
    assert _in_workshop(
        make_entry("ws1-1", "lose"),
        make_entry("ws1-2", "wer?", kind=QUESTION),
        make_entry("ws1-3", "zäh", kind=CHALLENGE),
        make_entry("ws1-4", "so", kind=QUOTE, function="Leitung", release=Release.WITH_FUNCTION),
        make_entry("ws1-5", "auch zäh", kind=CHALLENGE),
    ) == [
        "# Herausforderungen",
        "H 1.3 zäh",
        "H 1.5 auch zäh",
        "# Offene Fragen",
        "F 1.2 wer?",
        "# Stimmen aus dem Workshop",
        "Z 1.4 „so“ – Leitung",
        "# Ohne Zuordnung",
        "1.1 lose",
    ]


def test_workshop_that_lacks_what_another_has() -> None:
    document = build(
        _event(
            make_entry("ws1-1", kind=OPTION),
            make_entry("ws1-2", kind=QUESTION),
            make_entry("ws2-1", "zäh", place="ws2", kind=CHALLENGE),
            workshops=2,
        )
    )

    assert lines(section(document, "Workshop 2: Topic 2")) == [
        "# Herausforderungen",
        "H 2.1 zäh",
        "# Handlungsoptionen",
        "Keine Nennungen.",
    ]


def test_workshop_without_anything_needs_no_page() -> None:
    document = build(_event(make_entry("ws1-1"), workshops=2))
    headings = [block for block in document.blocks if isinstance(block, Heading)]

    assert lines(section(document, "Workshop 2: Topic 2")) == ["Keine Nennungen."]
    assert {heading.text: heading.new_page for heading in headings if heading.level == 2} == {
        "Workshop 1: Topic 1": True,
        "Workshop 2: Topic 2": False,
        "So sind die Ergebnisse nummeriert": False,
        "Impressum und Hinweise": False,
    }


def test_overview_counts_what_the_chapter_lists() -> None:
    document = build(
        _event(
            make_entry("ws1-1", kind=CHALLENGE),
            make_entry("ws1-2", kind=CHALLENGE, parent="ws1-1", relation=Relation.ADDITION),
            make_entry("ws1-3"),
            make_entry("ws1-4", kind=PARKING),
            make_entry("ws2-1", place="ws2", kind=CHALLENGE),
            workshops=2,
        )
    )

    assert lines(section(document, "Ergebnisse der Workshops"))[:4] == [
        "Die Spalten stehen für: H für Herausforderungen, P für Parkplatz und „ohne“ für Beiträge "
        "ohne Zuordnung. Ergänzungen, Einwände und Antworten zählen nur in der letzten Spalte mit.",
        "Workshop | Raum | H | P | ohne | alle",
        "Workshop 1: Topic 1 | – | 1 | 1 | 1 | 4",
        "Workshop 2: Topic 2 | – | 1 | 0 | 0 | 1",
    ]


def test_essentials_count_in_singular_and_plural() -> None:
    few = build(_event(make_entry("ws1-1", kind=CHALLENGE), make_entry("ws1-2", kind=QUESTION)))
    many = build(documented_event(), THE_END)

    assert lines(section(few, "Das Wichtigste in Kürze")) == [
        "Ergebnisse des Workshops: 1 Herausforderung (siehe Tabelle 2).",
        "1 Frage ist offen geblieben.",
    ]
    assert lines(section(many, "Das Wichtigste in Kürze"))[:4] == [
        "90 Personen am 9. und 10. September 2025 in Kassel.",
        "Ergebnisse der 4 Workshops: 13 Herausforderungen, 13 Lösungsansätze, "
        "5 Handlungsoptionen und 2 Praxisbeispiele (siehe Tabelle 3).",
        "2 Fragen sind offen geblieben.",
        "4 Maßnahmen (siehe Tabelle 5). Bei 2 davon fehlt noch, wer sie übernimmt oder bis wann.",
    ]


def test_followers_stand_under_their_entry() -> None:
    assert _in_workshop(
        make_entry("ws1-1", "Paten", kind=APPROACH),
        make_entry("ws1-2", "Module", kind=APPROACH),
        make_entry("ws1-3", "auch in Teilzeit", parent="ws1-1", relation=Relation.ADDITION),
        make_entry("ws1-4", "wer zahlt", parent="ws1-1", relation=Relation.OBJECTION),
        make_entry("ws1-5", "der Träger", parent="ws1-4", relation=Relation.ANSWER),
        make_entry("ws1-6", "anteilig", parent="ws1-5", relation=Relation.ADDITION),
    ) == [
        "# Lösungsansätze",
        "L 1.1 Paten",
        "  1.3 Ergänzung: auch in Teilzeit",
        "  1.4 Einwand: wer zahlt",
        "    1.5 Antwort: der Träger",
        "    1.6 Ergänzung zu 1.5: anteilig",
        "L 1.2 Module",
    ]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (make_entry("ws1-1", "halb", open_end=True), "1.1 halb (unvollständig)"),
        (make_entry("ws1-1", "neu", number=""), "1.? neu"),
        (make_entry("ws1-1", "von B", number="b4"), "1.b4 von B"),
        (make_entry("ws1-1", "so", versions=("oder so",)), "1.1 so / oder so"),
        (make_entry("ws1-1", "so", kind="lost"), "1.1 so"),
        (make_entry("ws1-1", "so", kind=QUOTE), "Z 1.1 „so“ (Freigabe offen)"),
        (
            make_entry("ws1-1", "„so“", kind=QUOTE, release=Release.DENIED),
            "Z 1.1 „so“ (nicht freigegeben)",
        ),
        (
            make_entry("ws1-1", "„a“ oder „b“", kind=QUOTE, release=Release.WITH_FUNCTION),
            "Z 1.1 „„a“ oder „b““",
        ),
    ],
)
def test_entry_as_it_is_written(entry: Entry, line: str) -> None:
    assert _in_workshop(entry)[1:] == [line]


def test_entry_whose_parent_was_withdrawn() -> None:
    assert _in_workshop(
        make_entry("ws1-1", "weg", kind=APPROACH, removed=True),
        make_entry("ws1-2", "bleibt", parent="ws1-1", relation=Relation.ADDITION),
    ) == ["# Ohne Zuordnung", "1.2 Ergänzung zu L 1.1: bleibt (L 1.1 wurde zurückgezogen)"]


def test_entry_whose_parent_moved_elsewhere_leads_to_it() -> None:
    snapshot = _event(
        make_entry("talk-1", "gewandert", place="talk"),
        make_entry("ws1-2", "bleibt", parent="talk-1", relation=Relation.OBJECTION),
    )
    staying = next(entry for entry in entries_in(build(snapshot)) if entry.id == "ws1-2")

    assert staying.relation == (Span("Einwand gegen "), Span("I.1", target="entry-talk-1"))


def test_parked_addition_leaves_its_entry_for_the_parking_lot() -> None:
    document = build(
        _event(
            make_entry("ws1-1", "Paten", kind=APPROACH),
            make_entry("ws1-2", "Tarif", kind=PARKING, parent="ws1-1", relation=Relation.ADDITION),
        )
    )

    assert lines(section(document, "Themenspeicher (Parkplatz)")) == [
        "P 1.2 Ergänzung zu L 1.1: Tarif"
    ]


def test_option_that_became_a_measure_leads_to_it() -> None:
    snapshot = make_snapshot(
        _event().agenda,
        entries=[make_entry("ws1-1", "Paten", kind=OPTION)],
        measures=(
            make_measure("gone", removed=True, source="ws1-1"),
            make_measure("m1", source="ws1-1", agreed=True),
        ),
    )

    assert entries_in(build(snapshot))[0].remarks == (
        (Span("siehe "), Span("M 1", target="measure-m1")),
    )
