"""What the Dokumentation says of how the event went: reports, tracks, what was not planned."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.accompanying import Report
from facilitator.domain.agenda import Agenda, Block, BlockKind, Room
from facilitator.domain.documentation.model import Table
from facilitator.domain.instant import minutes
from tests.domain.documentation.building import build, lines, section
from tests.domain.factories import Happening, at
from tests.factories import (
    make_agenda,
    make_block,
    make_day,
    make_snapshot,
    make_track,
    make_workshop,
)

COURSE = "Ablauf: geplant und tatsächlich"


def phase() -> Block:
    return make_block(
        "phase",
        "Workshop-Phase",
        kind=BlockKind.PARALLEL,
        duration=minutes(60),
        tracks=(
            make_track("ws1", make_block("p1", duration=minutes(60)), room="a"),
            make_track("ws2", make_block("p2", duration=minutes(60))),
        ),
    )


def agenda(*blocks: Block) -> Agenda:
    return make_agenda(
        make_day(*blocks),
        rooms=(Room(id="a", name="Raum A"),),
        workshops=(make_workshop(1, "Ausbildung"), make_workshop(2, "Sichtbarkeit")),
    )


def test_head_counts_have_a_column_and_remarks_stand_below_what_differs() -> None:
    run = Happening().done("talk", "09:00", "09:40").done("break", "09:40", "10:10")
    snapshot = make_snapshot(
        agenda(
            make_block("talk", "Impuls"), make_block("break", "Pause"), make_block("end", "Ende")
        ),
        events=run.events,
        reports={
            "talk": Report(head_count=87, remark="Zwei Busse kamen später."),
            "break": Report(remark="Der Kaffee reichte."),
            "end": Report(head_count=0),
        },
    )

    intro, *table = lines(section(build(snapshot), COURSE))

    assert intro.endswith("Darunter steht, was die Moderation vermerkt hat.")
    assert table == [
        "Geplant | Tatsächlich | Programmpunkt | Personen | Anmerkung",
        "09:00–09:30 | 09:00–09:40 | Impuls | 87 | 10 min länger / Zwei Busse kamen später.",
        "09:30–10:00 | 09:40–10:10 | Pause | – | Der Kaffee reichte.",
        "10:00–10:30 | – | Ende | 0 | –",
    ]


def test_without_reports_there_is_neither_column_nor_sentence() -> None:
    intro, head, *_ = lines(section(build(make_snapshot(agenda(make_block("talk")))), COURSE))

    assert "Moderation" not in intro
    assert head == "Geplant | Tatsächlich | Programmpunkt | Anmerkung"


def test_tracks_of_which_something_was_reported_have_rows_of_their_own() -> None:
    run = Happening().done("phase", "09:00", "10:05")
    snapshot = make_snapshot(
        agenda(phase()),
        events=run.events,
        reports={"phase/ws2": Report(head_count=22, remark="Beamer fiel aus.")},
    )

    assert lines(section(build(snapshot), COURSE))[2:] == [
        "09:00–10:00 | 09:00–10:05 | Workshop-Phase | – | parallel, 5 min länger",
        "09:00–10:00 | 09:00–10:05 | Workshop 1: Ausbildung (Raum\u00a0A) | – | 5 min länger",
        "09:00–10:00 | 09:00–10:05 | Workshop 2: Sichtbarkeit | 22 "
        "| 5 min länger / Beamer fiel aus.",
    ]


def test_track_that_was_reported_finished_or_cancelled_says_so() -> None:
    run = (
        Happening()
        .start("phase", "09:00")
        .start("p1", "09:00")
        .skip("p2")
        .end("p1", "09:50")
        .end("phase", "09:52")
    )
    rows = lines(section(build(make_snapshot(agenda(phase()), events=run.events)), COURSE))[2:]

    assert rows == [
        "09:00–10:00 | 09:00–09:52 | Workshop-Phase | parallel, 8 min kürzer",
        "09:00–10:00 | 09:00–09:50 | Workshop 1: Ausbildung (Raum\u00a0A) | 10 min kürzer",
        "09:00–10:00 | – | Workshop 2: Sichtbarkeit | entfallen",
    ]


def test_unplanned_block_says_so_and_has_no_planned_time() -> None:
    put_in = replace(make_block("fire", "Ansage zum Brandschutz"), unplanned=True)
    run = Happening().done("talk", "09:00", "09:30").done("fire", "09:30", "09:40")
    snapshot = make_snapshot(
        agenda(make_block("talk", "Impuls"), put_in, make_block("end", "Ende")), events=run.events
    )

    assert lines(section(build(snapshot, at("09:41")), COURSE))[2:] == [
        "09:00–09:30 | 09:00–09:30 | Impuls | –",
        "– | 09:30–09:40 | Ansage zum Brandschutz | ungeplant",
        "09:30–10:00 | – | Ende | –",
    ]


def test_lengths_agree_with_the_times_beside_them() -> None:
    """09:00:40 to 09:34:10 is shown as 09:00–09:34: to a reader that is four minutes longer."""
    run = Happening().done("talk", "09:00:40", "09:34:10")
    snapshot = make_snapshot(agenda(make_block("talk", "Impuls")), events=run.events)

    assert lines(section(build(snapshot), COURSE))[2:] == [
        "09:00–09:30 | 09:00–09:34 | Impuls | 4 min länger"
    ]


def test_columns_of_every_day_are_the_same() -> None:
    two_days = make_agenda(make_day(make_block("a")), make_day(make_block("b")))
    snapshot = make_snapshot(two_days, reports={"b": Report(head_count=12)})

    tables = [one for one in section(build(snapshot), COURSE) if isinstance(one, Table)]

    assert [len(table.columns) for table in tables] == [5, 5]
