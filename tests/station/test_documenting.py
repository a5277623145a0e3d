"""Summaries and measures: what is written, what drops its draft, what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.entries import MeasureId
from facilitator.station import Reason, RefusedError, Station
from facilitator.station.documenting import measure_draft, summary_draft

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
