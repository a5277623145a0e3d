"""A full disk: nothing is acknowledged, nothing is lost, nobody sees what is not durable."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


def test_pick_while_the_disk_is_full_is_done_once_there_is_room(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "tests.ledger.full_child", str(tmp_path / "event.bingo")],
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
        "seen after": True,
        "failure after": "",
    }
