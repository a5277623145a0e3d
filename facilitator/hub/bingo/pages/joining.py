"""Coming in: the landing page, and joining."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.names import LONGEST_NAME, clean_name
from facilitator.hub.bingo.pages.reception import Reception, Shut
from facilitator.hub.bingo.pages.sentences import refusal, stale
from facilitator.hub.bingo.pages.visiting import Visitor, keep_card
from facilitator.hub.phones.answering import go
from facilitator.hub.phones.paths import both_cases
from facilitator.ledger import Joined, Ledger, PlayRefusal, RefusedPlayError
from facilitator.ledger.codes import read_code
from facilitator.link.playing import JOIN_PATH, MEET_PATH
from facilitator.texts import load_texts

_CONFLICT: Final = 409
_FORBIDDEN: Final = 403
_CODE: Final = re.compile(r"[0-9A-Za-z]{1,64}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody has entered who wants to join, and has again after a refusal."""

    code: str = ""
    """To join by; empty: it is asked for."""
    meet: str = ""
    """Of whose phone was scanned: joining leads back there."""
    name: str = ""
    nonce: str = ""

    @staticmethod
    def of(given: Mapping[str, str]) -> Wish:
        """Return what a form holds."""
        meet = given.get("meet", "")
        return Wish(
            given.get("code", ""),
            meet if _CODE.fullmatch(meet) else "",
            given.get("name", ""),
            given.get("nonce", ""),
        )

    @property
    def back(self) -> str:
        """Where somebody goes on who has a card."""
        return f"/{MEET_PATH}{self.meet}" if self.meet else "/B"


class JoiningPages:
    """What stands before the card."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/", self.land),
            *both_cases(f"/{JOIN_PATH.rstrip('/')}", self.ask_code),
            *both_cases(f"/{JOIN_PATH}{{code}}", self.open),
            Route("/B/join", self.join, methods=["POST"]),
        ]

    # --- joining ---

    async def land(self, request: Request) -> Response:
        """Ask for the code to join by, or lead to the card, or to what there is besides a game."""
        if self._reception.shut() is Shut.NO_GAME and (path := self._elsewhere("")):
            return go(path)
        self._reception.ledger()
        visitor = self._reception.visitor(request)
        return go("/B") if visitor.player is not None else self.landing(request, visitor)

    def landing(
        self, request: Request, visitor: Visitor, sentence: str = "", status: int = 200
    ) -> Response:
        """Return the page where a phone starts that has no card."""
        return self._reception.page(
            request,
            visitor,
            "landing.html",
            status,
            refused=sentence,
            had_card=visitor.had_card,
        )

    async def ask_code(self, request: Request) -> Response:
        """Lead on with the code that was typed."""
        code = read_code(request.query_params.get("code", ""))
        if not _CODE.fullmatch(code):
            return go("/")
        return go(self._elsewhere(code) or f"/{JOIN_PATH}{code}")

    def _elsewhere(self, code: str) -> str:
        return self._reception.desk.elsewhere(code)

    async def open(self, request: Request) -> Response:
        """Show the page where one joins, to whoever knows the code."""
        ledger = self._reception.ledger()
        visitor = self._reception.visitor(request)
        if visitor.player is not None:
            return go("/B")
        code = read_code(request.path_params["code"])
        if not self._is_right(request, visitor, ledger, code):
            said = refusal(PlayRefusal.CODE, load_texts(visitor.language))
            return self.landing(request, visitor, said, _FORBIDDEN)
        return self.page(request, visitor, Wish(code=code))

    def _is_right(self, request: Request, visitor: Visitor, ledger: Ledger, code: str) -> bool:
        """Whether one joins by that code, or by that of a player. Wrong ones count as guesses.

        Raises TooOftenError.
        """
        self._reception.check_guesses(request, visitor)
        is_join_code = hmac.compare_digest(read_code(code).encode(), ledger.join_code.encode())
        is_right = is_join_code or ledger.knows(code)
        if not is_right:
            self._reception.note_guess(request, visitor)
        return is_right

    def page(
        self,
        request: Request,
        visitor: Visitor,
        wish: Wish,
        sentence: str = "",
        status: int = 200,
    ) -> Response:
        """Return the page where one joins."""
        ledger = self._reception.ledger()
        if ledger.state is GameState.ENDED:
            raise RefusedPlayError(PlayRefusal.STATE)
        return self._reception.page(
            request,
            visitor,
            "join.html",
            status,
            wish=wish,
            nonce=wish.nonce or new_nonce(),
            refused=sentence,
            longest=LONGEST_NAME,
            privacy=self._reception.desk.privacy,
        )

    async def join(self, request: Request) -> Response:
        """Let somebody in; the same form again is the same player."""
        given = await self._reception.form(request)
        ledger = self._reception.ledger()
        visitor, wish = self._reception.visitor(request), Wish.of(given)
        if visitor.player is not None:
            return go(wish.back)
        texts = load_texts(visitor.language)
        if not visitor.posted(given):
            return self.page(request, visitor, wish, stale(texts), _FORBIDDEN)
        if not self._is_right(request, visitor, ledger, wish.code):
            again = Wish(meet=wish.meet, name=wish.name, nonce=wish.nonce)
            return self.page(request, visitor, again, refusal(PlayRefusal.CODE, texts), _FORBIDDEN)
        try:
            joined = await self._reception.wait(ledger.join(wish.code, wish.name, wish.nonce))
        except RefusedPlayError as error:
            if error.reason not in (PlayRefusal.NAME, PlayRefusal.BLOCKED):
                raise
            return self.page(request, visitor, wish, refusal(error.reason, texts), _CONFLICT)
        is_taken = joined.name != clean_name(wish.name)
        return enter(request, joined, wish.back, "renamed" if is_taken else "welcome")


def new_nonce() -> str:
    """Return what tells one page from all others: its form, sent twice, is answered once."""
    return secrets.token_urlsafe(18)


def enter(request: Request, joined: Joined, path: str, sentence: str) -> Response:
    """Lead to a page of whoever has joined, or come back, and have the phone remember who."""
    response = go(path, sentence)
    keep_card(response, request, joined.cookie)
    return response
