"""A full disk: nothing is acknowledged, nothing is lost, nothing counts twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_ballot_while_the_disk_is_full_counts_once_there_is_room(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "tests.ledger.voices.full_child", str(tmp_path / "event.voices")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert child.stderr == ""
    assert json.loads(child.stdout) == {
        "resolved while full": False,
        "said": True,
        "seen while full": False,
        "version while full": 0,
        "counted": [True, False, False],
        "again": True,
        "sum": [2, 4, 2, 0],
        "cards": 1,
        "failure after": "",
    }
