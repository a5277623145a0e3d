"""``facilitator carry``: what only a joined device has comes to Regie on a stick, once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.link.attachments_http import Attachments
from facilitator.link.keeper import HubKeeper
from facilitator.link.process import Beside, HubFiles
from facilitator.station import Station
from facilitator.station.joined import joined_file, joined_folder
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.formats.photos import picture
from tests.hub.told import ToldByThread

NOW = Clock(at("12:00")).now


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """An event's closed record with one entry."""
    path = tmp_path / "event.record"
    agenda = make_agenda(make_day(make_block("welcome")), workshops=(make_workshop(1),))
    with closing(Station.open(path, now=NOW, agenda=agenda)) as station:
        station.capture.file("ws1", Line("von Regie"))
    return path


@pytest.fixture
def joined(record: Path) -> Iterator[Path]:
    """The file of a device of that event which has filed two entries since."""
    with closing(Station.open(record, now=NOW)) as regie:
        path = joined_file(regie.identity.record_id, joined_folder())
        with closing(Station.join(path, now=NOW, identity=regie.identity)) as device:
            regie.devices.register(
                device.device, role=Role.NOTES, name="Laptop Raum Ü", proof="x", place="ws1"
            )
            regie.drafts()
            device._log.receive(regie.kept)
            device._log.note_elsewhere(regie.held)
            for text in ("eins", "zwei"):
                device.capture.file("ws1", Line(text))
    yield path
    path.unlink()


def carry(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["carry", *map(str, arguments), "--language", "en"])


def texts_in(record: Path) -> list[str]:
    with closing(Station.open(record, now=NOW)) as station:
        return [entry.text for entry in station.snapshot.notes_in("ws1").entries]


def test_what_only_the_device_has_comes_over_once(
    joined: Path, record: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    out = carry("out", stick)
    file = stick / "laptop-raum-ue.record"
    first = carry("in", file, record)
    second = carry("in", file, record)

    assert out.output == (
        f"{file} is written, with 2 entries that Regie does not have yet. "
        f"There: facilitator carry in {file}\n"
    )
    assert first.output == "2 entries taken over, 1 was there already.\n"
    assert second.output == "0 entries taken over, 3 were there already.\n"
    assert texts_in(record) == ["von Regie", "eins", "zwei"]


def test_stick_does_not_hold_what_proves_the_device(joined: Path, tmp_path: Path) -> None:
    with closing(Station.join(joined, now=NOW)) as device:
        secret = device._log.meta.secret.encode()

    carry("out", tmp_path)

    assert secret in joined.read_bytes()
    assert secret not in (tmp_path / "laptop-raum-ue.record").read_bytes()


def test_file_of_another_event_is_refused(record: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.record"
    with closing(Station.open(other, now=NOW, agenda=make_agenda(make_day()))):
        pass

    refused = carry("in", other, record)

    assert refused.exit_code == 1
    assert refused.stderr == "The file belongs to another event. Nothing was taken.\n"


def test_file_that_says_something_else_under_the_same_numbers_is_refused(
    joined: Path, record: Path, tmp_path: Path
) -> None:
    carry("out", tmp_path)
    file = tmp_path / "laptop-raum-ue.record"
    carry("in", file, record)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE change SET writes = replace(writes, 'zwei', 'drei')")

    refused = carry("in", file, record)

    assert refused.exit_code == 1
    assert refused.stderr.startswith("Somebody went on with a copy of a file")
    assert texts_in(record) == ["von Regie", "eins", "zwei"]


@pytest.fixture
def photographed(record: Path, tmp_path: Path) -> Path:
    """What a second device of Regie had on a stick: a photo that nobody else has."""
    path = tmp_path / "second.record"
    with (
        closing(Station.open(record, now=NOW)) as regie,
        closing(Station.join(path, now=NOW, identity=regie.identity)) as device,
    ):
        regie.devices.register(device.device, role=Role.REGIE, name="B", proof="x", place="")
        regie.drafts()
        device._log.receive(regie.kept)
        device.photos.add(picture(), alt="Ein Plakat")
    return path


def test_photos_come_over_with_their_pictures(photographed: Path, record: Path) -> None:
    carry("in", photographed, record)
    with closing(Station.open(record, now=NOW)) as regie:
        (photo,) = regie.snapshot.photos
        assert regie.photos.content(photo.id) == picture().content
        regie.photos.destroy(photo.id)

    carry("in", photographed, record)

    with closing(Station.open(record, now=NOW)) as regie:
        assert regie.photos.held() == frozenset()


def test_photos_come_over_through_a_living_hub(photographed: Path, record: Path) -> None:
    with closing(Station.open(record, now=NOW)) as regie:
        beside = Beside(event=regie.identity.record_id, device=regie.device)
        told = ToldByThread()
        keeper = HubKeeper(record, NOW, None, beside=beside)
        keeper.listen(told)
        keeper.start()
        with closing(keeper):
            told.until(lambda: keeper.state.connected)
            hub = HubFiles.of(record).living()
            assert hub is not None
            command = [sys.executable, "-m", "facilitator", "carry", "in", str(photographed)]
            subprocess.run(command, capture_output=True, check=True)
            shared = Attachments(hub.door(Role.REGIE))
            assert shared.fetch(picture().digest) == picture().content


def test_device_that_joined_nothing_has_nothing_to_carry(tmp_path: Path) -> None:
    refused = carry("out", tmp_path)

    assert (refused.exit_code, refused.stderr) == (
        1,
        "This machine has not joined any event.\n",
    )


def test_event_that_is_open_takes_it_through_its_hub(
    joined: Path, record: Path, tmp_path: Path
) -> None:
    carry("out", tmp_path)
    with closing(Station.open(record, now=NOW)) as regie:
        beside = Beside(event=regie.identity.record_id, device=regie.device)
        told = ToldByThread()
        keeper = HubKeeper(record, NOW, None, beside=beside)
        keeper.listen(told)
        keeper.start()
        with closing(keeper):
            told.until(lambda: keeper.state.connected)
            assert HubFiles.of(record).living() is not None
            command = [sys.executable, "-m", "facilitator", "carry", "in"]
            carried = subprocess.run(
                [*command, tmp_path / "laptop-raum-ue.record", "--language", "en"],
                capture_output=True,
                text=True,
                check=False,
            )

    assert carried.stderr == ""
    assert carried.stdout == "3 entries taken over, 0 were there already.\n"
    with closing(Station.join(record.with_suffix(".hub"), now=NOW)) as hub:
        entries = hub.snapshot.notes_in("ws1").entries
        assert [entry.text for entry in entries] == ["von Regie", "eins", "zwei"]
