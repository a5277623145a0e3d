"""Where the pages are on which phones give points and cards: what a hub puts among its routes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from facilitator.hub.phones.answering import go
from facilitator.hub.phones.clock import Ticks, ticks
from facilitator.hub.phones.serving import GUARD, guarded
from facilitator.hub.voices.desk import VoicesDesk
from facilitator.hub.voices.pages.asking import AskingPages
from facilitator.hub.voices.pages.files import FILES
from facilitator.hub.voices.pages.giving import GivingPages
from facilitator.hub.voices.pages.photographing import PhotoPages
from facilitator.hub.voices.pages.reception import Reception
from facilitator.hub.voices.pages.refusing import ANSWERED, Refusing
from facilitator.hub.voices.pages.sending import SendingPages
from facilitator.hub.voices.pages.withdrawing import WithdrawingPages


def routes(desk: VoicesDesk, ticks: Ticks = ticks) -> list[BaseRoute]:
    """Return the routes of the pages; belongs to the thread of the event loop.

    How often somebody may ask is counted by `ticks`.
    """
    reception = Reception(desk, ticks)
    asking = AskingPages(reception)
    refusing = Refusing(reception, asking)
    kinds = (GivingPages, SendingPages, PhotoPages)
    sent = [route for kind in kinds for route in kind(reception, asking).routes()]
    own = [
        *asking.routes(),
        *sent,
        # Where a form leads that somebody opens as a page: by going back, or by reloading.
        *(Route(route.path, _to_page) for route in sent),
        *WithdrawingPages(reception).routes(),
    ]
    return [
        Route(FILES.path, FILES.serve, middleware=GUARD),
        *(guarded(desk.front, route, refusing, ANSWERED) for route in own),
    ]


async def _to_page(request: Request) -> Response:
    code = request.path_params["code"]
    return go(f"/V/{code}" if code.isascii() and code.isalnum() else "/V")
