"""What a room may not decide: themes, who takes a question, whether a proposal is a measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import EntryId
from facilitator.record import entities as log
from facilitator.record.change import Change, ChangeId, Entity, Json, Write
from facilitator.station import Reason, Station
from facilitator.station.rights import ForbiddenError
from tests.safety.syncing.network import Network
from tests.station.refusing import check_refused


@pytest.mark.parametrize(
    "command",
    [
        lambda station, entry: station.plenum.found("Thema"),
        lambda station, entry: station.plenum.take_question(entry, "Land"),
        lambda station, entry: station.plenum.report_back("ws1", True),
        lambda station, entry: station.plenum.agree("Tun", sources=[entry]),
        lambda station, entry: station.document.add_measure("ws1", "Tun"),
    ],
)
def test_room_is_refused_what_the_plenum_decides(
    network: Network, command: Callable[[Station, EntryId], object]
) -> None:
    room = network.notes[0]
    entry = room.station.capture.file("ws1", Line("Beitrag #o")).entry or ""
    room.station.capture.propose_measure(entry)
    network.bring_together()

    check_refused(room.station, Reason.NOT_HERE, lambda: command(room.station, entry))


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        (Entity(log.ENTRY, "e"), "merged_into", "f"),
        (Entity(log.ENTRY, "e"), "taken_by", "Land"),
        (Entity(log.ENTRY, "e"), "withdrawal", "0" * 64),
        (Entity(log.MEASURE, "m"), "agreed", True),
        (Entity(log.MEASURE, "m"), "agreed_as", 1),
        (Entity(log.MEASURE, "m"), "proposed", True),
        (Entity(log.MEASURE, "m"), "addressee", "land"),
        (Entity(log.THEME, "t"), "title", "Thema"),
        (Entity(log.GATHERED, "t/e"), log.THERE, True),
        (Entity(log.MEASURE_SOURCE, "m/e"), log.THERE, True),
        (Entity(log.REPORT_BACK, "ws1"), "at", 1),
        (Entity(log.QUERY, "q"), "removed", True),
        (Entity(log.COUNT, "c"), "amount", 900),
        (Entity(log.ROUND, "r"), "removed", True),
    ],
)
def test_hub_refuses_what_a_room_may_not_bring(
    network: Network, entity: Entity, field: str, value: Json
) -> None:
    room = network.notes[0].device
    own = (Entity(log.ENTRY, "e"), Entity(log.MEASURE, "m"))
    writes = (*(Write(one, "place", "ws1") for one in own), Write(entity, field, value))
    change = Change(ChangeId(f"{room}.00000001", 1), 1, "device", "plenum.hostile", writes)

    with pytest.raises(ForbiddenError):
        network.hub.station.host().rights(room).check([change])
