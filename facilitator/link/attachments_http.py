"""Contents too large for frames, over HTTP: photos, and versions that went out, by their digest.

``GET /attachments`` says which the hub lacks, ``GET`` and ``PUT /attachments/DIGEST`` bring one;
``GET /voices/photos/CARD`` the picture of a card that waits; all with Regie's token as bearer.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.entries import EntryId
from facilitator.domain.photos import Digest
from facilitator.link.address import Door
from facilitator.link.coding import MAX_BYTES
from facilitator.link.status import bearer
from facilitator.link.voicing import PHOTO_PATH

if TYPE_CHECKING:
    from ssl import SSLContext

PATH: Final = "/attachments"
MOST_BYTES: Final = 64_000_000
"""The largest content that is brought from device to device."""
ANSWER_SECONDS: Final = 8.0
"""How long a hub may be silent."""
_NO_ANSWER: Final = (OSError, http.client.HTTPException, ValueError, RecursionError)


class NoHubError(Exception):
    """Nothing of use came from the hub; later it may be different."""


class Attachments:
    """The contents that the hub behind Regie's `door` has. Every method waits for it.

    `trusted` is a file of certificates that vouch for the hub's, None: the system knows. The hub
    `is_own` if it runs on this machine and is found by its own address: no name to compare.
    """

    def __init__(self, door: Door, trusted: Path | None = None, *, is_own: bool = False) -> None:
        self._door = door
        # A hub is never on the far side of the proxy for the Web.
        handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
        if door.secure:
            context = _context(trusted, is_own=is_own)
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self._opener = urllib.request.build_opener(*handlers)

    def wanted(self) -> Collection[Digest]:
        """Return which contents the hub lacks. Raises NoHubError."""
        try:
            found = json.loads(self._ask("GET", PATH, most=MAX_BYTES))
        except _NO_ANSWER:
            raise NoHubError from None
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise NoHubError
        return frozenset(found)

    def fetch(self, digest: Digest) -> bytes | None:
        """Return a content, unchecked; None if the hub does not have it. Raises NoHubError."""
        return self._fetched(f"{PATH}/{digest}")

    def fetch_of_card(self, card: EntryId) -> bytes | None:
        """Return the picture of a card, unchecked; None if there is none. Raises NoHubError."""
        return self._fetched(f"{PHOTO_PATH}/{card}")

    def _fetched(self, path: str) -> bytes | None:
        try:
            return self._ask("GET", path, most=MOST_BYTES)
        except urllib.error.HTTPError as error:
            error.close()
            return None
        except _NO_ANSWER:
            raise NoHubError from None

    def send(self, digest: Digest, content: bytes) -> bool:
        """Have the hub keep a content; False: it does not know yet that it belongs to the event.

        What is larger than MOST_BYTES stays where it is. Raises NoHubError.
        """
        if len(content) > MOST_BYTES:
            return True
        try:
            self._ask("PUT", f"{PATH}/{digest}", content)
        except urllib.error.HTTPError as error:
            error.close()
            return False
        except _NO_ANSWER:
            raise NoHubError from None
        return True

    def _ask(self, method: str, path: str, body: bytes | None = None, most: int = 0) -> bytes:
        request = urllib.request.Request(  # noqa: S310 - of http
            self._door.origin + path,
            data=body,
            headers={
                "Authorization": bearer(self._door.token),
                "Content-Type": "application/octet-stream",
            },
            method=method,
        )
        with self._opener.open(request, timeout=ANSWER_SECONDS) as answered:
            found: bytes = answered.read(most + 1)
        if len(found) > most:
            raise ValueError("more than was to come")
        return found


def _context(trusted: Path | None, *, is_own: bool) -> SSLContext:
    import ssl

    context = ssl.create_default_context(cafile=None if trusted is None else str(trusted))
    if is_own:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
