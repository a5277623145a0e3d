"""The lock of the hub: held by one process as long as that lives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.link.lock import HeldError, hold, is_held

_HOLD = """
import sys
from pathlib import Path
from facilitator.link.lock import hold
lock = hold(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_lock_is_free_again_when_its_holder_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "hub.lock"
    assert not is_held(path)

    lock = hold(path)
    assert is_held(path)
    with pytest.raises(HeldError):
        hold(path, wait=0)

    lock.close()
    assert not is_held(path)
    assert path.read_bytes() == b""


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "hub.lock"
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert is_held(path)
        holder.kill()
        holder.wait()
    assert not is_held(path)


def test_lock_without_a_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        hold(tmp_path / "missing" / "hub.lock")
