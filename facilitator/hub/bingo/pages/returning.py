"""Coming back to a card: with nickname and PIN, or by a recovery of the moderator."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.domain.bingo.names import LONGEST_NAME
from facilitator.hub.bingo.pages.joining import Wish, enter, new_nonce
from facilitator.hub.bingo.pages.reception import Reception
from facilitator.hub.bingo.pages.sentences import refusal, stale
from facilitator.hub.bingo.pages.visiting import Visitor
from facilitator.hub.phones.answering import go
from facilitator.hub.phones.paths import both_cases
from facilitator.ledger import RefusedPlayError
from facilitator.ledger.codes import read_code
from facilitator.link.playing import RECOVER_PATH
from facilitator.texts import load_texts

_FORBIDDEN: Final = 403


class ReturningPages:
    """For phones that have forgotten who plays, and for new ones."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/B/back", self.ask_pin),
            Route("/B/back", self.come_back, methods=["POST"]),
            *both_cases(f"/{RECOVER_PATH}{{token}}", self.ask_redeem),
            *both_cases(f"/{RECOVER_PATH}{{token}}", self.redeem, methods=["POST"]),
        ]

    async def ask_pin(self, request: Request) -> Response:
        """Ask for nickname and PIN."""
        self._reception.ledger()
        visitor = self._reception.visitor(request)
        return self._pin_page(request, visitor, Wish.of(request.query_params))

    def _pin_page(
        self,
        request: Request,
        visitor: Visitor,
        wish: Wish,
        sentence: str = "",
        status: int = 200,
    ) -> Response:
        return self._reception.page(
            request, visitor, "back.html", status, wish=wish, refused=sentence, longest=LONGEST_NAME
        )

    async def come_back(self, request: Request) -> Response:
        """Give the card to whoever knows nickname and PIN."""
        given = await self._reception.form(request)
        ledger = self._reception.ledger()
        visitor, wish = self._reception.visitor(request), Wish.of(given)
        texts = load_texts(visitor.language)
        if not visitor.posted(given):
            if visitor.player is not None:  # sent again by the phone that has the card by now
                return go(wish.back)
            return self._pin_page(request, visitor, wish, stale(texts), _FORBIDDEN)
        self._reception.check_guesses(request, visitor)
        try:
            joined = await self._reception.wait(ledger.come_back(wish.name, given.get("pin", "")))
        except RefusedPlayError as error:
            self._reception.note_guess(request, visitor)
            said = refusal(error.reason, texts)
            return self._pin_page(request, visitor, wish, said, _FORBIDDEN)
        return enter(request, joined, wish.back, "back")

    async def ask_redeem(self, request: Request) -> Response:
        """Ask whether this phone is to have the card; only the button takes it."""
        self._reception.ledger()
        visitor = self._reception.visitor(request)
        token = request.path_params["token"]
        return self._reception.page(
            request, visitor, "recover.html", token=token, nonce=new_nonce()
        )

    async def redeem(self, request: Request) -> Response:
        """Give the card to the first page that has the token; the same page again gets it again."""
        given = await self._reception.form(request)
        ledger = self._reception.ledger()
        visitor, token = self._reception.visitor(request), request.path_params["token"]
        if not visitor.posted(given):
            if visitor.player is not None:
                return go("/B")
            return go(f"/{RECOVER_PATH}{quote(read_code(token), safe='')}")
        self._reception.check_guesses(request, visitor)
        try:
            joined = await self._reception.wait(ledger.redeem(token, given.get("nonce", "")))
        except RefusedPlayError:
            self._reception.note_guess(request, visitor)
            raise
        return enter(request, joined, "/B", "back")
