"""How others come to this event: the links of the roles, and what stands in their way."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from facilitator.domain.devices import Role
from facilitator.link.keeper import HubKeeper
from facilitator.link.machine import is_public
from facilitator.tui.context import Context

if TYPE_CHECKING:
    from facilitator.link.address import Address, Door
    from facilitator.link.state import LinkState

ROLES: Final = (Role.NOTES, Role.REGIE, Role.STAGE)
"""In the order in which they are offered."""
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Joining:
    """What others need; nothing while there is no hub, or it has not said yet who may come."""

    doors: Mapping[Role, Door] = field(default_factory=lambda: MappingProxyType({}))
    is_local: bool = False
    """Only programs on this machine reach the hub."""
    public_host: str = ""
    """The hub's address where it turns others away: without TLS it serves private networks only."""
    can_be_opened: bool = False
    """The hub is this machine's: it can be told to listen to others, too."""
    is_known: bool = False
    """The hub is there and has said."""

    def link(self, role: Role) -> str:
        """Return the link of `role`; empty if there is none."""
        door = self.doors.get(role)
        return door.link if door is not None else ""


def joining_of(context: Context, *, secure: bool = False) -> Joining:
    """Return how others come to the event as things stand.

    `secure`: the hub of another machine, to which this one is connected, speaks TLS.
    """
    hub = context.hub
    state = hub.state if hub is not None else None
    if state is None or not state.connected or not state.tokens:
        return Joining()
    own = _own_hub(context, state)
    host = _reached_at(own) if own is not None else state.host
    secure = own.secure if own is not None else secure
    doors = {
        role: _door(role, host, state, secure=secure) for role in ROLES if role in state.tokens
    }
    return Joining(
        MappingProxyType(doors),
        is_local=host in _LOOPBACK,
        public_host=host if is_public(host) and not secure else "",
        can_be_opened=isinstance(hub, HubKeeper),
        is_known=True,
    )


def _own_hub(context: Context, state: LinkState) -> Address | None:
    """Return where the hub of this machine is, if it is the one that we are connected to."""
    from facilitator.link.process import HubFiles

    with contextlib.suppress(OSError):
        address = HubFiles.of(context.station.path).living()
        if address is not None and address.port == state.port:
            return address
    return None


def _reached_at(own: Address) -> str:
    """Return what others call this machine, or its loopback address if they can't reach it."""
    from facilitator.link.networks import addresses

    listens_everywhere = own.door(Role.STAGE).host != own.host
    if not listens_everywhere:
        return own.name or own.host
    return own.name or next(iter(addresses()), own.door(Role.STAGE).host)


def _door(role: Role, host: str, state: LinkState, *, secure: bool) -> Door:
    from facilitator.link.address import Door

    return Door(host, state.port, role, state.tokens[role], secure)
