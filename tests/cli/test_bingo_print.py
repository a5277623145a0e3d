"""``facilitator bingo print``: before there is a hub, and beside a living one."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main
from facilitator.domain.bingo.game import GameState
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.playing import Do
from tests.clock import Clock
from tests.formats.agendas import TEAM, XFELD
from tests.hub.bingo.program import Program
from tests.hubs import end_hubs
from tests.ledger.playing import START


@pytest.fixture(autouse=True)
def _state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "agendas" / "event.yaml"
    path.parent.mkdir()
    path.write_bytes(XFELD.read_bytes())
    return path


def _print(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["bingo", "print", *map(str, arguments)])


def _numbers(path: Path) -> list[str]:
    """Return the cards in a file."""
    captions = (
        table._tbl.tblPr.find(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblCaption"
        )
        for table in docx.Document(str(path)).tables
    )
    said = (str(*caption.attrib.values()) for caption in captions)
    return [found[1] for text in said if (found := re.match(r"Karte (\d+):", text))]


def _ledger(agenda: Path) -> Ledger:
    return Ledger.open(ledger_file(agenda.with_suffix(".record")), Clock(START).now)


def test_first_cards_are_dealt_before_the_event(agenda: Path, tmp_path: Path) -> None:
    result = _print(agenda, "--host", "192.168.1.20")

    written = tmp_path / "exports" / "event-bingo-karten.docx"
    lines = result.stdout.splitlines()
    assert result.exit_code == 0, result.output
    assert lines[:2] == [f"Geschrieben: {written}", "20 Karten: Nummern 1–20"]
    assert re.fullmatch(r"Die QR-Codes führen zu 192\.168\.1\.20:2\d{4}: Sie gelten .*", lines[2])
    assert _numbers(written) == [str(number) for number in range(1, 21)]


def test_hub_finds_the_cards_that_were_dealt(agenda: Path) -> None:
    _print(agenda, "--cards", "3")

    ledger = _ledger(agenda)
    assert (ledger.state, ledger.block) == (GameState.OPEN, "bingo")
    assert [card.number for card in ledger.print_cards(0).result()] == [1, 2, 3]
    ledger.close()


def test_further_cards_are_new_and_all_can_be_printed_once_more(
    agenda: Path, tmp_path: Path
) -> None:
    _print(agenda, "--cards", "2")
    further = _print(agenda, "--cards", "2", "--output", tmp_path / "further.docx")
    again = _print(agenda, "--output", tmp_path / "again.docx")

    assert "2 Karten: Nummern 3–4" in further.stdout
    assert _numbers(tmp_path / "further.docx") == ["3", "4"]
    assert "4 Karten: Nummern 1–4" in again.stdout


def test_edited_file_is_left_alone(agenda: Path, tmp_path: Path) -> None:
    path = tmp_path / "cards.docx"
    path.write_bytes(b"mine")

    result = _print(agenda, "--cards", "1", "--output", path)

    assert f"Geschrieben: {tmp_path / 'cards-2.docx'}" in result.stdout
    assert path.read_bytes() == b"mine"


def test_agenda_without_a_game_is_told(tmp_path: Path) -> None:
    result = _print(TEAM, "--output", tmp_path / "cards.docx", "--language", "en")

    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert result.stderr.startswith("No block of this agenda has a game")


def test_without_privacy_paper_is_played_without_codes(agenda: Path, tmp_path: Path) -> None:
    text = agenda.read_text(encoding="utf-8")
    agenda.write_text(re.sub(r"(?m)^privacy:\n(?: .*\n)+", "", text), encoding="utf-8")

    result = _print(agenda, "--cards", "1")

    assert "Ohne QR-Codes: Im Ablauf fehlen die Zeilen zum Datenschutz" in result.stdout
    assert _numbers(tmp_path / "exports" / "event-bingo-karten.docx") == ["1"]


def test_game_that_is_over_gives_no_more_cards(agenda: Path) -> None:
    _print(agenda, "--cards", "1")
    ledger = _ledger(agenda)
    ledger.start().result()
    ledger.end().result()
    ledger.close()

    result = _print(agenda, "--cards", "1")

    assert (result.exit_code, result.stderr) == (
        1,
        "Das Spiel ist zu Ende: Weitere Karten gibt es nicht.\n",
    )


@pytest.mark.slow
def test_living_hub_is_asked(tmp_path: Path) -> None:
    program = Program(tmp_path)
    try:
        first = _print(program.agenda, "--cards", "2")
        again = _print(program.agenda, "--cards", "0")
        phones = _print(program.agenda, "--phones")
        held = program.sheets
    finally:
        program.end()
        end_hubs(tmp_path)

    assert "2 Karten: Nummern 1–2" in first.stdout, first.output
    assert "2 Karten: Nummern 1–2" in again.stdout
    assert "--cards 0" not in first.stdout
    assert phones.exit_code == 0
    assert f":{held.leaflet.access.port}:" in first.stdout
    assert [card.number for card in held.cards] == [1, 2]


@pytest.mark.slow
def test_hub_that_refuses_is_put_into_words(tmp_path: Path) -> None:
    program = Program(tmp_path)
    try:
        program.ask(Do.OPEN, block="bingo")
        result = _print(program.agenda, "--host", "no.such.host")
    finally:
        program.end()
        end_hubs(tmp_path)

    assert (result.exit_code, result.stderr) == (1, "Das ist keine Adresse dieses Rechners.\n")
