"""Giving points: chosen, checked, given for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.domain.plenum.ballot import BallotError, check_ballot
from facilitator.domain.plenum.query import Query, QueryKind
from facilitator.domain.plenum.tally import most_each
from facilitator.hub.guarding import BadRequestError
from facilitator.hub.phones.answering import go, saved
from facilitator.hub.voices.pages.asking import (
    NOTHING_CHOSEN,
    AskingPages,
    FilledBallot,
    spoken_query,
)
from facilitator.hub.voices.pages.reception import Reception
from facilitator.hub.voices.pages.sentences import (
    against_ballot,
    closed_meanwhile,
    spent_code,
    wrong_once_code,
)
from facilitator.hub.voices.pages.visiting import Visitor
from facilitator.ledger.voices import RefusedVoiceError, VoiceRefusal
from facilitator.link.voicing import JOIN_PATH
from facilitator.texts import Texts, load_texts

_CONFLICT: Final = 409
_LONGEST_CODE: Final = 20
_DIGITS: Final = 3


class GivingPages:
    """The three forms that a ballot goes through."""

    def __init__(self, reception: Reception, asking: AskingPages) -> None:
        self._reception = reception
        self._asking = asking

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/V/{code}/check", self.check, methods=["POST"]),
            Route("/V/{code}/change", self.change, methods=["POST"]),
            Route("/V/{code}/give", self.give, methods=["POST"]),
        ]

    async def change(self, request: Request) -> Response:
        """Lead back to what was chosen."""
        given, visitor, _ = await self._reception.posted(request)
        query = self._query(given)
        if query is None:
            return self._refuse(request, visitor, closed_meanwhile)
        return self._asking.page(request, visitor, ballot=read_ballot(query, given))

    async def check(self, request: Request) -> Response:
        """Show what was chosen before it counts."""
        given, visitor, ledger = await self._reception.posted(request)
        query, texts = self._query(given), load_texts(visitor.language)
        if query is None:
            return self._refuse(request, visitor, closed_meanwhile)
        ballot = read_ballot(query, given)
        try:
            check_ballot(query, ballot.points)
        except BallotError as error:
            sentence = against_ballot(error, query, texts)
            return self._asking.page(request, visitor, sentence, _CONFLICT, ballot)
        if query.by_code:
            try:
                is_good = await saved(ledger.check_code(query, ballot.once))
            except RefusedVoiceError as refused:
                return self._explain(request, visitor, refused, ballot)
            if not is_good:
                return self._refuse(request, visitor, spent_code)
        return self._reception.page(
            request,
            visitor,
            "check.html",
            query=spoken_query(query, texts),
            ballot=ballot,
            unused=_unused(query, ballot),
            fields=_fields(query, ballot),
        )

    async def give(self, request: Request) -> Response:
        """Count a ballot; the same form again is answered as the first time was."""
        given, visitor, ledger = await self._reception.posted(request)
        query = self._query(given)
        if query is None:
            return self._refuse(request, visitor, closed_meanwhile)
        ballot = read_ballot(query, given)
        try:
            is_new = await saved(
                ledger.give(query, ballot.points, cookie=visitor.secret, code=ballot.once)
            )
        except RefusedVoiceError as error:
            return self._explain(request, visitor, error, ballot)
        if query.by_code and not is_new:
            return self._refuse(request, visitor, spent_code)
        # Else the page says it by itself, for as long as the query is open.
        return go(f"/{JOIN_PATH}{ledger.code}", "given" if query.by_code else "")

    def _explain(
        self, request: Request, visitor: Visitor, error: RefusedVoiceError, ballot: FilledBallot
    ) -> Response:
        match error.reason:
            case VoiceRefusal.CODE:
                self._reception.note_guess(request)
                return self._refuse(request, visitor, wrong_once_code, ballot)
            case VoiceRefusal.BALLOT:
                raise BadRequestError(400) from error
            case _:
                return self._refuse(request, visitor, closed_meanwhile)

    def _refuse(
        self,
        request: Request,
        visitor: Visitor,
        sentence: Callable[[Texts], str],
        ballot: FilledBallot = NOTHING_CHOSEN,
    ) -> Response:
        said = sentence(load_texts(visitor.language))
        return self._asking.page(request, visitor, said, _CONFLICT, ballot)

    def _query(self, given: Mapping[str, str]) -> Query | None:
        """Return the open query if the form is about it."""
        query = self._reception.desk.query
        return query if query is not None and query.id == given.get("query") else None


def read_ballot(query: Query, given: Mapping[str, str]) -> FilledBallot:
    """Return what a form has chosen; BadRequestError if it is none of ours."""
    once = given.get("once", "")[:_LONGEST_CODE]
    amounts: dict[str, int] = {}
    if query.kind is QueryKind.POINTS:
        for position, candidate in enumerate(query.candidates):
            if amount := _number(given.get(f"c{position}", "") or "0"):
                amounts[candidate.id] = amount
    elif "choice" in given:
        position = _number(given["choice"])
        if position >= len(query.candidates):
            raise BadRequestError(400)
        amounts[query.candidates[position].id] = 1
    return FilledBallot(MappingProxyType(amounts), once)


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= _DIGITS):
        raise BadRequestError(400)
    return int(typed)


def _unused(query: Query, ballot: FilledBallot) -> int:
    return most_each(query) - sum(ballot.points.values())


def _fields(query: Query, ballot: FilledBallot) -> list[tuple[str, str]]:
    """Return what the form holds that gives `ballot`."""
    fields = [("query", query.id)]
    if query.by_code:
        fields.append(("once", ballot.once))
    for position, candidate in enumerate(query.candidates):
        if amount := ballot.points.get(candidate.id):
            is_points = query.kind is QueryKind.POINTS
            fields.append((f"c{position}", str(amount)) if is_points else ("choice", str(position)))
    return fields
