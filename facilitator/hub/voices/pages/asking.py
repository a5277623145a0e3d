"""The page that shows whatever is asked: the query first, then the rounds."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from facilitator.domain.entries import Release
from facilitator.domain.photos import Consent
from facilitator.domain.plenum.cards import LONGEST_FUNCTION, longest_part
from facilitator.domain.plenum.query import CandidateId, Query
from facilitator.domain.plenum.round import Round, RoundId
from facilitator.domain.redaction import candidate_words
from facilitator.hub.phones.answering import go
from facilitator.hub.phones.paths import both_cases
from facilitator.hub.voices.pages.html import render
from facilitator.hub.voices.pages.reception import Reception, WithoutPrivacyError
from facilitator.hub.voices.pages.visiting import Visitor
from facilitator.ledger.codes import read_code
from facilitator.link.voicing import JOIN_PATH
from facilitator.texts import Texts, load_texts

_NOT_MODIFIED: Final = 304
_CODE: Final = re.compile(r"[0-9A-Za-z]{1,64}")
_PAGE: Final = re.compile(r"[0-9A-Za-z_-]{1,32}")


@dataclass(frozen=True, slots=True)
class FilledBallot:
    """What somebody has chosen so far."""

    points: Mapping[CandidateId, int] = field(default_factory=lambda: MappingProxyType({}))
    once: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCard:
    """What somebody has written so far."""

    round: RoundId = ""
    parts: tuple[str, ...] = ()
    function: str = ""
    release: Release = Release.OPEN
    consent: Consent = Consent.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRound:
    """A round as the page shows it."""

    round: Round
    nonce: str
    parts: tuple[str, ...]
    function: str
    release: Release
    consent: Consent
    longest: int
    refused: str = ""
    """Why what was written was not taken."""
    longest_function: int = LONGEST_FUNCTION


NOTHING_CHOSEN: Final = FilledBallot()
NOTHING_WRITTEN: Final = FilledCard()


class AskingPages:
    """The page, and what its script asks for."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            *both_cases("/V", self.ask_code),
            Route("/V/live", self.look_without_code),
            *both_cases(f"/{JOIN_PATH}{{code}}", self.open),
            Route("/V/{code}/live", self.look),
            Route("/V/{code}/privacy", self.show_privacy),
        ]

    async def ask_code(self, request: Request) -> Response:
        """Ask for the code, or lead on with the one that was typed."""
        code = read_code(request.query_params.get("code", ""))
        if not _CODE.fullmatch(code):
            return self.code_page(request)
        ledger = self._reception.desk.ledger
        elsewhere = "" if ledger and ledger.is_code(code) else self._reception.desk.elsewhere(code)
        return go(elsewhere or f"/{JOIN_PATH}{code}")

    def code_page(self, request: Request, sentence: str = "", status: int = 200) -> Response:
        """Return the page where a code is typed."""
        if self._reception.desk.front.privacy is None:
            raise WithoutPrivacyError
        visitor = self._reception.visitor(request)
        return self._reception.page(request, visitor, "code.html", status, refused=sentence)

    async def open(self, request: Request) -> Response:
        """Show what is asked."""
        self._reception.enter(request)
        return self.page(request, self._reception.visitor(request))

    def page(
        self,
        request: Request,
        visitor: Visitor,
        sentence: str = "",
        status: int = 200,
        ballot: FilledBallot = NOTHING_CHOSEN,
        card: FilledCard = NOTHING_WRITTEN,
    ) -> Response:
        """Return that page, filled as far as somebody has got."""
        code, page = self._reception.ledger().code, secrets.token_urlsafe(9)
        return self._reception.page(
            request,
            visitor,
            "now.html",
            status,
            # What is wrong with a card stands in its form: there may be several below one another.
            refused="" if card.round else sentence,
            privacy=self._reception.privacy,
            live=f"/{JOIN_PATH}{code}/live?page={page}",
            tag=self._reception.tag(visitor),
            **self._asked(visitor, page, ballot, card, sentence),
        )

    async def look_without_code(self, request: Request) -> Response:
        """Tell a page that says that nothing is asked whether that is still so."""
        tag = self._reception.tag(self._reception.visitor(request))
        is_same = request.headers.get("if-none-match") == tag
        return Response(status_code=_NOT_MODIFIED if is_same else 410, headers={"etag": tag})

    async def look(self, request: Request) -> Response:
        """Return what is asked now, if that has changed."""
        visitor = self._reception.visitor(request)
        self._reception.enter(request)
        tag = self._reception.tag(visitor)
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=_NOT_MODIFIED, headers={"etag": tag})
        page = request.query_params.get("page", "")
        values = self._reception.common(request, visitor)
        values |= self._asked(
            visitor, page if _PAGE.fullmatch(page) else "", NOTHING_CHOSEN, NOTHING_WRITTEN
        )
        html = render("parts/asked.html", visitor.language, **values)
        return HTMLResponse(html, headers={"etag": tag})

    def _asked(
        self,
        visitor: Visitor,
        page: str,
        ballot: FilledBallot,
        card: FilledCard,
        sentence: str = "",
    ) -> dict[str, Any]:
        desk = self._reception.desk
        query = desk.query
        return {
            "query": query and spoken_query(query, load_texts(visitor.language)),
            "past": None if query else desk.closed_query,
            "given": query is not None and self._reception.has_given(visitor, query),
            "ballot": ballot,
            "rounds": [_round(one, visitor, page, card, sentence) for one in desk.rounds],
        }

    async def show_privacy(self, request: Request) -> Response:
        """Say who answers for what is entered, and what becomes of it."""
        self._reception.enter(request)
        visitor, privacy = self._reception.visitor(request), self._reception.privacy
        return self._reception.page(request, visitor, "privacy.html", privacy=privacy)


def spoken_query(query: Query, texts: Texts) -> Query:
    """Return `query` with words for candidates whose entry was redacted."""
    spoken = (replace(one, label=candidate_words(one, texts)) for one in query.candidates)
    return replace(query, candidates=tuple(spoken))


def _round(of: Round, visitor: Visitor, page: str, card: FilledCard, sentence: str) -> AskedRound:
    is_meant = card.round == of.id
    filled = card if is_meant else NOTHING_WRITTEN
    empty = ("",) * (len(of.questions) - len(filled.parts))
    return AskedRound(
        round=of,
        nonce=visitor.nonce(page, of.id),
        parts=filled.parts + empty,
        function=filled.function,
        release=filled.release,
        consent=filled.consent,
        longest=longest_part(of.kind),
        refused=sentence if is_meant else "",
    )
