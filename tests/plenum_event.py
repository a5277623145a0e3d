"""The documented event with a whole plenum: themes, queries, cards, voices, measures and proposals.

It holds everything that the chapter on the plenum can say, to look at and to read back.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from facilitator.domain.entries import Addressee, Entry, Measure, Release
from facilitator.domain.kinds import CHALLENGE, EXAMPLE, OPTION, QUESTION, QUOTE
from facilitator.domain.plenum.query import (
    Candidate,
    Count,
    PhoneCount,
    Query,
    QueryId,
    QueryKind,
    Source,
)
from facilitator.domain.plenum.reading_back import seal_of_sheet, sheet_of
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.plenum.theme import Confirmation, Theme, Themes
from facilitator.domain.snapshot import Snapshot
from tests.documented_event import documented_event
from tests.domain.factories import SECOND_DAY, at
from tests.factories import make_entry, make_measure, make_snapshot

_QUESTIONS: Final = (
    "Was war gut?",
    "Was hat gefehlt?",
    "Was soll beim nächsten Mal anders sein?",
)

_TITLES: Final = (
    ("t1", "Einarbeitung mit Patenschaft"),
    ("t2", "Erfolge sichtbar machen"),
    ("t3", "Digitale Werkzeuge mit Begleitung"),
    ("t4", "Schnittstellen mit festen Ansprechpersonen"),
    ("t5", "Rechtssicherheit braucht Zeit"),
)
"""Themes, in their order."""

_GATHERED: Final = {
    "t1": ("ws1-1", "ws1-2", "ws1-5", "ws1-8", "ws1-10", "ws1-30", "plenum-20"),
    "t2": ("ws2-1", "ws2-2", "ws2-4", "ws2-7", "ws2-30"),
    "t3": ("ws3-1", "ws3-4", "ws3-6", "ws3-7", "ws3-9"),
    "t4": ("ws4-1", "ws4-3", "ws4-4"),
    "t5": ("ws1-4", "ws3-9"),
}

_GIVEN: Final = {
    "t1": (41, 30),
    "t2": (33, 21),
    "t3": (28, 19),
    "t4": (18, 26),
    "t5": (7, 8),
}
"""Points of each theme on phones and in dots."""


def plenum_event() -> Snapshot:
    """Return the documented event with all that a plenum makes."""
    before = documented_event()
    rounds = tuple(_rounds())
    snapshot = make_snapshot(
        before.agenda,
        entries=(*map(_settled, before.entries.values()), *_made(), *_cards()),
        summaries={place: notes.summary for place, notes in before.notes.items()},
        run=before.run,
        measures=_measures(before),
        queries=(_points(), _mood(), _vote(), _open()),
        rounds=rounds,
    )
    return _read_back(replace(snapshot, themes=_themes()))


def _settled(entry: Entry) -> Entry:
    """Return an entry as the plenum left it: brought together with others, taken along."""
    if entry.id in {"ws1-5", "ws1-8"}:
        return replace(entry, merged_into="plenum-20")
    if entry.id == "ws3-9":
        return replace(entry, taken_by="Servicestelle SGB II")
    return entry


def _made() -> tuple[Entry, ...]:
    return (
        make_entry(
            "plenum-20",
            "Patenschaft für alle Neuen, mit Stunden in der Personalbemessung",
            place="plenum",
            kind=OPTION,
            number="3",
            filed_at=at("10:05", SECOND_DAY),
        ),
        make_entry(
            "plenum-21",
            "Wie bleibt der Austausch am Leben?",
            place="plenum",
            kind=QUESTION,
            number="4",
            taken_by="AG Einarbeitung",
        ),
    )


def _cards() -> tuple[Entry, ...]:
    return (
        _card("c1", "Zu wenig Zeit für Rückfragen", "r1", kind=CHALLENGE),
        _card("c2", "Die Software stürzt ab", "r1"),
        _card("c3", "Drei Telefonnummern", "r2", place="voices"),
        _card("c4", "Dass es überall ähnlich ist\nund wir nicht allein sind", "r2", place="voices"),
        _card("c5", "Die Workshops\nMehr Zeit\nWieder zwei Tage", "r3", place="voices"),
        _card("c6", "\nEin Beispiel aus einem großen Haus\n", "r3", place="voices"),
        _card(
            "c7",
            "Anträge lagen sechs Wochen.\nWir haben eine Eingangsrunde eingeführt.\n"
            "Heute sind es acht Tage.",
            "r4",
            place="voices",
            kind=EXAMPLE,
            function="leistung@jobcenter.example",
        ),
        _card(
            "c8",
            "Endlich redet jemand über uns.",
            "r5",
            place="voices",
            kind=QUOTE,
            function="Teamleitung",
            release=Release.WITH_FUNCTION,
        ),
        _card("c9", "Nicht für die Presse.", "r5", place="voices", kind=QUOTE),
        _card("c10", "Gibt es den Leitfaden auch digital?", "r6", place="qa", kind=QUESTION),
        _card("c11", "müde, aber froh", "r7"),
    )


def _card(card: str, text: str, asked: str, /, *, place: str = "plenum", **changes: Any) -> Entry:
    number = {"number": f"1{card[1:]}", "round": asked, **changes}
    return make_entry(card, text, place=place, **number)


def _rounds() -> tuple[Round, ...]:
    asked = (
        ("r1", RoundKind.CARDS, ("Was hindert Sie im Alltag?",)),
        ("r2", RoundKind.TAKEAWAY, ("Was nehmen Sie mit?",)),
        ("r3", RoundKind.FEEDBACK, _QUESTIONS),
        ("r4", RoundKind.STORY, ("Wie war die Lage?", "Was haben Sie getan?", "Wirkung")),
        ("r5", RoundKind.VOICE, ("Welchen Satz dürfen wir zitieren?",)),
        ("r6", RoundKind.PODIUM, ("Welche Frage haben Sie?",)),
        ("r7", RoundKind.FLASH, ("Wie geht es Ihnen gerade?",)),
    )
    return tuple(
        Round(
            id=key,
            kind=kind,
            questions=questions,
            place="plenum",
            opened=at("10:30", SECOND_DAY),
            closed=at("10:40", SECOND_DAY),
        )
        for key, kind, questions in asked
    )


def _themes() -> Themes:
    said = {
        "t1": (
            "Alle vier Workshops nennen die Einarbeitung. Einigkeit besteht über:\n"
            "- eine Patin oder einen Paten im ersten halben Jahr\n- Stunden, die dafür da sind",
            "Strittig blieb, ob die Stunden aus dem eigenen Budget kommen müssen; zwei Häuser "
            "halten das für nicht leistbar.",
        ),
        "t2": ("Wer Erfolge zählt, wird gesehen.", ""),
        "t3": ("Werkzeuge helfen nur, wenn jemand sie erklärt.", ""),
    }
    standing = tuple(
        Theme(
            id=key,
            title=title,
            entries=tuple(sorted(_GATHERED[key])),
            summary=said.get(key, ("", ""))[0],
            controversy=said.get(key, ("", ""))[1],
        )
        for key, title in _TITLES
    )
    ways: dict[str, tuple[str, ...]] = {}
    for theme in standing:
        for entry in theme.entries:
            ways[entry] = (*ways.get(entry, ()), theme.id)
    return Themes(standing, MappingProxyType(ways))


def _read_back(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with its first theme confirmed as it stands."""
    first, *others = snapshot.themes.standing
    seal = seal_of_sheet(sheet_of(first, snapshot))
    confirmed = replace(first, confirmation=Confirmation(at("10:55", SECOND_DAY), seal))
    return replace(snapshot, themes=replace(snapshot.themes, standing=(confirmed, *others)))


