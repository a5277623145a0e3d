"""Killed at any moment, what was destroyed stays destroyed, and what was to be is at the start."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.record.inspecting import inspect
from facilitator.station import Station
from tests.clock import Clock
from tests.domain.factories import at
from tests.safety.event import make_event

ROUNDS = 25


def raw(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def kill_at_some_moment(path: Path, chance: random.Random) -> list[str]:
    """Let a process redact for a while; return which it said it has destroyed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.safety.redacting_child", str(path)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child:
        said = [child.stdout.readline() for _ in range(chance.randint(1, 12))]
        time.sleep(chance.random() * 0.01)  # anywhere between two lines
        child.kill()
        said += child.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.slow
def test_killed_at_any_moment_of_redacting_nothing_comes_back(tmp_path: Path) -> None:
    chance = random.Random(4)
    for number in range(ROUNDS):
        path = tmp_path / f"{number}.record"
        Station.open(path, now=Clock(at("12:30")).now, agenda=make_event()).close()
        destroyed = kill_at_some_moment(path, chance)

        left = [one for one in destroyed if f"Geheimnis-{one}".encode() in raw(path)]
        assert left == []
        assert inspect(path).is_whole
        with closing(Station.open(path, now=Clock(at("12:40")).now)) as station:
            station.drafts()
            station.redaction.confirm()
            redacted = [one for one in station.snapshot.entries.values() if one.redacted]
            content = raw(path)
            assert len(redacted) >= len(destroyed)
            assert all(one.text == "" for one in redacted)
            kept = content.count(b"Geheimnis-")
            standing = [e for e in station.snapshot.entries.values() if "Geheimnis" in e.text]
            assert bool(kept) is bool(standing)
            assert all(f"bleibt-{one};".encode() in content for one in destroyed)
        assert inspect(path).is_whole
