"""What a device is called."""

from __future__ import annotations

from typing import Final

from facilitator.domain.snapshot import Snapshot
from facilitator.texts import choose_language, load_texts

LONGEST_NAME: Final = 60


def device_name(wished: str, snapshot: Snapshot) -> str:
    """Return `wished` as one short line; of nothing, a name in the language of the event."""
    name = " ".join("".join(one if one.isprintable() else " " for one in wished).split())
    if name:
        return name[:LONGEST_NAME].rstrip()
    texts = load_texts(choose_language(snapshot.agenda.language))
    return texts("Device {number}", number=len(snapshot.devices) + 1)
