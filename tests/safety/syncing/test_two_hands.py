"""What becomes of what two have done without knowing of each other."""

from __future__ import annotations

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.devices import Role
from facilitator.domain.entries import Entry
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.run import BlockState
from facilitator.station import Reason, RefusedError
from tests.safety.event import press_next
from tests.safety.syncing.network import Desk, Network, check_numbers, check_same

HOUR, DAY = minutes(60), minutes(24 * 60)
LATER = Duration(seconds=1)


def file(desk: Desk, text: str, place: str = "ws1") -> str:
    filed = desk.station.capture.file(place, Line(text)).entry
    assert filed is not None
    return filed


def entry(desk: Desk, key: str) -> Entry:
    return desk.snapshot.entries[key]


def numbers(desk: Desk, place: str = "ws1") -> dict[str, str]:
    return {one.text: one.number for one in desk.snapshot.notes_in(place).entries}


def in_the_end(network: Network) -> None:
    network.bring_together()
    check_same(network)
    check_numbers(network.lead.snapshot)


# --- two at one entry ---


def test_two_wordings_of_one_entry_are_both_kept_and_shown(network: Network) -> None:
    regie, notes = network.regie, network.notes[0]
    key = file(notes, "alt")
    network.bring_together()
    regie.cut()
    notes.cut()
    regie.station.capture.edit(key, "von Regie")
    notes.wait(LATER)
    notes.station.capture.edit(key, "vom Protokoll")

    in_the_end(network)

    for desk in network.desks:
        assert entry(desk, key).text == "vom Protokoll"
        assert entry(desk, key).versions == ("von Regie",)


def test_choosing_one_wording_ends_it_on_all_devices(network: Network) -> None:
    regie, notes = network.regie, network.notes[0]
    key = file(notes, "alt")
    network.bring_together()
    regie.cut()
    regie.station.capture.edit(key, "von Regie")
    notes.wait(LATER)
    notes.station.capture.edit(key, "vom Protokoll")
    network.bring_together()

    network.lead.station.capture.choose(key, "von Regie")
    in_the_end(network)

    assert [(entry(desk, key).text, entry(desk, key).versions) for desk in network.desks] == [
        ("von Regie", ())
    ] * 4


def test_edit_of_a_wording_that_has_changed_meanwhile_stands_beside_it(network: Network) -> None:
    notes = network.notes[0]
    key = file(notes, "alt")
    notes.station.capture.edit(key, "neu")
    notes.wait(LATER)

    notes.station.capture.edit(key, "anders", base="alt")

    assert (entry(notes, key).text, entry(notes, key).versions) == ("anders", ("neu",))


def test_edit_of_the_wording_that_stands_replaces_it(network: Network) -> None:
    notes = network.notes[0]
    key = file(notes, "alt")

    notes.station.capture.edit(key, "neu", base="alt")

    assert (entry(notes, key).text, entry(notes, key).versions) == ("neu", ())


def test_removed_at_one_and_edited_at_the_other_is_removed_and_edited(network: Network) -> None:
    regie, notes = network.regie, network.notes[0]
    key = file(notes, "alt")
    network.bring_together()
    regie.cut()
    regie.station.capture.remove(key)
    notes.station.capture.edit(key, "neu")

    in_the_end(network)

    assert (entry(notes, key).removed, entry(notes, key).text) == (True, "neu")


def test_undo_takes_back_only_what_this_device_did(network: Network) -> None:
    one, regie = network.notes[0], network.regie
    file(one, "vom Protokoll")
    network.bring_together()
    file(regie, "von Regie")
    network.bring_together()

    one.station.undo("capture")
    in_the_end(network)

    assert [*numbers(network.lead)] == ["von Regie"]


def test_undo_of_what_got_its_number_later_takes_the_entry_back(network: Network) -> None:
    regie = network.regie
    regie.cut()
    file(regie, "ohne Nummer")
    network.bring_together()
    assert numbers(network.lead)["ohne Nummer"]

    regie.station.undo("capture")
    in_the_end(network)

    assert numbers(network.lead) == {}


