"""Which address of this machine others most likely reach."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.link.networks import (
    Interface,
    Likelihood,
    addresses,
    interfaces,
    is_hidden,
    likelihood,
    own_addresses,
    rank,
)

LINUX = (
    Interface("lo", "127.0.0.1"),
    Interface("docker0", "172.17.0.1"),
    Interface("br-4f1d2c", "172.18.0.1"),
    Interface("virbr0", "192.168.122.1"),
    Interface("tun0", "10.8.0.2", is_tunnel=True),
    Interface("wg0", "10.9.0.2"),
    Interface("tailscale0", "100.101.102.103"),
    Interface("enp0s31f6", "10.20.30.40"),
    Interface("wlp2s0", "192.168.1.20"),
    Interface("eth1", "80.90.100.110"),
    Interface("wlp3s0", "169.254.7.7"),
)
MAC = (
    Interface("lo0", "127.0.0.1"),
    Interface("bridge100", "192.168.64.1"),
    Interface("utun4", "10.11.0.9", is_tunnel=True),
    Interface("en5", "192.168.178.30"),
    Interface("en0", "192.168.178.31"),
)
WINDOWS = (
    Interface("vEthernet (WSL)", "172.29.64.1"),
    Interface("Ethernet 3", "192.168.56.1"),
    Interface("VMware Network Adapter VMnet8", "192.168.80.1"),
    Interface("Cisco AnyConnect Secure Mobility Client Connection", "10.1.2.3"),
    Interface("Ethernet", "10.20.30.41"),
    Interface("WLAN", "192.168.1.21"),
    Interface("Loopback Pseudo-Interface 1", "127.0.0.1"),
)


@pytest.mark.parametrize(
    ("found", "ranked"),
    [
        (
            LINUX,
            (
                "192.168.1.20",
                "10.20.30.40",
                "172.18.0.1",
                "172.17.0.1",
                "192.168.122.1",
                "100.101.102.103",
                "10.8.0.2",
                "10.9.0.2",
                "80.90.100.110",
            ),
        ),
        (MAC, ("192.168.178.31", "192.168.178.30", "192.168.64.1", "10.11.0.9")),
        (
            WINDOWS,
            (
                "192.168.1.21",
                "10.20.30.41",
                "192.168.56.1",
                "192.168.80.1",
                "172.29.64.1",
                "10.1.2.3",
            ),
        ),
        ((), ()),
    ],
    ids=["Linux", "macOS", "Windows", "none"],
)
def test_address_of_the_room_comes_first(
    found: tuple[Interface, ...], ranked: tuple[str, ...]
) -> None:
    assert rank(found) == ranked


@pytest.mark.parametrize(
    ("interface", "kind"),
    [
        (Interface("LAN-Verbindung* 2", "192.168.137.1"), Likelihood.OWN_POINT),
        (Interface("wlan0", "10.42.0.1"), Likelihood.OWN_POINT),
        (Interface("bridge100", "192.168.2.1"), Likelihood.OWN_POINT),
        (Interface("Drahtlosnetzwerkverbindung", "192.168.0.5"), Likelihood.WIFI),
        (Interface("Wi-Fi 2", "192.168.0.5"), Likelihood.WIFI),
        (Interface("wlx00c0ca", "192.168.0.5"), Likelihood.WIFI),
        (Interface("enx00e04c", "192.168.0.5"), Likelihood.ETHERNET),
        (Interface("LAN-Verbindung", "192.168.0.5"), Likelihood.ETHERNET),
        (Interface("eth0", "172.17.0.2"), Likelihood.ETHERNET),
        (Interface("Mobilfunk", "192.168.0.5"), Likelihood.UNKNOWN),
        (Interface("veth9c1", "192.168.0.5"), Likelihood.VIRTUAL),
        (Interface("Bluetooth-Netzwerkverbindung", "192.168.44.1"), Likelihood.VIRTUAL),
        (Interface("Ethernet 2", "10.8.0.6", is_tunnel=True), Likelihood.VPN),
        (Interface("OpenVPN Wintun", "10.8.0.6"), Likelihood.VPN),
        (Interface("ppp0", "10.64.64.64"), Likelihood.VPN),
        (Interface("wwan0", "100.70.1.2"), Likelihood.VPN),
        (Interface("wlan0", "100.64.0.1"), Likelihood.VPN),
        (Interface("wlan0", "141.51.1.2"), Likelihood.PUBLIC),
    ],
)
def test_network_is_known_by_its_name_and_number(interface: Interface, kind: Likelihood) -> None:
    assert likelihood(interface) is kind


@given(st.permutations(LINUX))
def test_order_of_the_system_does_not_matter(found: list[Interface]) -> None:
    assert rank(found) == rank(LINUX)


def test_own_addresses_are_those_of_the_system() -> None:
    assert "127.0.0.1" in own_addresses()
    assert set(addresses()) <= {one.address for one in interfaces()} <= own_addresses()


WSL = "Linux version 5.15.153.1-microsoft-standard-WSL2 (root@941d701f84f1)"


@pytest.mark.parametrize(
    ("kernel", "found", "hidden"),
    [
        (WSL, (Interface("lo", "127.0.0.1"), Interface("eth0", "172.29.70.9")), True),
        (WSL, (Interface("eth0", "172.29.70.9"), Interface("docker0", "172.17.0.1")), True),
        (WSL, (Interface("eth0", "192.168.1.21"), Interface("docker0", "172.17.0.1")), False),
        (WSL, (Interface("loopback0", "10.0.0.1"), Interface("eth0", "172.20.1.5")), False),
        ("Linux version 6.8.0-45-generic", (Interface("eth0", "172.29.70.9"),), False),
    ],
    ids=["alone", "with Docker", "mirrored", "mirrored in such a network", "no Windows"],
)
def test_linux_within_windows_is_hidden_unless_mirrored(
    kernel: str, found: tuple[Interface, ...], hidden: bool
) -> None:
    assert is_hidden(kernel, found) is hidden
