"""Rule 3 on the whole core: the disk is full for real, typing goes on, and all is written later."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from facilitator.domain.capture import Line
from facilitator.domain.run import BlockState
from facilitator.station import DraftKey, Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.full_child import LATER


def test_rule_3_disk_full_for_real_loses_nothing_and_is_said(tmp_path: Path) -> None:
    record = tmp_path / "event.record"

    child = subprocess.run(
        [sys.executable, "-m", "tests.safety.full_child", record],
        capture_output=True,
        text=True,
        check=False,
    )

    assert child.stderr == ""
    told = json.loads(child.stdout)
    saved, filed = told.pop("saved"), told.pop("filed")
    assert saved > 0
    assert filed == saved + 1 + LATER + 1
    assert told.pop("pending at close") >= LATER
    assert told == {
        "failure": "disk I/O error",
        "pending ever 0": False,
        # All that was typed is on the screen, but for the one that was undone.
        "shown": saved + LATER,
        "durable": saved,
        "still failing": "disk I/O error",
    }
    with closing(Station.open(record, now=Clock(at("12:30")).now)) as station:
        entries = station.snapshot.notes_in("ws1").entries
        texts = [int(entry.text.split()[0]) for entry in entries]
        assert texts == [number for number in range(filed) if number != saved + LATER]
        assert [int(entry.number) for entry in entries] == [text + 1 for text in texts]
        assert station.drafts() == {DraftKey("ws2"): Line(f"draft {saved + 1 + LATER}")}
        assert station.snapshot.run.of("welcome").state is BlockState.RUNNING
    assert [file.name for file in tmp_path.iterdir()] == [record.name]
