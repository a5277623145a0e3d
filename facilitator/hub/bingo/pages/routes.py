"""Where the pages for phones are: what a hub puts among its routes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from facilitator.hub.bingo.desk import GameDesk
from facilitator.hub.bingo.pages.files import FILES
from facilitator.hub.bingo.pages.informing import InformingPages
from facilitator.hub.bingo.pages.joining import JoiningPages
from facilitator.hub.bingo.pages.meeting import MeetingPages
from facilitator.hub.bingo.pages.news import News
from facilitator.hub.bingo.pages.playing import CardPages
from facilitator.hub.bingo.pages.reception import Reception
from facilitator.hub.bingo.pages.refusing import ANSWERED, Refusing
from facilitator.hub.bingo.pages.returning import ReturningPages
from facilitator.hub.phones.answering import go
from facilitator.hub.phones.clock import Ticks, ticks
from facilitator.hub.phones.serving import GUARD, guarded


def routes(desk: GameDesk, ticks: Ticks = ticks) -> list[BaseRoute]:
    """Return the routes of the pages for phones; belongs to the thread of the event loop.

    How often somebody may ask is counted by `ticks`.
    """
    reception = Reception(desk, ticks)
    news = News(reception)
    joining = JoiningPages(reception)
    refusing = Refusing(reception, joining)
    own = [
        *CardPages(reception, news).routes(),
        *MeetingPages(reception, joining, news).routes(),
        *joining.routes(),
        *ReturningPages(reception).routes(),
        *InformingPages(reception).routes(),
    ]
    return [
        *(guarded(desk, route, refusing, ANSWERED) for route in own),
        *(guarded(desk, route, refusing, ANSWERED) for route in _opened_again(own)),
        Route(FILES.path, FILES.serve, middleware=GUARD),
    ]


def _opened_again(own: list[Route]) -> list[Route]:
    """Return where a form leads that somebody opens as a page: by going back, or by reloading."""
    opened = {route.path for route in own if "GET" in (route.methods or ())}
    return [Route(route.path, _to_card) for route in own if route.path not in opened]


async def _to_card(request: Request) -> Response:
    return go("/B")
