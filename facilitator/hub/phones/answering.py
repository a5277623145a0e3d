"""What pages need to answer: whence somebody comes, where to go on, and what the disk says."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from typing import Final, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.hub.phones.limiting import network_of

SAVE_SECONDS: Final = 5.0
"""How long a page waits for the disk before it asks to be tried again."""
MOST_BYTES: Final = 4 * 1024
"""The largest form that is read, of pages that take no texts."""
_SEE_OTHER: Final = 303

T = TypeVar("T")


class StaleFormError(Exception):
    """A form of another visitor, or of nobody's."""


class TooOftenError(Exception):
    """More was asked, or guessed, than anybody needs to."""


async def saved(future: Future[T]) -> T:
    """Return what a ledger answers. Raises what it refuses with, StoreError, TimeoutError."""
    async with asyncio.timeout(SAVE_SECONDS):
        # Whoever gives up waiting takes nothing back that the ledger may be about to do.
        return await asyncio.shield(asyncio.wrap_future(future))


def address_of(request: Request) -> str:
    """Return where a request comes from, as far as that tells people apart."""
    return network_of(request.client.host) if request.client is not None else ""


def go(path: str, sentence: str = "") -> Response:
    """Lead to a page of ours, which then says the sentence of that name."""
    return RedirectResponse(f"{path}?said={sentence}" if sentence else path, _SEE_OTHER)
