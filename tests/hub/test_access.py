"""Tokens and secrets: what opens the hub, before and after a takeover."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.hub.access import Access, Tokens, proof_of
from facilitator.hub.naming import device_name
from facilitator.link.address import new_token
from facilitator.record.meta import Identity
from facilitator.station import Station
from tests.factories import make_agenda, make_snapshot


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    identity = Identity(record_id="event-1")
    station = Station.join(tmp_path / "event.hub", now=lambda: Instant(1), identity=identity)
    yield station
    station.close()


def some_tokens() -> dict[Role, str]:
    return {role: new_token() for role in Role}


class Kept:
    """Remembers what was to be kept."""

    def __init__(self) -> None:
        self.tokens: Tokens = {}

    def __call__(self, tokens: Tokens) -> None:
        self.tokens = tokens


def test_tokens_of_a_new_hub_open_it_each_for_its_role(station: Station) -> None:
    tokens = some_tokens()
    access = Access(station, tokens, Kept())
    access.begin()
    opened = {(role, by): access.opens(role, tokens[by]) for role in Role for by in Role}
    assert opened == {(role, by): role is by for role in Role for by in Role}


def test_log_holds_nothing_but_hashes(station: Station) -> None:
    tokens = some_tokens()
    Access(station, tokens, Kept()).begin()
    assert [station.devices.access(role) for role in Role] == [
        proof_of(tokens[role]) for role in Role
    ]


def test_beginning_again_with_the_same_tokens_writes_nothing(station: Station) -> None:
    tokens, kept = some_tokens(), Kept()
    Access(station, tokens, kept).begin()
    count = station.host().made
    Access(station, tokens, kept).begin()
    assert station.host().made == count
    assert kept.tokens == {}


def test_links_from_before_a_takeover_open_the_hub_after_it(station: Station) -> None:
    before, after = some_tokens(), some_tokens()
    Access(station, before, Kept()).begin()
    kept = Kept()
    access = Access(station, after, kept)
    access.begin()
    assert access.opens(Role.NOTES, before[Role.NOTES])
    assert access.opens(Role.NOTES, access.tokens[Role.NOTES])
    # What was never allowed, or was renewed elsewhere, opens nothing.
    assert not access.opens(Role.NOTES, after[Role.NOTES])
    assert kept.tokens == access.tokens


def test_links_of_two_hubs_that_did_not_know_of_each_other_open_both(
    station: Station, tmp_path: Path
) -> None:
    before, after = some_tokens(), some_tokens()
    Access(station, before, Kept()).begin()
    identity = Identity(record_id="event-1")
    new = Station.join(tmp_path / "new.hub", now=lambda: Instant(9_000), identity=identity)
    access = Access(new, after, Kept())
    access.begin()
    station.close()  # then all of it is on the disk
    new.host().fill(station.kept)

    opened = [access.opens(Role.NOTES, tokens[Role.NOTES]) for tokens in (before, after)]
    assert opened == [True, True]
    access.renew(Role.NOTES)
    opened = [access.opens(Role.NOTES, tokens[Role.NOTES]) for tokens in (before, after)]
    assert opened == [False, False]
    new.close()


def test_renewed_token_alone_opens_the_hub(station: Station) -> None:
    before = some_tokens()
    Access(station, before, Kept()).begin()
    kept = Kept()
    access = Access(station, some_tokens(), kept)
    access.begin()
    shown = access.tokens[Role.NOTES]

    access.renew(Role.NOTES)

    opened = [before[Role.NOTES], shown, access.tokens[Role.NOTES]]
    assert [access.opens(Role.NOTES, token) for token in opened] == [False, False, True]
    assert access.opens(Role.STAGE, before[Role.STAGE])


def test_token_that_can_not_be_kept_is_not_renewed(station: Station) -> None:
    def fail(_: Tokens) -> None:
        raise OSError("no space")

    tokens = some_tokens()
    access = Access(station, tokens, Kept())
    access.begin()
    failing = Access(station, tokens, fail)
    with pytest.raises(OSError, match="no space"):
        failing.renew(Role.NOTES)
    assert failing.opens(Role.NOTES, tokens[Role.NOTES])


@pytest.mark.parametrize("token", ["", "ü", "x" * 22, "\x00"])
def test_what_is_no_token_opens_nothing(station: Station, token: str) -> None:
    access = Access(station, some_tokens(), Kept())
    assert not any(access.opens(role, token) for role in Role)
    access.begin()
    assert not any(access.opens(role, token) for role in Role)


@pytest.mark.parametrize(
    ("wished", "called"),
    [
        (" Laptop\tRaum\nC ", "Laptop Raum C"),
        ("x" * 99, "x" * 60),
        ("\x1b[2J", "[2J"),
        ("", "Gerät 1"),
        ("\u202e\n", "Gerät 1"),
    ],
)
def test_device_is_called_by_one_short_line(wished: str, called: str) -> None:
    assert device_name(wished, make_snapshot(make_agenda())) == called
    assert device_name("", make_snapshot(make_agenda(language="en"))) == "Device 1"
