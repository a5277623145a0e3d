"""The own card: what is filled, what is to be confirmed, and the code that others scan."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from facilitator.domain.bingo.views import Mark, PlayerId, PlayerView
from facilitator.hub.bingo.pages.code import picture_of
from facilitator.hub.bingo.pages.html import render
from facilitator.hub.bingo.pages.meeting import choices_of, number_in
from facilitator.hub.bingo.pages.news import News
from facilitator.hub.bingo.pages.reception import Reception
from facilitator.hub.bingo.pages.speaking import spoken_card
from facilitator.hub.bingo.pages.visiting import Visitor, forget_card
from facilitator.hub.guarding import BadRequestError
from facilitator.hub.phones.answering import go
from facilitator.ledger.codes import TOKEN_SIGNS, read_code
from facilitator.link.playing import MEET_PATH
from facilitator.texts import load_texts

_TOKEN: Final = re.compile(rf"[0-9A-Z]{{{TOKEN_SIGNS}}}")
_ORDER: Final = {Mark.WAITING: 0, Mark.OPEN: 1, Mark.FILLED: 2}
_KEPT: Final = {"cache-control": "private, max-age=86400, immutable"}


class CardPages:
    """The page that a player comes back to."""

    def __init__(self, reception: Reception, news: News) -> None:
        self._reception = reception
        self._news = news

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/B/live", self.look),
            Route("/B", self.open),
            Route("/B/code/{token}", self.show_code),
            Route("/B/answer", self.answer, methods=["POST"]),
            Route("/B/withdraw", self.withdraw, methods=["POST"]),
            Route("/B/leave", self.ask_leave),
            Route("/B/leave", self.leave, methods=["POST"]),
        ]

    async def open(self, request: Request) -> Response:
        """Show the card."""
        visitor, player = self._reception.player(request)
        tag = self._reception.tag(visitor)
        view = await self._view(visitor, player)
        live = self._news.facts(tag, "/B/live")
        return self._reception.page(request, visitor, "card.html", **self._values(view), **live)

    async def look(self, request: Request) -> Response:
        """Return the card as it is now, if anything of it has changed."""
        visitor = self._reception.visitor(request)
        tag = self._reception.tag(visitor)
        if self._news.are_none(request, tag):
            return self._news.nothing(tag)
        visitor, player = self._reception.player(request)
        view = await self._view(visitor, player)
        values = self._reception.common(request, visitor) | self._values(view)
        values |= self._news.facts(tag, "")
        html = render("parts/card.html", visitor.language, **values)
        return HTMLResponse(html, headers=self._news.headers(tag))

    async def _view(self, visitor: Visitor, player: PlayerId) -> PlayerView:
        view = await self._reception.wait(self._reception.ledger().view(player))
        return spoken_card(view, load_texts(visitor.language))

    def _values(self, view: PlayerView) -> dict[str, object]:
        squares = [choice for choice in choices_of(view) if choice.cell.mark in _ORDER]
        return {
            "view": view,
            "squares": sorted(squares, key=lambda choice: _ORDER[choice.cell.mark]),
            "place": self._reception.desk.access().place,
        }

    async def show_code(self, request: Request) -> Response:
        """Return the QR code that others scan."""
        self._reception.player(request)
        token = request.path_params["token"]
        if not _TOKEN.fullmatch(token):
            raise BadRequestError(404)
        picture = picture_of(self._address(request, f"{MEET_PATH}{token}"))
        return Response(picture, media_type="image/svg+xml", headers=_KEPT)

    def _address(self, request: Request, path: str) -> str:
        access = self._reception.desk.access()
        if access.host:
            return access.url(path)
        # Not known to any network: the page was opened all the same.
        return f"{request.url.scheme}://{request.url.netloc}/{path}".upper()

    async def answer(self, request: Request) -> Response:
        """Confirm what somebody says of the player, or say that it is not so."""
        given, _, player = await self._reception.player_form(request)
        partner, position = number_in(given, "partner"), number_in(given, "position")
        is_so = given.get("yes") == "1"
        token = read_code(given.get("token", ""))
        request.state.back = f"/{MEET_PATH}{token}" if token.isalnum() else "/B"
        ledger = self._reception.ledger()
        before = ledger.version_of(player)
        await self._reception.wait(ledger.answer(player, partner, position, is_so))
        if not is_so:
            return go(request.state.back, "declined")
        is_new = ledger.version_of(player) != before
        return go(request.state.back, "confirmed" if is_new else "confirmed_before")

    async def withdraw(self, request: Request) -> Response:
        """Take back what nobody has confirmed yet."""
        given, _, player = await self._reception.player_form(request)
        token = read_code(given.get("token", ""))
        request.state.back = f"/{MEET_PATH}{token}" if token.isalnum() else "/B"
        await self._reception.wait(
            self._reception.ledger().withdraw(player, number_in(given, "position"))
        )
        return go(request.state.back, "withdrawn")

    async def ask_leave(self, request: Request) -> Response:
        """Ask whether the player really wants to leave."""
        visitor, _ = self._reception.player(request)
        return self._reception.page(request, visitor, "leave.html")

    async def leave(self, request: Request) -> Response:
        """Delete the player, as that person asks."""
        _, _, player = await self._reception.player_form(request)
        await self._reception.wait(self._reception.ledger().leave(player))
        response = go("/", "left")
        forget_card(response)
        return response
