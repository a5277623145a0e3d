"""``facilitator bingo simulate``, with squares so extreme that the lots don't matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from facilitator.cli import main

AGENDA = """\
title: Netzwerkabend
organiser: Servicestelle
place: Kassel
timezone: Europe/Berlin
language: de
days:
  - date: 2025-09-09
    blocks:
      - {id: talk, title: Vortrag, start: 18:00, duration: 5 min}
"""
BLOCK = """\
      - id: {id}
        kind: bingo
        title: Jobcenter-Bingo
        duration: 45 min
        game:
          size: 3
          squares:
"""


def write_agenda(folder: Path, *ids: str, share: str = "0 %") -> Path:
    squares = "".join(
        f'            - {{text: "Feld {number}", share: {share}}}\n' for number in range(12)
    )
    blocks = "".join(BLOCK.format(id=name) + squares for name in ids)
    file = folder / "abend.yaml"
    file.write_text(AGENDA + blocks, encoding="utf-8")
    return file


def simulate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["bingo", "simulate", *map(str, arguments)])


def test_forecast_and_verdict_are_said(tmp_path: Path) -> None:
    result = simulate(write_agenda(tmp_path, "bingo"), "--people", "8", "--runs", "3")

    before, changes = result.output.split("  → ", 1)
    assert (result.exit_code, before) == (
        0,
        "Jobcenter-Bingo: 8 Personen, 45 min, Karten mit 3 × 3 Feldern, 12 Felder zur Auswahl\n"
        "\n"
        "  Erstes Bingo              nicht in 90 min\n"
        "  Die Hälfte hat ein Bingo  nicht in 90 min\n"
        "  Mit Bingo am Ende         0 von 8\n"
        "\n"
        "Urteil: zu schwer. In 45 min kommt vielleicht gar kein Bingo.\n",
    )
    assert changes.endswith(
        "\nAngenommen wird, dass jede Person etwa alle vier Minuten jemand Neues trifft.\n"
    )


def test_same_game_has_the_same_forecast_each_time(tmp_path: Path) -> None:
    agenda = write_agenda(tmp_path, "bingo", share="25 %")

    assert simulate(agenda).output == simulate(agenda).output


@pytest.mark.parametrize(("participants", "expected"), [("", 30), ("participants: 12\n", 12)])
def test_as_many_play_as_the_agenda_expects(
    tmp_path: Path, participants: str, expected: int
) -> None:
    file = write_agenda(tmp_path, "bingo")
    file.write_text(participants + file.read_text(encoding="utf-8"), encoding="utf-8")

    assert simulate(file).output.startswith(f"Jobcenter-Bingo: {expected} Personen, ")


def test_forecast_in_english(tmp_path: Path) -> None:
    result = simulate(write_agenda(tmp_path, "bingo"), "--language", "en", "--people", "2")

    assert result.exit_code == 0
    assert "Verdict: too hard. In 45 min there may be no Bingo at all.\n" in result.output


def test_block_is_named_where_several_have_a_game(tmp_path: Path) -> None:
    file = write_agenda(tmp_path, "first", "second")

    assert simulate(file).output == (
        "Mehrere Programmpunkte haben ein Spiel. Nennen Sie einen mit --block: first, second\n"
    )
    assert simulate(file, "--block", "second", "--people", "5").exit_code == 0


def test_block_without_a_game_is_refused_in_words(tmp_path: Path) -> None:
    result = simulate(write_agenda(tmp_path, "bingo"), "--block", "talk")

    assert (result.exit_code, result.output) == (1, "talk hat kein Spiel. Ein Spiel haben: bingo\n")


def test_agenda_without_a_game_is_refused_in_words(tmp_path: Path) -> None:
    result = simulate(write_agenda(tmp_path))

    assert (result.exit_code, result.output) == (
        1,
        "Kein Programmpunkt dieses Ablaufs hat ein Spiel (kind: bingo mit „game“).\n",
    )


@pytest.mark.parametrize("option", [("--people", "1"), ("--people", "viele"), ("--runs", "0")])
def test_impossible_numbers_are_refused(tmp_path: Path, option: tuple[str, str]) -> None:
    assert simulate(write_agenda(tmp_path, "bingo"), *option).exit_code == 2
