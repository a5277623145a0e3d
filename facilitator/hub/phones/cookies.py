"""What a browser is asked to keep."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

_SECONDS: Final = 4 * 24 * 3600
"""An event of some days, and the day after which all of it is deleted."""


def keep(response: Response, request: Request, name: str, value: str) -> None:
    """Have the browser send `value` with each request from now on."""
    # Lax: a code that the camera has read is opened with it, a form of another site is not.
    response.set_cookie(
        name,
        value,
        max_age=_SECONDS,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def drop(response: Response, name: str) -> None:
    """Have the browser forget that."""
    response.delete_cookie(name, path="/", httponly=True, samesite="lax")
