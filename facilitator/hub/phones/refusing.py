"""What may go wrong with any page, and how it is said."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from facilitator.hub.guarding import BadRequestError
from facilitator.hub.phones.answering import StaleFormError, TooOftenError
from facilitator.store import StoreError
from facilitator.texts import Texts

USUAL: Final = (BadRequestError, StaleFormError, StoreError, TimeoutError, TooOftenError)
"""What `why` can explain."""
MISDIRECTED: Final = 421
_FORBIDDEN: Final = 403
_GONE: Final = 410
_TOO_MANY: Final = 429
_UNSAVED: Final = 503


def strange_host(texts: Texts) -> str:
    """Return what to tell whoever came under a name that is not this machine's."""
    return texts(
        "This address does not belong to the moderator's machine. Please scan the QR code on "
        "the screen once more, or type the address that stands beside it."
    )


def without_privacy(texts: Texts) -> str:
    """Return why nothing can be entered although the pages can be reached."""
    return texts(
        "The pages are not open yet: the organiser has not said who answers for data "
        "protection. Please tell the moderator."
    )


def tell_script(error: Exception) -> Response:
    """Return whether the script of a page should ask again later, or show the page anew."""
    later = isinstance(error, (StoreError, TimeoutError, TooOftenError))
    return Response(status_code=_UNSAVED if later else _GONE)


def why(error: Exception, texts: Texts) -> tuple[str, int]:
    """Return why something was not done, and the HTTP status that says so."""
    if isinstance(error, BadRequestError):
        return _why_bad(error.status, texts), error.status
    if isinstance(error, StaleFormError):
        return texts("That page was out of date. Please try once more."), _FORBIDDEN
    if isinstance(error, TooOftenError):
        return texts("That was a lot at once. Please wait a moment."), _TOO_MANY
    return texts("That is not saved yet. Please try once more in a moment."), _UNSAVED


def _why_bad(status: int, texts: Texts) -> str:
    if status == _FORBIDDEN:
        return texts("That did not come from one of our pages. Nothing was changed.")
    return texts("This page does not exist, or what was sent makes no sense here.")
