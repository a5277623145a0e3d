"""The game of a rehearsal: real pages, real forms, phones that play by themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import Instant
from facilitator.domain.rehearsal import PlayOn
from facilitator.formats.agenda import read_agenda
from facilitator.hub.bingo.rehearsed import RehearsedGames

SAMPLE = Path("agendas/xfeld-leistung-kassel.yaml")
NOW = Instant(1_757_444_400_000)


def sample(people: int) -> Agenda:
    return replace(read_agenda(SAMPLE).agenda, participants=people)


@pytest.mark.slow
def test_game_of_the_sample_is_played_over_its_pages_and_forgotten(tmp_path: Path) -> None:
    games = RehearsedGames(sample(12), tmp_path, lambda: NOW)

    left = [games.play_on(PlayOn("bingo", step / 8)) for step in range(9)]

    totals = left[-1]
    assert left[:-1] == [None] * 8
    assert totals is not None
    assert (totals.players, totals.paper, totals.ended) == (12, 0, NOW)
    # Each of seven rounds has six pairs, and squares that fit hardly anybody stay open.
    assert 12 < totals.meetings <= 42
    assert totals.meetings <= totals.squares <= 84
    assert list(tmp_path.iterdir()) == []


def test_game_left_in_the_middle_is_forgotten(tmp_path: Path) -> None:
    games = RehearsedGames(sample(4), tmp_path, lambda: NOW)
    games.play_on(PlayOn("bingo", 0))

    games.close()

    assert list(tmp_path.iterdir()) == []
