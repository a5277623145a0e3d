"""Programs that work for an export are gone when it is over, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest

from facilitator.formats.programs import ProgramError, run

LONG = "import time; time.sleep(60)"


class CancelledError(Exception):
    """Somebody pressed Esc."""


def test_program_s_output_goes_where_it_is_wanted(tmp_path: Path) -> None:
    run([sys.executable, "-c", "print('da')"], lambda: None, longest=60, output=tmp_path / "said")

    assert (tmp_path / "said").read_text().strip() == "da"


def test_cancelled_program_and_all_that_it_started_are_gone(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    script = (
        f"import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', {LONG!r}]);"
        f"open({str(told)!r}, 'w').write(f'{{child.pid}}.'); child.wait()"
    )

    def cancel_once_it_runs() -> None:
        if told.exists() and told.read_text().endswith("."):
            raise CancelledError

    with pytest.raises(CancelledError):
        run([sys.executable, "-c", script], cancel_once_it_runs, longest=60)

    assert psutil.Process().children(recursive=True) == []
    assert not _is_running(int(told.read_text().rstrip(".")))


def _is_running(pid: int) -> bool:
    try:
        process = psutil.Process(pid)
        psutil.wait_procs([process], timeout=5)
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.parametrize(
    "command",
    [[sys.executable, "-c", "raise SystemExit(3)"], [sys.executable, "-c", LONG], ["/nowhere/it"]],
    ids=["fails", "takes too long", "is not there"],
)
def test_program_that_does_not_do_its_work_is_told(command: list[str]) -> None:
    with pytest.raises(ProgramError):
        run(command, lambda: None, longest=0.3)

    assert psutil.Process().children(recursive=True) == []
