"""Where codes lead to, and when that is to be said loudly."""

from __future__ import annotations

import socket

import pytest

from facilitator.domain.instant import Duration
from facilitator.hub.phones.addresses import SETTLING_SECONDS, Addresses, Listening, Networks, look
from facilitator.hub.phones.memo import Memo
from facilitator.link.playing import Closed
from facilitator.station import Station
from tests.clock import Clock
from tests.hub.phones.conftest import START
from tests.hub.phones.ticking import Ticks

WIFI, CABLE, OTHER = "192.168.1.20", "10.20.30.40", "192.168.1.77"
BOTH = Networks(hosts=(WIFI, CABLE), own=frozenset({WIFI, CABLE, "127.0.0.1", "::1"}))
ONE = Networks(hosts=(CABLE,), own=frozenset({CABLE, "127.0.0.1"}))
MOVED = Networks(hosts=(OTHER,), own=frozenset({OTHER, "127.0.0.1"}))
HIDDEN = Networks(hosts=("172.29.70.9",), own=frozenset({"172.29.70.9"}), is_hidden=True)
EVERYWHERE = "0.0.0.0"
SETTLING = Duration(seconds=SETTLING_SECONDS)


class Bench:
    """Addresses, and what they depend on."""

    def __init__(self, station: Station, clock: Clock) -> None:
        self.station = station
        self.clock = clock
        self.ticks = Ticks()

    def make(self, host: str = EVERYWHERE, name: str = "") -> Addresses:
        listening = Listening(host=host, port=50_123, name=name)
        memo = Memo(self.station, "host")
        return Addresses(listening, self.clock.now, self.ticks, memo)


@pytest.fixture
def bench(station: Station, clock: Clock) -> Bench:
    return Bench(station, clock)


def test_likeliest_address_is_used_until_one_is_chosen(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    assert (found.access.host, found.access.hosts) == (WIFI, (WIFI, CABLE))
    assert found.choose(CABLE)
    assert found.access.host == CABLE
    assert found.access.lost_host == ""
    assert found.access.place == "10.20.30.40:50123"


def test_address_that_this_machine_does_not_have_cannot_be_chosen(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    assert not found.choose(OTHER)
    assert not found.choose("")
    assert found.access.host == WIFI


def test_choice_is_kept_over_a_restart(bench: Bench) -> None:
    before = bench.make()
    before.see(BOTH)
    before.choose(CABLE)
    after = bench.make()
    after.see(BOTH, in_use=False)
    assert after.access.host == CABLE


def test_choice_of_another_place_is_forgotten_where_nobody_plays(bench: Bench) -> None:
    before = bench.make()
    before.see(BOTH)
    before.choose(CABLE)
    after = bench.make()
    after.see(MOVED, in_use=False)
    assert (after.access.host, after.access.lost_host) == (OTHER, "")


def test_address_that_is_gone_for_a_moment_is_waited_for(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    found.hold()
    found.see(ONE)
    assert (found.access.host, found.access.lost_host) == (WIFI, "")
    found.see(BOTH)
    bench.ticks.pass_by(2 * SETTLING)
    found.see(ONE)
    assert (found.access.host, found.access.lost_host) == (WIFI, "")


def test_address_that_stays_away_is_said_and_codes_lead_elsewhere(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    found.hold()
    found.see(MOVED)
    bench.ticks.pass_by(SETTLING)
    found.see(MOVED)
    assert (found.access.host, found.access.lost_host) == (OTHER, WIFI)


def test_address_that_comes_back_is_used_again(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    found.hold()
    found.see(MOVED)
    bench.ticks.pass_by(SETTLING)
    found.see(MOVED)
    found.see(BOTH)
    assert (found.access.host, found.access.lost_host) == (WIFI, "")


def test_loss_is_said_after_a_restart_in_the_middle_of_a_game(bench: Bench) -> None:
    before = bench.make()
    before.see(BOTH)
    before.hold()
    after = bench.make()
    after.see(MOVED, in_use=True)
    bench.ticks.pass_by(SETTLING)
    after.see(MOVED, in_use=True)
    assert (after.access.host, after.access.lost_host) == (OTHER, WIFI)


def test_loss_is_over_once_another_address_is_chosen(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    found.hold()
    found.see(MOVED)
    bench.ticks.pass_by(SETTLING)
    found.see(MOVED)
    assert found.choose(OTHER)
    assert (found.access.host, found.access.lost_host) == (OTHER, "")


def test_machine_without_any_network_is_closed(bench: Bench) -> None:
    found = bench.make()
    found.see(BOTH)
    found.hold()
    found.see(Networks())
    bench.ticks.pass_by(SETTLING)
    found.see(Networks())
    assert found.access.closed is Closed.NO_NETWORK
    assert (found.access.host, found.access.lost_host) == (WIFI, WIFI)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_hub_for_this_machine_alone_is_closed_and_says_where_it_would_be(
    bench: Bench, host: str
) -> None:
    found = bench.make(host)
    found.see(BOTH)
    assert (found.access.closed, found.access.host) == (Closed.LOCAL, WIFI)


def test_hub_that_listens_at_one_address_is_reached_there(bench: Bench) -> None:
    found = bench.make(CABLE)
    found.see(BOTH)
    assert (found.access.hosts, found.access.closed) == ((CABLE,), None)


def test_name_that_the_hub_was_given_wins(bench: Bench) -> None:
    earlier = bench.make()
    earlier.see(BOTH)
    earlier.choose(CABLE)
    found = bench.make(name="spiel.example.org")
    found.see(BOTH, in_use=False)
    assert found.access.host == "spiel.example.org"
    assert found.is_own_host("Spiel.Example.Org:50123")


def test_linux_within_windows_is_closed_until_it_is_told_the_address_of_windows(
    bench: Bench,
) -> None:
    found = bench.make()
    found.see(HIDDEN)
    assert found.access.closed is Closed.WINDOWS
    assert not found.choose("8.8.8.8")

    assert found.choose(WIFI)

    told = found.access
    assert (told.closed, told.host) == (None, WIFI)
    assert found.is_own_host(f"{WIFI}:50123")


@pytest.mark.parametrize("own", [WIFI, f"::ffff:{CABLE}", "127.0.0.1", "::1"])
def test_page_that_this_machine_opens_proves_nothing(bench: Bench, own: str) -> None:
    found = bench.make()
    found.see(BOTH)
    assert not found.see_phone(own)
    assert found.access.tried_at is None


@pytest.mark.parametrize("foreign", ["192.168.1.55", "::ffff:192.168.1.55", "fe80::1%eth0"])
def test_page_that_another_device_opens_proves_the_address(bench: Bench, foreign: str) -> None:
    found = bench.make()
    found.see(BOTH)
    assert found.see_phone(foreign)
    assert found.access.tried_at == START
    found.see(BOTH)
    assert found.access.tried_at == START
    found.choose(CABLE)
    assert found.access.tried_at is None


def test_machine_has_its_own_names(bench: Bench) -> None:
    found = bench.make()
    found.see(look())
    assert found.is_own_host(socket.gethostname())
    assert found.is_own_host("127.0.0.1:50123")
    assert not found.is_own_host("evil.example")
