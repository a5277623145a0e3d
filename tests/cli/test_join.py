"""``facilitator join``: what it says where there is nothing to take part in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from platformdirs import user_data_path

from facilitator.cli import main
from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.hub.serving import Hub
from facilitator.link.address import LOCAL, Door
from facilitator.record.meta import Identity
from facilitator.station import Station
from facilitator.station.joined import joined_folder, remember_hub
from tests.clock import Clock
from tests.hub.making import BESIDE, make_hub

NO_TERMINAL = "Die Veranstaltung läuft nur in einem Terminal."
NOBODY = Door(LOCAL, 1, Role.NOTES, "t" * 22)
CLOCK = Clock(Instant(1_000_000_000))


@pytest.fixture(autouse=True)
def _data_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine has joined nothing yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """A hub that serves, in a thread of its own."""
    record = tmp_path / "event.record"
    record.touch()
    hub = make_hub(record, CLOCK)
    serving = threading.Thread(target=lambda: asyncio.run(hub.serve()))
    serving.start()
    yield hub
    hub.stop()
    serving.join()


def said_by(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["join", "--language", "de", *arguments])
    assert result.exit_code == 1
    return result.stderr.strip()


def joined_before(door: Door) -> Path:
    """Return the file of the event that this machine joined by `door`."""
    path = joined_folder() / f"{BESIDE.event}.record"
    station = Station.join(path, now=CLOCK.now, identity=Identity(record_id=BESIDE.event))
    remember_hub(station, door)
    station.close()
    return path


def test_without_a_link_there_must_be_an_event_that_was_joined() -> None:
    assert said_by() == (
        "Dieser Rechner ist noch keiner Veranstaltung beigetreten. "
        "Die Regie zeigt den Link: facilitator join …"
    )


@pytest.mark.parametrize(
    "link", ["agenda.yaml", "http://", NOBODY.link[:-10], "ftp://h:1/notes#" + "t" * 22]
)
def test_what_is_no_link_is_said(link: str) -> None:
    assert said_by(link) == (
        "Das ist kein vollständiger Link. Die Regie zeigt ihn; übernehmen Sie ihn ganz und in "
        "Anführungszeichen: '…'"
    )


def test_link_of_the_stage_is_sent_there() -> None:
    link = Door(LOCAL, 1, Role.STAGE, "t" * 22).link

    assert said_by(link) == f"Dieser Link ist für die Bühne: facilitator stage '{link}'"


def test_where_nobody_answers_it_is_said_what_to_look_at() -> None:
    assert said_by(NOBODY.link) == (
        f"Unter {LOCAL}:1 antwortet niemand. Ist dieses Gerät im selben Netz wie die Regie, und "
        "ist die Veranstaltung dort geöffnet?"
    )


def test_old_link_is_said_to_be_old(hub: Hub) -> None:
    link = Door(LOCAL, hub.address.port, Role.NOTES, "t" * 22).link

    assert said_by(link) == (
        "Dieser Link gilt nicht oder nicht mehr. Ist er vollständig? Sonst bitten Sie die Regie "
        "um den neuen."
    )


@pytest.mark.parametrize("role", [Role.NOTES, Role.REGIE])
def test_right_link_gets_as_far_as_the_terminal(hub: Hub, role: Role) -> None:
    assert said_by(hub.address.door(role).link) == NO_TERMINAL


def test_to_ask_whose_event_it_is_registers_nobody(hub: Hub) -> None:
    said_by(hub.address.door(Role.NOTES).link)

    assert hub.event.station.snapshot.devices == {}
    assert list(joined_folder().iterdir()) == []


@pytest.mark.parametrize("link", [(), (NOBODY.link,)], ids=["no link", "its link"])
def test_event_that_was_joined_goes_on_without_a_hub(link: tuple[str, ...]) -> None:
    joined_before(NOBODY)

    assert said_by(*link) == NO_TERMINAL


def test_token_is_kept_nowhere() -> None:
    path = joined_before(NOBODY)

    assert NOBODY.token.encode() not in path.read_bytes()


def test_files_are_the_users_alone() -> None:
    joined_before(NOBODY)

    folder = user_data_path("facilitator", appauthor=False) / "joined"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_certificate_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    wrong = tmp_path / "ca.pem"
    wrong.write_text("no certificate")
    link = NOBODY.link.replace("http:", "https:")

    assert said_by(link, "--ca", str(wrong)) == f"{wrong} enthält kein lesbares Zertifikat."
