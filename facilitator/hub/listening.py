"""The port of the hub: the one that it had before, else one of its own that is free."""

from __future__ import annotations

import socket
import sys
from typing import Final

from facilitator.link.ports import candidates

BACKLOG: Final = 4_096
"""How many may wait to be let in: a whole hall scans the code at once."""


def listen(host: str, port: int, record: str) -> socket.socket:
    """Return a socket that listens on `host`, at `port` if that is free (0: none is wished for).

    Else at one that the path of the record leads to: the same for the same event, and other
    events have others. Raises OSError if `host` is no address of this machine.
    """
    family = _family_of(host)
    for candidate in candidates(port, record):
        # By its protocol asyncio knows whose answers must not wait for the one before (Nagle).
        listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            _own(listening)
            listening.bind((host, candidate))
            listening.listen(BACKLOG)
        except OSError:
            listening.close()
            if candidate == 0:
                raise
        else:
            listening.setblocking(False)
            return listening
    raise AssertionError("the last candidate is tried in earnest")


def _family_of(host: str) -> socket.AddressFamily:
    try:
        return socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
    except UnicodeError as error:  # longer than a name can be
        raise OSError(str(error)) from error


def _own(listening: socket.socket) -> None:
    if sys.platform == "win32":
        # There, reusing an address means taking it away from whoever has it.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        # What is left of the connections of a killed hub must not keep the next one out.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
