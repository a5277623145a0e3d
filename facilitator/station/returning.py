"""What passes between a record and the file of its hub while no hub runs."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import Final

from facilitator.station.station import Station
from facilitator.store import StoreError

_TAKEN: Final = "hub_taken"
"""Under this a record remembers which replacement its hub's file was looked through after."""


def take_from_hub(station: Station) -> None:
    """Take what the hub beside this record had on its disk alone, once it was replaced.

    Nobody opens its file any more. It may hold what a page was told is saved just before this
    machine was gone: from here it comes to the hub that took over.
    """
    from facilitator.link.address import read_address
    from facilitator.link.process import HubFiles

    with suppress(OSError, StoreError):
        address = read_address(HubFiles.of(station.path).address)
        replaced = str(address.replaced) if address is not None and address.replaced else ""
        if not replaced or station.recall().get(_TAKEN) == replaced:
            return
        with closing(Station.join(station.path.with_suffix(".hub"), now=station.now)) as hub:
            if hub.identity.record_id == station.identity.record_id:
                station.host().fill(hub.kept)
        station.remember(_TAKEN, replaced)


def destroy_in_hub(station: Station) -> None:
    """Have the file of a resting hub destroy what is destroyed here: it lies beside the record.

    One that runs hears of it from Regie. A file that can't be opened stays as it is.
    """
    with (
        suppress(StoreError),
        closing(Station.join(station.path.with_suffix(".hub"), now=station.now)) as hub,
    ):
        if hub.identity.record_id == station.identity.record_id:
            hub.host().fill(station.kept)
            hub.drafts()  # waits for the disk
            hub.redaction.confirm()
