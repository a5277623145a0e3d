"""A whole event with all that a Dokumentation can hold, in German, to look at and to read back."""

from __future__ import annotations

from datetime import time
from itertools import count
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockKind, Person, Room
from facilitator.domain.entries import Entry, Measure, Relation, Release
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import (
    APPROACH,
    CHALLENGE,
    EXAMPLE,
    INSIGHT,
    OPTION,
    PARKING,
    QUESTION,
    QUOTE,
    KindId,
)
from facilitator.domain.snapshot import Snapshot
from tests.domain.factories import SECOND_DAY, Happening, at
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

THE_END: Final = at("13:02", SECOND_DAY)

_WORKSHOPS: Final = (
    ("Qualifizierung und Ausbildung", "Wie werden neue Kolleginnen und Kollegen schneller sicher?"),
    ("Sichtbarkeit und Attraktivität", "Woran merkt das Haus, was die Leistung leistet?"),
    ("Digitalisierung und KI", "Was nimmt uns Arbeit ab, ohne neue zu machen?"),
    ("Schnittstellenarbeit", "Wo reißt der Faden, und wer hält ihn?"),
)

_RESULTS: Final[dict[str, dict[KindId | None, tuple[str, ...]]]] = {
    "ws1": {
        CHALLENGE: (
            "Neue Fachkräfte tragen nach drei Wochen die volle Fallzahl und arbeiten auf Verdacht.",
            "Wissen geht mit jedem Ruhestand; niemand hat aufgeschrieben, warum es so läuft.",
            "Schulungen liegen an Standorten, die mit Sorgepflichten nicht zu erreichen sind.",
            "Wer rechtssicher arbeiten soll, braucht Zeit für Rückfragen, und die hat niemand.",
        ),
        APPROACH: (
            "Jede neue Kraft bekommt für ein halbes Jahr eine Patin oder einen Paten mit weniger "
            "eigenen Fällen.",
            "Einarbeitung in Modulen, auch in Teilzeit und von zu Hause aus.",
            "Das Zertifikatsprogramm der Hochschule als gemeinsamer Einstieg mehrerer Jobcenter.",
        ),
        OPTION: (
            "Patensystem mit festem Stundenkontingent in der Personalbemessung verankern.",
            "Dualen Studiengang gemeinsam bewerben und Praxisplätze poolen.",
        ),
        QUESTION: ("Wer bezahlt die Stunden der Patinnen und Paten?",),
        EXAMPLE: ("In Fulda lernen Studierende ab dem ersten Semester am echten Fall.",),
    },
    "ws2": {
        CHALLENGE: (
            "Die Leistung fällt erst auf, wenn etwas schiefgeht.",
            "Erfolge stehen in keinem Bericht: gezählt werden Vermittlungen.",
            "Stellen bleiben unbesetzt, weil niemand weiß, was man hier tut.",
        ),
        APPROACH: (
            "Zwei Kennzahlen der Leistung in den Monatsbericht aufnehmen.",
            "Geschäftsführung sitzt einmal im Quartal in der Teamrunde.",
            "Kurze Filme von Kolleginnen und Kollegen für die sozialen Medien.",
        ),
        OPTION: ("Ein Tag der Leistung im Haus, den das Team selbst gestaltet.",),
        None: ("Betriebliches Gesundheitsmanagement?", "Kantine als Ort der Begegnung"),
    },
    "ws3": {
        CHALLENGE: (
            "Teams sind ungleich geschult; die Schnellen warten auf die Langsamen.",
            "Drei Fachverfahren, drei Anmeldungen, kein gemeinsamer Blick auf den Fall.",
            "Leistungsbeziehende verlieren den Überblick, was schon eingereicht ist.",
        ),
        APPROACH: (
            "KI prüft Anträge auf Plausibilität, bevor ein Mensch freigibt.",
            "Statusmeldung wie bei einer Sendungsverfolgung: eingegangen, in Arbeit, entschieden.",
            "Leistungsbeziehende werden bei der Einführung neuer Werkzeuge persönlich begleitet.",
        ),
        OPTION: (
            "Musterschulung „KI in der Leistung“ gemeinsam aufbauen.",
            "Sprechstunde Digitales im Wartebereich, zwei Vormittage die Woche.",
        ),
        QUESTION: (
            "Wer haftet, wenn die Prüfung einen Fehler übersieht?",
            "Darf die Statusmeldung per SMS kommen?",
        ),
        EXAMPLE: ("Ein Jobcenter verschickt seit März Eingangsbestätigungen automatisch.",),
    },
    "ws4": {
        CHALLENGE: (
            "Vermittlung und Leistung beraten denselben Menschen, ohne voneinander zu wissen.",
            "Bei anderen Behörden landet man in der Warteschleife.",
        ),
        APPROACH: (
            "Gemeinsame Beratungstermine in schwierigen Fällen.",
            "Feste Ansprechpersonen in jeder Behörde, mit Durchwahl und Vertretung.",
            "Gemeinsames Büro an zwei Tagen in der Woche.",
        ),
    },
}


