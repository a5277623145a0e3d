"""Meeting somebody: by the code that the camera has read, or by the short one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from facilitator.domain.bingo.card import Position, complete_lines
from facilitator.domain.bingo.views import Cell, Mark, MeetingView, PlayerId, PlayerView
from facilitator.hub.bingo.pages.html import render
from facilitator.hub.bingo.pages.joining import JoiningPages, Wish
from facilitator.hub.bingo.pages.news import News
from facilitator.hub.bingo.pages.reception import Reception, StrangerError
from facilitator.hub.bingo.pages.sentences import refusal
from facilitator.hub.bingo.pages.speaking import spoken_card, spoken_meeting
from facilitator.hub.bingo.pages.visiting import Visitor
from facilitator.hub.guarding import BadRequestError
from facilitator.hub.phones.answering import go
from facilitator.hub.phones.paths import both_cases
from facilitator.ledger import PlayRefusal, RefusedPlayError
from facilitator.ledger.codes import read_code
from facilitator.link.playing import MEET_PATH
from facilitator.texts import load_texts

_NOT_FOUND: Final = 404
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choice:
    """A square that can be picked, or was for the person who was met."""

    position: Position
    cell: Cell
    makes_line: bool = False
    """Whether filling it completes a line."""


class MeetingPages:
    """Whom one has met, and which of the own squares fits."""

    def __init__(self, reception: Reception, joining: JoiningPages, news: News) -> None:
        self._reception = reception
        self._joining = joining
        self._news = news

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            *both_cases(f"/{MEET_PATH.rstrip('/')}", self.ask_code),
            *both_cases(f"/{MEET_PATH}{{token}}", self.open),
            *both_cases(f"/{MEET_PATH}{{token}}/live", self.look),
            Route("/B/pick", self.pick, methods=["POST"]),
        ]

    async def ask_code(self, request: Request) -> Response:
        """Ask for the short code of somebody, or lead to the meeting."""
        code = read_code(request.query_params.get("code", ""))
        if code:
            return go(f"/{MEET_PATH}{code}") if code.isalnum() else self._unknown(request)
        visitor, _ = self._reception.player(request)
        return self._code_page(request, visitor)

    def _code_page(
        self, request: Request, visitor: Visitor, sentence: str = "", status: int = 200
    ) -> Response:
        return self._reception.page(request, visitor, "code.html", status, refused=sentence)

    def _unknown(self, request: Request) -> Response:
        """Say that nobody has that code, and ask again."""
        visitor, _ = self._reception.player(request)
        said = refusal(PlayRefusal.NOBODY, load_texts(visitor.language))
        return self._code_page(request, visitor, said, _NOT_FOUND)

    async def open(self, request: Request) -> Response:
        """Show whom one has met. Nothing is noted before a square is picked."""
        token = read_code(request.path_params["token"])
        try:
            visitor, player = self._reception.player(request)
        except StrangerError:
            return self._join(request, token)
        tag = self._reception.tag(visitor, token)
        try:
            meeting, view = await self._meet(request, visitor, player, token)
        except RefusedPlayError as error:
            if error.reason is not PlayRefusal.NOBODY:
                raise
            return self._unknown(request)
        values = self._values(meeting, view)
        live = self._news.facts(tag, f"/{MEET_PATH}{meeting.token}/live")
        return self._reception.page(request, visitor, "meeting.html", **values, **live)

    def _join(self, request: Request, token: str) -> Response:
        """Ask somebody to join who has scanned a player's phone: that is as good as the code."""
        ledger, visitor = self._reception.ledger(), self._reception.visitor(request)
        self._reception.check_guesses(request, visitor)
        if ledger.knows(token):
            return self._joining.page(request, visitor, Wish(code=token, meet=token))
        self._reception.note_guess(request, visitor)
        said = refusal(PlayRefusal.NOBODY, load_texts(visitor.language))
        return self._joining.landing(request, visitor, said, _NOT_FOUND)

    async def look(self, request: Request) -> Response:
        """Return the meeting as it is now, if anything of it has changed."""
        visitor = self._reception.visitor(request)
        token = read_code(request.path_params["token"])
        tag = self._reception.tag(visitor, token)
        if self._news.are_none(request, tag):
            return self._news.nothing(tag)
        visitor, player = self._reception.player(request)
        meeting, view = await self._meet(request, visitor, player, token)
        values = self._reception.common(request, visitor) | self._values(meeting, view)
        values |= self._news.facts(tag, "")
        html = render("parts/meeting.html", visitor.language, **values)
        return HTMLResponse(html, headers=self._news.headers(tag))

    async def _meet(
        self, request: Request, visitor: Visitor, player: PlayerId, token: str
    ) -> tuple[MeetingView, PlayerView]:
        """Return the meeting and the own card. Unknown tokens count as guesses; TooOftenError."""
        ledger = self._reception.ledger()
        with self._reception.guessing(request, visitor):
            both = ledger.meeting(player, token), ledger.view(player)
            meeting, view = await self._reception.wait(both[0]), await self._reception.wait(both[1])
        texts = load_texts(visitor.language)
        return spoken_meeting(meeting, texts), spoken_card(view, texts)

    def _values(self, meeting: MeetingView, view: PlayerView) -> dict[str, object]:
        game = self._reception.ledger().game
        choices = choices_of(view)
        return {
            "meeting": meeting,
            "view": view,
            "picked": [choices[position] for position in meeting.picked],
            "open_choices": [choice for choice in choices if choice.cell.mark is Mark.OPEN],
            "confirms": game is None or game.rules.confirm,
        }

    async def pick(self, request: Request) -> Response:
        """Name the person who was met for one of the own squares."""
        given, visitor, player = await self._reception.player_form(request)
        token, position = read_code(given.get("token", "")), number_in(given, "position")
        request.state.back = f"/{MEET_PATH}{token}" if token.isalnum() else "/B"
        ledger = self._reception.ledger()
        before = ledger.version_of(player)
        with self._reception.guessing(request, visitor):
            await self._reception.wait(ledger.pick(player, token, position))
        if ledger.version_of(player) == before:
            return go(request.state.back, "picked_before")
        return go(request.state.back, "filled" if given.get("at_once") else "picked")


def choices_of(view: PlayerView) -> list[Choice]:
    """Return the squares of a card with what filling each would do."""
    done = {place for place, cell in enumerate(view.cells) if cell.mark in (Mark.FILLED, Mark.FREE)}
    return [
        Choice(place, cell, len(complete_lines(done | {place}, view.size)) > view.lines)
        for place, cell in enumerate(view.cells)
    ]


def number_in(given: dict[str, str], name: str) -> int:
    """Return the number that a form holds; BadRequestError if it holds none."""
    found = given.get(name, "")
    if not _NUMBER.fullmatch(found):
        raise BadRequestError(400)
    return int(found)