# --- numbers ---


def test_numbers_of_devices_in_one_place_never_meet(network: Network) -> None:
    for desk in network.desks:
        desk.cut()
    for desk in (network.lead, network.regie, network.notes[0]):
        for text in ("a", "b"):
            file(desk, f"{desk.path.stem} {text}")

    in_the_end(network)

    # The note-taker was there first and numbers plainly; who came later has a letter.
    assert numbers(network.lead) == {
        "one a": "1",
        "one b": "2",
        "lead a": "b1",
        "lead b": "b2",
        "regie a": "c1",
        "regie b": "c2",
    }


def test_number_is_open_until_the_device_has_its_letter(network: Network) -> None:
    regie = network.regie
    file(network.notes[0], "eins")
    network.bring_together()
    regie.cut()
    key = file(regie, "noch offen")
    before = entry(regie, key).number

    in_the_end(network)

    assert (before, entry(regie, key).number) == ("", "b1")


def test_letters_outlive_restarts(network: Network) -> None:
    regie = network.regie
    file(regie, "eins")
    network.bring_together()
    regie.restart()
    file(regie, "zwei")

    in_the_end(network)

    assert numbers(regie) == {"eins": "b1", "zwei": "b2"}


def test_handed_over_lead_gives_letters_that_were_never_given(network: Network) -> None:
    file(network.lead, "vor der Übergabe", "welcome")
    network.lead.station.devices.lead(network.regie.device, "bitte übernehmen")
    network.bring_together()
    assert [desk.station.leads for desk in network.desks] == [False, True, False, False]
    for desk in (network.lead, network.regie):
        file(desk, f"danach {desk.path.stem}", "welcome")

    in_the_end(network)

    assert numbers(network.lead, "welcome") == {
        "vor der Übergabe": "1",
        "danach lead": "2",
        "danach regie": "b1",
    }


def test_takeover_without_the_old_leader_leaves_it_its_numbers(network: Network) -> None:
    """Both write in one place and number, while each takes itself for the one that leads."""
    file(network.lead, "zusammen", "welcome")
    network.bring_together()
    network.regie.station.devices.take_over("Rechner kaputt")
    network.begin_hub(network.regie)
    for desk in (network.lead, network.regie):
        for text in ("a", "b"):
            file(desk, f"{desk.path.stem} {text}", "welcome")
        late = network.add(f"spät {desk.path.stem}", Role.REGIE)
        late.cut()
    assert network.lead.station.leads
    assert network.regie.station.leads

    in_the_end(network)

    assert numbers(network.lead, "welcome") == {
        "zusammen": "1",
        "lead a": "2",
        "lead b": "3",
        "regie a": "zb1",
        "regie b": "zb2",
    }
    assert [desk.station.leads for desk in network.desks][:2] == [False, True]


def test_only_who_leads_runs_the_event(network: Network) -> None:
    with pytest.raises(RefusedError) as refused:
        press_next(network.regie.station)
    assert refused.value.reason is Reason.NOT_LEADING

    network.lead.station.devices.lead(network.regie.device)
    network.bring_together()
    press_next(network.regie.station)

    in_the_end(network)
    assert network.lead.snapshot.run.of("welcome").state is BlockState.RUNNING


def test_who_takes_notes_does_so_where_it_was_seated(network: Network) -> None:
    notes, theirs = network.notes[0], file(network.notes[1], "in WS 2", "ws2")
    network.bring_together()
    for command in (
        lambda: notes.station.capture.file("ws2", Line("fremd")),
        lambda: notes.station.capture.edit(theirs, "fremd"),
        lambda: notes.station.capture.remove(theirs),
        lambda: notes.station.document.write_summary("ws2", "fremd"),
    ):
        with pytest.raises(RefusedError) as refused:
            command()
        assert refused.value.reason is Reason.NOT_HERE

    in_the_end(network)
    assert numbers(network.lead, "ws2") == {"in WS 2": "1"}