def documented_agenda() -> Agenda:
    """Return an agenda of two days with all kinds of block."""
    workshops = tuple(
        make_workshop(number, title, question=question, people=_hosts(number))
        for number, (title, question) in enumerate(_WORKSHOPS, start=1)
    )
    return make_agenda(
        make_day(*_first_day()),
        make_day(*_second_day(), on=SECOND_DAY),
        title="Status Quo und Zukunft: Der Leistungsbereich im Fokus",
        series="xFeld",
        organiser="Servicestelle SGB II",
        place="Kassel",
        participants=90,
        occasion=(
            "Die Leistungsgewährung ist Kernauftrag der Jobcenter und steht doch selten im "
            "Mittelpunkt. Zum ersten Mal kamen Geschäftsführungen und Mitarbeitende aus der "
            "Leistung zusammen.\n\nZiele waren:\n- Herausforderungen offen benennen\n"
            "- gegenseitiges Verständnis gewinnen\n"
            "- Handlungsoptionen für den eigenen Alltag mitnehmen"
        ),
        people=(
            Person(name="Mira Sandner", role="Moderation", organisation="Servicestelle SGB II"),
        ),
        rooms=tuple(Room(id=letter, name=f"Raum {letter.upper()}") for letter in "abcd"),
        workshops=workshops,
    )


def documented_event() -> Snapshot:
    """Return the event when it is over."""
    entries = tuple(_entries())
    return make_snapshot(
        documented_agenda(),
        entries=entries,
        events=_run().events,
        summaries=_SUMMARIES,
        measures=_measures({entry.text: entry for entry in entries}),
    )


def _hosts(number: int) -> tuple[Person, ...]:
    if number == 1:
        return (
            Person(name="Dr. Ana Yıldız", organisation="Hochschule der BA"),
            Person(
                name="Jörg Großmann", role="Studiengangsleiter", organisation="Hochschule Fulda"
            ),
        )
    return (Person(name=f"Team {number}"),)


def _first_day() -> tuple[Block, ...]:
    speaker = Person(name="Dr. Clara Beispiel", role="Unterabteilungsleiterin", organisation="BMAS")
    expert = Person(name="Paula Muster", role="Beraterin für Veränderung")
    return (
        make_block("welcome", "Begrüßung", start=time(12, 30), duration=minutes(15), code="A"),
        make_block("impulse", "Impuls", kind=BlockKind.TALK, speakers=(speaker,), code="I"),
        make_block(
            "qa",
            "Fragen an die Expertin",
            kind=BlockKind.QA,
            speakers=(expert,),
            duration=minutes(45),
            code="Q",
        ),
        make_block("break", "Kaffeepause", kind=BlockKind.BREAK, start=time(15), code="K"),
        make_block(
            "phase1",
            "Workshop-Phase I",
            kind=BlockKind.PARALLEL,
            duration=minutes(90),
            code="W",
            tracks=tuple(
                make_track(f"ws{number}", make_block(f"p{number}", duration=minutes(90)), room=room)
                for number, room in enumerate("abcd", start=1)
            ),
        ),
        make_block(
            "evening",
            "Netzwerkabend mit Jobcenter-Bingo",
            kind=BlockKind.NETWORKING,
            start=time(18, 30),
            duration=minutes(180),
            code="N",
        ),
    )


def _second_day() -> tuple[Block, ...]:
    return (
        make_block("morning", "Rückblick auf Tag 1", start=time(9), duration=minutes(15), code="R"),
        make_block("excursion", "Kollegiale Kurzberatung", duration=minutes(30), code="B"),
        make_block(
            "plenum", "Zusammenführung", kind=BlockKind.PLENUM, duration=minutes(90), code="P"
        ),
        make_block("voices", "O-Töne und Ausblick", duration=minutes(30), code="O"),
    )


