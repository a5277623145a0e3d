"""What devices are called that never joined."""

from __future__ import annotations

from facilitator.domain.device_names import name_device
from facilitator.domain.devices import Lead
from facilitator.texts import load_texts
from tests.factories import make_snapshot

GERMAN = load_texts("de")


def test_hub_is_the_main_machine_until_there_were_several() -> None:
    before = make_snapshot(lead=Lead(device="first", epoch=1))
    after = make_snapshot(lead=Lead(device="b", epoch=2))

    assert name_device(before, "hub", GERMAN, first="first") == "der Hauptrechner"
    assert name_device(after, "hub", GERMAN, first="first") == "einer der Hauptrechner"
    assert name_device(after, "first", GERMAN, first="first") == "das erste Gerät"
    assert name_device(after, "hub", GERMAN, first="first", here="hub") == "dieses Gerät"
