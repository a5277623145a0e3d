"""At which address phones reach the hub: which one codes lead to, and whether it still is one."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.instant import Instant
from facilitator.hub.phones.clock import Ticks
from facilitator.hub.phones.memo import Memo
from facilitator.hub.phones.own_hosts import is_own, names_of
from facilitator.link import networks
from facilitator.link.machine import is_local, is_private
from facilitator.link.playing import Closed, PhoneAccess

SETTLING_SECONDS: Final = 15.0
"""For how long an address may be gone while a Wi-Fi comes back, before codes lead elsewhere."""
_EVERYWHERE: Final = ("0.0.0.0", "::")  # noqa: S104 - compared with, never bound here


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """Where the hub listens."""

    host: str
    port: int
    secure: bool = False
    name: str = ""
    """What addresses call this machine; empty: its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """What was found of the networks of this machine."""

    hosts: tuple[str, ...] = ()
    """Where others reach it, the likeliest first."""
    own: frozenset[str] = frozenset()
    """All its addresses."""
    is_hidden: bool = False
    """It is Linux within Windows: see `networks.is_hidden_by_windows`."""


def look() -> Networks:
    """Return what is found now; takes some milliseconds."""
    return Networks(
        hosts=networks.addresses(),
        own=networks.own_addresses(),
        is_hidden=networks.is_hidden_by_windows(),
    )


class Addresses:
    """The address that codes lead to.

    While nothing was chosen it is the likeliest. What was chosen, or was in use when people began
    to join, is kept for as long as this machine has it: printed codes lead there, and phones have
    their cookie from there. While it is gone codes lead to the likeliest of the others, loudly.
    """

    def __init__(
        self,
        listening: Listening,
        now: Callable[[], Instant],
        ticks: Ticks,
        choice: Memo,
    ) -> None:
        self._listening = listening
        self._now = now
        self._ticks = ticks
        self._choice = choice
        if listening.name:
            choice.text = listening.name
        self._missing_since: float | None = None
        self._found = Networks()
        self._is_new = True
        self._names = names_of(socket.gethostname()) | {listening.name.lower()} - {""}
        self._own = self._names
        self.access = PhoneAccess(port=listening.port, secure=listening.secure)
        """As things stand; `closed` is what the network is to blame for."""

    # --- what is found ---

    def see(self, found: Networks, *, in_use: bool = True) -> None:
        """Take what was found of the networks; `in_use`: codes are in the world."""
        self._found = found
        if not in_use and (self._is_new or self.access.lost_host):
            self._drop_what_is_gone()
        self._is_new = False
        self._own = self._names | found.own | ({self._choice.text} - {""})
        self._settle()

    def _drop_what_is_gone(self) -> None:
        """Forget a choice of an earlier day and of another place."""
        chosen = self._choice.text
        if chosen not in self._hosts() and not self._is_windows(chosen):
            self._choice.text = ""

    def _settle(self) -> None:
        hosts = self._hosts()
        host, lost = self._host_among(hosts)
        before = self.access
        self.access = PhoneAccess(
            hosts=hosts,
            host=host,
            port=self._listening.port,
            secure=self._listening.secure,
            tried_at=before.tried_at if before.host == host else None,
            lost_host=lost,
            closed=self._closed(hosts),
        )

    def _hosts(self) -> tuple[str, ...]:
        at = self._listening
        named = (at.name,) if at.name else ()
        if at.host in _EVERYWHERE or self._is_local:
            return tuple(dict.fromkeys((*named, *self._found.hosts)))
        return tuple(dict.fromkeys((*named, at.host)))

    @property
    def _is_local(self) -> bool:
        return self._listening.host == "localhost" or is_local(self._listening.host)

    def _host_among(self, hosts: tuple[str, ...]) -> tuple[str, str]:
        """Return where codes lead to, and where they led to until that was lost."""
        best, chosen = next(iter(hosts), ""), self._choice.text
        if not chosen or chosen in hosts or self._is_windows(chosen):
            self._missing_since = None
            return chosen or best, ""
        now = self._ticks()
        if self._missing_since is None:
            self._missing_since = now
        if now - self._missing_since < SETTLING_SECONDS:
            return chosen, ""
        return best or chosen, chosen

    def _closed(self, hosts: tuple[str, ...]) -> Closed | None:
        if self._is_local:
            return Closed.LOCAL
        if not hosts:
            return Closed.NO_NETWORK
        is_told = self._listening.name or self._is_windows(self._choice.text)
        return Closed.WINDOWS if self._found.is_hidden and not is_told else None

    def _is_windows(self, host: str) -> bool:
        """Whether `host` may be that of the Windows around us, which it passes on from there."""
        return self._found.is_hidden and is_private(host) and not is_local(host)

    # --- what the moderator chooses ---

    def choose(self, host: str) -> bool:
        """Have codes lead to `host`; return whether this machine has it."""
        if host not in self._hosts() and not self._is_windows(host):
            return False
        self._keep(host)
        return True

    def hold(self) -> None:
        """From now on codes are in the world: keep where they lead."""
        self._keep(self.access.host)

    def _keep(self, host: str) -> None:
        self._choice.text = host
        self.see(self._found)

    # --- who comes ---

    def is_own_host(self, header: str) -> bool:
        """Return whether a request's ``Host`` names this machine."""
        return is_own(header, self._own)

    def see_phone(self, address: str) -> bool:
        """Note that `address` has opened a page; return whether that changes `access`."""
        came = address.lower().partition("%")[0].removeprefix("::ffff:")
        if is_local(came) or came in self._found.own:
            return False
        before, self.access = self.access, replace(self.access, tried_at=self._now())
        return before.tried_at is None