def _run() -> Happening:
    happening = Happening()
    happening.done("welcome", "12:33", "12:49").done("impulse", "12:49", "13:31")
    happening.done("qa", "13:32", "14:20").done("break", "14:55", "15:30")
    happening.done("phase1", "15:30", "17:08").done("evening", "18:30", "21:40")
    happening.done("morning", "09:00", "09:14", SECOND_DAY).skip("excursion")
    happening.done("plenum", "09:45", "11:20", SECOND_DAY)
    return happening.done("voices", "11:20", "11:48", SECOND_DAY)


def _entries() -> list[Entry]:
    found = [
        make_entry(f"{place}-{number}", text, place=place, kind=kind, number=str(number))
        for place, kinds in _RESULTS.items()
        for number, (kind, text) in enumerate(
            ((kind, text) for kind, texts in kinds.items() for text in texts), start=1
        )
    ]
    return [*found, *_followers(), *_quotes(), *_outside(), *_parked()]


def _followers() -> list[Entry]:
    return [
        make_entry(
            "ws1-20",
            "ausdrücklich auch für Teilzeitkräfte",
            number="20",
            kind=APPROACH,
            relation=Relation.ADDITION,
            parent="ws1-5",
        ),
        make_entry(
            "ws1-21",
            "ohne Entlastung der Patinnen wird es ein Feigenblatt",
            number="21",
            relation=Relation.OBJECTION,
            parent="ws1-5",
        ),
        make_entry(
            "ws1-22",
            "die Entlastung muss im Dienstplan stehen",
            number="22",
            relation=Relation.ADDITION,
            parent="ws1-21",
        ),
        make_entry(
            "ws3-20",
            "nur als Hinweis, nie als Entscheidung",
            place="ws3",
            number="20",
            relation=Relation.ADDITION,
            parent="ws3-4",
        ),
        make_entry(
            "ws3-21",
            "Ja, wenn die Nummer freiwillig hinterlegt ist und nichts vom Inhalt in der "
            "Nachricht steht.",
            place="ws3",
            number="b1",
            relation=Relation.ANSWER,
            parent="ws3-10",
        ),
        make_entry(
            "ws4-20",
            "Durchwahlen veralten schneller, als man sie",
            place="ws4",
            number="",
            kind=CHALLENGE,
            open_end=True,
            versions=("Durchwahlen veralten, bevor die Liste verteilt ist",),
        ),
        make_entry("ws4-21", "zurückgezogen", place="ws4", number="21", removed=True),
        make_entry(
            "ws4-22",
            "gilt auch für die Kommune",
            place="ws4",
            number="22",
            kind=APPROACH,
            relation=Relation.ADDITION,
            parent="ws4-21",
        ),
    ]


def _quotes() -> list[Entry]:
    return [
        make_entry(
            "ws1-30",
            "Ich habe drei Monate gebraucht, bis ich mich getraut habe zu fragen.",
            number="30",
            kind=QUOTE,
            function="Sachbearbeiterin, seit einem Jahr dabei",
            release=Release.WITH_FUNCTION,
        ),
        make_entry(
            "ws2-30",
            "„Ich möchte nicht nur angerufen werden, wenn etwas schiefgeht.“",
            place="ws2",
            number="30",
            kind=QUOTE,
            function="Teamleitung",
        ),
        make_entry(
            "voices-1",
            "Zum ersten Mal saß ich in einem Raum, in dem alle wussten, was ein Änderungsbescheid "
            "im Dezember bedeutet.",
            place="voices",
            kind=QUOTE,
            function="Sachbearbeiterin",
            release=Release.WITH_FUNCTION,
        ),
        make_entry(
            "voices-2",
            "Ich nehme drei Telefonnummern und eine Idee mit.",
            place="voices",
            kind=QUOTE,
            function="Teamleiter",
            release=Release.ANONYMOUS,
        ),
        make_entry(
            "evening-1",
            "Das Bingo war albern. Und genau richtig.",
            place="evening",
            kind=QUOTE,
            function="Geschäftsführerin",
            release=Release.DENIED,
        ),
    ]


