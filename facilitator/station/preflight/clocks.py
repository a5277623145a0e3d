"""Whether the machine's clock can be trusted. No time server is asked: nothing leaves the room."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from facilitator.domain.instant import NONE, Duration, Instant, on_the_wall
from facilitator.station.preflight.asking import ask


def is_set() -> bool | None:
    """Return whether the network keeps the clock right; None: the system does not tell."""
    said = (ask(["timedatectl", "show", "--property=NTPSynchronized", "--value"]) or "").strip()
    return None if said not in ("yes", "no") else said == "yes"


def behind(record: Path, now: Instant) -> Duration:
    """Return by how much `now` lies before the last time that anything was saved in `record`."""
    files = (record, record.with_name(record.name + "-wal"))
    saved = [Instant(file.stat().st_mtime_ns // 1_000_000) for file in files if file.exists()]
    return max([NONE, *(moment - now for moment in saved)])


def other_zone(zone: ZoneInfo, now: Instant) -> str:
    """Return the name of the machine's zone if its clock shows another time than `zone`'s."""
    there = on_the_wall(now, zone)
    here = there.astimezone()
    return "" if here.utcoffset() == there.utcoffset() else here.tzname() or "?"
