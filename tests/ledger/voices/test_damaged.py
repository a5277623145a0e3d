"""Files that are none of ours, or make no sense, are said to be so; hostile words do nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.ledger import Ledger
from facilitator.ledger.voices import VoiceLedger
from facilitator.store import DamagedError, InUseError, NotThisKindError
from tests.clock import Clock
from tests.domain.plenum.asked import make_query, make_round
from tests.ledger.voices.giving import START, give, open_voices, opened, points_in, send

HOSTILE = ["\0", "'; DROP TABLE spent; --", "\ud800", "x" * 200_000, "%s{}\\", "\u202e", ""]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM voices; INSERT INTO voices VALUES (1, 7, 'ABCDEF')",
        "UPDATE card SET parts = 'no list'",
        "UPDATE card SET parts = '7'",
        "UPDATE card SET release = 'crown'",
        "UPDATE voices SET secret = x'00'",
        "DROP TABLE spent",
        "DROP TABLE voices",
    ],
)
def test_file_that_makes_no_sense_is_damaged(tmp_path: Path, damage: str) -> None:
    with opened(tmp_path) as voices:
        send(voices, "eins")
        path = voices.path
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(damage)

    with pytest.raises(DamagedError):
        open_voices(tmp_path)
    path.rename(tmp_path / "let go of")


def test_file_of_another_kind_is_left_as_it_was(tmp_path: Path) -> None:
    game = Ledger.open(tmp_path / "event.voices", Clock(START).now)
    game.close()
    before = game.path.read_bytes()

    with pytest.raises(NotThisKindError):
        open_voices(tmp_path)
    assert game.path.read_bytes() == before


def test_file_has_one_owner(voices: VoiceLedger, tmp_path: Path) -> None:
    with pytest.raises(InUseError):
        open_voices(tmp_path)


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_are_words(tmp_path: Path, word: str) -> None:
    query = make_query("q1", "a", "'; DROP TABLE points; --")
    with opened(tmp_path) as voices:
        assert voices.give(query, {"'; DROP TABLE points; --": 1}, cookie=word).result()
        assert not voices.give(query, {"a": 1}, cookie=word).result()
        assert give(voices, word + "!")
        first = voices.send_card(make_round(), ["Text"], nonce=word).result()
        assert voices.send_card(make_round(), ["Text"], nonce=word).result() == first
        assert voices.withdraw(first.withdrawal + word).result() in (first.id, None)
    with opened(tmp_path) as voices:
        assert points_in(voices, query) == (2, 2, 1)
        assert voices.has_given(query, cookie=word)
