"""Rules 1 and 6 on a text that several write at once: killed while typing, again and again."""

from __future__ import annotations

import signal
import subprocess
import sys
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.writing_child import strokes


def write_until_killed(path: Path, seed: int, most: int) -> int:
    """Let a process write; kill it after so many strokes; return how many it showed as saved."""
    command = [sys.executable, "-m", "tests.safety.writing_child", str(path), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "opened\n"
        for _ in range(most):
            assert child.stdout.readline() == "saved\n"
        child.kill()
        more = child.stdout.read().count("saved\n")
    assert child.returncode == -signal.SIGKILL
    return most + more


def check_killed(path: Path, seed: int) -> None:
    saved = write_until_killed(path, seed, Random(seed).randint(1, 40))
    # One stroke is two commands, and more of it may have got to the disk than was shown.
    _, text, _ = next(islice(strokes(Random(seed)), saved - 1, None))
    splice, following, _ = next(islice(strokes(Random(seed)), saved, None))
    half = text[: splice.at] + text[splice.at + splice.removed :]

    for _ in range(2):
        station = Station.open(path, now=Clock(at("13:00")).now)
        try:
            (theme,) = station.snapshot.themes.standing
            assert theme.summary in (text, half, following)
            assert station.texts.open(theme.id).text == theme.summary
        finally:
            station.close()


def test_killed_while_writing_in_a_shared_text_loses_no_saved_stroke(tmp_path: Path) -> None:
    check_killed(tmp_path / "e.record", 1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 32))
def test_killed_again_and_again_loses_no_saved_stroke(tmp_path: Path, seed: int) -> None:
    check_killed(tmp_path / "e.record", seed)
