"""``facilitator sign-off`` and ``export``: what is released, and what goes out of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.cli.clock import wall_clock
from facilitator.domain.capture import Line
from facilitator.domain.documentation.releasing import subjects
from facilitator.domain.entries import Release
from facilitator.station import Station
from tests.factories import make_agenda, make_block, make_day, make_workshop


def facilitator(*arguments: object) -> Result:
    said = [*map(str, arguments), "--language", "de"]
    return CliRunner().invoke(main, said)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "agendas" / "event.record"
    path.parent.mkdir()
    agenda = make_agenda(make_day(make_block("start")), workshops=(make_workshop(1, "Tempo"),))
    with closing(Station.open(path, now=wall_clock, agenda=agenda)) as station:
        station.capture.file("ws1", Line("Fristen sind lang", "h"))
        station.capture.file("ws1", Line("So geht das -- Teamleitung", "z"))
    return path


def releases(record: Path) -> dict[str, tuple[bool, Release | None]]:
    with closing(Station.open(record, now=wall_clock)) as station:
        return {one.id[:6]: (one.is_released, one.release) for one in subjects(station.snapshot)}


def exports(record: Path) -> list[str]:
    folder = record.parent.parent / "exports"
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*.docx"))


def test_sign_off_is_listed_and_noted(record: Path) -> None:
    listed = facilitator("sign-off", "list", record)
    noted = facilitator("sign-off", "note", record, "ws1", "released", "--by", "Team 1")
    facilitator("sign-off", "note", record, "Z 1.2", "function")

    assert listed.output.splitlines() == [
        "WS 1      Tempo: offen",
        "Z 1.2     So geht das: offen",
        "0 von 2 erledigt.",
    ]
    assert noted.output.startswith("WS 1: freigegeben, ")
    assert noted.output.endswith(", durch Team 1\n")
    assert releases(record) == {"worksh": (True, None), "quote:": (True, Release.WITH_FUNCTION)}
    assert facilitator("sign-off", "list", record).output.endswith("2 von 2 erledigt.\n")


@pytest.mark.parametrize(
    ("subject", "answer", "said"),
    [
        ("WS 7", "released", "Zu „WS 7“ gibt es nichts freizugeben. Es gibt: WS 1, Z 1.2.\n"),
        ("WS 1", "denied", "„denied“ passt nicht zu WS 1.\n"),
        (
            "Z 1.2",
            "released",
            "Bitte sagen, wie das Zitat freigegeben ist: function, anonymous oder denied.\n",
        ),
    ],
)
def test_answer_that_fits_nothing_is_said(
    record: Path, subject: str, answer: str, said: str
) -> None:
    result = facilitator("sign-off", "note", record, subject, answer)

    assert (result.exit_code, result.output) == (1, said)
    assert releases(record) == {"worksh": (False, None), "quote:": (False, Release.OPEN)}


def test_excerpts_are_written_for_all_that_is_not_settled(record: Path) -> None:
    facilitator("sign-off", "excerpts", record)
    assert exports(record) == [
        "event-gegenlesen/workshop-1-Tempo.docx",
        "event-gegenlesen/zitat-Z-1.2.docx",
    ]

    facilitator("sign-off", "note", record, "WS 1", "released")
    facilitator("sign-off", "note", record, "Z 1.2", "denied")
    done = facilitator("sign-off", "excerpts", record)

    assert done.output == "Niemand muss mehr gefragt werden: Es gibt nichts zu verschicken.\n"


def test_public_edition_names_what_it_goes_out_without(record: Path) -> None:
    refused = facilitator("export", record, "--public", "--complete")
    written = facilitator("export", record, "--public", "--version", "final")

    missing = [
        "- Workshop 1 „Tempo“ ist nicht freigegeben",
        "- Z 1.2 ist nicht freigegeben",
    ]
    assert refused.exit_code == 1
    assert refused.output.splitlines()[1:] == missing
    assert exports(record) == ["event-1.0-oeffentlich.docx"]
    told = written.output.splitlines()
    at = told.index("In der öffentlichen Ausgabe fehlt:")
    assert told[at + 1 : at + 3] == missing


def test_versions_count_on_and_are_given_once(record: Path) -> None:
    for version in ("draft", "review", "1.0", "final"):
        assert facilitator("export", record, "--version", version).exit_code == 0
    again = facilitator("export", record, "--version", "1.0")
    odd = facilitator("export", record, "--version", "eins")

    assert again.output == "Version 1.0 gibt es schon. Die nächste ist 1.2.\n"
    assert odd.output.startswith("„eins“ ist keine Version")
    assert exports(record) == ["event-0.9.docx", "event-1.0.docx", "event-1.1.docx", "event.docx"]
    with closing(Station.open(record, now=wall_clock)) as station:
        numbers = [version.number for version in station.snapshot.versions]
    assert numbers == ["0.1", "0.9", "1.0", "1.1"]


def test_template_that_is_none_is_said(record: Path, tmp_path: Path) -> None:
    template = tmp_path / "haus.dotx"
    template.write_bytes(b"none")

    result = facilitator("export", record, "--template", template)

    assert result.exit_code == 1
    assert "haus.dotx" in result.output
    assert exports(record) == []
