"""What the script asks for again and again: costs nearly nothing as long as nothing is new."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from facilitator.hub.bingo.pages.reception import Reception

LEFT: Final = "bingo-left"
"""The header that says for how many seconds the game still runs; absent: it does not."""
_NOT_MODIFIED: Final = 304


class News:
    """Says whether a page is still as it was."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def are_none(self, request: Request, tag: str) -> bool:
        """Whether the page that asks has all that there is."""
        return request.headers.get("if-none-match") == tag

    def nothing(self, tag: str) -> Response:
        """Return that nothing is new."""
        return Response(status_code=_NOT_MODIFIED, headers=self.headers(tag))

    def headers(self, tag: str) -> dict[str, str]:
        """Return what each answer to the script says."""
        left = self._reception.seconds_left()
        return {"etag": tag} | ({} if left is None else {LEFT: str(left)})

    def facts(self, tag: str, path: str) -> dict[str, object]:
        """Return what a template says of `path`, where its script asks."""
        return {"tag": tag, "live": path, "left": self._reception.seconds_left()}
