"""The rules that make "saved" true (ARCHITECTURE.md), between devices; each test bears its number.

Within one file they are tested in `tests/store` and `tests/safety`, killed processes in
`test_killed`, the exchange frame by frame in `tests/station/test_exchange`.
"""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.link.coding import decode, encode
from facilitator.link.frames import Changes, Stored
from facilitator.record.change import ChangeId, to_row
from facilitator.record.checking import check_rows
from facilitator.station.exchange import WINDOW
from tests.safety.syncing.ends import HeldStore, fill, recover
from tests.safety.syncing.network import Desk, Network, check_same, durable


def file(desk: Desk, text: str) -> ChangeId:
    """File a line; return the change that it is."""
    desk.station.capture.file(desk.place or "ws1", Line(text))
    return list(desk.station._log._changes)[-1]


def texts(desk: Desk) -> list[str]:
    return [entry.text for entry in desk.snapshot.entries.values()]


def alone(desk: Desk) -> int:
    return desk.snapshot.saving.alone


def test_rule_1_an_entry_is_saved_here_before_it_is_sent_and_there_before_it_is_acknowledged(
    network: Network,
) -> None:
    desk, hub = network.notes[0], network.hub
    assert desk.link is not None
    here = HeldStore(desk.station._log)
    filed = file(desk, "eins")
    desk.linking.flush()
    assert (desk.link.to_hub, alone(desk)) == ([], 1)

    here.let_go()
    desk.settle()
    assert [type(decode(text)) for text in desk.link.to_hub] == [Changes]

    there = HeldStore(hub.station._log)
    desk.link.carry()
    assert hub.station._log.has(filed)
    assert (desk.link.to_desk, alone(desk)) == ([], 1)

    there.let_go()
    hub.settle()
    desk.link.carry()
    assert alone(desk) == 0


def test_rule_1_others_see_an_entry_only_once_the_hub_has_it_on_its_disk(
    network: Network,
) -> None:
    desk, other = network.notes
    there = HeldStore(network.hub.station._log)
    file(desk, "eins")
    desk.settle()
    assert desk.link is not None
    assert other.link is not None
    desk.link.carry()
    assert (other.link.to_desk, texts(other)) == ([], [])

    there.let_go()
    network.carry_all()
    assert texts(other) == ["eins"]


def test_rule_2_a_disk_that_stands_still_at_the_hub_holds_up_nobody(network: Network) -> None:
    desk = network.notes[0]
    there = HeldStore(network.hub.station._log)
    for number in range(20):
        file(desk, f"{number}")
        desk.settle()
        assert desk.link is not None
        desk.link.carry()
    assert len(texts(desk)) == 20

    there.let_go()
    network.bring_together()
    check_same(network)


def test_rule_3_a_hub_that_can_not_save_acknowledges_nothing_and_has_all_when_it_can(
    network: Network,
) -> None:
    desk, other = network.notes
    log = network.hub.station._log
    fill(log)
    filed = [file(desk, f"{number} " + "x" * 20_000) for number in range(5)]
    network.carry_all()

    assert log.health.failure != ""
    assert not durable(network.hub.station) & set(filed)
    assert alone(desk) == 5
    assert texts(other) == []

    recover(log)
    network.bring_together()
    assert set(filed) <= durable(network.hub.station)
    assert alone(desk) == 0
    check_same(network)


def test_rule_3_a_device_that_can_not_save_sends_nothing_and_all_when_it_can(
    network: Network,
) -> None:
    desk = network.notes[0]
    fill(desk.station._log)
    filed = [file(desk, f"{number} " + "x" * 20_000) for number in range(5)]
    file(desk, "kurz")
    desk.settle()
    network.carry_all()

    assert desk.snapshot.saving.failure != ""
    assert desk.snapshot.saving.pending > 0
    assert not any(network.hub.station._log.has(change) for change in filed)
    assert len(texts(desk)) == 6

    recover(desk.station._log)
    network.bring_together()
    assert desk.snapshot.saving == network.lead.snapshot.saving
    assert set(filed) <= durable(network.hub.station)
    check_same(network)


