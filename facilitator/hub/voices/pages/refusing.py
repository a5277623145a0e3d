"""What cannot be done is said in a sentence, with a way on."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.hub.phones.answering import StaleFormError
from facilitator.hub.phones.refusing import (
    MISDIRECTED,
    USUAL,
    strange_host,
    tell_script,
    why,
    without_privacy,
)
from facilitator.hub.voices.pages.asking import AskingPages
from facilitator.hub.voices.pages.reception import (
    NothingAskedError,
    Reception,
    WithoutPrivacyError,
    WrongCodeError,
)
from facilitator.hub.voices.pages.sentences import nothing_asked, stale, wrong_code
from facilitator.texts import load_texts

ANSWERED: Final = (*USUAL, NothingAskedError, WithoutPrivacyError, WrongCodeError)
"""What ends here; anything else is a fault of the program."""
_FORBIDDEN: Final = 403
_LIVE: Final = "/V/live"


class Refusing:
    """Answers what the pages raise."""

    def __init__(self, reception: Reception, asking: AskingPages) -> None:
        self._reception = reception
        self._asking = asking

    def strange_host(self, request: Request) -> Response:
        """Turn away whoever came under a name that is not this machine's."""
        visitor = self._reception.visitor(request)
        said = strange_host(load_texts(visitor.language))
        return self._reception.message(request, said, MISDIRECTED)

    def explain(self, request: Request, error: Exception) -> Response:
        """Return the page that says why something was not done."""
        texts = load_texts(self._reception.visitor(request).language)
        if isinstance(error, WithoutPrivacyError):
            return self._reception.message(request, without_privacy(texts), 200, live=_LIVE)
        if isinstance(error, NothingAskedError):
            return self._reception.message(request, nothing_asked(texts), 200, live=_LIVE)
        if isinstance(error, WrongCodeError):
            return self._asking.code_page(request, wrong_code(texts), _FORBIDDEN)
        if isinstance(error, StaleFormError):
            # Somebody whose browser keeps no cookies would be told the same again and again.
            return self._reception.message(request, stale(texts), _FORBIDDEN, back=_back(request))
        said, status = why(error, texts)
        return self._reception.message(request, said, status, back=_back(request))

    def tell_script(self, request: Request, error: Exception) -> Response:
        """Return whether the script should ask again later, or show the page anew."""
        return tell_script(error)


def _back(request: Request) -> str:
    code = request.path_params.get("code", "")
    return f"/V/{code}" if code.isascii() and code.isalnum() else "/V"
