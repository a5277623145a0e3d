"""What a Regie device keeps ready for the case that it has to have the hub: a port and the tokens.

The others are told the port beforehand; with the same tokens old links go on being recognised.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from facilitator.domain.devices import Role
from facilitator.link.address import Address, new_address, read_address, write_address
from facilitator.link.ports import candidates
from facilitator.link.process import HubFiles

EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - others must find it; the hub looks at each peer


def keep_ready(record: Path, event: str, tokens: Mapping[str, str]) -> int:
    """Note what a hub of `record` would begin with; return its port, 0 if there can be none.

    `tokens` let in by role; those that are missing stay as they are.
    """
    try:
        files = HubFiles.of(record)
        before = read_address(files.address)
        after = _ready(before or new_address(record, EVERYWHERE), event, tokens)
        if after != before:
            write_address(files.address, after)
    except OSError:
        return 0
    return after.port


def _ready(address: Address, event: str, tokens: Mapping[str, str]) -> Address:
    known = {role: tokens[role] for role in Role if role in tokens}
    return replace(
        address.with_tokens(known),
        port=address.port or _free_port(address.record),
        event=event,
    )


def _free_port(record: str) -> int:
    """Return the port that a hub of `record` would take now."""
    for port in candidates(0, record):
        with contextlib.suppress(OSError), socket.socket() as tried:
            tried.bind((EVERYWHERE, port))
            return int(tried.getsockname()[1])
    return 0
