"""Summaries and measures: what is written, what drops its draft, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from facilitator.domain.bingo.views import Totals
from facilitator.domain.capture import Line
from facilitator.domain.entries import MeasureId
from facilitator.domain.in_use import ids_in_use
from facilitator.station import Reason, RefusedError, Station
from facilitator.station.documenting import measure_draft, summary_draft
from tests.domain.bingo.games import TOTALS

Open = Callable[[], Station]


def summary(station: Station) -> str:
    return station.snapshot.notes_in("ws1").summary


def test_summary_is_written_without_outer_space(station: Station) -> None:
    station.document.write_summary("ws1", "  Einstieg braucht Begleitung.\n")

    assert summary(station) == "Einstieg braucht Begleitung."


def test_empty_summary_takes_it_away(station: Station) -> None:
    station.document.write_summary("ws1", "Einstieg braucht Begleitung.")

    station.document.write_summary("ws1", " \n ")

    assert summary(station) == ""


def test_summary_is_undone_and_done_again(station: Station) -> None:
    station.document.write_summary("ws1", "erst")
    station.document.write_summary("ws1", "dann")

    station.undo("document")
    assert summary(station) == "erst"

    station.redo("document")
    assert summary(station) == "dann"


def test_summary_drops_its_draft_and_no_other(station: Station) -> None:
    station.keep_draft(summary_draft("ws1"), Line("Einst"))
    station.keep_draft(summary_draft("ws2"), Line("Sicht"))

    station.document.write_summary("ws1", "Einstieg braucht Begleitung.")

    assert dict(station.drafts()) == {summary_draft("ws2"): Line("Sicht")}


def test_summary_that_changes_nothing_drops_its_draft(station: Station) -> None:
    station.document.write_summary("ws1", "Kurz.")
    station.keep_draft(summary_draft("ws1"), Line("Kurz. "))

    station.document.write_summary("ws1", "Kurz. ")

    assert dict(station.drafts()) == {}


def test_draft_is_there_after_opening_again(open_station: Open) -> None:
    open_station().keep_draft(measure_draft("ws1"), Line("Patensystem\n\nMärz"))

    assert open_station().drafts()[measure_draft("ws1")] == Line("Patensystem\n\nMärz")


def test_measure_drops_the_draft_of_its_place(station: Station) -> None:
    station.keep_draft(measure_draft("ws1"), Line("Paten"))

    station.document.add_measure("ws1", "Patensystem", "Servicestelle")

    (measure,) = station.snapshot.measures
    assert (measure.what, measure.who, measure.due) == ("Patensystem", "Servicestelle", "")
    assert dict(station.drafts()) == {}


def test_edited_measure_drops_its_own_draft(station: Station) -> None:
    measure = station.document.add_measure("ws1", "Patensystem", "Servicestelle")
    station.keep_draft(measure_draft(measure), Line("Patensystem\nServ"))

    station.document.edit_measure(measure, "Patensysteme", "", "März")

    (edited,) = station.snapshot.measures
    assert (edited.what, edited.who, edited.due) == ("Patensysteme", "", "März")
    assert dict(station.drafts()) == {}


def test_measure_that_is_removed_comes_back_with_undo(station: Station) -> None:
    measure = station.document.add_measure("ws1", "Patensystem")

    station.document.remove_measure(measure)
    removed = station.snapshot.measures
    station.undo("document")

    assert removed == ()
    assert [known.id for known in station.snapshot.measures] == [measure]


def test_measure_that_says_nothing_is_refused(station: Station) -> None:
    with pytest.raises(RefusedError) as refused:
        station.document.add_measure("ws1", " ", "Servicestelle")

    assert refused.value.reason is Reason.EMPTY
    assert station.snapshot.measures == ()


@pytest.mark.parametrize(
    "command",
    [
        lambda station, measure: station.document.edit_measure(measure, "Patensystem", "", ""),
        lambda station, measure: station.document.remove_measure(measure),
    ],
    ids=["edit", "remove"],
)
def test_measure_that_is_gone_is_refused(
    station: Station, command: Callable[[Station, MeasureId], None]
) -> None:
    measure = station.document.add_measure("ws1", "Patensystem")
    station.document.remove_measure(measure)

    with pytest.raises(RefusedError) as refused:
        command(station, measure)

    assert refused.value.reason is Reason.GONE


def test_totals_of_a_game_are_kept_over_a_restart(open_station: Open) -> None:
    open_station().document.note_game("welcome", TOTALS)

    assert dict(open_station().snapshot.games) == {"welcome": TOTALS}


def test_totals_that_are_known_are_not_written_again(station: Station) -> None:
    station.document.note_game("welcome", TOTALS)
    before = station.snapshot

    station.document.note_game("welcome", replace(TOTALS))

    assert station.snapshot.games is before.games


def test_later_totals_take_the_place_of_earlier_ones(station: Station) -> None:
    station.document.note_game("welcome", Totals(players=3))

    station.document.note_game("welcome", TOTALS)

    assert dict(station.snapshot.games) == {"welcome": TOTALS}


@pytest.mark.parametrize("scope", ["run", "capture", "document"])
def test_totals_are_no_view_s_to_undo(station: Station, scope: str) -> None:
    station.document.note_game("welcome", TOTALS)

    with pytest.raises(RefusedError) as refused:
        station.undo(scope)

    assert refused.value.reason is Reason.NOTHING_TO_UNDO
    assert dict(station.snapshot.games) == {"welcome": TOTALS}


def test_totals_of_a_block_that_is_not_there_are_refused(station: Station) -> None:
    with pytest.raises(RefusedError) as refused:
        station.document.note_game("nowhere", TOTALS)

    assert refused.value.reason is Reason.GONE


def test_block_whose_game_was_played_stays_in_use(station: Station) -> None:
    station.document.note_game("welcome", TOTALS)

    assert "welcome" in ids_in_use(station.snapshot)
