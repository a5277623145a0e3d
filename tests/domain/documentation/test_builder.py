"""The outline as a whole; what stands in each part has a file of its own."""

from dataclasses import replace

from facilitator.domain.agenda import BlockKind
from facilitator.domain.documentation.model import Heading, Paragraph, Role
from facilitator.domain.entries import Release
from facilitator.domain.kinds import QUOTE
from facilitator.domain.snapshot import Snapshot
from tests.documented_event import THE_END, documented_event
from tests.domain.documentation.building import build, lines, outline, say, section
from tests.domain.factories import Happening, at
from tests.factories import make_agenda, make_block, make_day, make_entry, make_snapshot


def test_outline_of_a_whole_event() -> None:
    assert outline(build(documented_event(), THE_END)) == [
        "1 Das Wichtigste in Kürze",
        "1.1 Anlass und Ziel",
        "1.2 Leitfragen",
        "2 Ablauf: geplant und tatsächlich",
        "3 Impulse und Austausch",
        "3.1 Impuls",
        "3.2 Fragen an die Expertin",
        "3.3 Netzwerkabend mit Jobcenter-Bingo",
        "4 Ergebnisse der Workshops",
        "4.1 Workshop 1: Qualifizierung und Ausbildung",
        "4.2 Workshop 2: Sichtbarkeit und Attraktivität",
        "4.3 Workshop 3: Digitalisierung und KI",
        "4.4 Workshop 4: Schnittstellenarbeit",
        "5 Zusammenführung im Plenum",
        "5.1 Beiträge im Plenum",
        "5.2 Offene Fragen",
        "5.3 Maßnahmen",
        "6 Stimmen und Ausblick",
        "6.1 Stimmen zur Veranstaltung",
        "6.2 O-Töne und Ausblick",
        "7 Anhang",
        "7.1 Themenspeicher (Parkplatz)",
        "7.2 So sind die Ergebnisse nummeriert",
        "7.3 Impressum und Hinweise",
    ]


def test_outline_of_an_empty_event() -> None:
    assert outline(build(make_snapshot())) == [
        "1 Das Wichtigste in Kürze",
        "2 Ablauf: geplant und tatsächlich",
        "3 Anhang",
        "3.1 Impressum und Hinweise",
    ]


def test_documentation_speaks_the_language_of_the_agenda() -> None:
    document = build(make_snapshot(make_agenda(language="en")))

    assert document.language == "en"
    assert outline(document)[0] == "1 The essentials in short"


def test_title_page_of_an_event_that_is_over() -> None:
    assert _title_page(documented_event()) == [
        (Role.NOTICE, "Nur zur internen Verwendung: enthält Zitate ohne Freigabe"),
        (Role.SERIES, "xFeld"),
        (Role.TITLE, "Status Quo und Zukunft: Der Leistungsbereich im Fokus"),
        (Role.SUBTITLE, "Dokumentation der Veranstaltung am 9. und 10. September 2025 in Kassel"),
        (Role.FACT, "Herausgeber: Servicestelle SGB II"),
        (Role.FACT, "Stand: 10. September 2025, 13:02 Uhr"),
    ]


def test_title_page_is_for_anybody_if_every_quote_is_released() -> None:
    quote = make_entry("e1", kind="quote", release=Release.WITH_FUNCTION)

    roles = [role for role, _ in _title_page(make_snapshot(entries=(quote,)))]

    assert Role.NOTICE not in roles


def test_title_page_of_a_rehearsal_before_its_end() -> None:
    rehearsal = replace(make_snapshot(), rehearsal=True)

    assert _title_page(rehearsal) == [
        (Role.STATUS, "ENTWURF"),
        (Role.NOTICE, "Generalprobe – erfundene Inhalte"),
        (Role.SERIES, "Dokumentation"),
        (Role.TITLE, "Leistung im Fokus"),
        (Role.SUBTITLE, "Dokumentation der Veranstaltung am 9. September 2025"),
        (Role.FACT, "Stand: 10. September 2025, 13:02 Uhr, vor dem Ende der Veranstaltung"),
    ]


def test_document_says_of_a_rehearsal_that_it_is_one() -> None:
    document = build(replace(documented_event(), rehearsal=True), THE_END)

    assert document.category == "Generalprobe – erfundene Inhalte"
    assert document.footer == "xFeld Kassel – Dokumentation – Generalprobe"


def test_document_of_a_running_event_is_a_draft_on_every_page() -> None:
    assert build(make_snapshot()).footer == "Leistung im Fokus – Dokumentation – Entwurf"


