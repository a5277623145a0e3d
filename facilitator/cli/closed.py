"""What is said before an event is closed: what is unsettled, and what goes for ever."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.device_names import name_device
from facilitator.domain.devices import DeviceId
from facilitator.record.founding import first_device
from facilitator.record.inspecting import Inspection
from facilitator.record.meta import Meta
from facilitator.texts import Texts


def open_points(found: Inspection, texts: Texts) -> Iterator[str]:
    """Yield what somebody should settle before the event is closed."""
    snapshot = found.snapshot
    if snapshot is None:
        return
    leading = snapshot.lead.device
    if found.meta is not None and not _leads(found.meta, leading):
        first = first_device(found.changes)
        yield texts(
            "The event is led on another device: {device}. Close it there.",
            device=name_device(snapshot, leading or first, texts, first=first),
        )
    versions = [
        snapshot.full_number(entry)
        for entry in snapshot.entries.values()
        if entry.versions and not entry.removed
    ]
    if versions:
        yield texts(
            "Of several versions only the last would stay; choose first: {numbers}.",
            numbers=", ".join(versions),
        )
    if found.drafts:
        yield texts.plural(
            "{count} text was begun and not filed: it would be lost.",
            "{count} texts were begun and not filed: they would be lost.",
            found.drafts,
        )


def _leads(meta: Meta, leading: DeviceId) -> bool:
    return leading == meta.device or not (leading or meta.identity.joined)


def what_goes(found: Inspection, texts: Texts) -> Iterator[str]:
    """Yield what is destroyed, and what stays."""
    snapshot = found.snapshot
    if snapshot is None:
        return
    yield texts(
        "The Dokumentation stays as it is. How it came about goes for ever: earlier wordings, what "
        "was removed, who wrote what, devices, messages, links."
    )
    devices = names_of_devices(found)
    if devices:
        yield texts(
            "What these devices have not brought yet does not come in any more: {devices}.",
            devices=", ".join(devices),
        )


def names_of_devices(found: Inspection) -> list[str]:
    """Return the devices with a file of their own that have joined and never left."""
    if found.snapshot is None:
        return []
    devices = found.snapshot.devices.values()
    return [device.name for device in devices if not (device.left or device.browser)]
