"""Whether a request's ``Host`` names this machine.

A page of some other site may lead its own name here once it is open (DNS rebinding), and would
then be taken for one of ours by the browser; but it can't make the browser say another name.
"""

from __future__ import annotations

from collections.abc import Collection

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def named_host(header: str) -> str:
    """Return the host of a ``Host`` header, without port and brackets; empty if it is none."""
    found = header.strip().lower()
    if found.startswith("["):
        host, closing, port = found[1:].partition("]")
        is_right = bool(closing) and (not port or _is_port(port.removeprefix(":"), port[:1]))
        return host if is_right else ""
    host, colon, port = found.partition(":")
    if colon and not _is_port(port, colon):
        return ""
    return host.removesuffix(".")


def _is_port(port: str, colon: str) -> bool:
    return colon == ":" and port.isascii() and port.isdecimal() and len(port) <= 5


def is_own(header: str, own: Collection[str]) -> bool:
    """Return whether `header` names one of `own` (names and addresses, in small letters)."""
    host = named_host(header)
    return bool(host) and (host in own or host in LOCAL_NAMES)


def names_of(machine: str) -> frozenset[str]:
    """Return what devices in the same network may call the machine that calls itself `machine`."""
    short = machine.strip().lower().partition(".")[0]
    whole = machine.strip().lower().removesuffix(".")
    return frozenset({whole, short, f"{short}.local"} if short else ())
