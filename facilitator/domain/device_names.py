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
    if device == first:
        return texts("the first device")
    if snapshot.lead.epoch > 1:  # which of them it is the log does not say
        return texts("one of the main machines")
    return texts("the main machine")
