"""What a note-taker's commands make of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry, Relation, Release
from facilitator.domain.instant import minutes
from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION, QUESTION
from facilitator.domain.schedule import next_step
from facilitator.station import DraftKey, Filed, Outcome, Reason, RefusedError, Station
from tests.clock import Clock
from tests.station.refusing import check_refused


def file(station: Station, text: str, prefix: str = "", place: str = "ws1") -> Entry:
    filed = station.capture.file(place, Line(text, prefix))
    assert filed.outcome is Outcome.FILED
    return station.snapshot.entries[filed.entry or ""]


def press_next(station: Station) -> None:
    snapshot = station.snapshot
    step = next_step(snapshot.agenda, snapshot.run, station.now())
    assert step is not None
    station.run.advance(step)


def numbers(station: Station, place: str) -> list[str]:
    snapshot = station.snapshot
    return [snapshot.full_number(entry) for entry in snapshot.notes_in(place).entries]


def test_file_gives_numbers_in_their_place_whatever_the_kind(station: Station) -> None:
    file(station, "eins", "h")
    file(station, "zwei", "l")
    file(station, "anderswo", "h", place="ws2")
    file(station, "Kernauftrag", place="impuls")

    assert numbers(station, "ws1") == ["1.1", "1.2"]
    assert numbers(station, "ws2") == ["2.1"]
    assert numbers(station, "impuls") == ["I.1"]


def test_file_takes_the_kind_of_the_block_that_is_due(station: Station, clock: Clock) -> None:
    for _ in range(3):
        press_next(station)
        clock.wait(minutes(5))

    assert file(station, "zu viel").kind == CHALLENGE
    assert file(station, "gemeinsam", place="ws2").kind == APPROACH
    assert file(station, "Kernauftrag", place="impuls").kind == "insight"
    assert file(station, "zu viel").block == "p1"


def test_file_before_anything_runs_is_unsorted_and_belongs_to_no_block(station: Station) -> None:
    entry = file(station, "schon früh")

    assert (entry.kind, entry.block) == (None, None)


def test_file_of_an_addition_hangs_on_the_last_entry(station: Station) -> None:
    parent = file(station, "Teams sind ungleich geschult", "h")
    addition = file(station, "vor allem neue", "+")

    assert (addition.relation, addition.parent) == (Relation.ADDITION, parent.id)


def test_file_of_an_answer_hangs_on_the_last_question(station: Station) -> None:
    question = file(station, "Wer zahlt?", "f")
    file(station, "etwas anderes", "h")
    answer = file(station, "Das Land.", "a")

    assert question.kind == QUESTION
    assert (answer.relation, answer.parent) == (Relation.ANSWER, question.id)


def test_file_of_a_sign_alone_changes_the_last_entrys_kind_and_keeps_its_number(
    station: Station,
) -> None:
    entry = file(station, "Schulung aufbauen", "l")

    filed = station.capture.file("ws1", Line("#o"))

    assert filed == Filed(Outcome.REKINDED, entry.id)
    assert station.snapshot.entries[entry.id].kind == OPTION
    assert numbers(station, "ws1") == ["1.1"]


def test_file_of_m_proposes_the_last_option_as_a_measure_once(station: Station) -> None:
    option = file(station, "Schulung aufbauen", "o")
    file(station, "danach", "h")

    station.capture.file("ws1", Line("#m"))
    station.capture.file("ws1", Line("#m"))

    measures = station.snapshot.measures
    assert [(m.what, m.source, m.who, m.due) for m in measures] == [
        ("Schulung aufbauen", option.id, "", "")
    ]


def test_file_of_nothing_does_nothing(station: Station) -> None:
    before = station.snapshot.entries

    assert station.capture.file("ws1", Line("  ")) == Filed(Outcome.NOTHING)
    assert station.snapshot.entries is before


def test_file_drops_the_draft_it_was_made_of(station: Station) -> None:
    station.keep_draft(DraftKey("ws1"), Line("Teams", "h"))
    file(station, "Teams sind ungleich geschult", "h")

    assert station.drafts() == {}


def test_edit_keeps_number_kind_and_moment(station: Station, clock: Clock) -> None:
    entry = file(station, "falsch", "h")
    clock.wait(minutes(3))

    station.capture.edit(entry.id, "  richtig ")

    edited = station.snapshot.entries[entry.id]
    assert edited.text == "richtig"
    assert (edited.number, edited.kind, edited.filed_at) == ("1", CHALLENGE, entry.filed_at)


def test_edit_to_nothing_is_refused(station: Station) -> None:
    entry = file(station, "bleibt", "h")

    with pytest.raises(RefusedError) as refused:
        station.capture.edit(entry.id, " ")

    assert refused.value.reason is Reason.EMPTY
    assert station.snapshot.entries[entry.id].text == "bleibt"


def test_finish_closes_an_open_end(station: Station) -> None:
    entry = file(station, "Leistungsbeziehende werden ..")
    assert station.snapshot.notes_in("ws1").open_ends == 1

    station.capture.finish(entry.id, "Leistungsbeziehende werden begleitet")

    finished = station.snapshot.entries[entry.id]
    assert (finished.text, finished.open_end) == ("Leistungsbeziehende werden begleitet", False)
    assert station.snapshot.notes_in("ws1").open_ends == 0


def test_move_gives_a_new_number_and_the_old_one_leads_there(station: Station) -> None:
    file(station, "eins")
    moved = file(station, "zwei")
    file(station, "dort", place="ws2")

    station.capture.move(moved.id, "ws2")

    assert numbers(station, "ws1") == ["1.1"]
    # Entries stand in the order in which they were said, wherever they are now.
    assert numbers(station, "ws2") == ["2.2", "2.1"]
    assert station.snapshot.numbers["ws1"]["2"] == moved.id
    assert file(station, "drei").number == "3"


def test_undone_move_comes_back_with_its_old_number_and_frees_none(station: Station) -> None:
    moved = file(station, "wandert")
    station.capture.move(moved.id, "ws2")

    station.undo("capture")

    assert numbers(station, "ws1") == ["1.1"]
    assert file(station, "neu", place="ws2").number == "2"


def test_remove_keeps_the_number_and_restore_brings_back(station: Station) -> None:
    entry = file(station, "weg")
    station.capture.remove(entry.id)
    removed = (numbers(station, "ws1"), [e.id for e in station.snapshot.notes_in("ws1").removed])

    station.capture.restore(entry.id)

    assert removed == ([], [entry.id])
    assert numbers(station, "ws1") == ["1.1"]


def test_undo_takes_back_a_whole_entry_and_never_gives_its_number_again(station: Station) -> None:
    file(station, "eins")
    station.undo("capture")

    assert numbers(station, "ws1") == []
    assert file(station, "zwei").number == "2"


def test_settle_says_what_may_be_published(station: Station) -> None:
    quote = file(station, "Endlich! -- Teamleitung", "z")
    assert (quote.text, quote.function, quote.release) == ("Endlich!", "Teamleitung", Release.OPEN)

    station.capture.settle(quote.id, Release.WITH_FUNCTION)

    assert station.snapshot.entries[quote.id].release is Release.WITH_FUNCTION


def test_command_to_what_is_not_there_is_refused(station: Station) -> None:
    with pytest.raises(RefusedError) as refused:
        station.capture.remove("nie")

    assert refused.value.reason is Reason.GONE


def test_everything_is_there_when_opened_again(
    open_station: Callable[[], Station],
) -> None:
    station = open_station()
    file(station, "„Häufig“ – ß, ñ, 漢字, 🙂", "h")
    station.keep_draft(DraftKey("ws2"), Line("angefangen", "l"))
    station.remember("view", "mitschrift")
    before = station.snapshot

    again = open_station()

    assert replace(again.snapshot, saving=before.saving) == before
    assert again.drafts() == {DraftKey("ws2"): Line("angefangen", "l")}
    assert again.recall() == {"view": "mitschrift"}


def test_move_to_where_it_is_keeps_the_number_and_is_nothing_to_undo(station: Station) -> None:
    entry = file(station, "bleibt")

    station.capture.move(entry.id, "ws1")
    station.undo("capture")

    assert (entry.number, station.snapshot.entries) == ("1", {})


def test_settle_as_it_is_is_nothing_to_undo(station: Station) -> None:
    quote = file(station, "Endlich!", "z")

    station.capture.settle(quote.id, Release.OPEN)
    station.undo("capture")

    assert station.snapshot.entries == {}


def test_edit_of_what_was_a_quote_keeps_its_function_once(station: Station) -> None:
    quote = file(station, "Endlich! -- Teamleitung", "z")
    station.capture.rekind(quote.id, OPTION)

    station.capture.edit(quote.id, "Endlich!! -- Teamleitung")

    edited = station.snapshot.entries[quote.id]
    assert (edited.text, edited.function) == ("Endlich!!", "Teamleitung")


@pytest.mark.parametrize(
    "command",
    [
        lambda station, entry: station.capture.move(entry, "nirgends"),
        lambda station, entry: station.capture.file("nirgends", Line("x")),
        lambda station, entry: station.capture.rekind(entry, "keine"),
        lambda station, entry: station.document.write_summary("nirgends", "x"),
        lambda station, entry: station.document.add_measure("nirgends", "x"),
        lambda station, entry: station.document.add_measure("ws1", "x", source="nie"),
    ],
    ids=["move", "file", "rekind", "summary", "measure", "source"],
)
def test_command_that_names_what_is_not_there_changes_nothing(
    station: Station, command: Callable[[Station, str], object]
) -> None:
    entry = file(station, "bleibt")
    station.keep_draft(DraftKey("nirgends"), Line("x"))
    before = station._log.snapshot

    with pytest.raises(RefusedError) as refused:
        command(station, entry.id)

    assert refused.value.reason is Reason.GONE
    assert station._log.snapshot is before
    assert station.drafts() == {DraftKey("nirgends"): Line("x")}


def test_old_number_leads_to_an_entry_that_was_moved(station: Station) -> None:
    moved = file(station, "zieht um", place="impuls")
    station.capture.move(moved.id, "ws1")

    filed = station.capture.file("impuls", Line("#o I.1"))

    assert filed == Filed(Outcome.REKINDED, moved.id)
    found = station.snapshot.entries[moved.id]
    assert (found.kind, station.snapshot.full_number(found)) == (OPTION, "1.1")


def test_number_of_an_entry_that_was_removed_elsewhere_is_text(station: Station) -> None:
    moved = file(station, "zieht um")
    station.capture.move(moved.id, "ws2")
    station.capture.remove(moved.id)

    assert file(station, "#o 1").text == "#o 1"


def test_undo_in_one_view_leaves_what_another_one_wrote(station: Station) -> None:
    option = file(station, "Schulung aufbauen", "o")
    station.capture.propose_measure(option.id)
    (measure,) = station.snapshot.measures
    station.document.edit_measure(measure.id, measure.what, "Servicestelle", "März")

    with pytest.raises(RefusedError) as refused:
        station.undo("capture")

    assert (refused.value.reason, refused.value.detail) == (
        Reason.CHANGED_SINCE,
        "document.measure",
    )
    assert [one.who for one in station.snapshot.measures] == ["Servicestelle"]
    check_refused(station, Reason.CHANGED_SINCE, lambda: station.undo("capture"))
    assert list(station.snapshot.entries) == [option.id]
