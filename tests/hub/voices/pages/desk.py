"""A desk over a real file of what phones give: what the hub does for the pages, without a hub."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import Candidate, Query, QueryKind
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.privacy import Privacy
from facilitator.hub.phones.answering import saved
from facilitator.hub.voices.darkroom import Darkroom
from facilitator.ledger.voices import VoiceLedger
from facilitator.link.playing import PhoneAccess
from facilitator.texts import Language
from tests.hub.bingo.pages.desk import PRIVACY

AT = Instant(1_788_000_000_000)
THEMES = (
    Candidate(id="t1", label="Einarbeitung mit Patenschaft"),
    Candidate(id="t2", label="Erfolge sichtbar machen"),
    Candidate(id="t3", label="Gemeinsame Beratungstermine mit der Arbeitsvermittlung"),
)


def points(**fields: object) -> Query:
    """A query in which five points are given, at most three on one."""
    values: dict[str, object] = {
        "id": "q1",
        "kind": QueryKind.POINTS,
        "question": "Was ist uns am wichtigsten?",
        "candidates": THEMES,
        "points": 5,
        "most": 3,
        "opened": AT,
    }
    return Query(**(values | fields))  # type: ignore[arg-type]


def single(**fields: object) -> Query:
    return points(id="q2", kind=QueryKind.SINGLE, points=1, most=1, **fields)


def mood() -> Query:
    words = ("stürmisch", "regnerisch", "wolkig", "heiter", "sonnig")
    steps = tuple(Candidate(id=str(at), label=word) for at, word in enumerate(words, 1))
    return points(
        id="q3",
        kind=QueryKind.SCALE,
        question="Mit welcher Stimmung gehen Sie?",
        candidates=steps,
        points=1,
        most=1,
    )


def asked(kind: RoundKind, *questions: str, **fields: object) -> Round:
    values: dict[str, object] = {
        "id": f"r-{kind}",
        "kind": kind,
        "questions": questions or ("Was nehmen Sie mit?",),
        "place": "plenum",
        "opened": AT,
    }
    return Round(**(values | fields))  # type: ignore[arg-type]


STORY = asked(
    RoundKind.STORY, "Wie war die Situation?", "Was haben Sie getan?", "Was hat es bewirkt?"
)
VOICE = asked(RoundKind.VOICE, "Welchen Satz dürfen wir zitieren?")
CARDS = asked(RoundKind.CARDS, "Was soll als Nächstes geschehen?")
FEEDBACK = asked(RoundKind.FEEDBACK, "Was war gut?", "Was hat gefehlt?", "Was künftig anders?")
PHOTO = asked(RoundKind.PHOTO, "Was ist zu sehen?", "Was soll darunter stehen?")


@dataclass
class DoorDesk:
    """Keeps what `Front` promises."""

    port: int
    privacy: Privacy | None = PRIVACY
    event_title: str = "Der Leistungsbereich im Fokus"
    language: Language = "de"
    seen: list[str] = field(default_factory=list)

    def access(self) -> PhoneAccess:
        return PhoneAccess(hosts=("127.0.0.1",), host="127.0.0.1", port=self.port)

    def is_own_host(self, host: str) -> bool:
        return host == f"127.0.0.1:{self.port}"

    def see_phone(self, address: str) -> None:
        self.seen.append(address)


@dataclass
class FileDesk:
    """Keeps what `VoicesDesk` promises."""

    front: DoorDesk
    ledger: VoiceLedger | None
    query: Query | None = None
    closed_query: Query | None = None
    rounds: tuple[Round, ...] = ()
    darkroom: Darkroom = field(default_factory=Darkroom)
    others: dict[str, str] = field(default_factory=dict)

    def elsewhere(self, code: str) -> str:
        return self.others.get(code, "")

    async def withdraw(self, code: str) -> bool:
        assert self.ledger is not None
        return await saved(self.ledger.withdraw(code)) is not None
