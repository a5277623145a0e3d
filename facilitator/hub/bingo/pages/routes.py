"""Where the pages for phones are: what a hub puts among its routes."""

from __future__ import annotations

from typing import Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from facilitator.hub.bingo.desk import GameDesk
from facilitator.hub.bingo.pages.files import PATH, static
from facilitator.hub.bingo.pages.informing import InformingPages
from facilitator.hub.bingo.pages.joining import JoiningPages
from facilitator.hub.bingo.pages.meeting import MeetingPages
from facilitator.hub.bingo.pages.news import News
from facilitator.hub.bingo.pages.paths import Endpoint
from facilitator.hub.bingo.pages.playing import CardPages
from facilitator.hub.bingo.pages.reception import Reception, go
from facilitator.hub.bingo.pages.refusing import ANSWERED, Refusing
from facilitator.hub.bingo.pages.returning import ReturningPages
from facilitator.hub.guarding import Guard

_GUARD: Final = [Middleware(Guard)]


def routes(desk: GameDesk) -> list[BaseRoute]:
    """Return the routes of the pages for phones; belongs to the thread of the event loop."""
    reception = Reception(desk)
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
        *(_served(desk, route, refusing) for route in own),
        *(_served(desk, route, refusing) for route in _opened_again(own)),
        Route(PATH, static, middleware=_GUARD),
    ]


def _opened_again(own: list[Route]) -> list[Route]:
    """Return where a form leads that somebody opens as a page: by going back, or by reloading."""
    opened = {route.path for route in own if "GET" in (route.methods or ())}
    return [Route(route.path, _to_card) for route in own if route.path not in opened]


async def _to_card(request: Request) -> Response:

    return go("/B")


def _served(desk: GameDesk, route: Route, refusing: Refusing) -> Route:
    """Return `route` behind a guard; what can't be done is said in a sentence."""
    endpoint: Endpoint = route.endpoint
    is_for_script = route.path.endswith("/live")

    async def answer(request: Request) -> Response:
        if not desk.is_own_host(request.headers.get("host", "")):
            return refusing.strange_host(request)
        if request.method == "GET" and not is_for_script and request.client:
            desk.see_phone(request.client.host)
        try:
            return await endpoint(request)
        except ANSWERED as error:
            explain = refusing.tell_script if is_for_script else refusing.explain
            return explain(request, error)

    return Route(route.path, answer, methods=list(route.methods or ()), middleware=_GUARD)
