"""Two devices that write in one summary, over a real exchange that breaks off."""

from __future__ import annotations

from random import Random

import pytest

from facilitator.domain.instant import Duration
from facilitator.record import entities as log
from facilitator.record.change import Entity
from facilitator.record.shared_texts import written_anew
from facilitator.record.text_updates import write_update
from facilitator.station import Reason, RefusedError
from facilitator.station.rights import ForbiddenError
from facilitator.station.texts import SharedText
from tests.safety.syncing.network import Desk, Network, check_same
from tests.writing_together import some_text


def write(text: SharedText, random: Random) -> None:
    text.insert(random.randint(0, len(text.text)), some_text(random))
    if random.random() < 0.3:
        text.delete(random.randint(0, len(text.text) - 1), 1)
    if random.random() < 0.2:
        text.undo()
    if random.random() < 0.5:
        text.flush()


def summary_of(desk: Desk) -> str:
    (theme,) = desk.snapshot.themes.standing
    return theme.summary


@pytest.mark.parametrize("seed", range(3))
def test_two_who_write_while_links_break_and_stations_restart_have_one_text(
    network: Network, seed: int
) -> None:
    random = Random(seed)
    theme = network.lead.station.plenum.found("Fristen")
    network.bring_together()
    desks = (network.lead, network.regie)
    texts = [desk.station.texts.open(theme) for desk in desks]
    for _ in range(40):
        which = random.randrange(2)
        write(texts[which], random)
        act = random.random()
        if act < 0.1:
            desks[which].restart()
            texts[which] = desks[which].station.texts.open(theme)
        elif act < 0.2:
            desks[which].cut()
        elif act < 0.3:
            network.hub.restart()
        elif act < 0.5:
            network.bring_together()
        desks[which].wait(Duration(seconds=1))
    for text in texts:
        text.flush()

    network.bring_together()

    check_same(network)
    assert [text.text for text in texts] == [summary_of(desk) for desk in desks]
    assert {summary_of(desk) for desk in network.desks} == {texts[0].text}


def test_device_that_takes_notes_may_not_write_in_a_summary(network: Network) -> None:
    notes = network.notes[0].station
    theme = network.lead.station.plenum.found("Fristen")
    network.bring_together()
    text = notes.texts.open(theme)
    text.insert(0, "meins")

    with pytest.raises(RefusedError) as refused:
        text.flush()

    assert refused.value.reason is Reason.NOT_HERE
    network.bring_together()
    assert {summary_of(desk) for desk in network.desks} == {""}


def test_hub_takes_no_edit_of_a_device_that_takes_notes(network: Network) -> None:
    notes = network.notes[0]
    notes.station._log.approve = lambda _: None
    edit = {log.EDIT_UPDATE: write_update(written_anew("meins"))}
    change = notes.station._log.commit("text.edit", {Entity(log.EDIT, "1/1"): {**edit}})
    assert change is not None

    with pytest.raises(ForbiddenError):
        network.hub.station.host().rights(notes.device).check([change])
