"""The addresses that a hub is told to listen on."""

from __future__ import annotations

import socket

from facilitator.link.machine import is_private


def can_listen(host: str) -> bool:
    """Return whether `host` is an address of this machine."""
    try:
        family = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as tried:
            tried.bind((host, 0))
    except (OSError, UnicodeError):
        return False
    return True


def is_public(host: str) -> bool:
    """Return whether whoever listens on `host` could be reached from anywhere.

    Not if it stands for all addresses of this machine: then each peer is looked at.
    """
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared with, never bound here
        return False
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return not all(is_private(str(address[0])) for *_, address in found)
