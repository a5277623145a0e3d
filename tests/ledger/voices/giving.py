"""Queries, rounds and phones for tests of what phones give."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import pytest

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import Query
from facilitator.ledger.voices import RefusedVoiceError, Sent, VoiceLedger, VoiceRefusal
from tests.clock import Clock
from tests.domain.plenum.asked import make_query, make_round

START: Final = Instant(1_757_500_020_000)
"""2025-09-10, 10:27 UTC, at the beginning of a minute."""
QUERY: Final = make_query()
BY_CODE: Final = make_query("q2", by_code=True)
ROUND: Final = make_round()
BALLOT: Final[Mapping[str, int]] = {"a": 2, "b": 1}


def open_voices(folder: Path, clock: Clock | None = None) -> VoiceLedger:
    """Open the file of an event in `folder`."""
    return VoiceLedger.open(folder / "event.voices", (clock or Clock(START)).now)


@contextmanager
def opened(folder: Path) -> Iterator[VoiceLedger]:
    """Have that file open."""
    voices = open_voices(folder)
    try:
        yield voices
    finally:
        voices.close()


def give(voices: VoiceLedger, cookie: str, **given: int) -> bool:
    """Have the phone of that cookie give something in `QUERY`."""
    return voices.give(QUERY, given or BALLOT, cookie=cookie).result()


def send(voices: VoiceLedger, text: str, nonce: str = "") -> Sent:
    """Have a phone send a card; each text is a form of its own unless told."""
    return voices.send_card(ROUND, [text], nonce=nonce or f"form of {text}").result()


def points_in(voices: VoiceLedger, query: Query = QUERY) -> tuple[int, ...]:
    """Return the number of ballots, and what each candidate got."""
    count = voices.close_query(query).result()
    return count.ballots, *count.points


@contextmanager
def refused(reason: VoiceRefusal, detail: str = "") -> Iterator[None]:
    """Check that what is called is refused for that reason."""
    with pytest.raises(RefusedVoiceError) as error:
        yield
    assert (error.value.reason, error.value.detail) == (reason, detail)


def settle(voices: VoiceLedger) -> None:
    """Wait until the file is as it stays."""
    voices._store.scrub().result()


def raw(path: Path) -> bytes:
    """Return all bytes of the file and of what lies beside it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))


def rows_of(path: Path, table: str) -> list[tuple[object, ...]]:
    """Return the rows of a table of a closed file, in the order of their keys."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()
