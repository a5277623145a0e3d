"""What cannot be done is said in a sentence, with a way on."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.hub.bingo.pages.joining import JoiningPages
from facilitator.hub.bingo.pages.reception import (
    Reception,
    Shut,
    ShutError,
    StaleFormError,
    StrangerError,
    TooOftenError,
)
from facilitator.hub.bingo.pages.sentences import refusal
from facilitator.hub.guarding import BadRequestError
from facilitator.ledger import PlayRefusal, RefusedPlayError
from facilitator.store import StoreError
from facilitator.texts import Texts, load_texts

ANSWERED: Final = (
    BadRequestError,
    RefusedPlayError,
    ShutError,
    StaleFormError,
    StoreError,
    StrangerError,
    TimeoutError,
    TooOftenError,
)
"""What ends here; anything else is a fault of the program."""
_FORBIDDEN: Final = 403
_CONFLICT: Final = 409
_GONE: Final = 410
_MISDIRECTED: Final = 421
_TOO_MANY: Final = 429
_UNSAVED: Final = 503


class Refusing:
    """Answers what the pages raise."""

    def __init__(self, reception: Reception, joining: JoiningPages) -> None:
        self._reception = reception
        self._joining = joining

    def strange_host(self, request: Request) -> Response:
        """Turn away whoever came under a name that is not this machine's."""
        visitor = self._reception.visitor(request)
        texts = load_texts(visitor.language)
        said = texts(
            "This address does not belong to the moderator's machine. Please scan the QR code on "
            "the screen once more, or type the address that stands beside it."
        )
        return self._reception.message(request, said, _MISDIRECTED, back="")

    def explain(self, request: Request, error: Exception) -> Response:
        """Return the page that says why something was not done."""
        visitor = self._reception.visitor(request)
        texts = load_texts(visitor.language)
        if isinstance(error, ShutError):
            return self._shut(request, error.why, texts)
        if isinstance(error, StrangerError) or _is_strange(error):
            status = _FORBIDDEN if visitor.had_card or request.method == "POST" else 200
            return self._joining.landing(request, visitor, "", status)
        said, status = _why(error, texts)
        back = getattr(request.state, "back", "/B")
        return self._reception.message(request, said, status, back=back)

    def tell_script(self, request: Request, error: Exception) -> Response:
        """Return whether the script should ask again later, or show the page anew."""
        later = isinstance(error, (StoreError, TimeoutError, TooOftenError))
        return Response(status_code=_UNSAVED if later else _GONE)

    def _shut(self, request: Request, why: Shut, texts: Texts) -> Response:
        if why is Shut.PRIVACY:
            said = texts(
                "The pages are not open yet: the organiser has not said who answers for data "
                "protection. Please tell the moderator."
            )
        else:
            said = texts("No game is open right now. This page shows it as soon as there is one.")
        return self._reception.message(request, said, 200, back="", live="/B/live")


def _is_strange(error: Exception) -> bool:
    return isinstance(error, RefusedPlayError) and error.reason is PlayRefusal.STRANGER


def _why(error: Exception, texts: Texts) -> tuple[str, int]:
    """Return why something was not done, and the HTTP status that says so."""
    if isinstance(error, RefusedPlayError):
        return refusal(error.reason, texts), _CONFLICT
    if isinstance(error, BadRequestError):
        return _why_bad(error.status, texts), error.status
    if isinstance(error, StaleFormError):
        return texts("That page was out of date. Please try once more."), _FORBIDDEN
    if isinstance(error, TooOftenError):
        return texts("That was a lot at once. Please wait a moment."), _TOO_MANY
    return texts("That is not saved yet. Please try once more in a moment."), _UNSAVED


def _why_bad(status: int, texts: Texts) -> str:
    if status == _FORBIDDEN:
        return texts("That did not come from a page of this game. Nothing was changed.")
    return texts("This page does not exist, or what was sent makes no sense here.")
