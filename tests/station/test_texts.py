"""A summary that several write at once: what is kept of it, what others get, what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from facilitator.domain.capture import Line
from facilitator.domain.plenum.splicing import Delta, Splice
from facilitator.record import entities as log
from facilitator.record.drafts import DraftKey
from facilitator.record.inspecting import inspect
from facilitator.record.shared_texts import written_anew
from facilitator.record.text_updates import write_update
from facilitator.station import Reason, RefusedError, Station
from facilitator.station.closing import close_record
from facilitator.station.texts import LONGEST_SUMMARY
from tests.safety.syncing.ends import settle
from tests.station.refusing import check_refused
from tests.writing_together import Writers, writers_in


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[Writers]:
    with writers_in(tmp_path) as writers:
        yield writers


def summary_of(station: Station) -> str:
    (theme,) = station.snapshot.themes.standing
    return theme.summary


def test_typed_text_is_the_summary_once_it_is_flushed(station: Station) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    text.insert(0, "Fristen für alle 😀!")
    text.delete(12, 5)
    assert (text.text, summary_of(station), text.is_flushed) == ("Fristen für 😀!", "", False)

    text.flush()

    assert (summary_of(station), text.is_flushed) == ("Fristen für 😀!", True)


def test_strokes_until_a_flush_are_one_change_of_the_log(station: Station) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    before = station._log.count()
    for stroke in "Fristen":
        text.insert(len(text.text), stroke)
    text.flush()
    text.flush()

    assert station._log.count() == before + 1


def test_text_that_was_never_flushed_is_there_at_the_next_start(
    open_station: Callable[[], Station], tmp_path: Path
) -> None:
    station = open_station()
    theme = station.plenum.found("Fristen")
    text = station.texts.open(theme)
    text.insert(0, "alt ")
    text.flush()
    text.insert(4, "neu 😀")
    assert not station.drafts()
    station.backup(tmp_path / "killed.record")

    again = Station.open(tmp_path / "killed.record", now=station.now)
    try:
        assert summary_of(again) == again.texts.open(theme).text == "alt neu 😀"
        assert not again._log.drafts()
    finally:
        again.close()


def test_draft_that_is_no_edit_is_dropped_at_the_next_start(
    open_station: Callable[[], Station],
) -> None:
    station = open_station()
    theme = station.plenum.found("Fristen")
    station._log.keep_draft(DraftKey(f"text/{theme}"), Line("AQEBAAQB"))

    again = open_station()

    assert (summary_of(again), again._log.drafts()) == ("", {})


def test_closing_the_station_flushes_what_is_open(open_station: Callable[[], Station]) -> None:
    station = open_station()
    station.texts.open(station.plenum.found("Fristen")).insert(0, "offen")

    assert summary_of(open_station()) == "offen"


def test_what_others_write_is_told_as_splices_and_own_typing_is_not(writers: Writers) -> None:
    mine, theirs = (station.texts.open(writers.theme) for station in writers.stations)
    told: list[Delta] = []
    stop = mine.listen(told.append)
    mine.insert(0, "ä😀c")
    mine.flush()
    writers.meet()
    theirs.insert(2, "neu")
    theirs.delete(0, 1)
    theirs.flush()
    writers.meet()
    assert [list(delta) for delta in told] == [[Splice(0, 1), Splice(1, 0, "neu")]]
    assert mine.text == "😀neuc"

    mine.undo()
    stop()
    mine.redo()

    assert [list(delta) for delta in told[1:]] == [[Splice(0, 1), Splice(3, 1)]]
    assert mine.text == "😀neuc"


def test_two_who_write_without_a_connection_have_one_text_afterwards(writers: Writers) -> None:
    mine, theirs = (station.texts.open(writers.theme) for station in writers.stations)
    mine.insert(0, "Anfang. Ende.")
    mine.flush()
    writers.meet()
    mine.insert(8, "Mitte von mir. ")
    theirs.insert(8, "Mitte von dir. ")
    theirs.delete(0, 8)
    mine.flush()
    theirs.flush()
    writers.meet()

    assert writers.summaries() == [mine.text, theirs.text]
    assert mine.text == theirs.text
    assert mine.text in (
        "Mitte von mir. Mitte von dir. Ende.",
        "Mitte von dir. Mitte von mir. Ende.",
    )


def test_text_opened_twice_on_one_device_is_one(station: Station) -> None:
    theme = station.plenum.found("Fristen")
    one, other = station.texts.open(theme), station.texts.open(theme)
    one.insert(0, "a")
    one.flush()
    other.insert(1, "b")
    other.flush()

    assert one.text == other.text == "ab"


def test_summary_of_a_merged_theme_is_written_in_its_heir(station: Station) -> None:
    merged, heir = station.plenum.found("Frist"), station.plenum.found("Fristen")
    station.plenum.merge(merged, heir)
    text = station.texts.open(merged)
    text.insert(0, "gemeinsam")
    text.flush()

    assert summary_of(station) == "gemeinsam"


def test_theme_that_does_not_stand_has_no_text(station: Station) -> None:
    theme = station.plenum.found("Fristen")
    station.plenum.remove(theme)

    check_refused(station, Reason.GONE, lambda: station.texts.open(theme))
    check_refused(station, Reason.GONE, lambda: station.texts.open("none"))


def test_text_that_would_be_too_long_is_refused_whole(station: Station) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    text.insert(0, "😀" * (LONGEST_SUMMARY - 1))

    check_refused(station, Reason.TOO_LONG, lambda: text.insert(0, "ab"))
    text.insert(0, "a")

    assert text.room == 0
    text.flush()
    assert summary_of(station) == text.text == "a" + "😀" * (LONGEST_SUMMARY - 1)


def test_longest_text_that_is_replaced_again_and_again_stays_within_a_change(
    station: Station,
) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    for _ in range(3):
        text.insert(0, "😀" * LONGEST_SUMMARY)
        text.delete(0, LONGEST_SUMMARY)
    while text.undo():
        pass
    while text.redo():
        pass
    text.flush()

    settle(station._log)
    sizes = [len(str(write.value)) for change in station._log.kept for write in change.writes]
    assert max(sizes) < 100_000
    assert summary_of(station) == ""


def test_typing_is_not_taken_back_by_undo_of_the_log(station: Station) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    text.insert(0, "bleibt")
    text.flush()

    for scope in ("text", "plenum"):  # the theme would take along what was typed in it
        check_refused(station, Reason.CHANGED_SINCE, partial(station.undo, scope))
    station.plenum.remove(station.snapshot.themes.standing[0].id)
    station.undo("plenum")

    assert summary_of(station) == "bleibt"


def test_closed_record_holds_the_text_in_one_piece_and_nothing_that_was_deleted(
    writers: Writers, tmp_path: Path
) -> None:
    mine, theirs = (station.texts.open(writers.theme) for station in writers.stations)
    mine.insert(0, "Streng geheim. Fristen")
    mine.flush()
    writers.meet()
    theirs.delete(0, 15)
    theirs.insert(7, " prüfen 😀")
    theirs.flush()
    writers.meet()
    path = writers.one.path
    writers.close()

    close_record(path, writers.one.now)

    found = inspect(path)
    assert found.findings == ()
    edits = [
        write
        for change in found.changes
        for write in change.writes
        if write.entity.sort == log.EDIT
    ]
    assert [write.value for write in edits] == [write_update(written_anew("Fristen prüfen 😀"))]
    assert found.snapshot is not None
    assert found.snapshot.themes.standing[0].summary == "Fristen prüfen 😀"


def test_closing_a_record_keeps_what_a_killed_process_had_typed(
    station: Station, tmp_path: Path
) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    text.insert(0, "ungespült")
    killed = tmp_path / "killed.record"
    station.backup(killed)

    close_record(killed, station.now)

    found = inspect(killed)
    assert found.snapshot is not None
    assert found.snapshot.themes.standing[0].summary == "ungespült"
    assert found.drafts == 0


def test_refused_typing_stays_and_is_taken_once_it_may_be(station: Station) -> None:
    text = station.texts.open(station.plenum.found("Fristen"))
    text.insert(0, "erst")

    def refuse(_: object) -> None:
        raise RefusedError(Reason.NOT_HERE)

    allow, station._log.allow = station._log.allow, refuse
    check_refused(station, Reason.NOT_HERE, text.flush)
    text.insert(4, " dann")
    assert (text.text, text.is_flushed) == ("erst dann", False)

    station._log.allow = allow
    text.close()

    assert summary_of(station) == "erst dann"
