"""Who asks, and in which language: by the cookie of a player, or by that of a stranger's form."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.domain.bingo.views import PlayerId
from facilitator.hub.bingo.desk import GameDesk
from facilitator.hub.guarding import form_key
from facilitator.texts import LANGUAGES, Language

COOKIE: Final = "bingo"
"""Says who plays; 128 bits, of which the ledger keeps a hash."""
TICKET: Final = "bingo-form"
"""Ties the forms of somebody who does not play yet to that browser; says nothing of anybody."""
_SECONDS: Final = 4 * 24 * 3600
"""A game, and the day after which all of it is deleted, with room for an event of some days."""
_LONGEST: Final = 64
_TICKET: Final = re.compile(r"[0-9A-Za-z_-]{22}")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose phone it is."""

    language: Language
    player: PlayerId | None
    """None: somebody who does not play, or not any more."""
    secret: str = field(repr=False)
    """What only this browser has sent: the cookie of a player, or a ticket."""
    had_card: bool = False
    """Whether the phone names a player that this game does not know."""

    @property
    def form(self) -> str:
        """What forms for this visitor hold."""
        return form_key(self.secret)

    def posted(self, given: Mapping[str, str]) -> bool:
        """Whether a form for this visitor was filled in."""
        return hmac.compare_digest(given.get("form", "").encode(), self.form.encode())


def visitor_of(desk: GameDesk, request: Request) -> Visitor:
    """Return who asks; a stranger without a ticket gets one, to be kept by `keep_ticket`."""
    cookies = request.cookies
    cookie = cookies.get(COOKIE, "")[:_LONGEST]
    language = language_of(request.headers.get("accept-language", ""), desk.language)
    player = desk.ledger.player_of(cookie) if cookie and desk.ledger is not None else None
    if player is not None:
        return Visitor(language, player, cookie)
    ticket = cookies.get(TICKET, "")
    if not _TICKET.fullmatch(ticket):
        ticket = secrets.token_urlsafe(16)
    return Visitor(language, None, ticket, had_card=bool(cookie))


@lru_cache(256)
def language_of(accepted: str, otherwise: Language) -> Language:
    """Return the first language that ``Accept-Language`` asks for and that we speak."""
    wishes = [_wish(part) for part in accepted[:200].split(",")]
    for _, wished in sorted(wishes, key=lambda wish: -wish[0]):
        for language in LANGUAGES:
            if wished == language:
                return language
    return otherwise


def _wish(part: str) -> tuple[float, str]:
    """Return how much a language is wished for, and its code without country: ``en-GB;q=0.8``."""
    name, _, weight = part.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
    except ValueError:
        quality = 0.0
    return quality, name.strip().lower().partition("-")[0]


def keep_ticket(response: Response, request: Request, visitor: Visitor) -> None:
    """Have a stranger's browser send the ticket along with the form."""
    if visitor.player is None and request.cookies.get(TICKET) != visitor.secret:
        _set(response, request, TICKET, visitor.secret)


def keep_card(response: Response, request: Request, cookie: str) -> None:
    """Have the browser say with each page who plays."""
    _set(response, request, COOKIE, cookie)
    response.delete_cookie(TICKET, path="/", httponly=True, samesite="lax")


def forget_card(response: Response) -> None:
    """Have the browser forget who played."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def _set(response: Response, request: Request, name: str, value: str) -> None:
    # Lax: a code that the camera has read is opened with it, a form of another site is not.
    response.set_cookie(
        name,
        value,
        max_age=_SECONDS,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )
