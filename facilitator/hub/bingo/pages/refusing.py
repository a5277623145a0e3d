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
    StrangerError,
)
from facilitator.hub.bingo.pages.sentences import refusal
from facilitator.hub.phones.refusing import (
    MISDIRECTED,
    USUAL,
    strange_host,
    tell_script,
    why,
    without_privacy,
)
from facilitator.ledger import PlayRefusal, RefusedPlayError
from facilitator.texts import Texts, load_texts

ANSWERED: Final = (*USUAL, RefusedPlayError, ShutError, StrangerError)
"""What ends here; anything else is a fault of the program."""
_FORBIDDEN: Final = 403
_CONFLICT: Final = 409


class Refusing:
    """Answers what the pages raise."""

    def __init__(self, reception: Reception, joining: JoiningPages) -> None:
        self._reception = reception
        self._joining = joining

    def strange_host(self, request: Request) -> Response:
        """Turn away whoever came under a name that is not this machine's."""
        visitor = self._reception.visitor(request)
        said = strange_host(load_texts(visitor.language))
        return self._reception.message(request, said, MISDIRECTED, back="")

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
        return tell_script(error)

    def _shut(self, request: Request, why: Shut, texts: Texts) -> Response:
        if why is Shut.PRIVACY:
            said = without_privacy(texts)
        else:
            said = texts("No game is open right now. This page shows it as soon as there is one.")
        return self._reception.message(request, said, 200, back="", live="/B/live")


def _is_strange(error: Exception) -> bool:
    return isinstance(error, RefusedPlayError) and error.reason is PlayRefusal.STRANGER


def _why(error: Exception, texts: Texts) -> tuple[str, int]:
    """Return why something was not done, and the HTTP status that says so."""
    if isinstance(error, RefusedPlayError):
        return refusal(error.reason, texts), _CONFLICT
    return why(error, texts)
