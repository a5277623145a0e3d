"""The pictures of cards as Regie takes them over: over HTTP, by the id of their card."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.hub.guarding import is_regie
from facilitator.hub.voices.host import VoicesHost
from facilitator.link.voicing import PHOTO_PATH
from facilitator.store import StoreError


def card_photo_route(host: VoicesHost, token: Callable[[], str]) -> Route:
    """Return the path that Regie alone may use; `token` is that of Regie as it is now."""

    async def give(request: Request) -> Response:
        if not is_regie(request, token()):
            return Response(status_code=401)
        try:
            content = await asyncio.to_thread(host.picture, request.path_params["card"])
        except StoreError:
            return Response(status_code=503)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="application/octet-stream")

    return Route(f"{PHOTO_PATH}/{{card}}", give, methods=["GET"])
