"""Scripts, styles and pictures of pages: kept by the phone until they change."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.hub.templating import static_files

_NOT_FOUND: Final = 404
_KEPT: Final = {"cache-control": "public, max-age=86400, immutable"}
_SHARED: Final = "facilitator.hub.phones"


class PageFiles:
    """The files of the pages of `package` and those of all pages, in `folder`: ``/B/static``."""

    def __init__(self, package: str, folder: str) -> None:
        self.path = f"{folder}/{{name}}"
        self._files = static_files(_SHARED) | static_files(package)
        self._addresses = {
            name: f"{folder}/{name}?{sha256(content).hexdigest()[:8]}"
            for name, (content, _) in self._files.items()
        }

    def address_of(self, name: str) -> str:
        """Return where a file is; another version of it is somewhere else."""
        return self._addresses[name]

    async def serve(self, request: Request) -> Response:
        """Return a file."""
        file = self._files.get(request.path_params["name"])
        if file is None:
            return Response(status_code=_NOT_FOUND)
        content, kind = file
        return Response(content, media_type=kind, headers=_KEPT)
