"""What was changed by hand or reported, where an edited file is adopted or something undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.agenda import Agenda
from facilitator.domain.capture import Line
from facilitator.domain.differences import Changed, Difference
from facilitator.domain.instant import minutes
from facilitator.station import DraftKey, Reason, RefusedError, Station
from tests.factories import make_block


def with_only(agenda: Agenda, *keep: str) -> Agenda:
    day = agenda.days[0]
    blocks = tuple(block for block in day.blocks if block.id in keep)
    return replace(agenda, days=(replace(day, blocks=blocks),))


def without_inner(agenda: Agenda) -> Agenda:
    """The agenda with other blocks in its tracks, and without the second track."""
    day = agenda.days[0]
    phase = day.blocks[2]
    track = replace(phase.tracks[0], blocks=(make_block("other"),))
    return replace(
        agenda, days=(replace(day, blocks=(*day.blocks[:2], replace(phase, tracks=(track,)))),)
    )


def ids(station: Station) -> list[str]:
    return [block.id for _, block in station.snapshot.agenda.blocks()]


def inner_ids(station: Station) -> dict[str, list[str]]:
    tracks = station.snapshot.agenda.block("phase").tracks
    return {track.workshop: [block.id for block in track.blocks] for track in tracks}


def test_unplanned_block_stays_where_it_is_and_is_no_difference(
    station: Station, agenda: Agenda
) -> None:
    new = station.plan.insert("impuls", "Nachfrage", minutes(5))
    before = station.snapshot.agenda.block(new)
    assert station.plan.differences(agenda) == ()

    station.plan.adopt(with_only(agenda, "welcome", "phase"))

    assert ids(station) == ["welcome", new, "phase"]
    assert station.snapshot.agenda.block(new) == before


def test_swap_and_room_are_differences_that_adopting_takes_back(
    station: Station, agenda: Agenda
) -> None:
    station.plan.swap("welcome", "impuls")
    station.plan.change_room("impuls", "Foyer")
    station.plan.change_room("phase/ws1", "Foyer")

    assert station.plan.differences(agenda) == (
        Difference(Changed.EDITED, agenda.title, fields=("rooms",)),
        Difference(Changed.EDITED, "Begrüßung", "welcome", ("start", "order")),
        Difference(Changed.EDITED, "Impuls", "impuls", ("start", "room")),
        Difference(Changed.EDITED, "Workshop-Phase", "phase", ("tracks",)),
    )

    station.plan.adopt(agenda)

    assert station.plan.differences(agenda) == ()
    assert ids(station) == ["welcome", "impuls", "phase"]
    assert station.snapshot.agenda.rooms == ()


def test_undo_of_an_adoption_brings_what_was_changed_by_hand_back(
    station: Station, agenda: Agenda
) -> None:
    station.plan.swap("welcome", "impuls")
    station.plan.change_room("impuls", "Foyer")
    by_hand = station.snapshot.agenda

    station.plan.adopt(agenda)
    station.undo("run")

    assert station.snapshot.agenda == by_hand


def test_block_that_was_reported_of_stays(station: Station, agenda: Agenda) -> None:
    station.run.report("impuls", 80, "viele Fragen")

    station.plan.adopt(with_only(agenda, "welcome"))

    assert ids(station) == ["welcome", "impuls"]


@pytest.mark.parametrize("target", ["p2", "phase/ws2"])
def test_what_was_reported_of_in_a_phase_stays(
    station: Station, agenda: Agenda, target: str
) -> None:
    station.run.report(target, 12, "")

    station.plan.adopt(replace(without_inner(agenda), workshops=agenda.workshops[:1]))

    kept = ["p2"] if target == "p2" else []
    assert inner_ids(station) == {"ws1": ["other"], "ws2": kept}
    assert station.snapshot.agenda.workshop("ws2") == agenda.workshop("ws2")


def test_block_that_was_run_in_a_phase_stays_when_the_phase_goes(
    station: Station, agenda: Agenda
) -> None:
    station.run.skip("p1")

    station.plan.adopt(with_only(agenda, "welcome"))

    assert ids(station) == ["welcome", "phase"]
    assert inner_ids(station) == {"ws1": ["p1"], "ws2": ["p2"]}


def test_phase_stays_a_phase_when_the_file_makes_it_something_else(
    station: Station, agenda: Agenda
) -> None:
    station.run.skip("p1")
    day = agenda.days[0]
    plain = make_block("phase", "Gespräch")

    station.plan.adopt(replace(agenda, days=(replace(day, blocks=(*day.blocks[:2], plain)),)))

    phase = station.snapshot.agenda.block("phase")
    assert (phase.title, phase.kind) == ("Gespräch", agenda.block("phase").kind)
    assert inner_ids(station) == {"ws1": ["p1"]}


def test_what_was_done_inside_of_a_phase_is_undone_and_redone(station: Station) -> None:
    station.run.skip("p1")
    done = station.snapshot

    station.undo("run")
    station.redo("run")

    assert station.snapshot.run == done.run


def test_undo_of_an_insert_leaves_what_was_captured_elsewhere(station: Station) -> None:
    station.plan.insert("impuls", "Nachfrage", minutes(5))
    station.capture.file("impuls", Line("Das bleibt."))

    station.undo("run")

    assert ids(station) == ["welcome", "impuls", "phase"]


def test_undo_of_an_insert_is_refused_while_something_is_being_typed_there(
    station: Station,
) -> None:
    new = station.plan.insert("impuls", "Nachfrage", minutes(5))
    station.keep_draft(DraftKey(new), Line("Noch nicht"))

    with pytest.raises(RefusedError) as refused:
        station.undo("run")

    assert refused.value.reason is Reason.CHANGED_SINCE
    assert new in ids(station)
