"""Script, style and picture of the pages: kept by the phone until they change."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.hub.templating import static_files

_NOT_FOUND: Final = 404
PATH: Final = "/B/static/{name}"
_KEPT: Final = {"cache-control": "public, max-age=86400, immutable"}
_FILES: Final = static_files("facilitator.hub.bingo.pages")
_ADDRESSES: Final = {
    name: f"{PATH.format(name=name)}?{sha256(content).hexdigest()[:8]}"
    for name, (content, _) in _FILES.items()
}


def address_of(name: str) -> str:
    """Return where a file is; another version of it is somewhere else."""
    return _ADDRESSES[name]


async def static(request: Request) -> Response:
    """Return a file."""
    file = _FILES.get(request.path_params["name"])
    if file is None:
        return Response(status_code=_NOT_FOUND)
    content, kind = file
    return Response(content, media_type=kind, headers=_KEPT)
