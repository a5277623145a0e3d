"""Taking back what was sent: by its code, from whichever phone."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.hub.guarding import read_form
from facilitator.hub.phones.paths import both_cases
from facilitator.hub.voices.pages.reception import MOST_BYTES, Reception
from facilitator.hub.voices.pages.sentences import closed_for_good, no_such_card, stale
from facilitator.hub.voices.pages.visiting import Visitor
from facilitator.link.voicing import WITHDRAW_PATH
from facilitator.station import RefusedError
from facilitator.texts import load_texts

_CONFLICT: Final = 409
_FORBIDDEN: Final = 403


class WithdrawingPages:
    """No code of the screen is needed: that of the card is enough."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            *both_cases(f"/{WITHDRAW_PATH}", self.ask),
            *both_cases(f"/{WITHDRAW_PATH}", self.withdraw, methods=["POST"]),
            *both_cases(f"/{WITHDRAW_PATH}/{{typed}}", self.ask),
        ]

    async def ask(self, request: Request) -> Response:
        """Ask for the code; what stands in the address is only filled in: looking deletes none."""
        visitor = self._reception.visitor(request)
        return self._page(request, visitor, request.path_params.get("typed", "")[:40])

    def _page(
        self,
        request: Request,
        visitor: Visitor,
        typed: str,
        sentence: str = "",
        status: int = 200,
    ) -> Response:
        return self._reception.page(
            request, visitor, "withdraw.html", status, typed=typed, refused=sentence
        )

    async def withdraw(self, request: Request) -> Response:
        """Destroy what has that code."""
        given = await read_form(request, MOST_BYTES)
        visitor, typed = self._reception.visitor(request), given.get("code", "")[:40]
        texts = load_texts(visitor.language)
        if visitor.is_new or not visitor.posted(given):
            return self._page(request, visitor, typed, stale(texts), _FORBIDDEN)
        try:
            is_done = await self._reception.desk.withdraw(typed)
        except RefusedError:
            return self._page(request, visitor, typed, closed_for_good(texts), _CONFLICT)
        if not is_done:
            self._reception.note_guess(request)
            return self._page(request, visitor, typed, no_such_card(texts), _FORBIDDEN)
        return self._reception.page(request, visitor, "withdrawn.html")
