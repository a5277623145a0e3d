"""A game as it is printed: cards whose squares are long and German."""

from __future__ import annotations

from typing import Any, Final

from facilitator.domain.bingo.game import Rules
from facilitator.domain.bingo.paper import PaperCard, Sheets
from facilitator.domain.privacy import Privacy
from tests.domain.factories import at

JOIN_URL: Final = "HTTP://192.168.178.20:20123/J/K7M4QX"
PRIVACY: Final = Privacy(
    controller="Jobcenter Musterstadt, Hauptstraße 1",
    contact="datenschutz@jobcenter.example",
    purpose="Kennenlernspiel",
    legal_basis="Einwilligung, Art. 6 Abs. 1 lit. a DSGVO",
)
_POOL: Final = (
    "hat eine Eingliederungsvereinbarung auf Papier abgeheftet",
    "rechnet lieber im Kopf",
    "kann die Bedarfsgemeinschaft in einem Satz erklären",
    "liest Fachliteratur zum Sozialverwaltungsverfahren im Urlaub",
    "hat einen Bewilligungsbescheid verständlich umgeschrieben",
)


def meet_url(number: int) -> str:
    """Return where the code of a card leads."""
    return f"HTTP://192.168.178.20:20123/M/ABCDEFGHJK{20 + number}"


def make_card(number: int = 1, size: int = 5, **changes: Any) -> PaperCard:
    """Return a card with a free centre if it has one."""
    squares = [f"{_POOL[place % len(_POOL)]} {place}" for place in range(size**2)]
    if size % 2:
        squares[size**2 // 2] = ""
    given = {"code": f"K7M4{number}", "url": meet_url(number), "squares": tuple(squares), **changes}
    return PaperCard(number=number, **given)


def make_sheets(*cards: PaperCard, **changes: Any) -> Sheets:
    """Return what is printed: one card and one table tent unless others are given."""
    given: dict[str, Any] = {
        "title": "Jobcenter-Bingo",
        "event": "Leistung im Fokus",
        "size": 5,
        "rules": Rules(),
        "free_centre": True,
        "cards": cards or (make_card(),),
        "written_at": at("12:00"),
        "key": "the game",
        "join_code": "K7M4QX",
        "join_url": JOIN_URL,
        "place": "192.168.178.20:20123",
        "privacy": PRIVACY,
        "tents": 1,
    }
    return Sheets(**{**given, **changes})
