"""Paths that people type as well as scan: in capitals, as QR codes hold them, and in small."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def both_cases(path: str, endpoint: Endpoint, methods: Sequence[str] = ("GET",)) -> list[Route]:
    """Return routes to `endpoint`, whose `path` begins with ``/`` and one capital."""
    return [Route(one, endpoint, methods=list(methods)) for one in (path, path.lower())]
