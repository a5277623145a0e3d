"""All parts of the Dokumentation: of an event with twice the sample's content, and of none."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.documentation.abbreviations import spell_out
from facilitator.domain.documentation.model import (
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Role,
    Span,
    Table,
)
from facilitator.domain.photos import Consent
from tests.documented_event import THE_END, documented_event
from tests.domain.documentation.building import build, lines, outline, say, section
from tests.double_event import AFTERWARDS, WORKSHOPS, double_event
from tests.factories import make_snapshot

WHOLE = build(double_event(), AFTERWARDS)


def test_outline_of_an_event_with_twice_the_content() -> None:
    assert [line for line in outline(WHOLE) if not line.startswith("4.")] == [
        "1 Das Wichtigste in Kürze",
        "1.1 Anlass und Ziel",
        "1.2 Leitfragen",
        "2 Ablauf: geplant und tatsächlich",
        "2.1 Eindrücke",
        "3 Impulse und Austausch",
        "3.1 Impuls",
        "3.2 Rückfragen",
        "4 Ergebnisse der Workshops",
        "5 Zusammenführung im Plenum",
        "5.1 Offene Fragen",
        "5.2 Maßnahmen",
        "6 Stimmen und Ausblick",
        "6.1 Stimmen zur Veranstaltung",
        "6.2 Ausblick",
        "7 Anhang",
        "7.1 Themenspeicher (Parkplatz)",
        "7.2 So sind die Ergebnisse nummeriert",
        "7.3 Abkürzungen",
        "7.4 Impressum und Hinweise",
    ]


def test_every_workshop_begins_a_page() -> None:
    pages = [
        block.text
        for block in WHOLE.blocks
        if isinstance(block, Heading) and block.level == 2 and block.new_page
    ]

    assert len(pages) == WORKSHOPS


def test_every_entry_stands_once_and_every_table_has_as_many_cells_as_columns() -> None:
    shown = [block.id for block in WHOLE.blocks if isinstance(block, EntryBlock)]
    tables = [block for block in WHOLE.blocks if isinstance(block, Table)]

    assert sorted(shown) == sorted(double_event().entries)
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)


def test_essentials_count_and_lead_to_the_measures() -> None:
    essentials = lines(section(WHOLE, "Das Wichtigste in Kürze"))

    assert essentials[1] == (
        "Ergebnisse der 8 Workshops: 32 Herausforderungen, 32 Lösungsansätze, 32 "
        "Handlungsoptionen, 32 Praxisbeispiele und 32 Erkenntnisse (siehe Tabelle 4)."
    )
    assert "16 Maßnahmen (siehe Tabelle 6)." in essentials


def test_aims_stand_below_the_occasion() -> None:
    assert lines(section(WHOLE, "Anlass und Ziel")) == [
        "Ab dem nächsten Schuljahr gilt der Anspruch auf einen Platz.",
        "Vieles ist offen.",
        "Die Ziele der Veranstaltung:",
        "Zuständigkeiten klären",
        "Vorhaben vereinbaren",
    ]


def test_photos_stand_where_they_belong_and_the_first_one_on_the_cover() -> None:
    figures = {block.caption: block for block in WHOLE.blocks if isinstance(block, Figure)}

    def captions(title: str) -> list[str]:
        return [one.caption for one in section(WHOLE, title) if isinstance(one, Figure)]

    assert [one.is_cover for one in figures.values()] == [True, *(False,) * 6]
    assert [one.number for one in figures.values()] == list(range(7))
    assert captions("Eindrücke") == ["Unterschrift 2"]
    assert captions("Impuls") == ["Unterschrift 3"]
    assert captions("Workshop 1: Ganztag vor Ort") == ["Unterschrift 4", "Unterschrift 5"]


def test_picture_credits_name_each_photo() -> None:
    credited = section(WHOLE, "Bildnachweis")

    assert lines(credited) == [
        "Titelseite, Abbildung 2, Abbildung 4 und Abbildung 6: Bildungsbüro",
        "Abbildung 1, Abbildung 3 und Abbildung 5: keine Angabe",
    ]


def test_photo_stands_nowhere_if_somebody_on_it_refused_and_says_so_if_nobody_was_asked() -> None:
    event = double_event()
    refused = replace(event.photos[2], consent=Consent.DENIED)
    unasked = replace(event.photos[3], consent=Consent.OPEN)
    photos = (*event.photos[:2], refused, unasked)

    document = build(replace(event, photos=photos), AFTERWARDS)

    shown = [block for block in document.blocks if isinstance(block, Figure)]
    assert [(one.caption, one.remark) for one in shown] == [
        ("Unterschrift 1", ""),
        ("Unterschrift 2", ""),
        ("Unterschrift 4", "Einwilligung offen"),
    ]
    notice = next(one for one in document.blocks if isinstance(one, Paragraph))
    assert say(notice.spans) == "Nur zur internen Verwendung: enthält Fotos ohne Einwilligung"


def test_abbreviations_are_noted_where_they_are_met_first_and_listed() -> None:
    notes = [
        (say(block.spans[: at + 1]), span.note)
        for block in WHOLE.blocks
        if isinstance(block, Paragraph)
        for at, span in enumerate(block.spans)
        if "Ganztagsschule" in span.note or "Jugendhilfe" in span.note
    ]

    assert notes == [
        ("Der Impuls ordnete ein, was die OGS", "OGS: Offene Ganztagsschule"),
        (
            "Der Impuls ordnete ein, was die OGS bedeutet. Der JHA",
            "JHA: Jugendhilfeausschuss",
        ),
    ]
    assert lines(section(WHOLE, "Abkürzungen"))[1:] == [
        "JHA | Jugendhilfeausschuss",
        "OGS | Offene Ganztagsschule",
    ]


def test_abbreviation_that_explains_itself_needs_no_footnote() -> None:
    said = (Paragraph((Span("Der Jugendhilfeausschuss (JHA) tagt."),)), Paragraph((Span("JHA"),)))

    assert spell_out([said], [("JHA", "Jugendhilfeausschuss")]) == (said,)


def test_no_part_of_a_word_is_taken_for_an_abbreviation() -> None:
    said = (Paragraph((Span("KIND und KI-Einsatz"),), Role.BULLET),)

    assert spell_out([said], [("KI", "künstliche Intelligenz")]) == (said,)


def test_empty_event_says_what_there_is_and_nothing_more() -> None:
    document = build(make_snapshot())

    assert lines(section(document, "Das Wichtigste in Kürze")) == ["Noch ist nichts festgehalten."]
    assert [block for block in document.blocks if isinstance(block, Figure | EntryBlock)] == []
    assert lines(section(document, "Impressum und Hinweise"))[-2] == "# Barrierefreiheit"


def test_releases_are_counted() -> None:
    assert lines(section(build(documented_event(), THE_END), "Freigaben")) == [
        "Workshops und Vorträge: noch kein Abschnitt freigegeben",
        "Zitate: 3 mit Funktion freigegeben, 1 anonym freigegeben, 1 noch nicht freigegeben, 1 "
        "nur für den internen Gebrauch",
    ]
