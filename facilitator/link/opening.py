"""Opening a socket to a hub."""

from __future__ import annotations

import logging
from ssl import SSLContext, create_default_context
from typing import TYPE_CHECKING, Final

from websockets.asyncio.client import connect

from facilitator.link.coding import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.link.address import Door

OPEN_SECONDS: Final = 3.0
"""How long a hub may take to answer: a machine that was switched off never does."""
_PING_SECONDS: Final = 5.0
"""How long a connection may be silent before it is asked, and then before it counts as lost."""

# Without a handler of its own the library's complaints would be written over the screen.
_SILENT: Final = logging.getLogger("facilitator.link")
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False


def open_socket(door: Door, trusted: Path | None) -> connect:
    """Return what becomes a socket to the hub at `door`.

    Where TLS is spoken its certificate must be one that the file `trusted` vouches for; None: that
    the system trusts. Raises OSError if that file can't be read.
    """
    is_secret = door.socket.startswith("wss:")
    return connect(
        door.socket,
        ssl=_context(trusted) if is_secret else None,
        proxy=None,  # a hub is never on the far side of the proxy for the Web
        compression=None,
        max_size=MAX_BYTES,
        open_timeout=OPEN_SECONDS,
        ping_interval=_PING_SECONDS,
        ping_timeout=_PING_SECONDS,
        close_timeout=1,
        logger=_SILENT,
    )


def _context(trusted: Path | None) -> SSLContext:
    return create_default_context(cafile=None if trusted is None else str(trusted))
