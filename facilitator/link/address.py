"""Where the hub of a record is: one file in the user's state folder, and the links made of it.

The file is readable for its user alone, because it holds the tokens. It outlives the hub, so that
the next one has the same port and the same links.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from facilitator.domain.devices import Role
from facilitator.link.strict import WrongError, from_json, to_json

LOCAL: Final = "127.0.0.1"
"""Where a hub listens unless told otherwise: programs on this machine alone reach it."""
_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - compared with, never bound here
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{22,64}")
_TOKEN_BYTES: Final = 16
_TLS_PORT: Final = 443
_MOST_BYTES: Final = 20_000
"""Far more than an address has."""


class WrongLinkError(Exception):
    """What was given is no link to a hub; it is not quoted, for it may hold a token."""


@dataclass(frozen=True, slots=True)
class Door:
    """What one needs to connect to a hub in one role."""

    host: str
    port: int
    role: Role
    token: str = field(repr=False)
    secure: bool = False
    """The hub has a certificate: it speaks TLS."""

    @property
    def socket(self) -> str:
        """The address that a program connects to."""
        return f"{'wss' if self.secure else 'ws'}://{_in_url(self.host)}:{self.port}/link"

    @property
    def origin(self) -> str:
        """What the addresses of its pages begin with."""
        return f"{'https' if self.secure else 'http'}://{_in_url(self.host)}:{self.port}"

    @property
    def link(self) -> str:
        """The link that a person passes on; what follows the # never reaches a log."""
        return f"{self.origin}/{self.role}#{self.token}"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the hub of one record is or was last, and what opens it."""

    record: str
    """The absolute path of the record."""
    host: str
    """What it listens on."""
    port: int
    regie: str = field(repr=False)
    """The token of Role.REGIE."""
    notes: str = field(repr=False)
    """The token of Role.NOTES."""
    stage: str = field(repr=False)
    """The token of Role.STAGE."""
    pid: int | None = None
    """The process; None: it has ended as it should."""
    event: str = ""
    """The id of the record; empty: no hub has opened one yet."""
    secure: bool = False
    """It speaks TLS."""
    name: str = ""
    """What links call this machine; empty: whoever makes one finds out."""
    replaced: int = 0
    """The takeover, by its epoch, that has put another hub in its place; 0: none."""

    @property
    def tokens(self) -> Mapping[Role, str]:
        """What lets new devices in."""
        return {Role.REGIE: self.regie, Role.NOTES: self.notes, Role.STAGE: self.stage}

    def door(self, role: Role, host: str = "") -> Door:
        """Return how to connect as `role`, from this machine or by the name or number `host`."""
        local = LOCAL if self.host in _EVERYWHERE else self.host
        return Door(host or local, self.port, role, self.tokens[role], self.secure)

    def with_tokens(self, tokens: Mapping[Role, str]) -> Address:
        """Return the same with other `tokens`; roles that are not among them keep theirs."""
        known = {**self.tokens, **tokens}
        return replace(
            self, regie=known[Role.REGIE], notes=known[Role.NOTES], stage=known[Role.STAGE]
        )


def new_token() -> str:
    """Return 128 bits that nobody guesses."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def new_address(record: Path, host: str) -> Address:
    """Return an address with tokens of its own and no port yet."""
    return Address(
        record=str(record.resolve()),
        host=host,
        port=0,
        regie=new_token(),
        notes=new_token(),
        stage=new_token(),
    )


def parse_link(link: str) -> Door:
    """Return the door that `link` leads to; an address of TLS alone may leave out its port.

    Raises WrongLinkError.
    """
    try:
        parts = urlsplit(link.strip())
        role, port = Role(parts.path.strip("/")), parts.port
        (parts.hostname or "").encode("idna")
    except ValueError:
        raise WrongLinkError from None
    secure = parts.scheme == "https"
    if secure and port is None:
        port = _TLS_PORT
    if not (secure or parts.scheme == "http") or not parts.hostname or not port:
        raise WrongLinkError
    if not _TOKEN.fullmatch(parts.fragment):
        raise WrongLinkError
    return Door(parts.hostname, port, role, parts.fragment, secure)


def address_file(record: Path, folder: Path | None = None) -> Path:
    """Return where the address of the hub of `record` stands."""
    digest = hashlib.sha256(os.fsencode(record.resolve())).hexdigest()
    return (folder or state_folder()) / f"hub-{digest[:16]}.json"


def state_folder() -> Path:
    """Return the user's folder for what programs remember, made if there is none."""
    from platformdirs import user_state_path

    folder = user_state_path("facilitator", appauthor=False)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def read_address(path: Path) -> Address | None:
    """Return what stands in the file at `path`; None if it is missing, not whole, or no address."""
    try:
        if not path.is_file():  # opening a pipe would wait for whoever writes to it
            return None
        with path.open("rb") as file:
            found = from_json(Address, json.loads(file.read(_MOST_BYTES)))
    except (OSError, ValueError, RecursionError, WrongError):
        return None
    return found if _is_possible(found) else None


def _is_possible(address: Address) -> bool:
    """Whether a hub can be there: an empty token would let anybody in."""
    tokens = all(map(_TOKEN.fullmatch, address.tokens.values()))
    return tokens and 0 <= address.port < 2**16 and (address.pid is None or address.pid > 0)


def write_address(path: Path, address: Address) -> None:
    """Replace the file at `path` by a whole one that only its user may read.

    Raises OSError.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(to_json(address), file)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def known_addresses(folder: Path | None = None) -> Mapping[Path, Address]:
    """Return all addresses that this user's files name, the newest file first."""
    files = sorted(
        (folder or state_folder()).glob("hub-*.json"),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )
    found = {path: read_address(path) for path in files}
    return {path: address for path, address in found.items() if address is not None}


def ended(address: Address) -> Address:
    """Return `address` as it is remembered once its hub has ended."""
    return replace(address, pid=None)


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
