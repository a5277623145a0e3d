"""``facilitator review``: shown, numbered, chosen; refused in words; the file stays as it is."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.capture import Line
from facilitator.formats.export import export_docx
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.factories import make_agenda, make_block, make_day, make_workshop
from tests.formats.word_program import WordProgram

SAID = ("Zu wenig Zeit", "Kaum Räume", "Patinnen gewinnen")


def make_record(folder: Path, name: str = "event") -> Path:
    path = folder / f"{name}.record"
    agenda = make_agenda(make_day(make_block("welcome")), workshops=(make_workshop(1, "Bildung"),))
    station = Station.open(path, now=Clock(at("12:00")).now, agenda=agenda)
    for text in SAID:
        station.capture.file("ws1", Line(text, "h"))
    export_docx(station.snapshot, folder=folder, name=name, now=station.now())
    station.close()
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(tmp_path)


@pytest.fixture
def file(record: Path) -> Path:
    """Three differences: a conflict, an insertion, a deletion."""
    path = record.with_suffix(".docx")
    word = WordProgram(path.read_bytes())
    word.rewrite("Zu wenig Zeit", "Viel zu wenig Zeit")
    word.insert_after("Kaum Räume", "Und zwar überall.")
    word.delete("Patinnen gewinnen")
    return word.save(path)


def review(*arguments: object) -> Result:
    said = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, ["review", *said, "--language", "de"])


def entries(record: Path) -> list[str]:
    station = Station.open(record, now=Clock(at("13:00")).now)
    try:
        return [entry.text for entry in station.snapshot.notes_in("ws1").entries]
    finally:
        station.close()


def change_here(record: Path) -> None:
    station = Station.open(record, now=Clock(at("13:00")).now)
    station.capture.edit(station.snapshot.notes_in("ws1").entries[0].id, "Zu wenig Zeit am Stück")
    station.close()


def test_review_shows_and_takes_nothing_unless_told(record: Path, file: Path) -> None:
    before = file.read_bytes()

    result = review(file)

    assert result.exit_code == 0, result.output
    assert "geändert · H 1.1 · " in result.output
    assert "[+Viel zu+]" in result.output or "[+Viel zu wenig+]" in result.output
    assert "neuer Absatz" in result.output
    assert "in Word gelöscht · H 1.3" in result.output
    assert result.output.splitlines()[-1] == "Nichts wurde übernommen."
    assert entries(record) == [*SAID]
    assert file.read_bytes() == before


def test_review_takes_chosen_ones(record: Path, file: Path) -> None:
    result = review(file, record, "--take", "2-3")

    assert "2 Änderungen übernommen. Die Word-Datei ist unverändert." in result.output
    assert entries(record) == [*SAID]
    assert "geändert · H 1.1" in review(file).output
    assert "neuer Absatz" not in review(file).output


def test_all_are_those_that_only_word_has_changed(record: Path, file: Path) -> None:
    change_here(record)

    result = review(file, "--take", "alle")

    assert "2 Änderungen übernommen." in result.output
    assert entries(record)[0] == "Zu wenig Zeit am Stück"
    review(file, "--take", "1")
    assert entries(record)[0] == "Viel zu wenig Zeit"
    assert "In Word steht dasselbe wie hier." in review(file).output


@pytest.mark.parametrize(
    "wrong", ["4", "9", "1,9", "9-12", "3-2", f"2-{'9' * 5_000}", "0", "1-x", "eins"]
)
def test_number_that_is_not_listed(file: Path, wrong: str) -> None:
    result = review(file, "--take", wrong)

    assert result.exit_code == 1
    assert "ist keine Nummer aus der Liste." in result.output


def test_file_of_another_event(record: Path, file: Path, tmp_path: Path) -> None:
    other = make_record(tmp_path, "other")

    result = review(file, other)

    assert result.exit_code == 1
    assert "Das ist die Dokumentation einer anderen Veranstaltung." in result.output


def test_file_of_a_newer_program(record: Path, file: Path) -> None:
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["customXml/item1.xml"] = (
        parts["customXml/item1.xml"]
        .replace(b'version="1"', b'version="2"', 1)
        .replace(b'<?xml version="2"', b'<?xml version="1.0"')
    )
    parts["customXml/item1.xml"] = parts["customXml/item1.xml"].replace(
        b'baseline" version="1"', b'baseline" version="2"'
    )
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    result = review(file)

    assert result.exit_code == 1
    assert "neuere Version von facilitator" in result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"kein Word", "Das ist kein Word-Dokument."),
        (b"\xd0\xcf\x11\xe0 alt", "Word 97"),
        (None, "Diese Datei gibt es nicht."),
    ],
)
def test_what_is_no_word_file(
    record: Path, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "event-0.9.docx"
    if content is not None:
        path.write_bytes(content)

    result = review(path)

    assert result.exit_code == 1
    assert said in result.output


def test_damaged_file(record: Path, file: Path) -> None:
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:500]
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    result = review(file)

    assert result.exit_code == 1
    assert "beschädigt" in result.output


def test_file_whose_event_nobody_knows(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "downloads"
    elsewhere.mkdir()
    moved = file.rename(elsewhere / "anderer-name.docx")

    result = review(moved)

    assert result.exit_code == 1
    assert "Zu welcher Veranstaltung gehört das?" in result.output