def test_text_as_long_as_any_reaches_all(network: Network) -> None:
    file(network.notes[0], "x" * 100_000)

    in_the_end(network)

    assert [*map(len, numbers(network.lead))] == [100_000]


def test_text_that_nobody_would_take_is_refused_where_it_is_written(network: Network) -> None:
    with pytest.raises(RefusedError) as refused:
        file(network.notes[0], "x" * 100_001)
    file(network.notes[0], "danach")

    in_the_end(network)

    assert refused.value.reason is Reason.TOO_LONG
    assert [*numbers(network.lead)] == ["danach"]


# --- an old copy of a file ---


def test_restored_old_file_gets_back_what_it_had_and_reuses_no_change(network: Network) -> None:
    notes = network.notes[0]
    copy = notes.path.with_suffix(".copy")
    file(notes, "eins")
    network.bring_together()
    notes.station.backup(copy)
    file(notes, "zwei")
    network.bring_together()

    notes.restart(copy)
    notes.wait(LATER)
    file(notes, "drei")
    in_the_end(network)

    assert [*numbers(notes)] == ["eins", "zwei", "drei"]


def test_number_that_a_restored_file_gave_again_stays_with_the_first(network: Network) -> None:
    notes = network.notes[0]
    copy = notes.path.with_suffix(".copy")
    network.bring_together()
    notes.station.backup(copy)
    file(notes, "zuerst")
    network.bring_together()

    notes.restart(copy)
    notes.wait(LATER)
    key = file(notes, "noch einmal")
    assert entry(notes, key).number == "1"
    in_the_end(network)

    assert numbers(network.lead) == {"zuerst": "1", "noch einmal": "b1"}


# --- clocks ---

steps = pytest.mark.parametrize("step", [-DAY, -HOUR, HOUR, 3 * DAY], ids=str)


def pass_time(network: Network, step: Duration, stepping: Desk) -> None:
    """Have five minutes pass, and the clock of one device set."""
    for desk in network.desks:
        desk.wait(minutes(5))
    stepping.wait(step)


@steps
def test_what_follows_on_something_counts_whatever_the_clocks_say(
    network: Network, step: Duration
) -> None:
    notes, regie = network.notes[0], network.regie
    pass_time(network, step, notes)
    key = file(notes, "alt")
    network.bring_together()
    regie.station.capture.edit(key, "neu")
    in_the_end(network)
    assert (entry(notes, key).text, entry(notes, key).versions) == ("neu", ())

    notes.station.capture.edit(key, "neuer")
    in_the_end(network)
    assert (entry(regie, key).text, entry(regie, key).versions) == ("neuer", ())


@steps
def test_clock_that_is_set_never_loses_or_doubles_an_entry(
    network: Network, step: Duration
) -> None:
    notes = network.notes[0]
    file(notes, "eins")
    network.bring_together()
    notes.wait(step)
    notes.restart()
    file(notes, "zwei")
    network.bring_together()
    notes.wait(-step)
    notes.restart()
    file(notes, "drei")

    in_the_end(network)

    assert numbers(network.lead) == {"eins": "1", "zwei": "2", "drei": "3"}


@steps
def test_event_goes_on_at_a_device_whose_clock_is_another(network: Network, step: Duration) -> None:
    pass_time(network, step, network.regie)
    press_next(network.lead.station)
    network.lead.station.devices.lead(network.regie.device)
    network.bring_together()

    press_next(network.regie.station)
    in_the_end(network)

    run = network.lead.snapshot.run
    assert run.without_effect == ()
    assert run.of("welcome").state is BlockState.DONE


@steps
def test_message_is_told_last_whatever_the_clock_says(network: Network, step: Duration) -> None:
    pass_time(network, step, network.regie)
    network.lead.station.devices.tell("zuerst")
    network.bring_together()

    network.regie.station.devices.tell("danach")
    in_the_end(network)

    assert [message.text for message in network.notes[0].snapshot.messages] == ["zuerst", "danach"]
