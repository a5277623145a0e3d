"""``facilitator photos``: added, asked about, listed, described, taken out and destroyed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.cli.clock import wall_clock
from facilitator.domain.photos import Consent
from facilitator.station import Station
from tests.formats.photos import HEIC, encoded, quarters, telling
from tests.safety.event import make_event


def photos(command: str, *arguments: object, answers: str = "") -> Result:
    said = ["photos", command, *map(str, arguments), "--language", "de"]
    return CliRunner().invoke(main, said, input=answers)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "event.record"
    Station.open(path, now=wall_clock, agenda=make_event()).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Fotos"
    folder.mkdir()
    for name, content in (
        ("1.jpg", telling()),
        ("2.heic", HEIC),
        ("3.png", encoded(quarters((50, 50)), "PNG")),
        ("4.jpg", telling()),
    ):
        (folder / name).write_bytes(content)
    return folder


@contextmanager
def station_of(record: Path) -> Iterator[Station]:
    with closing(Station.open(record, now=wall_clock)) as station:
        yield station


def test_folder_is_added_and_each_file_that_is_not_says_why(record: Path, folder: Path) -> None:
    added = photos("add", record, folder, "--credit", "Foto: Muster", "--place", "ws 1")
    again = photos("add", record, folder)

    assert (added.exit_code, added.stdout.splitlines()) == (
        0,
        [
            "2 Fotos hinzugefügt.",
            "Bei 2 Fotos fehlen noch Angaben: facilitator photos describe …",
        ],
    )
    heic, twice = added.stderr.splitlines()
    assert heic.startswith("2.heic: HEIC ist hier nicht lesbar.")
    assert twice == "4.jpg: Ist schon da."
    assert (again.exit_code, again.stdout) == (1, "0 Fotos hinzugefügt.\n")
    with station_of(record) as station:
        assert [(one.credit, one.place) for one in station.snapshot.photos] == [
            ("Foto: Muster", "ws1")
        ] * 2
    for name in (b"Fotos", b"1.jpg", b"Musterfrau", b"Kassel"):
        assert name not in record.read_bytes()


def test_described_listed_and_put_in_order(record: Path, folder: Path) -> None:
    photos("add", record, folder / "1.jpg", folder / "3.png")
    described = photos(
        "describe", record, 2, "--alt", "Vier Farben", "--consent", "unn", "--to", "1"
    )
    listed = photos("list", record)

    assert described.output == (
        "1  ganze Veranstaltung · 50 × 50 · Einwilligung: unnötig (niemand erkennbar)\n"
        "   Zeigt: Vier Farben\n"
    )
    assert listed.output.splitlines() == [
        *described.output.splitlines(),
        "2  ganze Veranstaltung · 40 × 20 · Einwilligung: noch offen",
        "   Zeigt: Bildbeschreibung fehlt",
        "Bei 1 Foto fehlen noch Angaben: facilitator photos describe …",
    ]


def test_what_was_not_given_is_asked_for_in_a_terminal(
    record: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.cli.photos_add._asks", lambda: True)
    answers = "Foto: Muster\nVier Farben\nQuadrat\nvielleicht\nliegt vor\n"
    added = photos("add", record, folder / "3.png", answers=answers)

    assert added.exit_code == 0
    assert "noch offen, unnötig (niemand erkennbar), liegt vor, abgelehnt" in added.output
    with station_of(record) as station:
        (known,) = station.snapshot.photos
        said = (known.alt, known.caption, known.credit, known.consent)
        assert said == ("Vier Farben", "Quadrat", "Foto: Muster", Consent.GIVEN)


def test_taken_out_comes_back_and_destroyed_does_not(record: Path, folder: Path) -> None:
    photos("add", record, folder / "1.jpg", folder / "3.png")
    with station_of(record) as station:
        content = station.photos.content(station.snapshot.photos[1].id) or b""
    assert photos("remove", record, 1).output == "Foto 1 ist herausgenommen.\n"
    with station_of(record) as station:
        station.undo("document")

    refused = photos("destroy", record, 2, answers="nein\n")
    kept = content[-200:-100] in record.read_bytes()
    destroyed = photos("destroy", record, 2, "--yes")
    again = photos("add", record, folder / "3.png")

    assert (refused.exit_code, kept, destroyed.exit_code) == (1, True, 0)
    assert content[-200:-100] not in record.read_bytes()
    assert again.stderr.endswith("vernichtet und wird nicht wieder hinzugefügt.\n")
    assert "2  " not in photos("list", record).output


def test_destroyed_photo_is_gone_from_the_file_of_the_hub_as_well(
    record: Path, folder: Path
) -> None:
    photos("add", record, folder / "3.png")
    hub = record.with_suffix(".hub")
    with station_of(record) as station:
        (photo,) = station.snapshot.photos
        content = station.photos.content(photo.id) or b""
        with closing(Station.join(hub, now=wall_clock, identity=station.identity)) as serving:
            serving.host().fill(station.kept)
            assert serving.photos.take(photo.digest, content)
    assert content[-200:-100] in hub.read_bytes()

    assert photos("destroy", record, 1, "--yes").exit_code == 0

    left = b"".join(path.read_bytes() for path in record.parent.iterdir() if path.is_file())
    assert content[-200:-100] not in left


def test_destroying_makes_no_file_of_a_hub(record: Path, folder: Path) -> None:
    photos("add", record, folder / "3.png")

    assert photos("destroy", record, 1, "--yes").exit_code == 0

    assert not record.with_suffix(".hub").exists()


def test_mistakes_are_said_in_a_sentence(record: Path, folder: Path, tmp_path: Path) -> None:
    for result in (
        photos("add", record, tmp_path / "nirgends"),
        photos("add", record, folder, "--place", "ws99"),
        photos("add", record, folder, "--consent", "vielleicht"),
        photos("add", record, folder, "--alt", "alle gleich"),
        photos("add", tmp_path / "andere.record", folder),
        photos("describe", record, 1, "--alt", "x"),
        photos("describe", record, 1),
        photos("remove", record, 0),
        photos("destroy", record, 5),
    ):
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit)
        assert result.stderr.strip()
    with station_of(record) as station:
        assert station.snapshot.photos == ()
        assert photos("list", record).exit_code == 1  # it is open
