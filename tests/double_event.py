"""An event of our own devising, twice as large as the sample: three days, eight workshops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Final

from facilitator.domain.agenda import Agenda, Block, BlockKind, Person, Room, Track
from facilitator.domain.documenting import Documenting
from facilitator.domain.entries import Entry, Measure, Relation, Release
from facilitator.domain.kinds import (
    APPROACH,
    CHALLENGE,
    EXAMPLE,
    INSIGHT,
    OPTION,
    PARKING,
    QUESTION,
    QUOTE,
)
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.snapshot import Snapshot
from tests.domain.factories import FIRST_DAY, Happening, at
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

WORKSHOPS: Final = 8
DAYS: Final = tuple(FIRST_DAY + timedelta(days=day) for day in range(3))
AFTERWARDS: Final = at("17:00", DAYS[2])
PICTURE: Final = "f" * 64
_TITLES: Final = (
    "Ganztag vor Ort",
    "Personal gewinnen und halten",
    "Räume doppelt nutzen",
    "Mittagessen für alle",
    "Ferien überbrücken",
    "Eltern beteiligen",
    "Vereine und Musikschulen",
    "Daten teilen, Daten schützen",
)
_SAID: Final = {
    CHALLENGE: "Was heute fehlt, merkt man erst, wenn {n} Kinder vor der Tür stehen.",
    APPROACH: "Ein Haus hat es {n} Monate lang ausprobiert und aufgeschrieben, was daran half.",
    OPTION: "Träger und Schule legen bis zum {n}. des Monats fest, wer welche Stunde übernimmt.",
    QUESTION: "Wer bezahlt die {n}. Stunde?",
    EXAMPLE: "In einer Grundschule öffnet die Mensa seit {n} Wochen um halb zwölf.",
    INSIGHT: "Nach {n} Jahren kennt man einander und ruft einfach an.",
}


def double_agenda() -> Agenda:
    """Return three days with talks, two phases of eight workshops, plenum, voices, outlook."""
    return make_agenda(
        *(make_day(*blocks, on=day) for day, blocks in zip(DAYS, _blocks(), strict=True)),
        title="Ganztag gestalten: Wer macht was von acht bis sechzehn Uhr?",
        series="Werkstatt Bildung",
        organiser="Bildungsbüro Beispielkreis",
        place="Beispielstadt",
        participants=180,
        occasion="Ab dem nächsten Schuljahr gilt der Anspruch auf einen Platz.\nVieles ist offen.",
        people=(Person(name="Ada Muster", role="Moderation"),),
        rooms=tuple(Room(id=f"r{number}", name=f"Raum {number}") for number in _NUMBERS),
        workshops=tuple(
            make_workshop(number, _TITLES[number - 1], question=f"Frage {number}?")
            for number in _NUMBERS
        ),
        documentation=Documenting(
            aims=("Zuständigkeiten klären", "Vorhaben vereinbaren"),
            abbreviations=(("OGS", "Offene Ganztagsschule"), ("JHA", "Jugendhilfeausschuss")),
            imprint=("Bildungsbüro, Am Markt 1",),
        ),
    )


_NUMBERS: Final = range(1, WORKSHOPS + 1)


def _blocks() -> Iterator[tuple[Block, ...]]:
    speaker = Person(name="Bert Beispiel", role="Amtsleiter", organisation="Landkreis")
    yield (
        make_block(
            "t1", "Impuls", kind=BlockKind.TALK, speakers=(speaker,), start=time(9), code="I"
        ),
        make_block("t2", "Rückfragen", kind=BlockKind.QA, code="R"),
        make_block("p1", "Phase I", kind=BlockKind.PARALLEL, code="W", tracks=_tracks("a")),
    )
    yield (
        make_block("t3", "Erfahrungen", kind=BlockKind.TALK, start=time(9), code="E"),
        make_block("p2", "Phase II", kind=BlockKind.PARALLEL, code="V", tracks=_tracks("b")),
    )
    yield (
        make_block("pl", "Plenum", kind=BlockKind.PLENUM, start=time(9), code="P"),
        make_block("vo", "O-Töne", code="O"),
        make_block("ou", "Ausblick", code="A"),
    )


def _tracks(phase: str) -> tuple[Track, ...]:
    return tuple(
        make_track(f"ws{number}", make_block(f"{phase}{number}"), room=f"r{number}")
        for number in _NUMBERS
    )


def double_event() -> Snapshot:
    """Return it when it is over."""
    return make_snapshot(
        double_agenda(),
        entries=tuple(_entries()),
        summaries={
            **{
                f"ws{number}": f"Workshop {number} sah drei Wege.\nEiner fehlt."
                for number in _NUMBERS
            },
            "t1": "Der Impuls ordnete ein, was die OGS bedeutet. Der JHA berät im Herbst.",
            "pl": "Acht Räume, ein Muster.",
        },
        events=_run().events,
        measures=tuple(_measures()),
        photos=tuple(_photos()),
    )


def _run() -> Happening:
    happening = Happening()
    happening.done("t1", "09:02", "09:30", DAYS[0]).done("t2", "09:30", "10:05", DAYS[0])
    happening.done("p1", "10:05", "11:30", DAYS[0]).done("t3", "09:00", "09:30", DAYS[1])
    happening.done("p2", "09:30", "11:00", DAYS[1]).done("pl", "09:00", "09:45", DAYS[2])
    return happening.done("vo", "09:45", "10:10", DAYS[2]).done("ou", "10:10", "10:40", DAYS[2])


def _entries() -> Iterator[Entry]:
    for number in _NUMBERS:
        place, count = f"ws{number}", 0
        for kind, said in _SAID.items():
            for turn in range(1, 5):
                count += 1
                yield make_entry(
                    f"{place}-{count}",
                    said.format(n=turn + number),
                    place=place,
                    kind=kind,
                    number=str(count),
                )
        yield make_entry(
            f"{place}-add",
            "und das jedes Jahr neu",
            place=place,
            number="30",
            relation=Relation.ADDITION,
            parent=f"{place}-1",
        )
        yield _quote(f"{place}-q", place, "Ich bleibe, weil das Team trägt.", "Erzieherin")
        yield make_entry(f"{place}-p", "Fahrdienst", place=place, kind=PARKING, number="32")
    for turn in range(1, 9):
        yield make_entry(f"t-{turn}", f"Satz {turn}.", place="t1", kind=INSIGHT, number=str(turn))
        yield make_entry(f"r-{turn}", f"Frage {turn}?", place="t2", kind=QUESTION, number=str(turn))
        yield _quote(f"vo-{turn}", "vo", f"Das war Tag {turn} wert.", "Schulleiterin", str(turn))
    yield make_entry("ou-1", "Im Mai treffen sich alle wieder.", place="ou", kind=INSIGHT)


def _quote(key: str, place: str, said: str, function: str, number: str = "31") -> Entry:
    return make_entry(
        key,
        said,
        place=place,
        kind=QUOTE,
        number=number,
        function=function,
        release=Release.WITH_FUNCTION,
    )


def _measures() -> Iterator[Measure]:
    for number in _NUMBERS:
        for turn in (9, 10):
            yield make_measure(
                f"m{number}-{turn}",
                f"Absprache {number} treffen und aushängen",
                place="pl",
                who="Träger und Schulleitungen",
                due="30.06.2026",
                source=f"ws{number}-{turn}",
                agreed=True,
            )


def _photos() -> Iterator[Photo]:
    for number, place in enumerate(("", "", "t1", "ws1", "ws1", "ws8", "pl"), start=1):
        yield Photo(
            id=f"photo{number}",
            place=place,
            digest=PICTURE,
            width=1500,
            height=1000,
            added=AFTERWARDS,
            alt=f"Bild {number}",
            caption=f"Unterschrift {number}",
            credit="Bildungsbüro" if number % 2 else "",
            consent=Consent.NOBODY,
        )
