"""Killed while phones give: what was acknowledged is there, and counts once."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from facilitator.ledger.voices import VoiceRefusal
from tests.domain.plenum.asked import make_query
from tests.ledger.voices.giving import give, opened, points_in, raw, refused, settle


def give_until_killed(path: Path, start: int, lines: int) -> list[list[str]]:
    """Return what was acknowledged before the process was killed."""
    command = [sys.executable, "-m", "tests.ledger.voices.giving_child", str(path), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += [line for line in child.stdout.readlines() if line.endswith("\n")]
    assert child.returncode == -signal.SIGKILL
    return [line.split() for line in told]


def check_all_is_there(folder: Path, told: list[list[str]]) -> None:
    with opened(folder) as voices:
        ballots, points, *_ = points_in(voices)
        gave = [int(number) for what, number, _ in told if what == "gave"]
        # One more may have been counted, and killed before it was said.
        assert ballots - len(gave) in (0, 1)
        assert not any(give(voices, f"cookie {number}") for number in gave)
        assert points_in(voices)[:2] == (ballots, points)
        assert len(gave) <= points <= 2 * ballots
        cards = {card.id for card in voices.cards()}
        destroyed = {card for what, _, card in told if what == "destroying"}
        assert {card for what, _, card in told if what == "sent"} - destroyed <= cards
        for number in (number for what, number, _ in told if what == "burned"):
            with refused(VoiceRefusal.CLOSED):
                voices.give(make_query(f"burned {number}"), {"a": 1}, cookie="late").result()
            proof = voices._proofs.of_cookie(f"burned {number}", "burned")
            settle(voices)
            assert proof not in raw(voices.path)


def test_hub_killed_once_has_all_that_was_acknowledged(tmp_path: Path) -> None:
    told = give_until_killed(tmp_path / "event.voices", 0, 40)

    assert len(told) >= 40
    check_all_is_there(tmp_path, told)


@pytest.mark.slow
def test_hub_killed_again_and_again_has_all_that_was_acknowledged(tmp_path: Path) -> None:
    moments = Random(8)
    for number in range(25):
        folder = tmp_path / str(number)
        folder.mkdir()
        told: list[list[str]] = []
        for start in (0, 10_000):
            killed_after = moments.choice((0, 1, 2, 3, 5, 9, 30))
            told += give_until_killed(folder / "event.voices", start, killed_after)
        with opened(folder) as voices:
            ballots = points_in(voices)[0]
        assert ballots - sum(what == "gave" for what, _, _ in told) in (0, 1, 2)


def test_what_a_killed_hub_had_destroyed_is_gone_when_it_is_back(tmp_path: Path) -> None:
    """Destroyed and committed, but killed before the log was emptied."""
    path = tmp_path / "event.voices"
    told: list[list[str]] = []
    while not any(what == "destroying" for what, _, _ in told):
        told = give_until_killed(path, 0, 3)

    with opened(tmp_path) as voices:
        settle(voices)
        there = {card.parts[0] for card in voices.cards()}
        left = raw(path)
        gone = {f"Karte {number}" for what, number, _ in told if what == "destroying"} - there

        assert not any(f'"{text}"'.encode() in left for text in gone)
