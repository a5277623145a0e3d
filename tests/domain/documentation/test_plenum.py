"""What the Dokumentation tells of a plenum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import pytest

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.measures import MEASURES_TABLE
from facilitator.domain.documentation.model import (
    Block,
    Chart,
    Document,
    EntryBlock,
    Paragraph,
    Role,
    Table,
)
from facilitator.domain.documentation.sections import split_sections
from facilitator.domain.outline import FEEDBACK, QUERIES, QUESTIONS, STORIES, read_outline
from facilitator.domain.plenum.query import (
    Candidate,
    Count,
    PhoneCount,
    Query,
    QueryKind,
    Source,
)
from facilitator.domain.plenum.theme import Themes
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue
from facilitator.texts import load_texts
from tests.documented_event import THE_END
from tests.domain.documentation.building import build, lines, outline, say, section
from tests.domain.factories import at
from tests.factories import make_measure, make_snapshot
from tests.plenum_event import plenum_event


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return plenum_event()


@pytest.fixture(scope="module")
def document(snapshot: Snapshot) -> Document:
    return build(snapshot, THE_END)


def test_chapter_on_the_plenum(document: Document) -> None:
    assert [line for line in outline(document) if line[0] in "56"] == [
        "5 Zusammenführung im Plenum",
        "5.1 Thema 1: Einarbeitung mit Patenschaft",
        "5.2 Thema 2: Erfolge sichtbar machen",
        "5.3 Thema 3: Digitale Werkzeuge mit Begleitung",
        "5.4 Thema 4: Schnittstellen mit festen Ansprechpersonen",
        "5.5 Thema 5: Rechtssicherheit braucht Zeit",
        "5.6 Abfragen",
        "5.7 Beiträge im Plenum",
        "5.8 Offene Fragen",
        "5.9 Maßnahmen",
        "6 Stimmen und Ausblick",
        "6.1 Stimmen zur Veranstaltung",
        "6.2 Was die Teilnehmenden mitnehmen",
        "6.3 Rückmeldungen zur Veranstaltung",
        "6.4 Erfolgsgeschichten",
        "6.5 O-Töne und Ausblick",
    ]


def test_theme_with_points_measures_summary_and_all_that_it_rests_on(document: Document) -> None:
    assert lines(section(document, "Thema 1: Einarbeitung mit Patenschaft")) == [
        "Punkte: 71 von 231 (Abfrage 1)",
        "Maßnahmen: M 1",
        "Rückgespiegelt: vom Plenum bestätigt am 10. September 2025, 10:55 Uhr",
        "Alle vier Workshops nennen die Einarbeitung. Einigkeit besteht über:",
        "eine Patin oder einen Paten im ersten halben Jahr",
        "Stunden, die dafür da sind",
        "# Was strittig blieb",
        "Strittig blieb, ob die Stunden aus dem eigenen Budget kommen müssen; zwei Häuser halten "
        "das für nicht leistbar.",
        "# Worauf das beruht",
        "H 1.1 Neue Fachkräfte tragen nach drei Wochen die volle Fallzahl und arbeiten auf "
        "Verdacht. (siehe M 1)",
        "H 1.2 Wissen geht mit jedem Ruhestand; niemand hat aufgeschrieben, warum es so läuft.",
        "O P.3 Patenschaft für alle Neuen, mit Stunden in der Personalbemessung (zusammengeführt "
        "aus L 1.5 und O 1.8, 55 Punkte, siehe M 1)",
        "F 1.10 Wer bezahlt die Stunden der Patinnen und Paten?",
        "Z 1.30 „Ich habe drei Monate gebraucht, bis ich mich getraut habe zu fragen.“",
    ]


def test_plenum_that_is_not_released_is_not_said_to_have_been_silent(snapshot: Snapshot) -> None:
    public = build_documentation(
        snapshot,
        forecast(snapshot.agenda, snapshot.run, THE_END),
        load_texts("de"),
        now=THE_END,
        issue=Issue(edition=Edition.PUBLIC),
    )

    chapters = [line.partition(" ")[2] for line in outline(public)]
    assert not [line for line in chapters if "Plenum" in line or line.startswith("Thema")]


def test_what_is_to_be_done_has_the_widest_column_of_the_measures(document: Document) -> None:
    (table,) = (one for one in document.blocks if getattr(one, "anchor", "") == MEASURES_TABLE)

    assert isinstance(table, Table)
    assert max(table.columns, key=lambda column: column.width).title == "Was"


def test_objection_under_a_theme_says_to_what_and_stands_below_it(snapshot: Snapshot) -> None:
    first, *others = snapshot.themes.standing
    gathered = ("ws1-2", "ws1-21", "ws1-22", "ws1-5", "ws3-20")
    themes = Themes((replace(first, entries=gathered), *others), snapshot.themes.of_entry)

    found = section(build(replace(snapshot, themes=themes)), f"Thema 1: {first.title}")

    told = lines(found)
    start = told.index("# Worauf das beruht") + 1
    assert [line.split(" (")[0] for line in told[start:]] == [
        "H 1.2 Wissen geht mit jedem Ruhestand; niemand hat aufgeschrieben, warum es so läuft.",
        "L 1.5 Jede neue Kraft bekommt für ein halbes Jahr eine Patin oder einen Paten mit weniger "
        "eigenen Fällen.",
        "1.21 Einwand gegen L 1.5: ohne Entlastung der Patinnen wird es ein Feigenblatt",
        "1.22 Ergänzung zu 1.21: die Entlastung muss im Dienstplan stehen",
        "3.20 Ergänzung zu L 3.4: nur als Hinweis, nie als Entscheidung",
    ]
    roles = [block.role for block in found[start:] if isinstance(block, Paragraph)]
    below = Role.ENTRY_BELOW
    assert roles == [Role.ENTRY, Role.ENTRY, below, below, Role.ENTRY]


def test_objection_to_what_was_brought_together_stands_below_the_wording(
    snapshot: Snapshot,
) -> None:
    first, *others = snapshot.themes.standing
    gathered = ("plenum-20", "ws1-1", "ws1-21")
    themes = Themes((replace(first, entries=gathered), *others), snapshot.themes.of_entry)

    told = lines(section(build(replace(snapshot, themes=themes)), f"Thema 1: {first.title}"))

    assert [line.split(" (")[0] for line in told[-2:]] == [
        "O P.3 Patenschaft für alle Neuen, mit Stunden in der Personalbemessung",
        "1.21 Einwand gegen L 1.5: ohne Entlastung der Patinnen wird es ein Feigenblatt",
    ]


def test_quote_without_release_is_not_repeated_under_its_theme(document: Document) -> None:
    told = lines(section(document, "Thema 2: Erfolge sichtbar machen"))

    assert told[-1] == "Z 2.30 Zitat ohne Freigabe"


def test_theme_that_changed_after_it_was_confirmed_is_not_confirmed(snapshot: Snapshot) -> None:
    first, *others = snapshot.themes.standing
    changed = replace(first, summary="Doch anders.")
    themes = replace(snapshot.themes, standing=(changed, *others))

    document = build(replace(snapshot, themes=themes), THE_END)

    told = lines(section(document, "Thema 1: Einarbeitung mit Patenschaft"))
    assert [line for line in told if line.startswith("Rückgespiegelt")] == []


def test_entry_leads_to_what_became_of_it(document: Document) -> None:
    remarks = {
        block.id: [say(remark) for remark in block.remarks]
        for block in document.blocks
        if isinstance(block, EntryBlock)
    }

    assert remarks["ws1-5"] == ["zusammengeführt in O P.3", "Thema 1"]
    assert remarks["plenum-20"] == [
        "zusammengeführt aus L 1.5 und O 1.8",
        "55 Punkte",
        "Thema 1",
        "siehe M 1",
    ]
    assert remarks["ws3-9"] == ["nimmt mit: Servicestelle SGB II", "Thema 3", "Thema 5"]


def test_query_in_words_bars_and_numbers(document: Document) -> None:
    told = lines(section(document, "Abfrage 1: Womit sollen wir anfangen?"))

    assert told == [
        "Jede Person hatte 3 Punkte, davon höchstens 2 für dieselbe Sache. 78 von 90 Personen "
        "haben teilgenommen (87 %). Davon 43 mit dem Handy und 35 mit Klebepunkten. Vergeben "
        "wurden 231 von höchstens 270 Punkten.",
        "Neu gezählt (Klebepunkte, Rechtssicherheit braucht Zeit): 8 statt 6. Grund: zwei Punkte "
        "klebten auf dem Rand",
        "Zur Wahl stand | Handys | Papier | Punkte | Anteil",
        "Thema 1 Einarbeitung mit Patenschaft | 41 | 30 | 71 | 31 %",
        "Thema 2 Erfolge sichtbar machen | 33 | 21 | 54 | 23 %",
        "Thema 3 Digitale Werkzeuge mit Begleitung | 28 | 19 | 47 | 20 %",
        "Thema 4 Schnittstellen mit festen Ansprechpersonen | 18 | 26 | 44 | 19 %",
        "Thema 5 Rechtssicherheit braucht Zeit | 7 | 8 | 15 | 6 %",
    ]


def test_chart_shows_what_the_table_says(document: Document) -> None:
    first = _charts(document)[0]

    assert [(bar.label, bar.value) for bar in first.bars] == [
        ("Einarbeitung mit Patenschaft", 71),
        ("Erfolge sichtbar machen", 54),
        ("Digitale Werkzeuge mit Begleitung", 47),
        ("Schnittstellen mit festen Ansprechpersonen", 44),
        ("Rechtssicherheit braucht Zeit", 15),
    ]
    assert first.description.startswith("Balkendiagramm: Punkte. Einarbeitung mit Patenschaft: 71;")


def test_scale_keeps_the_order_of_its_steps(document: Document) -> None:
    told = lines(section(document, "Abfrage 2: Wie zuversichtlich sind Sie?"))

    assert told == [
        "Jede Person wählte eine Stufe. 71 von 90 Personen haben teilgenommen (79 %). Die Hälfte "
        "der Antworten liegt bei „eher zuversichtlich“ oder darunter.",
        "Stufe | Antworten | Anteil",
        "gar nicht zuversichtlich | 3 | 4 %",
        "kaum | 11 | 15 %",
        "eher zuversichtlich | 38 | 54 %",
        "sehr zuversichtlich | 19 | 27 %",
    ]


def test_query_that_is_not_revealed_is_nowhere(document: Document) -> None:
    every = " ".join(_words(document))

    assert [word for word in ("aufgelöst", "geheim", "verborgen", "77") if word in every] == []


def test_ways_that_fewer_than_five_took_are_not_told() -> None:
    query = _query(
        phones=PhoneCount(ballots=40, points=(30, 10)),
        counts=(_dots("a", 3), _dots("b", 1), _dots("", 4)),
    )

    told = lines(section(build(make_snapshot(queries=(query,))), "Abfrage 1: Was zuerst?"))

    assert told == [
        "Jede Person hatte eine Stimme. 44 Personen haben teilgenommen.",
        "Zur Wahl stand | Stimmen | Anteil",
        "Anfang | 33 | 75 %",
        "Ende | 11 | 25 %",
    ]


def test_correction_of_a_way_that_is_not_told_says_what_it_made_of_the_sum() -> None:
    query = _query(
        phones=PhoneCount(ballots=40, points=(30, 10)),
        counts=(
            *(_dots("", 4), _dots("a", 3), _dots("a", 1, "verzählt"), _dots("", 3, "wer?")),
            _dots("a", 2, "doch mehr"),
        ),
    )

    told = lines(section(build(make_snapshot(queries=(query,))), "Abfrage 1: Was zuerst?"))

    assert told[1:4] == [
        "Neu gezählt (Klebepunkte, Anfang): zusammen 31 statt 33. Grund: verzählt",
        "Neu gezählt (Klebepunkte, Zahl der Personen): geändert um -1. Grund: wer?",
        "Neu gezählt (Klebepunkte, Anfang): zusammen 32 statt 31. Grund: doch mehr",
    ]


def test_query_of_few_says_so_and_is_not_among_the_essentials() -> None:
    query = _query(phones=PhoneCount(ballots=1, points=(1, 0)))
    query = replace(query, people=90)

    document = build(make_snapshot(queries=(query,)))

    assert lines(section(document, "Abfrage 1: Was zuerst?")) == [
        "Jede Person hatte eine Stimme. 1 von 90 Personen hat teilgenommen (1 %). Weniger als fünf "
        "haben teilgenommen: Das Ergebnis sagt wenig aus und lässt womöglich auf Einzelne "
        "schließen.",
        "Zur Wahl stand | Stimmen",
        "Anfang | 1",
        "Ende | 0",
    ]
    assert _charts(document) == []
    assert "liegt vorn" not in " ".join(_words(document))


def test_query_in_which_nobody_took_part() -> None:
    query = _query(phones=PhoneCount(ballots=0, points=(0, 0)))

    told = lines(section(build(make_snapshot(queries=(query,))), "Abfrage 1: Was zuerst?"))

    assert told == ["Jede Person hatte eine Stimme. Niemand hat teilgenommen."]


def test_bar_of_a_long_wording_is_short_and_the_table_has_all_of_it() -> None:
    label = "Sehr " * 40 + "lang"
    query = _query(
        phones=PhoneCount(ballots=9, points=(5, 4)),
        candidates=(Candidate(id="a", label=label), Candidate(id="b", label="x" * 200)),
    )

    document = build(make_snapshot(queries=(query,)))

    assert all(len(bar.label) <= 82 for bar in _charts(document)[0].bars)
    assert f"{label} | 5 | 56 %" in lines(document.blocks)


def test_open_questions_say_who_takes_them_along(document: Document) -> None:
    assert lines(split_sections(document.blocks)[QUESTIONS]) == [
        "Nr. | Frage | Nimmt mit",
        "F 1.10 | Wer bezahlt die Stunden der Patinnen und Paten? | offen",
        "F 3.9 | Wer haftet, wenn die Prüfung einen Fehler übersieht? | Servicestelle SGB II",
        "F Q.110 | Gibt es den Leitfaden auch digital? | offen",
        "F P.4 | Wie bleibt der Austausch am Leben? | AG Einarbeitung",
    ]


def test_answered_question_that_somebody_takes_along_is_among_the_open_ones(
    snapshot: Snapshot,
) -> None:
    asked = replace(snapshot.entries["ws3-10"], taken_by="Servicestelle, Frau Wagner")

    notes = snapshot.notes["ws3"]
    entries = tuple(asked if one.id == asked.id else one for one in notes.entries)
    changed = replace(
        snapshot,
        entries={**snapshot.entries, asked.id: asked},
        notes={**snapshot.notes, "ws3": replace(notes, entries=entries)},
    )

    told = lines(split_sections(build(changed, THE_END).blocks)[QUESTIONS])
    assert [line for line in told if "SMS" in line] == [
        "F 3.10 | Darf die Statusmeldung per SMS kommen? / beantwortet in 3.b1 "
        "| Servicestelle, Frau Wagner"
    ]


def test_measures_say_where_they_come_from_and_proposals_stand_apart(document: Document) -> None:
    assert lines(section(document, "Maßnahmen")) == [
        "Nr. | Was | Wer | Bis wann | Adressat | Bezug",
        "M 1 | Musterplan „90 Tage Leistung“ mit Patensystem erstellen "
        "| AG Einarbeitung (fünf Jobcenter) | 31.01.2026 | Jobcenter | O P.3,\nH 1.1,\nThema 1",
        "M 2 | Musterschulung „KI in der Leistung“ aufbauen und zweimal erproben "
        "| Servicestelle SGB II | 30.06.2026 | BA | O 3.7,\nThema 3",
        "M 3 | Online-Treffen zum Stand der Maßnahmen | offen | offen | – | Zusammenführung",
        "Nr. | Beitrag | Herkunft | Aufgenommen | Punkte | Thema",
        "M 1 | O P.3 | Zusammenführung | 10.9., 10:05 | 55 | Thema 1 (71 Punkte)",
        "M 1 | ↳ L 1.5 | Workshop 1 | 9.9., 10:00 | – | Thema 1 (71 Punkte)",
        "M 1 | ↳ O 1.8 | Workshop 1 | 9.9., 10:00 | – | Thema 1 (71 Punkte)",
        "M 1 | H 1.1 | Workshop 1 | 9.9., 10:00 | – | Thema 1 (71 Punkte)",
        "M 2 | O 3.7 | Workshop 3 | 9.9., 10:00 | – | Thema 3 (47 Punkte)",
        "# Vorgeschlagen, aber nicht beschlossen",
        "Nr. | Was | Wer | Bis wann | Bezug",
        "V 1 | Tag der Leistung | Häuser | offen | O 2.7",
        "V 2 | Durchwahlen pflegen | offen | offen | L 4.4",
    ]


def test_trace_names_the_wording_that_stands_for_an_entry_and_the_theme_of_the_measure(
    snapshot: Snapshot,
) -> None:
    first, second, *_ = snapshot.measures
    measures = (
        replace(first, sources=("ws1-8",), theme="t2"),
        replace(second, sources=(), source=None),
    )

    document = build(replace(snapshot, measures=measures), THE_END)

    (table,) = (one for one in document.blocks if _is_trace(one))
    assert lines((table,))[1:] == [
        "M 1 | – | Erfolge sichtbar machen | – | Thema 2 (54 Punkte)",
        "M 1 | O 1.8 | Workshop 1 / zusammengeführt in O P.3 (55 Punkte) | 9.9., 10:00 "
        "| Thema 1 (71 Punkte)",
        "M 2 | – | Digitale Werkzeuge mit Begleitung | – | Thema 3 (47 Punkte)",
    ]


def test_days_of_measures_are_written_in_one_form_and_words_stay(snapshot: Snapshot) -> None:
    said = ("28.2.2027", "bis 30.6.", "Ende Q1 2026", "31.02.2026", "2026-03-01", "laufend")
    measures = tuple(make_measure(f"m{due}", due=due, agreed=True) for due in said)

    document = build(replace(snapshot, measures=measures), THE_END)

    (table,) = (one for one in document.blocks if isinstance(one, Table) and _is_measures(one))
    assert [say(row.cells[3].spans) for row in table.rows] == [
        *("28.02.2027", "30.06.2026", "Ende Q1 2026", "31.02.2026", "01.03.2026", "laufend")
    ]


def test_trace_of_a_measure_is_a_chain_of_links(document: Document) -> None:
    (row,) = (
        row
        for block in split_sections(document.blocks)["part-measures"]
        if isinstance(block, Table) and block.anchor == "table-traces"
        for row in block.rows
        if say(row.cells[1].spans) == "H 1.1"
    )

    assert [span.target for cell in row.cells for span in cell.spans if span.target] == [
        "measure-m1",
        "entry-ws1-1",
        "place-ws1",
        "theme-t1",
    ]


def test_measures_that_are_all_proposals_say_that_nothing_is_agreed(snapshot: Snapshot) -> None:
    proposals = tuple(replace(measure, agreed=False) for measure in snapshot.measures[:1])

    document = build(replace(snapshot, measures=proposals), THE_END)

    assert lines(section(document, "Maßnahmen"))[:2] == [
        "Beschlossen ist noch nichts.",
        "# Vorgeschlagen, aber nicht beschlossen",
    ]


def test_cards_stand_under_the_question_of_their_round(document: Document) -> None:
    told = lines(section(document, "Zusammenführung im Plenum"))

    start = told.index("# Karten: „Was hindert Sie im Alltag?“")
    assert told[start : start + 5] == [
        "# Karten: „Was hindert Sie im Alltag?“",
        "H P.11 Zu wenig Zeit für Rückfragen",
        "P.12 Die Software stürzt ab",
        "# Blitzlicht: „Wie geht es Ihnen gerade?“",
        "P.111 müde, aber froh",
    ]


def test_feedback_stands_question_by_question(document: Document) -> None:
    assert lines(section(document, "Rückmeldungen zur Veranstaltung")) == [
        "# Was war gut?",
        "O.15 Die Workshops",
        "# Was hat gefehlt?",
        "O.15 Mehr Zeit",
        "O.16 Ein Beispiel aus einem großen Haus",
        "# Was soll beim nächsten Mal anders sein?",
        "O.15 Wieder zwei Tage",
    ]


def test_story_says_what_each_line_answers(document: Document) -> None:
    (story,) = (
        block for block in section(document, "Erfolgsgeschichten") if isinstance(block, EntryBlock)
    )

    assert list(zip(story.prompts, story.text.split("\n"), strict=True)) == [
        ("Wie war die Lage?", "Anträge lagen sechs Wochen."),
        ("Was haben Sie getan?", "Wir haben eine Eingangsrunde eingeführt."),
        ("Wirkung:", "Heute sind es acht Tage."),
    ]


@pytest.mark.parametrize("kept", [True, False], ids=["story", "story of a discarded round"])
def test_contact_of_a_story_stands_nowhere(snapshot: Snapshot, *, kept: bool) -> None:
    rounds = snapshot.rounds if kept else ()

    told = repr(build(replace(snapshot, rounds=rounds), THE_END))

    assert "leistung@jobcenter.example" in repr(snapshot.entries)
    assert "Anträge lagen sechs Wochen." in told
    assert "leistung@jobcenter.example" not in told


def test_voices_stand_by_release(document: Document) -> None:
    assert lines(section(document, "Stimmen zur Veranstaltung"))[2:] == [
        "Z O.18 „Endlich redet jemand über uns.“ – Teamleitung",
        "# Freigabe noch offen",
        "Z O.19 „Nicht für die Presse.“ (Freigabe offen)",
        "# Nicht freigegeben: nur für den internen Gebrauch",
        "Z N.1 „Das Bingo war albern. Und genau richtig.“ – Geschäftsführerin (nicht freigegeben)",
    ]


def test_question_to_the_podium_stands_among_questions_and_answers(document: Document) -> None:
    told = lines(section(document, "Fragen an die Expertin"))

    assert "F Q.110 Gibt es den Leitfaden auch digital?" in told


def test_essentials_name_themes_first_places_and_measures(document: Document) -> None:
    assert lines(section(document, "Das Wichtigste in Kürze"))[2:8] == [
        "4 Fragen sind offen geblieben.",
        "Das Plenum hat die Ergebnisse in 5 Themen zusammengeführt: Einarbeitung mit Patenschaft, "
        "Erfolge sichtbar machen, Digitale Werkzeuge mit Begleitung, Schnittstellen mit festen "
        "Ansprechpersonen und Rechtssicherheit braucht Zeit.",
        "In Abfrage 1 („Womit sollen wir anfangen?“) liegt vorn: Einarbeitung mit Patenschaft "
        "(71 von 231 Punkten).",
        "In Abfrage 3 („Wann treffen wir uns wieder?“) liegt vorn: Patenschaft für alle Neuen.",
        "3 Maßnahmen (siehe Tabelle 8). Bei 1 davon fehlt noch, wer sie übernimmt oder bis wann.",
        "2 vorgeschlagene Maßnahmen (siehe Tabelle 10).",
    ]


def test_sections_of_a_plenum(snapshot: Snapshot, document: Document) -> None:
    found = {section.anchor: section for section in read_outline(document, snapshot).sections}

    assert [bool(found[f"theme-t{number}"].gaps) for number in range(1, 6)] == [
        False,
        False,
        False,
        True,
        True,
    ]
    assert found[QUERIES].writes_itself
    assert found[QUESTIONS].writes_itself
    assert (found[FEEDBACK].entries, found[STORIES].entries) == (2, 1)


def _charts(document: Document) -> list[Chart]:
    return [block for block in document.blocks if isinstance(block, Chart)]


def _is_trace(block: Block) -> bool:
    return isinstance(block, Table) and block.anchor == "table-traces"


def _is_measures(table: Table) -> bool:
    return table.anchor == MEASURES_TABLE


def _words(document: Document) -> Iterator[str]:
    """Yield all that can be read, in charts and captions, too."""
    yield from lines(document.blocks)
    for chart in _charts(document):
        yield chart.description
        yield chart.caption


_EITHER: Final = (Candidate(id="a", label="Anfang"), Candidate(id="b", label="Ende"))


def _query(
    *,
    phones: PhoneCount,
    counts: tuple[Count, ...] = (),
    candidates: tuple[Candidate, ...] = _EITHER,
) -> Query:
    return Query(
        id="q",
        kind=QueryKind.SINGLE,
        question="Was zuerst?",
        opened=at("11:00"),
        closed=at("11:05"),
        revealed=at("11:06"),
        from_phones=phones,
        counts=counts,
        candidates=candidates,
    )


def _dots(candidate: str, amount: int, reason: str = "") -> Count:
    return Count(
        id=f"{candidate}{amount}",
        source=Source.DOTS,
        candidate=candidate,
        amount=amount,
        at=at("11:04"),
        reason=reason,
    )
