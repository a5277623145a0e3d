"""Who asks, and in which language: by the cookie of a player, or by that of a stranger's form."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.domain.bingo.views import PlayerId
from facilitator.hub.bingo.desk import GameDesk
from facilitator.hub.guarding import form_key
from facilitator.hub.phones.cookies import drop, keep
from facilitator.hub.phones.languages import language_of
from facilitator.texts import Language

COOKIE: Final = "bingo"
"""Says who plays; 128 bits, of which the ledger keeps a hash."""
TICKET: Final = "bingo-form"
"""Ties the forms of somebody who does not play yet to that browser; says nothing of anybody."""
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


def keep_ticket(response: Response, request: Request, visitor: Visitor) -> None:
    """Have a stranger's browser send the ticket along with the form."""
    if visitor.player is None and request.cookies.get(TICKET) != visitor.secret:
        keep(response, request, TICKET, visitor.secret)


def keep_card(response: Response, request: Request, cookie: str) -> None:
    """Have the browser say with each page who plays."""
    keep(response, request, COOKIE, cookie)
    drop(response, TICKET)


def forget_card(response: Response) -> None:
    """Have the browser forget who played."""
    drop(response, COOKIE)