def test_rule_3_what_comes_in_while_it_can_not_save_is_not_acknowledged_either(
    network: Network,
) -> None:
    desk, other = network.notes
    fill(other.station._log)
    filed = file(desk, "x" * 20_000)
    network.carry_all()
    assert other.link is not None
    seen = network.hub.links[other.link].exchange.peer
    assert texts(other) == ["x" * 20_000]
    assert seen.get(filed.station, 0) < filed.seq

    recover(other.station._log)
    network.bring_together()
    assert filed in durable(other.station)


def test_rule_4_a_frame_that_is_lost_is_asked_for_again(network: Network) -> None:
    desk, other = network.notes
    file(desk, "eins")
    desk.settle()
    assert desk.link is not None
    desk.link.to_hub.clear()
    file(desk, "zwei")

    network.carry_all()

    assert texts(other) == texts(desk) == ["eins", "zwei"]


def test_rule_4_a_changed_change_is_an_alarm_and_changes_nothing(network: Network) -> None:
    desk = network.notes[0]
    file(desk, "eins")
    network.bring_together()
    (row,) = [to_row(change) for change in desk.station.kept if change.command == "capture.file"]
    forged = (*row[:7], row[7].replace("eins", "zwei"))
    (change,) = check_rows([forged])

    received = network.hub.station._log.receive([change])
    network.lead.hear(encode(Changes((forged,))))

    assert received.clashes == (change,)
    assert network.lead.linking.alarm
    assert texts(network.lead) == ["eins"]


def test_rule_5_how_many_entries_are_here_alone_is_always_known(network: Network) -> None:
    desk = network.notes[0]
    counts = [alone(desk)]
    file(desk, "eins")
    network.carry_all()
    counts.append(alone(desk))
    desk.cut()
    for text in ("zwei", "drei"):
        file(desk, text)
    counts.append(alone(desk))
    desk.station.capture.edit(next(iter(desk.snapshot.entries)), "eins, anders")
    counts.append(alone(desk))
    desk.restart()
    counts.append(alone(desk))
    network.bring_together()
    counts.append(alone(desk))

    assert counts == [0, 0, 2, 3, 3, 0]


def test_rule_5_a_hub_on_the_same_machine_is_no_second_device(network: Network) -> None:
    lead = network.lead
    for desk in network.desks[1:]:
        desk.cut()
    file(lead, "eins")
    network.carry_all()
    assert alone(lead) == 1

    network.connect(network.notes[0])
    network.carry_all()
    assert alone(lead) == 0


def test_rule_7_a_slow_peer_holds_up_nobody_and_gets_all_in_the_end(network: Network) -> None:
    desk, slow = network.notes
    assert slow.link is not None
    for number in range(40):
        file(desk, f"{number} " + "x" * 50_000)
    for _ in range(40):
        network.settle()
        for link in network.hub.links:
            if link.desk is not slow:
                link.carry()

    assert len(texts(network.lead)) == 40
    assert texts(slow) == []
    assert sum(map(len, slow.link.to_desk)) < WINDOW * 3 / 2

    network.bring_together()
    assert len(texts(slow)) == 40


def test_nothing_missing_takes_two_short_frames(network: Network) -> None:
    file(network.notes[0], "eins")
    network.bring_together()
    desk = network.notes[1]

    network.connect(desk)

    assert desk.link is not None
    assert desk.link.to_hub == []
    (told,) = map(decode, desk.link.to_desk)
    assert isinstance(told, Stored)
    assert told.held == {}


@pytest.mark.parametrize("restarted", [True, False], ids=["hub restarts", "device restarts"])
def test_rule_6_a_restart_in_the_middle_of_it_loses_nothing(
    network: Network, restarted: bool
) -> None:
    desk = network.notes[0]
    for number in range(10):
        file(desk, f"{number}")
        desk.settle()
        if number % 3 == 0:
            if restarted:
                network.hub.restart()
            else:
                desk.restart()
            network.connect(desk)
        elif desk.link is not None:
            desk.link.carry(1)
            network.hub.settle()

    network.bring_together()

    assert texts(network.lead) == [f"{number}" for number in range(10)]
    check_same(network)
