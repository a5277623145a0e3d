"""What devices are called, those too that never joined: the event's first one and the hub."""

from __future__ import annotations

from facilitator.domain.devices import DeviceId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


def name_device(
    snapshot: Snapshot, device: DeviceId, texts: Texts, *, first: DeviceId, here: DeviceId = ""
) -> str:
    """Return what people call `device`; `first` is the one that the event began on.

    `here` is the one on which this is read; empty: none of them.
    """
    known = snapshot.devices.get(device)
    if device == here:
        return texts("this device")
    if known is not None:
        return f"{known.name} ({texts('thrown out')})" if known.thrown_out else known.name
    return texts("the first device") if device == first else texts("the main machine")
