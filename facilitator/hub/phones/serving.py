"""How the routes of pages are served: guarded, and answering in sentences."""

from __future__ import annotations

from typing import Final, Protocol

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from facilitator.hub.guarding import Guard
from facilitator.hub.phones.front import Door
from facilitator.hub.phones.paths import Endpoint

GUARD: Final = [Middleware(Guard)]


class Refusals(Protocol):
    """Says what can't be done."""

    def strange_host(self, request: Request) -> Response:
        """Turn away whoever came under a name that is not this machine's."""

    def explain(self, request: Request, error: Exception) -> Response:
        """Return the page that says why something was not done."""

    def tell_script(self, request: Request, error: Exception) -> Response:
        """Return whether the script should ask again later, or show the page anew."""


def guarded(
    door: Door, route: Route, refusals: Refusals, answered: tuple[type[Exception], ...]
) -> Route:
    """Return `route` behind a guard; what is `answered` is said in a sentence.

    Paths that end in ``/live`` are asked for by scripts.
    """
    endpoint: Endpoint = route.endpoint
    is_for_script = route.path.endswith("/live")

    async def answer(request: Request) -> Response:
        if not door.is_own_host(request.headers.get("host", "")):
            return refusals.strange_host(request)
        if request.method == "GET" and not is_for_script and request.client:
            door.see_phone(request.client.host)
        try:
            return await endpoint(request)
        except answered as error:
            explain = refusals.tell_script if is_for_script else refusals.explain
            return explain(request, error)

    return Route(route.path, answer, methods=list(route.methods or ()), middleware=GUARD)
