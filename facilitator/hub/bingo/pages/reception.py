"""What all pages have in common: who asks, whether there is a game, and what cannot be done."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from facilitator.domain.bingo.views import PlayerId, PlayerView
from facilitator.domain.instant import NONE
from facilitator.hub.bingo.desk import GameDesk
from facilitator.hub.bingo.pages.html import render
from facilitator.hub.bingo.pages.sentences import said
from facilitator.hub.bingo.pages.visiting import Visitor, keep_ticket, visitor_of
from facilitator.hub.guarding import read_form
from facilitator.hub.phones.answering import (
    MOST_BYTES,
    StaleFormError,
    TooOftenError,
    address_of,
    saved,
)
from facilitator.hub.phones.clock import Ticks
from facilitator.hub.phones.limiting import GUESSING, PLAYING, Allowances
from facilitator.ledger import Ledger, PlayRefusal, RefusedPlayError
from facilitator.texts import load_texts

T = TypeVar("T")


class Shut(StrEnum):
    """Why there is no page of the game."""

    PRIVACY = "privacy"
    """Nobody has said yet who answers for what is entered."""
    NO_GAME = "no_game"
    """None was opened, or all of it was forgotten."""


class ShutError(Exception):
    """The page is not open to anybody."""

    def __init__(self, why: Shut) -> None:
        super().__init__(str(why))
        self.why = why


class StrangerError(Exception):
    """The page is a player's, and who asks is none."""


class Reception:
    """Stands before all pages of `desk`; belongs to the thread of the event loop."""

    def __init__(self, desk: GameDesk, ticks: Ticks) -> None:
        self.desk = desk
        self._guesses = Allowances(GUESSING, ticks)
        self._pace = Allowances(PLAYING, ticks)
        # Versions count from the hub's start: what an earlier one has sent is not compared.
        self._start = secrets.token_hex(4)

    def visitor(self, request: Request) -> Visitor:
        """Return who asks."""
        return visitor_of(self.desk, request)

    def shut(self) -> Shut | None:
        """Return why there is no page of the game; None: there are."""
        if self.desk.privacy is None:
            return Shut.PRIVACY
        ledger = self.desk.ledger
        return Shut.NO_GAME if ledger is None or ledger.state is None else None

    def ledger(self) -> Ledger:
        """Return the ledger; ShutError if there is no page of the game."""
        why, ledger = self.shut(), self.desk.ledger
        if why is not None or ledger is None:
            raise ShutError(why or Shut.NO_GAME)
        return ledger

    def player(self, request: Request) -> tuple[Visitor, PlayerId]:
        """Return whose page is asked for; StrangerError, ShutError or TooOftenError if nobody's."""
        self.ledger()
        visitor = self.visitor(request)
        if visitor.player is None:
            raise StrangerError
        if not self._pace.try_spend(visitor.player):
            raise TooOftenError
        return visitor, visitor.player

    async def form(self, request: Request) -> dict[str, str]:
        """Return what was posted by a page of ours; BadRequestError if by none."""
        return await read_form(request, MOST_BYTES)

    async def player_form(self, request: Request) -> tuple[dict[str, str], Visitor, PlayerId]:
        """Return what a player has posted; errors as in `player`, and StaleFormError."""
        given = await self.form(request)
        visitor, player = self.player(request)
        if not visitor.posted(given):
            raise StaleFormError
        return given, visitor, player

    async def wait(self, future: Future[T]) -> T:
        """Return what the ledger answers.

        Raises RefusedPlayError, StoreError, TimeoutError.
        """
        return await saved(future)

    # --- guessing ---

    def check_guesses(self, request: Request, visitor: Visitor) -> None:
        """Raise TooOftenError if too many wrong codes, tokens or PINs came from there."""
        if not self._guesses.has_left(_guesser(request, visitor)):
            raise TooOftenError

    def note_guess(self, request: Request, visitor: Visitor) -> None:
        """Note that a code, token or PIN was wrong."""
        self._guesses.spend(_guesser(request, visitor))

    @contextmanager
    def guessing(self, request: Request, visitor: Visitor) -> Iterator[None]:
        """Count it as a guess if what is done within names nobody. Raises TooOftenError."""
        self.check_guesses(request, visitor)
        try:
            yield
        except RefusedPlayError as error:
            if error.reason is PlayRefusal.NOBODY:
                self.note_guess(request, visitor)
            raise

    # --- answering ---

    def page(
        self,
        request: Request,
        visitor: Visitor,
        template: str,
        status: int = 200,
        /,
        **values: Any,
    ) -> Response:
        """Return the page of `template`."""
        view: PlayerView | None = values.get("view")
        response = HTMLResponse(
            render(template, visitor.language, **self.common(request, visitor, view), **values),
            status,
            {"content-language": visitor.language, "vary": "accept-language, cookie"},
        )
        keep_ticket(response, request, visitor)
        return response

    def common(
        self, request: Request, visitor: Visitor, view: PlayerView | None = None
    ) -> dict[str, Any]:
        """Return what every template may say; `view`: the visitor's card, if the page shows it."""
        name = request.query_params.get("said", "")
        ledger = self.desk.ledger
        texts = load_texts(visitor.language)
        return {
            "title": (ledger.title if ledger is not None else "") or texts("Bingo"),
            "event_title": self.desk.event_title,
            "spoken": self.desk.language,
            "form": visitor.form,
            "known": visitor.player is not None,
            "said": said(name, texts, view.name if view is not None else ""),
        }

    def message(
        self,
        request: Request,
        sentence: str,
        status: int,
        *,
        back: str = "/",
        live: str = "",
    ) -> Response:
        """Return a page that says one thing, and where to go on."""
        visitor = self.visitor(request)
        return self.page(
            request,
            visitor,
            "message.html",
            status,
            sentence=sentence,
            back=back,
            live=live,
            tag=self.tag(visitor),
        )

    # --- what is new ---

    def tag(self, visitor: Visitor, about: str = "") -> str:
        """Return what differs as soon as a page of `visitor` (`about` somebody) would."""
        ledger = self.desk.ledger
        if self.shut() or ledger is None or visitor.player is None:
            state = ledger.state if ledger is not None else None
            return f'"{self._start}.{self.shut()}.{state}.{visitor.language}"'
        version = ledger.version_of(visitor.player)
        place = self.desk.access().place
        return f'"{self._start}.{visitor.player}.{version}.{visitor.language}.{place}.{about}"'

    def seconds_left(self) -> int | None:
        """Return for how long the game still runs, in seconds; None: it does not."""
        ledger = self.desk.ledger
        ends_at = ledger.ends_at if ledger is not None else None
        if ends_at is None:
            return None
        return int(max(ends_at - self.desk.now(), NONE).total_seconds())


def _guesser(request: Request, visitor: Visitor) -> object:
    """Return whose guesses count together: a player's, else those of an address.

    All phones may share an address: whoever plays can't be shut out by a stranger's guesses.
    """
    return visitor.player or address_of(request)
