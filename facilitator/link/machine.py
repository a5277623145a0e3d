"""Which machine this is, and whether an address is one of a private network."""

from __future__ import annotations

import contextlib
import os
import secrets
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Final

from facilitator.link.address import state_folder

_FILE: Final = "machine"
_PRIVATE: Final = tuple(
    ip_network(network)
    for network in (
        "127.0.0.0/8",  # this machine
        "::1/128",
        "10.0.0.0/8",  # RFC 1918
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",  # link-local
        "fe80::/10",
        "fc00::/7",  # RFC 4193
    )
)


def machine_id(folder: Path | None = None) -> str:
    """Return what tells this machine from others: drawn once for each user, and of no meaning.

    Devices that give the same one share a disk. Empty if nothing can be kept here.
    """
    with contextlib.suppress(OSError):
        path = (folder or state_folder()) / _FILE
        return _read(path) or _draw(path)
    return ""


def _read(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError, UnicodeDecodeError):
        found = path.read_text("ascii").strip()
        return found if len(found) == 32 and found.isalnum() else ""
    return ""


def _draw(path: Path) -> str:
    """Keep a new one, unless another process was there first: then all take that one."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    beside.write_text(secrets.token_hex(16), "ascii")
    try:
        os.link(beside, path)
    except FileExistsError:
        if not _read(path):  # it is broken
            beside.replace(path)
    except OSError:  # a file system without links
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return _read(path)


def is_private(address: str) -> bool:
    """Return whether `address` (a number, no name) is one of this machine or a private network."""
    found = _number(address)
    return found is not None and any(
        found in network for network in _PRIVATE if network.version == found.version
    )


def is_public(address: str) -> bool:
    """Return whether `address` is a number of neither; of a name nobody can say without asking."""
    return _number(address) is not None and not is_private(address)


def is_local(address: str) -> bool:
    """Return whether `address` (a number, no name) is one that only this machine has."""
    found = _number(address)
    return found is not None and found.is_loopback


def _number(address: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
