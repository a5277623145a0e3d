"""The pages and sockets of the hub."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.hub.event import Event
from facilitator.hub.guarding import is_regie
from facilitator.hub.private import PrivateOnly
from facilitator.hub.sockets import LinkSocket
from facilitator.link.status import EPOCH_PATH, PATH, Epoch
from facilitator.link.strict import to_json


def make_app(
    event: Event,
    now: Callable[[], Instant],
    pages: Iterable[BaseRoute] = (),
    *,
    private_only: bool = True,
) -> Starlette:
    """Return the application; `now` is the clock of this machine."""
    socket = LinkSocket(event, now)

    async def status(request: Request) -> Response:
        if not is_regie(request, event.access.tokens[Role.REGIE]):
            return Response(status_code=403)
        return JSONResponse(to_json(event.gathering.status))

    async def epoch(request: Request) -> Response:
        asked = request.query_params.get("event", "")
        if not hmac.compare_digest(asked.encode(), event.station.identity.record_id.encode()):
            return Response(status_code=404)
        return JSONResponse(to_json(Epoch(event.succession.epoch)))

    return Starlette(
        routes=[
            WebSocketRoute("/link", socket.attend),
            Route(PATH, status),
            Route(EPOCH_PATH, epoch),
            *pages,
        ],
        middleware=[Middleware(PrivateOnly)] if private_only else [],
    )
