"""Files that were touched, and hubs that were killed at an awkward moment."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from facilitator.domain.instant import minutes
from facilitator.ledger import Ledger, joining
from facilitator.store import ClosedError, DamagedError
from tests.clock import Clock
from tests.ledger.playing import begin, join, open_ledger, small_game
from tests.ledger.test_joining import bytes_of

SENSELESS = (
    "UPDATE game SET plain = '{}'",
    "UPDATE game SET plain = 'no JSON'",
    "UPDATE game SET state = 'dancing'",
    "DROP TABLE pick; DROP TABLE player",
)


@pytest.mark.parametrize("harm", SENSELESS)
def test_file_that_makes_no_sense_is_damaged_and_is_not_kept_open(
    tmp_path: Path, clock: Clock, harm: str
) -> None:
    ledger = open_ledger(tmp_path, clock)
    begin(ledger, 1)
    ledger.close()
    touched = sqlite3.connect(ledger.path)
    touched.executescript(harm)
    touched.close()

    for _ in range(2):
        with pytest.raises(DamagedError):
            open_ledger(tmp_path, clock)


def test_name_that_a_killed_hub_has_deleted_is_gone_once_the_next_one_has_begun(
    tmp_path: Path, clock: Clock
) -> None:
    killed = tmp_path / "killed"
    killed.mkdir()
    ledger = open_ledger(tmp_path, clock)
    ledger.open_game("b", "Bingo", small_game(), minutes(40)).result()
    anna = join(ledger, "Kunigunde")
    # What a kill leaves between the commit and the scrubbing: the log as it stands.
    ledger._do(lambda turn: joining.leave(turn, anna)).result()
    for file in tmp_path.glob("event.bingo*"):
        shutil.copy(file, killed)
    before = bytes_of(killed)
    ledger.close()

    next_one = open_ledger(killed, clock)
    next_one.see_time().result()
    next_one._store.scrub().result()

    assert b"Kunigunde" in before
    assert b"Kunigunde" not in bytes_of(killed)
    next_one.close()


def test_leave_from_a_ledger_closed_meanwhile_says_so(ledger: Ledger) -> None:
    (anna,) = begin(ledger, 1)
    ledger.close()

    with pytest.raises(ClosedError):
        ledger.leave(anna)
