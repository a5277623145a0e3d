"""Sending cards: what somebody writes for a round."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from concurrent.futures import Future
from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.domain.entries import Release
from facilitator.domain.plenum.cards import (
    CardError,
    read_function,
    read_parts,
)
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.hub.phones.answering import saved
from facilitator.hub.voices.pages.asking import AskingPages, FilledCard
from facilitator.hub.voices.pages.reception import Reception
from facilitator.hub.voices.pages.sentences import (
    against_card,
    closed_meanwhile,
    full,
    function_missing,
    no_such_card,
    release_missing,
)
from facilitator.hub.voices.pages.visiting import Visitor
from facilitator.ledger.voices import RefusedVoiceError, Sent, VoiceLedger, VoiceRefusal
from facilitator.link.voicing import WITHDRAW_PATH
from facilitator.texts import Texts, load_texts

_CONFLICT: Final = 409
_ONCE: Final = (RoundKind.FEEDBACK, RoundKind.TAKEAWAY, RoundKind.FLASH)
"""Of what nobody has more than one to send."""


class SendingPages:
    """The form of each round."""

    def __init__(self, reception: Reception, asking: AskingPages) -> None:
        self._reception = reception
        self._asking = asking

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [Route("/V/{code}/send", self.send, methods=["POST"])]

    async def send(self, request: Request) -> Response:
        """Put a card into the inbox; the same form again is the same card."""
        given, visitor, ledger = await self._reception.posted(request)
        texts = load_texts(visitor.language)
        of = self._round(given)
        if of is None:
            return self._asking.page(request, visitor, closed_meanwhile(texts), _CONFLICT)
        card = read_card(of, given)
        try:
            against = _against(of, card, texts)
            if not against:
                sent = await saved(_send(ledger, of, card, given.get("nonce", "")))
                return thank(self._reception, request, visitor, of, sent)
        except RefusedVoiceError as error:
            against = why_refused(error, texts)
        return self._asking.page(request, visitor, against, _CONFLICT, card=card)

    def _round(self, given: Mapping[str, str]) -> Round | None:
        wanted = given.get("round")
        rounds = (one for one in self._reception.desk.rounds if one.kind is not RoundKind.PHOTO)
        return next((one for one in rounds if one.id == wanted), None)


def thank(
    reception: Reception, request: Request, visitor: Visitor, of: Round, sent: Sent
) -> Response:
    """Say that it has arrived, and this once how it is taken back."""
    return reception.page(
        request,
        visitor,
        "sent.html",
        kind=of.kind,
        withdrawal=sent.withdrawal,
        again=of.kind not in _ONCE,
        place=f"{request.url.netloc}/{WITHDRAW_PATH}",
    )


def read_card(of: Round, given: Mapping[str, str]) -> FilledCard:
    """Return what a form says."""
    release = given.get("release", "")
    is_voice = of.kind is RoundKind.VOICE
    has_function = is_voice or of.kind is RoundKind.STORY
    return FilledCard(
        round=of.id,
        parts=tuple(given.get(f"part{position}", "") for position in range(len(of.questions))),
        function=given.get("function", "") if has_function else "",
        release=Release(release) if is_voice and release in tuple(Release) else Release.OPEN,
    )


def _against(of: Round, card: FilledCard, texts: Texts) -> str:
    """Return what has to be changed before `card` can be sent; empty: nothing."""
    try:
        read_parts(of, card.parts)
        function = read_function(card.function)
    except CardError as error:
        return against_card(error, texts)
    if of.kind is RoundKind.VOICE and card.release is Release.OPEN:
        return release_missing(texts)
    if card.release is Release.WITH_FUNCTION and not function:
        return function_missing(texts)
    return ""


def _send(ledger: VoiceLedger, of: Round, card: FilledCard, nonce: str) -> Future[Sent]:
    # Whoever goes back and writes something else sends another card, with the same form.
    written = "\0".join((nonce, *card.parts, card.function, card.release))
    whole = hmac.new(nonce.encode(), written.encode(), sha256).hexdigest()
    # Who wants to be quoted without a function is not asked to trust us with it.
    is_anonymous = card.release in (Release.ANONYMOUS, Release.DENIED)
    return ledger.send_card(
        of,
        card.parts,
        nonce=whole,
        function="" if is_anonymous else card.function,
        release=card.release,
    )


def why_refused(error: RefusedVoiceError, texts: Texts) -> str:
    """Return why a card was not taken."""
    match error.reason:
        case VoiceRefusal.FULL:
            return full(texts)
        case VoiceRefusal.WITHDRAWN:
            return no_such_card(texts)
        case _:
            return closed_meanwhile(texts)
