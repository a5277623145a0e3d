"""Undo among changes of others that say what is not so: it is refused, and always ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.record.change import ChangeId, Row
from facilitator.record.checking import check_rows
from facilitator.record.errors import OverwrittenError
from facilitator.record.log import Log
from tests.record.hostile_rows import STATION, row
from tests.safety.syncing.ends import End


@pytest.fixture
def end(tmp_path: Path) -> Iterator[End]:
    end = End(tmp_path / "e.record")
    yield end
    end.log.close()


def undoing(seq: int, undone: int, *replaces: ChangeId) -> Row:
    """A change that says that it undoes another one, and replaces these in the summary of ws1."""
    fields: list[Any] = [["text", f"fremd {seq}", *map(list, replaces)]]
    made = row([["summary", "ws1", *fields]], seq, time=2**61 + seq)
    return (*made[:5], STATION, undone, made[7])


def check_refused(log: Log) -> None:
    before = log.count()
    with pytest.raises(OverwrittenError):
        log.undo("document")
    assert log.count() == before


def test_undo_of_what_the_undo_of_an_unknown_change_replaced_is_refused(end: End) -> None:
    own = end.write("eins")

    end.log.receive(check_rows([undoing(1, 77, own.id)]))

    check_refused(end.log)


def test_undo_of_what_an_undo_of_something_else_replaced_is_refused(end: End) -> None:
    own = end.write("eins")
    other = row([["summary", "ws2", ["text", "x"]]], 1)

    end.log.receive(check_rows([other, undoing(2, 1, own.id)]))

    check_refused(end.log)


def test_undo_ends_where_changes_replace_one_another_in_a_circle(end: End) -> None:
    own = end.write("eins")
    one, other = ChangeId(STATION, 1), ChangeId(STATION, 2)

    end.log.receive(check_rows([undoing(1, 2, other), undoing(2, 1, one, own.id)]))

    check_refused(end.log)


def test_undo_of_what_replaced_something_else_takes_it_back_to_nothing(end: End) -> None:
    elsewhere = row([["summary", "ws2", ["text", "x"]]], 1)
    lying = row([["summary", "ws1", ["text", "y", [STATION, 1]]]], 2)
    end.log.receive(check_rows([elsewhere, lying]))
    end.write("eins")
    end.log.undo("document")

    assert end.summary == "y"
