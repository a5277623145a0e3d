"""Rule 6 on hub and stations: killed under load, 200 times each; nothing acknowledged is missing.

Acknowledgements are compared with the killed process's file before anybody connects again.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.safety.syncing.processes import Processes, check_held, texts_in

KILLS = 200
MOMENTS = (0, 1, 2, 4, 8)
"""After how many further acknowledgements the blow falls."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_rule_6_hub_killed_200_times_has_all_that_it_acknowledged(tmp_path: Path) -> None:
    lots, hub_file = Random(6), tmp_path / "event.hub"
    with Processes(tmp_path) as processes:
        hub = processes.start("hub", "hub")
        stations = [processes.start("station", name) for name in ("one", "two")]
        for _ in range(KILLS):
            for station in stations:
                station.go_on()
            lots.choice(stations).wait_for_acknowledgements(lots.choice(MOMENTS))
            hub.kill()
            for station in stations:
                station.read()
            check_held(hub_file, *(station.safe["stored"] for station in stations))
            hub = processes.start("hub", "hub")
        for station in stations:
            station.finish()
        hub.kill()

    check_each_once(hub_file, *(tmp_path / f"{name}.record" for name in ("one", "two")))


def test_rule_6_station_killed_200_times_has_all_that_it_said_was_saved(tmp_path: Path) -> None:
    lots, record, hub_file = Random(7), tmp_path / "one.record", tmp_path / "event.hub"
    stored: dict[str, int] = {}
    with Processes(tmp_path) as processes:
        hub = processes.start("hub", "hub")
        for _ in range(KILLS):
            station = processes.start("station", "one")
            station.go_on()
            station.wait_for_acknowledgements(lots.choice(MOMENTS))
            station.kill()
            check_held(record, station.safe["here"])
            stored |= station.safe["stored"]
        processes.start("station", "one").finish()
        hub.kill()

    check_held(hub_file, stored)
    check_each_once(hub_file, record)


def check_each_once(hub: Path, *records: Path) -> None:
    """The hub has every entry that a station filed, each once, and no others."""
    at_hub = texts_in(hub)
    filed = Counter(
        text
        for record in records
        for text in texts_in(record).elements()
        if text.startswith(f"{record.stem} ")
    )
    assert len(at_hub) >= KILLS
    assert at_hub == filed
    assert set(at_hub.values()) == {1}
