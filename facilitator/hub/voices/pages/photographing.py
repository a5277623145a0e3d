"""Sending photos: decoded at once, and only what was made of them is kept."""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.domain.photos import Consent
from facilitator.domain.plenum.card_photo import CardPhoto
from facilitator.domain.plenum.cards import (
    CardError,
    clean_card,
    read_function,
    read_parts,
    says_something,
)
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.hub.limits import Rate
from facilitator.hub.phones.answering import StaleFormError, address_of, saved
from facilitator.hub.phones.limiting import Allowances
from facilitator.hub.uploading import TooLargeError, Upload, drain, read_upload
from facilitator.hub.voices.darkroom import MOST_BYTES, BusyError
from facilitator.hub.voices.pages.asking import AskingPages, FilledCard
from facilitator.hub.voices.pages.photo_sentences import (
    against_picture,
    busy,
    consent_missing,
    enough_photos,
    photo_missing,
    too_large,
    words_missing,
)
from facilitator.hub.voices.pages.reception import Reception
from facilitator.hub.voices.pages.sending import thank, why_refused
from facilitator.hub.voices.pages.sentences import against_card, closed_meanwhile
from facilitator.hub.voices.pages.visiting import Visitor
from facilitator.ledger.voices import RefusedVoiceError, Sent, VoiceLedger
from facilitator.texts import Texts, load_texts

if TYPE_CHECKING:
    from facilitator.formats.pictures import Picture

PHOTOS: Final = Rate(5, 1 / 720)
"""Of one browser: five at once, then one every twelve minutes."""
_MOST_FORM: Final = MOST_BYTES + 64 * 1024
_UPLOADS: Final = 12
"""How many photos may be on their way at once: each is in memory as far as it has come."""
_UPLOADS_FROM: Final = 4
"""Of these from one address."""
_CONFLICT: Final = 409
_TOO_LARGE: Final = 413
_BUSY: Final = 503
_RETRY: Final = {"retry-after": "5"}
_CONSENTS: Final = (Consent.GIVEN, Consent.NOBODY)


class PhotoPages:
    """The form of a round of photos."""

    def __init__(self, reception: Reception, asking: AskingPages) -> None:
        self._reception = reception
        self._asking = asking
        self._sent = Allowances(PHOTOS, reception.ticks)
        self._coming: Counter[str] = Counter()

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [Route("/V/{code}/photo", self.send, methods=["POST"])]

    async def send(self, request: Request) -> Response:
        """Put a photo into the inbox; the same form again is the same photo."""
        try:
            upload, visitor, ledger = await self._posted(request)
            return await self._answer(request, upload, visitor, ledger)
        except TooLargeError:
            return self._turn_away(request, too_large, _TOO_LARGE)
        except BusyError:
            answer = self._turn_away(request, busy, _BUSY)
            answer.headers.update(_RETRY)
            return answer

    async def _posted(self, request: Request) -> tuple[Upload, Visitor, VoiceLedger]:
        ledger, visitor = self._reception.enter(request), self._reception.visitor(request)
        if visitor.is_new:
            raise StaleFormError
        async with self._place(request):
            upload = await read_upload(request, _MOST_FORM)
        self._reception.check_posted(request, visitor, upload.fields)
        return upload, visitor, ledger

    @asynccontextmanager
    async def _place(self, request: Request) -> AsyncIterator[None]:
        address = address_of(request)
        if self._coming.total() >= _UPLOADS or self._coming[address] >= _UPLOADS_FROM:
            await drain(request)
            raise BusyError
        self._coming[address] += 1
        try:
            yield
        finally:
            self._coming[address] -= 1
            self._coming += Counter()  # who has none on the way is forgotten

    def _turn_away(
        self, request: Request, sentence: Callable[[Texts], str], status: int
    ) -> Response:
        texts = load_texts(self._reception.visitor(request).language)
        back = f"/V/{self._reception.ledger().code}"
        return self._reception.message(request, sentence(texts), status, back=back)

    async def _answer(
        self, request: Request, upload: Upload, visitor: Visitor, ledger: VoiceLedger
    ) -> Response:
        texts, of = load_texts(visitor.language), self._round(upload.fields)
        if of is None:
            return self._asking.page(request, visitor, closed_meanwhile(texts), _CONFLICT)
        card = read_photo_card(of, upload.fields)
        against = _against(of, card, upload, texts)
        if not against:
            sent = await self._keep(of, card, upload, visitor, ledger)
            if isinstance(sent, Sent):
                return thank(self._reception, request, visitor, of, sent)
            against = sent
        return self._asking.page(request, visitor, against, _CONFLICT, card=card)

    async def _keep(
        self, of: Round, card: FilledCard, upload: Upload, visitor: Visitor, ledger: VoiceLedger
    ) -> Sent | str:
        """Keep the picture; return why not if it is none, or is not taken."""
        from facilitator.formats.pictures import PictureError

        texts = load_texts(visitor.language)
        try:
            picture = await self._reception.desk.darkroom.develop(upload.file)
        except PictureError as error:
            return against_picture(error.fault, texts)
        if not self._sent.try_spend(visitor.secret):
            return enough_photos(texts)
        try:
            return await saved(
                ledger.send_card(
                    of,
                    card.parts,
                    nonce=_nonce(upload, card),
                    function=card.function,
                    photo=_photo(picture, card.consent),
                    content=picture.content,
                )
            )
        except RefusedVoiceError as error:
            return why_refused(error, texts)

    def _round(self, given: Mapping[str, str]) -> Round | None:
        wanted, rounds = given.get("round"), self._reception.desk.rounds
        return next(
            (one for one in rounds if one.id == wanted and one.kind is RoundKind.PHOTO), None
        )


def read_photo_card(of: Round, given: Mapping[str, str]) -> FilledCard:
    """Return what a form says beside its photo."""
    consent = given.get("consent", "")
    return FilledCard(
        round=of.id,
        parts=tuple(given.get(f"part{position}", "") for position in range(len(of.questions))),
        function=given.get("function", ""),
        consent=Consent(consent) if consent in _CONSENTS else Consent.OPEN,
    )


def _against(of: Round, card: FilledCard, upload: Upload, texts: Texts) -> str:
    """Return what has to be changed before it can be sent; empty: nothing."""
    if not upload.file:
        return photo_missing(texts)
    if not says_something(clean_card(card.parts[0])):
        return words_missing(texts)
    if card.consent is Consent.OPEN:
        return consent_missing(texts)
    try:
        read_parts(of, card.parts)
        read_function(card.function)
    except CardError as error:
        return against_card(error, texts)
    return ""


def _nonce(upload: Upload, card: FilledCard) -> str:
    """Return what tells this photo with these words from others sent by the same form."""
    nonce = upload.fields.get("nonce", "")
    shown = sha256(upload.file).hexdigest()
    written = "\0".join((nonce, *card.parts, card.function, card.consent, shown))
    return hmac.new(nonce.encode(), written.encode(), sha256).hexdigest()


def _photo(picture: Picture, consent: Consent) -> CardPhoto:
    return CardPhoto(
        digest=picture.digest,
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
        consent=consent,
    )
