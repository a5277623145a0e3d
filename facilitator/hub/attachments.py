"""Photos, and versions that went out, as the hub keeps them and passes them on to Regie devices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from facilitator.hub.guarding import BadRequestError, is_regie, read_body
from facilitator.link.attachments_http import MOST_BYTES, PATH
from facilitator.station import Station, StoreError

_AT_ONCE: Final = 4
"""How many contents may be on their way in or out: each is in memory as a whole."""


def attachment_routes(station: Station, token: Callable[[], str]) -> list[Route]:
    """Return the paths that Regie alone may use; `token` is that of Regie as it is now."""
    shared = SharedContents(station, token)
    return [
        Route(PATH, shared.say_wanted, methods=["GET"]),
        Route(f"{PATH}/{{digest}}", shared.give, methods=["GET"]),
        Route(f"{PATH}/{{digest}}", shared.take, methods=["PUT"]),
    ]


class SharedContents:
    """Answers what is asked; what takes a disk is done in a thread."""

    def __init__(self, station: Station, token: Callable[[], str]) -> None:
        self._station = station
        self._token = token
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def say_wanted(self, request: Request) -> Response:
        """Say which contents this hub lacks."""
        if not self._is_regie(request):
            return Response(status_code=401)
        try:
            held = await asyncio.to_thread(self._station.photos.held)
        except StoreError:
            return Response(status_code=503)
        return JSONResponse(sorted(self._station.photos.named - held))

    async def give(self, request: Request) -> Response:
        """Give one."""
        if not self._is_regie(request):
            return Response(status_code=401)
        digest = request.path_params["digest"]
        if digest not in self._station.photos.named:
            return Response(status_code=404)
        async with self._places:
            try:
                content = await asyncio.to_thread(self._station.photos.content, digest)
            except StoreError:
                return Response(status_code=503)
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type="application/octet-stream")

    async def take(self, request: Request) -> Response:
        """Keep one that is wanted, if it is what it says it is."""
        if not self._is_regie(request):
            return Response(status_code=401)
        digest = request.path_params["digest"]
        if digest not in self._station.photos.named:
            return Response(status_code=404)
        async with self._places:
            try:
                content = await read_body(request, MOST_BYTES)
            except BadRequestError as error:
                return Response(status_code=error.status)
            if not self._station.photos.take(digest, content):
                return Response(status_code=409)
        return Response(status_code=204)

    def _is_regie(self, request: Request) -> bool:
        return is_regie(request, self._token())
