"""Saving what a joined device holds to a USB stick, from its screens or from the command line."""

from __future__ import annotations

import getpass
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import Final

from facilitator.record.leaving_out import write_without_secret
from facilitator.station import Station
from facilitator.texts import Texts

_SPELLED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def carry_out(station: Station, folder: Path, texts: Texts) -> str:
    """Write all that `station` holds into `folder`; return what to tell. Raises StoreError."""
    target = folder / carried_name(station)
    write_without_secret(station.backup, target)
    return carried_words(target, station.snapshot.saving.alone, texts)


def carried_words(target: Path, alone: int, texts: Texts) -> str:
    """Return what to tell when the file is written, and how many entries only this device had."""
    if not alone:
        return texts("{path} is written. Regie has all of it already.", path=target)
    return texts.plural(
        "{path} is written, with {count} entry that Regie does not have yet. There: facilitator "
        "carry in {path}",
        "{path} is written, with {count} entries that Regie does not have yet. There: facilitator "
        "carry in {path}",
        alone,
        path=target,
    )


def carried_name(station: Station) -> str:
    """Return what the file on the stick is called: after the device, else after the event."""
    known = station.snapshot.devices.get(station.device)
    return f"{plain_name(known.name if known else '') or station.identity.record_id}.record"


def document_name(station: Station) -> str:
    """Return what the document of an event without an agenda file is called, without its ending."""
    agenda = station.snapshot.agenda
    wanted = " ".join(part for part in (agenda.series, agenda.place) if part) or agenda.title
    return plain_name(wanted) or station.identity.record_id


def plain_name(said: str) -> str:
    """Return `said` as any file system takes it: ``laptop-raum-c``; empty if nothing is left."""
    spelled = said.lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))[:40]


def likely_stick() -> Path | None:
    """Return where the only stick of this user is; None: there is none, or one can't tell."""
    found: list[Path] = []
    with suppress(OSError, KeyError):
        user = getpass.getuser()
        for folder in (Path("/media") / user, Path("/run/media") / user, Path("/Volumes")):
            if folder.is_dir():
                found += [path for path in folder.iterdir() if path.is_mount()]
    return found[0] if len(found) == 1 else None