def _points() -> Query:
    counts = [_count("q1", Source.DOTS, candidate, dots) for candidate, (_, dots) in _GIVEN.items()]
    return _query(
        "q1",
        QueryKind.POINTS,
        "Womit sollen wir anfangen?",
        candidates=tuple(Candidate(id=key, label=title) for key, title in _TITLES),
        points=3,
        most=2,
        people=90,
        from_phones=PhoneCount(ballots=43, points=tuple(phones for phones, _ in _GIVEN.values())),
        counts=(
            *counts,
            _count("q1", Source.DOTS, "", 35),
            _count("q1", Source.DOTS, "t5", 8, reason="zwei Punkte klebten auf dem Rand"),
        ),
    )


def _mood() -> Query:
    steps = ("gar nicht zuversichtlich", "kaum", "eher zuversichtlich", "sehr zuversichtlich")
    return _query(
        "q2",
        QueryKind.SCALE,
        "Wie zuversichtlich sind Sie?",
        candidates=tuple(
            Candidate(id=str(number), label=step) for number, step in enumerate(steps, start=1)
        ),
        people=90,
        from_phones=PhoneCount(ballots=71, points=(3, 11, 38, 19)),
    )


def _vote() -> Query:
    return _query(
        "q3",
        QueryKind.SINGLE,
        "Wann treffen wir uns wieder?",
        candidates=(
            Candidate(id="x", label="im Februar online"),
            Candidate(id="plenum-20", label="Patenschaft für alle Neuen"),
        ),
        counts=(_count("q3", Source.HANDS, "x", 4), _count("q3", Source.HANDS, "plenum-20", 55)),
        from_phones=PhoneCount(ballots=0, points=(0, 0)),
    )


def _open() -> Query:
    """Return a query whose result nobody may see yet."""
    hidden = _query(
        "q4",
        QueryKind.SINGLE,
        "Noch nicht aufgelöst?",
        candidates=(Candidate(id="x", label="geheim"), Candidate(id="y", label="verborgen")),
        counts=(_count("q4", Source.HANDS, "x", 77),),
    )
    return replace(hidden, revealed=None)


def _query(query: QueryId, kind: QueryKind, question: str, **changes: Any) -> Query:
    opened = at("10:10", SECOND_DAY)
    return Query(
        id=query,
        kind=kind,
        question=question,
        opened=opened,
        closed=at("10:20", SECOND_DAY),
        revealed=at("10:22", SECOND_DAY),
        **changes,
    )


def _count(query: QueryId, source: Source, candidate: str, amount: int, reason: str = "") -> Count:
    key = f"{query}-{source}-{candidate}-{amount}-{bool(reason)}"
    if not reason and candidate == "t5":
        amount = 6
    return Count(
        id=key,
        source=source,
        candidate=candidate,
        amount=amount,
        at=at("10:21", SECOND_DAY),
        reason=reason,
    )


def _measures(before: Snapshot) -> tuple[Measure, ...]:
    m1, m2, m3, m4 = before.measures
    return (
        replace(
            m1,
            agreed=True,
            addressee=Addressee.JOBCENTER,
            theme="t1",
            source=None,
            sources=("plenum-20", "ws1-1"),
        ),
        replace(m2, agreed=True, addressee=Addressee.BA, theme="t3", sources=(m2.source or "",)),
        replace(m3, agreed=False),
        replace(m4, agreed=True),
        make_measure("m5", "Durchwahlen pflegen", place="ws4", source="ws4-4", sources=("ws4-4",)),
    )
