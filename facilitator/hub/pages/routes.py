"""Where the pages are, all below ``/notes``: what a hub puts among its routes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from facilitator.hub.guarding import BadRequestError, Guard
from facilitator.hub.pages.desk import BarredError, PageDesk
from facilitator.hub.pages.guarding import ANYWHERE, Shared
from facilitator.hub.pages.joining import JoiningPages
from facilitator.hub.pages.live import LiveSocket
from facilitator.hub.pages.talking import TalkingPages, explain_to_script
from facilitator.hub.pages.view import Views
from facilitator.hub.pages.writing import WritingPages
from facilitator.hub.templating import static_files
from facilitator.station import StoreError

_Explain = Callable[[Request, BarredError | StoreError], Response]
_Endpoint = Callable[[Request], Awaitable[Response]]


def routes(desk: PageDesk) -> list[BaseRoute]:
    """Return the routes of the capture page; belongs to the thread of the event loop."""
    views = Views(desk.snapshot, desk.now)
    joining = JoiningPages(desk)
    own = [
        *joining.routes(),
        *WritingPages(desk, views, joining).routes(),
        Route("/notes/static/{name}", _static),
    ]
    shared = TalkingPages(desk, views).routes()
    live = LiveSocket(desk, views)
    return [
        *(_served(route, joining.explain) for route in own),
        *(_served(route, explain_to_script(desk), Shared) for route in shared),
        WebSocketRoute("/notes/live", live.attend),
    ]


def _served(route: Route, explain: _Explain, *layers: type[Shared]) -> Route:
    """Return `route` behind a guard and `layers`; what no page of ours asks gets no answer."""
    endpoint: _Endpoint = route.endpoint

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except BadRequestError as error:
            return PlainTextResponse("", error.status)
        except (BarredError, StoreError) as error:
            return explain(request, error)

    behind = [*(Middleware(layer) for layer in layers), Middleware(Guard, connect=ANYWHERE)]
    return Route(route.path, answer, methods=list(route.methods or ()), middleware=behind)


async def _static(request: Request) -> Response:
    """Return a file of the script or the style."""
    file = _FILES.get(request.path_params["name"])
    if file is None:
        raise BadRequestError(404)
    content, kind = file
    return Response(content, media_type=kind)


_FILES: Final = static_files("facilitator.hub.pages")
