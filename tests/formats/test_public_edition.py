"""The public edition: no byte of it holds what is not released."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import BlockKind, Person
from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.releasing import subjects
from facilitator.domain.entries import Addressee, Entry, Relation, Release
from facilitator.domain.kinds import CHALLENGE, OPTION, PARKING, QUESTION, QUOTE
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.plenum.query import Candidate, Count, Query, QueryKind, Source
from facilitator.domain.plenum.theme import Theme, Themes
from facilitator.domain.polish import Insertion, Polish, ReviewNote
from facilitator.domain.schedule import forecast
from facilitator.domain.sign_off import SignOff, SignOffState
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue
from facilitator.formats.docx.writer import write_docx
from facilitator.texts import load_texts
from tests.domain.factories import at
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
from tests.formats.sample_document import photo

PLACES = ("ws1", "ws2", "talk", "closing")
ALLOWED = (Release.WITH_FUNCTION, Release.ANONYMOUS)
NAMES = ("Dr. Ottilie Zwölfender", "Jaromir Quappensee", "Xaver Unkenruf", "Mira Schlehdorn")


@dataclass(frozen=True)
class Case:
    """An event, and what of it nobody may read."""

    snapshot: Snapshot
    secrets: frozenset[str]


def words_of(number: int) -> str:
    return f"Wortlaut Nummer {number} geheimnis{number}x"


@st.composite
def an_entry(draw: st.DrawFn, number: int) -> Entry:
    parent = draw(st.none() | st.integers(0, number - 1)) if number else None
    kind = draw(st.sampled_from((CHALLENGE, OPTION, QUESTION, QUOTE, QUOTE, PARKING, None)))
    return make_entry(
        f"e-{number}",
        words_of(number),
        place=draw(st.sampled_from(PLACES)),
        kind=kind,
        release=draw(st.sampled_from(Release)),
        function=f"Funktion amt{number}y",
        open_end=draw(st.booleans() if number % 3 == 0 else st.just(False)),
        removed=draw(st.booleans() if number % 4 == 0 else st.just(False)),
        versions=(f"Andere Fassung anders{number}z",) if draw(st.booleans()) else (),
        relation=None if parent is None else Relation.ADDITION,
        parent=None if parent is None else f"e-{parent}",
        taken_by=draw(st.sampled_from(("", "BMAS", "Frau Schlehdorn"))),
        withdrawal="f" * 64 if kind == QUOTE else "",
    )


@st.composite
def a_case(draw: st.DrawFn) -> Case:
    entries = [draw(an_entry(number)) for number in range(draw(st.integers(4, 9)))]
    people = tuple(Person(name=name, role="Referentin") for name in NAMES)
    talk = make_block("talk", "Impuls", kind=BlockKind.TALK, speakers=people[:1])
    phase = make_block(
        "phase", kind=BlockKind.PARALLEL, tracks=(make_track("ws1"), make_track("ws2"))
    )
    workshops = (make_workshop(1, people=people[1:2]), make_workshop(2))
    agenda = make_agenda(
        make_day(
            *(talk, phase, make_block("plenum", kind=BlockKind.PLENUM), make_block("closing")),
        ),
        workshops=workshops,
        people=people[2:3],
        organiser="Servicestelle",
    )
    quotes = [one for one in entries if one.kind == QUOTE and one.release not in ALLOWED]
    leaking = draw(st.sampled_from(quotes)).text if quotes else "Nichts davon"
    snapshot = make_snapshot(
        agenda,
        entries=entries,
        summaries={place: f"Kurz: {leaking} von {NAMES[0]}, fazit{place}" for place in PLACES},
        **_around(entries, leaking, [draw(st.sampled_from(Consent)) for _ in range(3)]),
    )
    may_sign = ("workshop:ws1", "workshop:ws2", "speaker:talk", "speaker:closing")
    signed = draw(st.sets(st.sampled_from(may_sign)))
    given = {
        one.id: SignOff(state=SignOffState.RELEASED, seal=one.seal, by="Mira Schlehdorn")
        for one in subjects(snapshot)
        if one.id in signed
    }
    snapshot = replace(snapshot, sign_offs=MappingProxyType(given))
    return Case(snapshot, frozenset(_secrets(snapshot, signed)))


def _around(entries: list[Entry], leaking: str, consents: list[Consent]) -> dict[str, Any]:
    """Return what else an event holds, with the words of an entry wherever they may get to."""
    standing = [one.id for one in entries if not one.removed]
    theme = Theme(id="t1", title="Tempo", entries=tuple(standing), summary=f"So: {leaking}")
    query = Query(
        id="q1",
        kind=QueryKind.POINTS,
        question="Was zuerst?",
        candidates=tuple(Candidate(id=one.id, label=one.text) for one in entries[:3]),
        opened=at("12:00"),
        closed=at("12:05"),
        revealed=at("12:06"),
        counts=tuple(
            Count(
                id=f"c{number}{nth}",
                source=Source.DOTS,
                candidate=one.id,
                amount=7 + nth,
                at=at("12:04"),
                reason="grundgrund" if nth else "",
            )
            for number, one in enumerate(entries[:3])
            for nth in (0, 1)
        ),
    )
    return {
        "themes": Themes((theme,), MappingProxyType(dict.fromkeys(standing, ("t1",)))),
        "queries": (query,),
        "measures": (
            make_measure("m1", f"Machen: {leaking}", agreed=True, sources=tuple(standing)),
            make_measure("m2", who="Herr Schlehdorn", agreed=True, addressee=Addressee.BA),
        ),
        "photos": tuple(
            Photo(
                id=f"p{number}",
                place="ws2" if number else "",
                digest=f"{number:064x}",
                width=40,
                height=30,
                added=at("10:00"),
                alt=f"Bild alttext{number}q",
                caption=f"Zu sehen bildtext{number}q",
                credit="Foto: Haus",
                consent=consent,
            )
            for number, consent in enumerate(consents)
        ),
        "reports": MappingProxyType(
            {"talk": Report(head_count=80, remark="randbemerkung lief aus")}
        ),
        "polish": Polish(
            insertions=(
                Insertion(id="i1", text="eingefuegt1", after="entry:e-0", section="place-ws1"),
            ),
            notes=(ReviewNote(id="n1", target="entry:e-1", text="anmerkung1", at=at("13:00")),),
        ),
    }


def _secrets(snapshot: Snapshot, signed: set[str]) -> set[str]:
    """Return what may not be read, thought out anew: not with what is tested here."""
    places = {
        **{"ws1": "workshop:ws1", "ws2": "workshop:ws2"},
        **{"talk": "speaker:talk", "closing": "speaker:closing"},
    }
    shut = {place for place, subject in places.items() if subject not in signed}
    hidden: set[str] = set()
    secrets = {*NAMES, "Schlehdorn", "randbemerkung", "anmerkung1", "grundgrund", "f" * 64}
    for number in range(len(snapshot.entries)):
        entry = snapshot.entries[f"e-{number}"]
        is_shy_quote = entry.kind == QUOTE and (entry.release not in ALLOWED or entry.versions)
        is_below = entry.parent in hidden
        if (
            entry.place in shut
            or is_below
            or entry.open_end
            or entry.kind == PARKING
            or is_shy_quote
        ):
            secrets.add(f"geheimnis{number}x")
            secrets.add(f"amt{number}y")
        if (
            is_below
            or entry.open_end
            or entry.kind == PARKING
            or (is_shy_quote and not entry.removed)
        ):
            hidden.add(entry.id)
        if entry.removed:
            secrets.add(f"geheimnis{number}x")
        if entry.kind != QUOTE or entry.release is not Release.WITH_FUNCTION:
            secrets.add(f"amt{number}y")
        secrets.add(f"anders{number}z")
    for number, one in enumerate(snapshot.photos):
        if one.consent not in (Consent.GIVEN, Consent.NOBODY) or one.place in shut:
            secrets |= {f"alttext{number}q", f"bildtext{number}q"}
    if "ws1" in shut:
        secrets.add("eingefuegt1")
    return secrets | {f"fazit{place}" for place in shut}


def everything_in(content: bytes) -> str:
    """Return all parts of a package as text, those of packages in it too."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    said = [name for name, _ in parts]
    for _, part in parts:
        is_package = part.startswith(b"PK\x03\x04")
        said.append(everything_in(part) if is_package else part.decode("utf-8", "replace"))
    return "\n".join(said)


@settings(max_examples=25)
@given(a_case())
def test_no_byte_of_the_public_edition_holds_what_is_not_released(case: Case) -> None:
    snapshot, texts = case.snapshot, load_texts("de")
    document = build_documentation(
        snapshot,
        forecast(snapshot.agenda, snapshot.run, at("23:00")),
        texts,
        now=at("23:00"),
        issue=Issue(edition=Edition.PUBLIC, number="1.0", changes=f"neu: {NAMES[0]}"),
    )

    said = everything_in(write_docx(document, picture=photo))

    assert {secret for secret in case.secrets if secret.casefold() in said.casefold()} == set()
