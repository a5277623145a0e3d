"""Rules 1, 4 and 6 on the whole core: killed while typing, again and again."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from facilitator.station import RefusedError, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event
from tests.safety.shown import CHANGES, Shown, Value, differing, overlaid, shown_by

ROUNDS = 50


def type_until_killed(path: Path, seed: int, lines: int) -> list[Shown]:
    """Let a process take notes; kill it after so many lines; return what it showed as saved."""
    command = [sys.executable, "-m", "tests.safety.typing_child", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "opening\n"
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        # What it told between the last line read and its end was shown as well.
        told += [line for line in child.stdout.readlines() if line.endswith("\n")]
    assert child.returncode == -signal.SIGKILL
    return [json.loads(line) for line in told]


def changes_in(path: Path) -> list[tuple[str, int, str]]:
    """Station, number and writes of each change in a closed record, in the file's order."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT station, seq, writes FROM change ORDER BY position").fetchall()


def keys_of(writes: str) -> tuple[str, ...]:
    """What the keys begin with of all that a change may have made different."""
    entities = [(sort, key) for sort, key, *_ in json.loads(writes)]
    # What happens to one block, or is put elsewhere, is shown of others as well.
    whole = {"run": "run/", "block": "plan/", "track": "plan/", "room": "plan/"}
    keys = [whole.get(sort, f"{sort}/{key}") for sort, key in entities]
    return (*keys, "order/") if any(sort == "entry" for sort, _ in entities) else tuple(keys)


def unsaid_in(path: Path, shown: Shown, found: Shown) -> tuple[str, ...]:
    """What begin the keys of what one more command wrote, saved but not shown before the kill."""
    said = int(str(shown.get(CHANGES, 1)))
    unsaid = changes_in(path)[said : int(str(found[CHANGES]))]
    assert len(unsaid) <= 1
    return keys_of(unsaid[0][2]) if unsaid else ()


def check_nothing_missing(shown: Shown, found: Shown, unsaid: tuple[str, ...]) -> None:
    """All that was shown is there, but for what one more command did that was not shown yet."""
    for key in {**shown, **found}:
        if not key.startswith(("draft/", CHANGES, *unsaid)):
            assert (key, found.get(key)) == (key, shown.get(key))


def check_drafts(shown: Shown, found: Shown, unsaid: tuple[str, ...]) -> None:
    """A draft only grows, until it goes with the command that was made of it, and for good."""
    entered = [text_of(shown[key]) for key in shown if key.startswith(("entry/", "summary/"))]
    for key in {**shown, **found}:
        if not key.startswith("draft/"):
            continue
        before, now = text_of(shown.get(key)), text_of(found.get(key))
        if before:
            assert now.startswith(before) or (unsaid and not now), key
        else:
            assert not any(now.startswith(text) for text in entered), key


def text_of(value: Value) -> str:
    """The text of a summary, of a draft (its prefix and its text) or of an entry."""
    if isinstance(value, list):
        return str(value[1] if len(value) == 2 else value[2])
    return str(value or "")


def check_numbers(given: dict[str, Value], found: Shown) -> None:
    """A number leads to the entry that it was given to, or to none, and never to another."""
    for key, leads_to in found.items():
        if key.startswith("number/") and leads_to:
            assert given.setdefault(key, leads_to) == leads_to


def check_undo(station: Station, found: Shown) -> None:
    """What was done before the kill can be undone, and done again."""
    drafts = station.drafts()
    try:
        station.undo("capture")
    except RefusedError:
        assert not any(key.startswith("entry/") for key in found)
        return
    assert differing(found, shown_by(station, drafts)).keys() != {CHANGES}
    station.redo("capture")
    assert differing(found, shown_by(station, drafts)).keys() == {CHANGES}


@pytest.mark.slow
def test_rule_6_killed_again_and_again_loses_nothing_that_was_shown_as_saved(
    tmp_path: Path,
) -> None:
    path, moments = tmp_path / "event.record", Random(6)
    shown: Shown = {}
    given: dict[str, Value] = {}
    for number in range(ROUNDS):
        lines = moments.choice((0, 0, 1, 2, moments.randrange(60), moments.randrange(200)))
        told = type_until_killed(path, number, lines)
        assert not (shown and told) or told[0] == shown
        for difference in told:
            shown = overlaid(shown, difference)
            check_numbers(given, shown)

        station = Station.open(path, now=Clock(at("12:30")).now, agenda=make_event())
        found = shown_by(station, station.drafts())
        check_undo(station, found)
        after = shown_by(station, station.drafts())
        station.close()

        unsaid = unsaid_in(path, shown, found)
        check_nothing_missing(shown, found, unsaid)
        check_drafts(shown, found, unsaid)
        check_numbers(given, found)
        shown = after

    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert len(shown) > ROUNDS
    check_whole(path)


def check_whole(path: Path) -> None:
    """Rule 4 in one file: no station's numbers have a gap; and SQLite finds nothing wrong."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for station, seq, _ in changes_in(path):
        numbers[station].append(seq)
    assert all(seqs == list(range(1, len(seqs) + 1)) for seqs in numbers.values())
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
