"""The files of the events that this machine has joined, and their end."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.station.deleting import BESIDE
from facilitator.station.station import Station

if TYPE_CHECKING:
    from facilitator.link.address import Door

_SUFFIX: Final = ".record"
_NAME: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{7,63}")
"""What an event's id may be: a hub must not choose where a file comes to lie."""
_DOOR: Final = "door"
"""Under this a joined device remembers where the hub was, without what let it in."""

_TRUSTED: Final = "trusted"
"""Under this it remembers which file of certificates it was told to trust."""


class StrangeIdError(Exception):
    """No event has such an id."""


@dataclass(frozen=True, slots=True)
class HubPlace:
    """Where a hub was, and as what we came."""

    host: str
    port: int
    role: Role
    secure: bool

    def door(self, token: str = "") -> Door:
        """Return the way in; who is known there needs no token."""
        from facilitator.link.address import Door

        return Door(self.host, self.port, self.role, token, self.secure)


def joined_folder() -> Path:
    """Return the user's folder for the files of joined events, which nobody else may open.

    Raises OSError.
    """
    from platformdirs import user_data_path

    folder = user_data_path("facilitator", appauthor=False) / "joined"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    return folder


def joined_file(record_id: str, folder: Path) -> Path:
    """Return where the file of that event lies. Raises StrangeIdError."""
    if not _NAME.fullmatch(record_id):
        raise StrangeIdError(record_id)
    return folder / f"{record_id}{_SUFFIX}"


def last_joined(folder: Path) -> Path | None:
    """Return the file of the event in which this machine took part last; None: in none."""
    found = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    return found[-1] if found else None


def remember_hub(station: Station, door: Door, trusted: Path | None = None) -> None:
    """Keep where the hub is, and which file vouches for it; its token is kept nowhere."""
    station.remember(_TRUSTED, str(trusted.resolve()) if trusted is not None else "")
    said = {
        "host": door.host,
        "port": door.port,
        "role": str(door.role),
        "secure": door.secure,
    }
    station.remember(_DOOR, json.dumps(said))


def remembered_trust(station: Station) -> Path | None:
    """Return the file that vouches for the hub's certificate; None: the system knows whom."""
    kept = station.recall().get(_TRUSTED, "")
    return Path(kept) if kept else None


def remembered_hub(station: Station) -> HubPlace | None:
    """Return where the hub was; None if that is not to be understood any more."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        said = json.loads(station.recall()[_DOOR])
        return HubPlace(
            host=str(said["host"]),
            port=int(said["port"]),
            role=Role(said["role"]),
            secure=bool(said["secure"]),
        )
    return None


def put_aside(path: Path, now: Instant) -> None:
    """Give a closed file another name beside it: its device takes part no more.

    Raises OSError.
    """
    for end in ("", *BESIDE):
        file = Path(f"{path}{end}")
        if file.exists():
            file.rename(path.with_name(f"{path.stem}.{now.ms}.aside{end}"))