def test_chapters_begin_new_pages() -> None:
    assert _on_new_pages(documented_event()) == list("1234567")


def test_short_chapters_share_a_page() -> None:
    assert _on_new_pages(make_snapshot()) == ["1"]


def _on_new_pages(snapshot: Snapshot) -> list[str]:
    return [
        block.number
        for block in build(snapshot, THE_END).blocks
        if isinstance(block, Heading) and block.level == 1 and block.new_page
    ]


def test_course_says_what_differs_from_the_plan() -> None:
    agenda = make_agenda(
        make_day(
            *(make_block(name) for name in ("as-planned", "longer", "shorter", "skipped")),
            *(make_block(name) for name in ("forgotten", "running", "pending")),
        )
    )
    run = (
        Happening()
        .done("as-planned", "09:01", "09:32")
        .done("longer", "09:32", "10:12")
        .done("shorter", "10:12", "10:37")
        .skip("skipped")
        .start("running", "11:30")
    )
    document = build(make_snapshot(agenda, events=run.events), at("11:40"))

    assert lines(section(document, "Ablauf: geplant und tatsächlich"))[1:] == [
        "Geplant | Tatsächlich | Programmpunkt | Anmerkung",
        "09:00–09:30 | 09:01–09:32 | As-planned | –",
        "09:30–10:00 | 09:32–10:12 | Longer | 10 min länger",
        "10:00–10:30 | 10:12–10:37 | Shorter | 5 min kürzer",
        "10:30–11:00 | – | Skipped | entfallen",
        "11:00–11:30 | – | Forgotten | nicht erfasst",
        "11:30–12:00 | seit 11:30 | Running | läuft noch",
        "12:00–12:30 | – | Pending | –",
    ]


def test_course_names_workshops_and_rooms_of_a_phase() -> None:
    table = lines(section(build(documented_event(), THE_END), "Ablauf: geplant und tatsächlich"))

    assert [line for line in table if "Phase" in line] == [
        "15:30–17:00 | 15:30–17:08 | Workshop-Phase I / Workshop 1: Qualifizierung und Ausbildung "
        "(Raum\u00a0A) / Workshop 2: Sichtbarkeit und Attraktivität (Raum\u00a0B) / Workshop 3: "
        "Digitalisierung und KI (Raum\u00a0C) / Workshop 4: Schnittstellenarbeit (Raum\u00a0D) "
        "| parallel, 8 min länger"
    ]


def test_talk_with_speaker_statements_questions_and_quote() -> None:
    assert lines(section(build(documented_event(), THE_END), "Impuls")) == [
        "Mit: Dr. Clara Beispiel, Unterabteilungsleiterin, BMAS",
        "Die Rednerin ordnete die geplanten Änderungen der Grundsicherung ein und warb für einen "
        "sachlichen Ton. Die Leistung solle sichtbarer werden.",
        "# Kernaussagen",
        "E I.1 Die Leistung sichert den Lebensunterhalt von Millionen Menschen.",
        "E I.2 Ohne verlässliche Leistung gelingt keine Integration in Arbeit.",
        "I.3 Vorschläge der Kommission werden bis Jahresende erwartet.",
        "# Fragen und Antworten",
        "F I.4 Wann erfahren die Jobcenter, was auf sie zukommt?",
        "  I.21 Antwort: Mit dem Entwurf, nicht erst mit dem Gesetz.",
        "# Im Wortlaut",
        "Z I.20 „Es gilt, Haltung zu bewahren und selbstbewusst zu handeln.“ – Rednerin",
    ]


def test_voices_are_the_quotes_outside_of_workshops_and_lectures() -> None:
    assert lines(section(build(documented_event(), THE_END), "Stimmen zur Veranstaltung")) == [
        "Z O.1 „Zum ersten Mal saß ich in einem Raum, in dem alle wussten, was ein "
        "Änderungsbescheid im Dezember bedeutet.“ – Sachbearbeiterin",
        "Z O.2 „Ich nehme drei Telefonnummern und eine Idee mit.“ (anonym freigegeben)",
        "# Nicht freigegeben: nur für den internen Gebrauch",
        "Z N.1 „Das Bingo war albern. Und genau richtig.“ – Geschäftsführerin (nicht freigegeben)",
    ]


