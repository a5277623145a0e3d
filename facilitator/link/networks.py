"""The networks that this machine is in, and the address at which others most likely reach it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address, ip_network
from pathlib import Path
from typing import Final

from facilitator.link.machine import is_private


@dataclass(frozen=True, slots=True)
class Interface:
    """An address of this machine, and what the system calls the network that it is in."""

    name: str
    address: str
    """IPv4."""
    is_tunnel: bool = False
    """It has one other end only, as a VPN."""


class Likelihood(IntEnum):
    """How likely the phones of a room are in that network, the likeliest first."""

    OWN_POINT = 0
    """This machine is itself the access point."""
    WIFI = 1
    ETHERNET = 2
    UNKNOWN = 3
    VIRTUAL = 4
    """Of containers and virtual machines."""
    VPN = 5
    PUBLIC = 6


_OWN_POINTS: Final = (
    # Windows' mobile hotspot, whatever the adapter is called.
    (re.compile(r""), "192.168.137.1"),
    # NetworkManager's hotspot, and macOS' Internet sharing.
    (re.compile(r"wl|ap\d"), "10.42.0.1"),
    (re.compile(r"bridge"), "192.168.2.1"),
)
_VIRTUAL_NETWORKS: Final = (
    # VirtualBox' own on Windows has a name like any other: "Ethernet 3".
    ip_network("192.168.56.0/24"),
)
_CARRIER: Final = ip_network("100.64.0.0/10")
"""Shared by a provider's customers, and what Tailscale takes."""
_KINDS: Final = (
    (
        Likelihood.VPN,
        r"tun|tap|utun|ipsec|wg|ppp|wt\d|zt|tailscale|zerotier|nordlynx|gpd|cscotun|pangp|"
        r".*(vpn|wireguard|wintun|tap-windows|fortinet|anyconnect|zerotier|tailscale)",
    ),
    (
        Likelihood.VIRTUAL,
        r"docker|br-|veth|virbr|vmnet|vboxnet|vnic|lxc|lxd|cni|podman|cali|flannel|bridge|"
        r"awdl|llw|.*(vethernet|virtualbox|vmware|hyper-v|default switch|bluetooth)|pan\d|bnep",
    ),
    (Likelihood.WIFI, r"wl|wifi|ath\d|ap\d|en0$|.*(wi-?fi|wlan|drahtlos|wireless)"),
    (Likelihood.ETHERNET, r"en|eth|lan|usb\d|local area|em\d"),
)
"""What names begin with, in Linux, macOS and Windows; the first that fits counts.

A Mac calls its Wi-Fi ``en0``; no Linux calls anything so.
"""
_PATTERNS: Final = tuple(
    (likelihood, re.compile(pattern, re.IGNORECASE)) for likelihood, pattern in _KINDS
)


def likelihood(interface: Interface) -> Likelihood:
    """Return how likely phones are in the network of `interface`."""
    address = IPv4Address(interface.address)
    if address in _CARRIER:
        return Likelihood.VPN
    if not is_private(interface.address):
        return Likelihood.PUBLIC
    if any(
        interface.address == own and name.match(interface.name.lower()) for name, own in _OWN_POINTS
    ):
        return Likelihood.OWN_POINT
    if interface.is_tunnel:
        return Likelihood.VPN
    if any(address in network for network in _VIRTUAL_NETWORKS):
        return Likelihood.VIRTUAL
    kinds = (kind for kind, pattern in _PATTERNS if pattern.match(interface.name))
    return next(kinds, Likelihood.UNKNOWN)


def rank(interfaces: Iterable[Interface]) -> tuple[str, ...]:
    """Return the addresses of `interfaces`, the one first that phones most likely reach.

    Those that no other machine reaches are left out.
    """
    found = [one for one in interfaces if not one.address.startswith(("127.", "169.254.", "0."))]
    found.sort(key=lambda one: (likelihood(one), one.name, IPv4Address(one.address)))
    return tuple(dict.fromkeys(one.address for one in found))


def interfaces() -> tuple[Interface, ...]:
    """Return the IPv4 addresses of this machine in networks that are up."""
    import psutil

    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    return tuple(
        Interface(name, given.address, is_tunnel=bool(given.ptp) or _is_alone(given.netmask))
        for name, all_given in psutil.net_if_addrs().items()
        for given in all_given
        if name in up and given.family == socket.AF_INET
    )


def _is_alone(netmask: str | None) -> bool:
    return netmask == "255.255.255.255"


def addresses() -> tuple[str, ...]:
    """Return where others in the same networks reach this machine by IPv4, the likeliest first."""
    return rank(interfaces())


def own_addresses() -> frozenset[str]:
    """Return all addresses of this machine, of whatever sort, without the names of networks."""
    import psutil

    return frozenset(
        given.address.partition("%")[0].lower()
        for all_given in psutil.net_if_addrs().values()
        for given in all_given
        if given.family in (socket.AF_INET, socket.AF_INET6)
    )


# --- Windows' Linux ---

_KERNEL: Final = Path("/proc/version")
_MIRRORED: Final = "loopback0"
"""An interface that is there only if Windows lends its Linux its own networks."""
_WSL_NETWORK: Final = ip_network("172.16.0.0/12")


def is_hidden_by_windows() -> bool:
    """Return whether this is Linux within Windows (WSL 2), in a network of its own there.

    Then no other device reaches it: Windows has the address that they see.
    """
    try:
        kernel = _KERNEL.read_text("utf-8", "replace")
    except OSError:
        return False
    return is_hidden(kernel, interfaces())


def is_hidden(kernel: str, found: Iterable[Interface]) -> bool:
    """Return whether a machine with that `kernel`, as it calls itself, is hidden by Windows."""
    if "microsoft" not in kernel.lower():
        return False
    reached = [one for one in found if not one.address.startswith("127.")]
    if any(one.name == _MIRRORED for one in found):
        return False
    return all(IPv4Address(one.address) in _WSL_NETWORK for one in reached)
