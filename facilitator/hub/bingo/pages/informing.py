"""What can be read by everybody: rules, data protection, and that the phone has got here."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.hub.bingo.pages.reception import Reception
from facilitator.hub.phones.paths import both_cases
from facilitator.link.playing import TRY_PATH


class InformingPages:
    """Nothing is entered on them."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/B/rules", self.show_rules),
            Route("/B/privacy", self.show_privacy),
            *both_cases(f"/{TRY_PATH}", self.show_reached),
        ]

    async def show_rules(self, request: Request) -> Response:
        """Say how is played."""
        ledger, visitor = self._reception.ledger(), self._reception.visitor(request)
        return self._reception.page(request, visitor, "rules.html", game=ledger.game)

    async def show_privacy(self, request: Request) -> Response:
        """Say who answers for what is entered, and what becomes of it."""
        self._reception.ledger()
        visitor = self._reception.visitor(request)
        privacy = self._reception.desk.privacy
        return self._reception.page(request, visitor, "privacy.html", privacy=privacy)

    async def show_reached(self, request: Request) -> Response:
        """Say that the phone reaches this machine; that needs neither game nor privacy notice."""
        visitor = self._reception.visitor(request)
        is_open = self._reception.shut() is None
        return self._reception.page(request, visitor, "reached.html", is_open=is_open)