def _outside() -> list[Entry]:
    numbers = count(1)
    said = [
        ("impulse", INSIGHT, "Die Leistung sichert den Lebensunterhalt von Millionen Menschen."),
        ("impulse", INSIGHT, "Ohne verlässliche Leistung gelingt keine Integration in Arbeit."),
        ("impulse", None, "Vorschläge der Kommission werden bis Jahresende erwartet."),
        ("impulse", QUESTION, "Wann erfahren die Jobcenter, was auf sie zukommt?"),
        ("qa", QUESTION, "Wie fange ich an, wenn das Team keine Kraft mehr hat?"),
        ("qa", QUESTION, "Was tun, wenn die Geschäftsführung nicht mitzieht?"),
        ("evening", INSIGHT, "Viele kannten die Nachbarjobcenter bisher nur vom Telefon."),
        ("plenum", INSIGHT, "Alle vier Workshops nennen Einarbeitung mit Patenschaft."),
        ("plenum", INSIGHT, "Sichtbarkeit beginnt im eigenen Haus."),
        ("voices", INSIGHT, "Ein Online-Treffen im Februar prüft, was aus den Maßnahmen wurde."),
    ]
    entries = [
        make_entry(f"{place}-{number}", text, place=place, kind=kind, number=str(number))
        for number, (place, kind, text) in zip(numbers, said, strict=False)
    ]
    return [
        *entries,
        make_entry(
            "impulse-20",
            "Es gilt, Haltung zu bewahren und selbstbewusst zu handeln.",
            place="impulse",
            kind=QUOTE,
            function="Rednerin",
            release=Release.WITH_FUNCTION,
        ),
        make_entry(
            "impulse-21",
            "Mit dem Entwurf, nicht erst mit dem Gesetz.",
            place="impulse",
            relation=Relation.ANSWER,
            parent="impulse-4",
        ),
        make_entry(
            "qa-21",
            "Klein: eine Sache, die morgen leichter wird. Und sie dann feiern.",
            place="qa",
            relation=Relation.ANSWER,
            parent="qa-5",
        ),
        make_entry(
            "qa-22",
            "Verbündete suchen und Zahlen mitbringen.",
            place="qa",
            relation=Relation.ANSWER,
            parent="qa-6",
        ),
    ]


def _parked() -> list[Entry]:
    return [
        make_entry("ws2-40", "Tarifliche Eingruppierung", place="ws2", kind=PARKING),
        make_entry("ws4-40", "Datenschutz bei gemeinsamen Akten", place="ws4", kind=PARKING),
        make_entry("qa-40", "Supervision für Führungskräfte", place="qa", kind=PARKING),
    ]


_SUMMARIES: Final = {
    "impulse": "Die Rednerin ordnete die geplanten Änderungen der Grundsicherung ein und warb für "
    "einen sachlichen Ton. Die Leistung solle sichtbarer werden.",
    "qa": "Gespräch über Vertrauen, Gestaltungsspielräume und die Frage, wie Veränderung im "
    "laufenden Betrieb gelingt.",
    "ws1": "Wer neu anfängt, braucht Zeit und einen Menschen zum Fragen. Zwei Hochschulen stellten "
    "ihre Angebote vor; die Gruppe suchte Formate, die auch mit Sorgepflichten gehen.",
    "ws3": "Digitale Lösungen entlasten nur, wenn alle geschult sind und niemand abgehängt wird.",
    "plenum": "Die vier Gruppen stellten ihre Ergebnisse vor. Überschneidungen gab es vor allem "
    "bei Einarbeitung und Sichtbarkeit.",
    "voices": "Viele nannten den Austausch überfällig. Die Servicestelle lädt im Februar zu einem "
    "Online-Treffen ein.",
}


def _measures(by_text: dict[str, Entry]) -> tuple[Measure, ...]:
    def source(beginning: str) -> str:
        return next(entry.id for text, entry in by_text.items() if text.startswith(beginning))

    return (
        make_measure(
            "m1",
            "Musterplan „90 Tage Leistung“ mit Patensystem erstellen",
            who="AG Einarbeitung (fünf Jobcenter)",
            due="31.01.2026",
            source=source("Patensystem"),
            agreed=True,
        ),
        make_measure(
            "m2",
            "Musterschulung „KI in der Leistung“ aufbauen und zweimal erproben",
            place="ws3",
            who="Servicestelle SGB II",
            due="30.06.2026",
            source=source("Musterschulung"),
            agreed=True,
        ),
        make_measure(
            "m3",
            "Tag der Leistung",
            place="ws2",
            who="Häuser",
            source=source("Ein Tag"),
            agreed=True,
        ),
        make_measure("m4", "Online-Treffen zum Stand der Maßnahmen", place="plenum", agreed=True),
    )
