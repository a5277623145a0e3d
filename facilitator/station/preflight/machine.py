"""Power and standby of this machine."""

from __future__ import annotations

import re
import sys
from typing import Final

from facilitator.domain.instant import NONE, Duration, minutes
from facilitator.station.preflight.asking import ask

_GNOME: Final = "org.gnome.settings-daemon.plugins.power"


def power() -> tuple[bool | None, int | None]:
    """Return whether the machine is on the mains, and its battery in per cent; None: no battery."""
    import psutil

    # Not there on every system, and it may find nothing.
    read = getattr(psutil, "sensors_battery", None)
    battery = read() if read is not None else None
    if battery is None:
        return None, None
    return battery.power_plugged, round(battery.percent)


def standby_after() -> Duration | None:
    """Return when the machine on the mains goes to sleep; zero: never; None: it does not tell."""
    if sys.platform == "darwin":
        return read_pmset(ask(["pmset", "-g"]) or "")
    if sys.platform == "win32":
        return read_powercfg(
            ask(["powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE"]) or ""
        )
    sort = ask(["gsettings", "get", _GNOME, "sleep-inactive-ac-type"]) or ""
    return read_gsettings(
        sort, ask(["gsettings", "get", _GNOME, "sleep-inactive-ac-timeout"]) or ""
    )


def read_pmset(said: str) -> Duration | None:
    """Return what macOS' ``pmset -g`` says of standby."""
    found = re.search(r"^\s*sleep\s+(\d+)", said, re.MULTILINE)
    return None if found is None else minutes(int(found[1]))


def read_powercfg(said: str) -> Duration | None:
    """Return what Windows' ``powercfg /query`` says of standby on the mains, in any language.

    Its last two numbers are the seconds on the mains and on battery.
    """
    found = re.findall(r"0x([0-9a-fA-F]{8})\s*$", said, re.MULTILINE)
    return Duration(seconds=int(found[-2], 16)) if len(found) >= 2 else None


def read_gsettings(sort: str, seconds: str) -> Duration | None:
    """Return what GNOME's settings say of standby on the mains."""
    if "nothing" in sort:
        return NONE
    found = re.search(r"(\d+)\s*$", seconds.strip())
    return None if found is None else Duration(seconds=int(found[1]))
