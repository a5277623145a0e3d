"""An event in its plenum, and a hub that tells of phones and answers for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import Any

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.entries import Release
from facilitator.domain.instant import minutes
from facilitator.domain.plenum.query import Candidate, QueryId, QueryKind
from facilitator.domain.plenum.round import RoundId, RoundKind
from facilitator.link.frames import Answer
from facilitator.link.playing import PhoneAccess, Playing
from facilitator.link.voicing import InboxCard, Voices
from facilitator.station import Station
from tests.domain.factories import FIRST_DAY, at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.tui.linked import HERE, ToldLink

OPEN_TO_PHONES = PhoneAccess(
    hosts=("192.168.178.20", "10.8.0.3"),
    host="192.168.178.20",
    port=41_234,
    tried_at=at("12:20"),
)
THEMES = (
    "Einarbeitung mit Patenschaft",
    "Erfolge sichtbar machen",
    "KI als Hinweis, nie als Entscheidung",
    "Gemeinsame Beratungstermine mit der Vermittlung",
    "Ruhige Arbeitszeiten ohne Telefon",
)
DONE = Answer(1, is_done=True)


def agenda_with_plenum() -> Agenda:
    """One afternoon that is a plenum of two workshops."""
    return make_agenda(
        make_day(
            make_block(
                "plenum",
                "Plenum",
                kind=BlockKind.PLENUM,
                start=time(12, 30),
                duration=minutes(90),
            ),
            on=FIRST_DAY,
        ),
        series="xFeld",
        place="Kassel",
        participants=90,
        workshops=(
            make_workshop(1, "Qualifizierung und Ausbildung"),
            make_workshop(2, "Sichtbarkeit und Attraktivität"),
        ),
    )


def found_themes(station: Station, count: int = len(THEMES)) -> list[str]:
    """Found so many themes; return their ids."""
    return [station.plenum.found(title) for title in THEMES[:count]]


def open_points(station: Station, **changed: Any) -> QueryId:
    """Open a query with points over all themes, founded for it."""
    candidates = [
        Candidate(id=theme, label=title)
        for theme, title in zip(found_themes(station), THEMES, strict=True)
    ]
    settings = {"points": 3, "most": 2, "people": 90} | changed
    return station.polls.open_query(
        QueryKind.POINTS, "Was ist am wichtigsten?", candidates, **settings
    )


def open_round(station: Station, kind: RoundKind = RoundKind.CARDS, *questions: str) -> RoundId:
    """Open a round of cards in the plenum."""
    asked = questions or ("Was fehlt noch?",)
    return station.polls.open_round(kind, asked, "plenum")


def card(number: int, round_id: RoundId, *parts: str, **changed: Any) -> InboxCard:
    """A card as the hub tells of it."""
    whole = InboxCard(
        id=f"{number:032x}", round=round_id, parts=parts or (f"Ein Gedanke, der {number}.",)
    )
    return replace(whole, **changed)


def voice(number: int, round_id: RoundId) -> InboxCard:
    """A quote with function and release."""
    return card(
        number,
        round_id,
        "Endlich redet mal jemand über die Leistung.",
        function="Teamleitung",
        release=Release.WITH_FUNCTION,
        withdrawal="ab" * 32,
    )


class PollLink(ToldLink):
    """Answers the calls about phones by what they are to do; others get nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.does: dict[str, Answer] = {}
        self.tell_of()

    def tell_of(self, access: PhoneAccess = OPEN_TO_PHONES, **voices: Any) -> None:
        """Say what phones gave."""
        told = Voices(**{"code": "K7Q4M2", **voices})
        self.stand(replace(HERE, playing=Playing(None, access), voices=told))

    def ask(
        self, name: str, arguments: Mapping[str, str], then: Callable[[Answer | None], None]
    ) -> None:
        self.asked.append((name, dict(arguments)))
        then(self.does.get(arguments.get("do", "")))
