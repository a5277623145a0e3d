"""``facilitator forget``: with and without a hub, asked and unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.cli.clock import wall_clock
from facilitator.domain.bingo.game import KEPT, GameState
from facilitator.domain.instant import Duration, minutes
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.playing import Do
from facilitator.station import Station
from facilitator.station.forgetting import forget_overdue, is_anything_kept
from tests.clock import Clock
from tests.hub.bingo.gaming import evening
from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.program import BLOCK, Program
from tests.hub.bingo.test_forgetting import NAME, files_with
from tests.ledger.playing import join, small_game

QUESTION = "Alle Angaben der Teilnehmenden für immer löschen? (ja/nein)"


def forget(agenda: Path, *options: str, answer: str = "") -> Result:
    arguments = ["forget", str(agenda), "--language", "de", *options]
    return CliRunner().invoke(main, arguments, input=answer)


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    """An event in which was played, and that nobody has open."""
    record = tmp_path / "event.record"
    Station.open(record, now=wall_clock, agenda=evening()).close()
    ledger = Ledger.open(ledger_file(record), wall_clock)
    ledger.open_game(BLOCK, "Bingo", small_game(), minutes(40)).result()
    for number in range(2):
        join(ledger, f"{NAME} {number}")
    ledger.close()
    return tmp_path / "event.yaml"


def test_all_goes_but_the_totals(agenda: Path) -> None:
    folder = agenda.parent
    assert files_with(NAME, folder)

    result = forget(agenda, "--yes")

    assert (result.exit_code, result.exception) == (0, None)
    deleted, stays, copies = result.output.splitlines()
    assert deleted == "Gelöscht: die Angaben von 2 Personen."
    assert stays.startswith("In der Aufzeichnung bleiben nur Summen:")
    assert copies.startswith("Kopien")
    assert files_with(NAME, folder) == []
    assert not ledger_file(folder / "event.record").exists()
    station = Station.open(folder / "event.record", now=wall_clock)
    assert station.snapshot.games[BLOCK].players == 2
    station.close()


def test_cards_that_were_printed_with_names_go_as_well(agenda: Path) -> None:
    folder = agenda.parent / "exports"
    folder.mkdir()
    named = [
        folder / name for name in ("event-bingo-auf-papier.docx", "event-bingo-on-paper-2.docx")
    ]
    others = [
        folder / name for name in ("event-bingo-karten.docx", "evening-bingo-auf-papier.docx")
    ]
    for path in (*named, *others):
        path.write_bytes(NAME.encode())

    forget(agenda, "--yes")

    assert sorted(folder.iterdir()) == sorted(others)


def test_it_is_asked_first_and_no_is_no(agenda: Path) -> None:
    result = forget(agenda, answer="nein\n")
    assert result.exit_code == 1
    assert result.output.startswith(QUESTION)
    assert files_with(NAME, agenda.parent)


def test_yes_is_yes(agenda: Path) -> None:
    assert forget(agenda, answer="ja\n").exit_code == 0
    assert files_with(NAME, agenda.parent) == []


def test_where_nobody_played_there_is_nothing(tmp_path: Path) -> None:
    result = forget(tmp_path / "event.yaml")
    assert (result.exit_code, result.output) == (
        0,
        "Von den Teilnehmenden ist nichts gespeichert.\n",
    )


def test_file_that_is_damaged_goes_as_well(agenda: Path) -> None:
    path = ledger_file(agenda.with_suffix(".record"))
    path.write_bytes(b"no database" * 1_000)
    assert forget(agenda, "--yes").exit_code == 0
    assert not path.exists()


def test_record_that_is_open_elsewhere_is_said_and_nothing_is_changed(agenda: Path) -> None:
    station = Station.open(agenda.with_suffix(".record"), now=wall_clock)
    result = forget(agenda, "--yes")
    station.close()
    assert result.exit_code == 1
    assert "ist schon in einem anderen Fenster" in result.output
    assert files_with(NAME, agenda.parent)
    left = Ledger.open(ledger_file(agenda.with_suffix(".record")), wall_clock)
    assert left.state is GameState.OPEN
    left.close()


def test_closing_an_event_forgets_its_game_as_well(agenda: Path) -> None:
    record = agenda.with_suffix(".record")
    result = CliRunner().invoke(main, ["close", str(record), "--yes", "--force"])
    assert (result.exit_code, result.exception) == (0, None)
    assert files_with(NAME, agenda.parent) == []
    station = Station.open(record, now=wall_clock)
    assert station.snapshot.games[BLOCK].players == 2
    station.close()


@pytest.mark.parametrize(("after", "is_kept"), [(KEPT, False), (KEPT - minutes(1), True)])
def test_what_is_overdue_is_forgotten_where_no_hub_runs(
    agenda: Path, after: Duration, is_kept: bool
) -> None:
    record = agenda.with_suffix(".record")
    clock = Clock(wall_clock())
    ledger = Ledger.open(ledger_file(record), clock.now)
    ledger.end().result()
    ledger.close()
    clock.wait(after)
    forget_overdue(record, clock.now)
    assert is_anything_kept(record) is is_kept


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    program = Program(tmp_path)
    yield program
    program.end()


def test_hub_that_runs_forgets_and_runs_on(program: Program) -> None:
    folder = program.agenda.parent
    program.ask(Do.OPEN, block=BLOCK)
    Phone(program).join(NAME, f"/J/{program.sheets.leaflet.join_code}")  # type: ignore[arg-type]
    assert files_with(NAME, folder)

    result = forget(program.agenda, "--yes")

    assert result.output.startswith("Gelöscht: die Angaben von 1 Person.\n")
    assert files_with(NAME, folder) == []
    program.ask(Do.OPEN, block=BLOCK)
