"""What all pages have in common: who asks, by which code, and what they may say."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from facilitator.domain.plenum.query import Query
from facilitator.domain.privacy import Privacy
from facilitator.hub.guarding import read_form
from facilitator.hub.limits import Rate
from facilitator.hub.phones.answering import StaleFormError, TooOftenError, address_of
from facilitator.hub.phones.clock import Ticks
from facilitator.hub.phones.limiting import GUESSING, Allowances
from facilitator.hub.voices.desk import VoicesDesk
from facilitator.hub.voices.pages.html import render
from facilitator.hub.voices.pages.sentences import said
from facilitator.hub.voices.pages.visiting import Visitor, keep_visitor, visitor_of
from facilitator.ledger.voices import VoiceLedger
from facilitator.texts import load_texts

MOST_BYTES: Final = 64 * 1024
"""The largest form that is read: three long texts, each sign as nine of the form."""
SENDING: Final = Rate(30, 0.5)
"""What one browser may send."""
SENDING_FROM: Final = Rate(1_000, 10)
"""What may come from one address: it may be that of everybody in the room."""


class WithoutPrivacyError(Exception):
    """Nobody has said yet who answers for what is entered."""


class NothingAskedError(Exception):
    """Nothing was ever asked, or all of it was forgotten."""


class WrongCodeError(Exception):
    """That is not the code of the screen."""


class Reception:
    """Stands before all pages of `desk`; belongs to the thread of the event loop."""

    def __init__(self, desk: VoicesDesk, ticks: Ticks) -> None:
        self.desk = desk
        self.ticks = ticks
        self._guesses = Allowances(GUESSING, ticks)
        self._sending = Allowances(SENDING, ticks)
        self._sending_from = Allowances(SENDING_FROM, ticks)
        # Another with each start, for an earlier hub may have had other words; and nobody knows it,
        # for who tries out codes at home would find the one whose tag he was told.
        self._key = secrets.token_bytes(16)

    def visitor(self, request: Request) -> Visitor:
        """Return who asks."""
        return visitor_of(request, self.desk.front.language)

    # --- may anything be entered, and does that phone know where? ---

    @property
    def privacy(self) -> Privacy:
        """Who answers for what is entered; WithoutPrivacyError if nobody does."""
        if self.desk.front.privacy is None:
            raise WithoutPrivacyError
        return self.desk.front.privacy

    def ledger(self) -> VoiceLedger:
        """Return what was given; WithoutPrivacyError or NothingAskedError if there is nothing."""
        if self.desk.front.privacy is None:
            raise WithoutPrivacyError
        if self.desk.ledger is None:
            raise NothingAskedError
        return self.desk.ledger

    def enter(self, request: Request) -> VoiceLedger:
        """Return the same to whoever knows the code; else WrongCodeError, TooOftenError."""
        ledger = self.ledger()
        if not ledger.is_code(request.path_params["code"]):
            self.note_guess(request)
            raise WrongCodeError
        return ledger

    async def posted(self, request: Request) -> tuple[dict[str, str], Visitor, VoiceLedger]:
        """Return what somebody has sent from a page of ours.

        Raises what `enter` does, BadRequestError, StaleFormError and TooOftenError.
        """
        given = await read_form(request, MOST_BYTES)
        ledger, visitor = self.enter(request), self.visitor(request)
        self.check_posted(request, visitor, given)
        return given, visitor, ledger

    def check_posted(self, request: Request, visitor: Visitor, given: dict[str, str]) -> None:
        """Raise StaleFormError unless that form was made for `visitor`, or TooOftenError."""
        if visitor.is_new or not visitor.posted(given):
            raise StaleFormError
        # In this order: one that sends too much takes nothing from the others at its address.
        if not self._sending.try_spend(visitor.secret):
            raise TooOftenError
        if not self._sending_from.try_spend(address_of(request)):
            raise TooOftenError

    def has_given(self, visitor: Visitor, query: Query) -> bool:
        """Return whether that browser has given all that it may."""
        # A phone may be handed on: with codes it is not the browser that gives once.
        if query.by_code or self.desk.ledger is None:
            return False
        return self.desk.ledger.has_given(query, cookie=visitor.secret)

    # --- guessing ---

    def note_guess(self, request: Request) -> None:
        """Note that a code was wrong; TooOftenError after too many of them.

        Who has a right one is never turned away: all phones of a room may share one address.
        """
        if not self._guesses.try_spend(address_of(request)):
            raise TooOftenError

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
        response = HTMLResponse(
            render(template, visitor.language, **self.common(request, visitor), **values),
            status,
            {"content-language": visitor.language, "vary": "accept-language, cookie"},
        )
        keep_visitor(response, request, visitor)
        return response

    def common(self, request: Request, visitor: Visitor) -> dict[str, Any]:
        """Return what every template may say."""

        front, ledger = self.desk.front, self.desk.ledger
        name = request.query_params.get("said", "")
        return {
            "title": front.event_title,
            "spoken": front.language,
            "form": visitor.form,
            "code": ledger.code if ledger is not None else "",
            "said": said(name, load_texts(visitor.language)),
        }

    def message(
        self, request: Request, sentence: str, status: int, *, back: str = "", live: str = ""
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
            again="/V",
            tag=self.tag(visitor),
        )

    # --- what is new ---

    def tag(self, visitor: Visitor) -> str:
        """Return what differs as soon as what `visitor` is asked does."""
        desk = self.desk
        query, ledger = desk.query, desk.ledger
        past = desk.closed_query
        shown = [f"{one.id} {one.state}" for one in (query, past) if one is not None]
        asked = "/".join((*shown, *(one.id for one in desk.rounds)))
        is_given = query is not None and self.has_given(visitor, query)
        is_open = desk.front.privacy is not None
        whole = f"{asked}.{is_given}.{is_open}.{visitor.language}.{ledger and ledger.code}"
        return f'"{hmac.new(self._key, whole.encode(), sha256).hexdigest()[:24]}"'