def test_several_plenums_have_a_section_each() -> None:
    blocks = [
        make_block(name, name, kind=BlockKind.PLENUM, code=name) for name in ("Erstes", "Zweites")
    ]
    entries = [make_entry(f"{block.id}-1", place=block.id) for block in blocks]

    document = build(make_snapshot(make_agenda(make_day(*blocks)), entries=entries))

    assert outline(document)[2:5] == [
        "3 Zusammenführung im Plenum",
        "3.1 Erstes",
        "3.2 Zweites",
    ]


def test_plenum_that_is_over_and_brought_nothing() -> None:
    agenda = make_agenda(make_day(make_block("p", kind=BlockKind.PLENUM)))
    run = Happening().done("p", "09:00", "09:30")

    document = build(make_snapshot(agenda, events=run.events))

    assert lines(section(document, "Zusammenführung im Plenum")) == ["Keine Nennungen."]


def test_measures_without_a_plenum_are_a_chapter() -> None:
    document = build(replace(documented_event(), agenda=make_agenda()), THE_END)

    assert "3 Maßnahmen" in outline(document)


def test_measures_name_their_source_and_what_is_open() -> None:
    document = build(documented_event(), THE_END)

    assert lines(section(document, "Maßnahmen")) == [
        "Nr. | Was | Wer | Bis wann | Bezug",
        "M 1 | Musterplan „90 Tage Leistung“ mit Patensystem erstellen "
        "| AG Einarbeitung (fünf Jobcenter) | 31.01.2026 | O 1.8",
        "M 2 | Musterschulung „KI in der Leistung“ aufbauen und zweimal erproben "
        "| Servicestelle SGB II | 30.06.2026 | O 3.7",
        "M 3 | Tag der Leistung | Häuser | offen | O 2.7",
        "M 4 | Online-Treffen zum Stand der Maßnahmen | offen | offen | Zusammenführung",
    ]


def test_parking_lot_of_all_places() -> None:
    assert lines(section(build(documented_event(), THE_END), "Themenspeicher (Parkplatz)")) == [
        "P 2.40 Tarifliche Eingruppierung",
        "P 4.40 Datenschutz bei gemeinsamen Akten",
        "P Q.40 Supervision für Führungskräfte",
    ]


def test_places_that_the_agenda_lost_keep_their_words() -> None:
    snapshot = make_snapshot(
        entries=[make_entry("gone-1", "Bleibt stehen", place="gone")],
        summaries={"gone": "Auch dies."},
    )

    assert lines(
        section(build(snapshot), "Beiträge zu Programmpunkten, die es nicht mehr gibt")
    ) == ["Auch dies.", "# Ohne Zuordnung", "?.1 Bleibt stehen"]


def test_numbers_are_explained_as_far_as_they_occur() -> None:
    agenda = make_agenda(make_day(make_block("talk", "Impuls", code="I")))
    entries = [
        make_entry("talk-1", place="talk", kind=QUOTE),
        make_entry("talk-2", place="talk", number=""),
        make_entry("talk-3", place="talk", number="b1"),
    ]

    explained = lines(
        section(build(make_snapshot(agenda, entries=entries)), "So sind die Ergebnisse nummeriert")
    )

    assert explained[1:] == [
        "Außerhalb der Workshops beginnt die Nummer mit dem Kürzel des Programmpunkts: I für "
        "„Impuls“.",
        "Ein Buchstabe hinter dem Punkt zeigt, dass der Beitrag auf einem weiteren Gerät desselben "
        "Workshops aufgenommen wurde.",
        "Ein Fragezeichen steht, wo die Nummer noch nicht vergeben ist.",
        "Buchstaben: Z Zitat",
    ]


def test_imprint_of_a_rehearsal() -> None:
    snapshot = replace(documented_event(), rehearsal=True)

    assert lines(section(build(snapshot, THE_END), "Impressum und Hinweise"))[:7] == [
        "Herausgeber: Servicestelle SGB II",
        "Veranstaltung: xFeld: Status Quo und Zukunft: Der Leistungsbereich im Fokus",
        "Ort und Zeit: Kassel, 9. und 10. September 2025",
        "Mit: Mira Sandner, Moderation, Servicestelle SGB II",
        "Stand: 10. September 2025, 13:02 Uhr",
        "Hinweis: Generalprobe – erfundene Inhalte",
        "Zusammengestellt aus der Mitschrift während der Veranstaltung.",
    ]


def _title_page(snapshot: Snapshot) -> list[tuple[Role, str]]:
    blocks = build(snapshot, THE_END).blocks
    page = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        page.append((block.role, say(block.spans)))
    return page
