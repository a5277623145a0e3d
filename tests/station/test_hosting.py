"""What a hub is told of the record that it runs beside."""

from __future__ import annotations

from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Write
from facilitator.station import Station
from facilitator.station.hosting import beside


def take_over_elsewhere(station: Station, epoch: int) -> None:
    writes = (
        Write(log.LEAD, "device", "b" * 12, ()),
        Write(log.LEAD, "epoch", epoch, ()),
    )
    name = ChangeId(f"{'b' * 12}.00000000", 1)
    station.host().fill([Change(name, 2**61, "device", "device.take_over", writes)])


def test_hub_belongs_here_since_what_this_device_has_begun(station: Station) -> None:
    assert beside(station).epoch == 0
    station.devices.begin_to_lead()
    assert beside(station).epoch == 1
    station.devices.take_over()
    assert beside(station).epoch == 2


def test_hub_does_not_belong_here_since_what_another_device_has_begun(station: Station) -> None:
    station.devices.begin_to_lead()
    take_over_elsewhere(station, 2)
    assert station.snapshot.lead.epoch == 2
    assert beside(station).epoch == 0
