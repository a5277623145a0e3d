"""The log of one file: what is written, undone, found again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.capture import Line
from facilitator.domain.instant import Instant
from facilitator.record.change import Change, Entity, Json
from facilitator.record.drafts import DraftKey
from facilitator.record.errors import NothingToUndoError, OverwrittenError
from facilitator.record.file import _INSERT
from facilitator.record.log import Log
from facilitator.record.meta import Identity

SUMMARY = Entity("summary", "ws1")
NOW = Instant(1_757_419_200_000)


def open_log(path: Path) -> Log:
    return Log.open(path, now=lambda: NOW, author="regie")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.record"


@pytest.fixture
def log(path: Path) -> Iterator[Log]:
    log = open_log(path)
    yield log
    log.close()


def write(log: Log, text: str | None, command: str = "document.summary") -> Change | None:
    return log.commit(command, {SUMMARY: {"text": text}})


def summary(log: Log) -> str:
    return log.snapshot.notes_in("ws1").summary


def test_commit_shows_at_once_and_is_found_again(log: Log, path: Path) -> None:
    write(log, "Kurz gesagt: ja.")
    shown = summary(log)
    log.close()

    again = open_log(path)

    assert (shown, summary(again)) == ("Kurz gesagt: ja.", "Kurz gesagt: ja.")
    again.close()


def test_commit_of_what_already_stands_writes_nothing(log: Log) -> None:
    write(log, "ja")

    assert write(log, "ja") is None
    assert log.count() == 1


def test_commit_names_what_it_replaces(log: Log) -> None:
    first = write(log, "eins")
    second = write(log, "zwei")

    assert first is not None
    assert second is not None
    assert second.writes[0].replaces == (first.id,)


def test_numbers_of_a_station_are_contiguous_and_new_at_every_start(log: Log, path: Path) -> None:
    ids = [change.id for text in "abc" if (change := write(log, text))]
    log.close()
    again = open_log(path)
    later = write(again, "d")
    again.close()

    assert [change_id.seq for change_id in ids] == [1, 2, 3]
    assert later is not None
    assert later.id.seq == 1
    assert later.id.station != ids[0].station


def test_undo_restores_and_redo_brings_back(log: Log) -> None:
    write(log, "eins")
    write(log, "zwei")

    seen = [summary(log)]
    for step in (log.undo, log.undo, log.redo, log.redo, log.undo):
        step("document")
        seen.append(summary(log))

    assert seen == ["zwei", "eins", "", "eins", "zwei", "eins"]


def test_undo_keeps_to_its_scope(log: Log) -> None:
    write(log, "eins", command="capture.file")

    with pytest.raises(NothingToUndoError):
        log.undo("run")

    assert summary(log) == "eins"


def test_redo_after_something_new_is_not_possible(log: Log) -> None:
    write(log, "eins")
    log.undo("document")
    write(log, "zwei")

    with pytest.raises(NothingToUndoError):
        log.redo("document")


def test_undo_works_after_opening_again(log: Log, path: Path) -> None:
    write(log, "eins")
    write(log, "zwei")
    log.close()
    again = open_log(path)

    again.undo("document")

    assert summary(again) == "eins"
    again.close()


def test_undo_of_what_was_changed_since_is_refused_and_changes_nothing(log: Log) -> None:
    write(log, "eins", command="capture.file")
    write(log, "zwei", command="document.summary")

    with pytest.raises(OverwrittenError) as refused:
        log.undo("capture")

    assert refused.value.by is not None
    assert refused.value.by.command == "document.summary"
    assert (summary(log), log.count()) == ("zwei", 2)


def measure(log: Log, command: str, **fields: Json) -> None:
    log.commit(command, {Entity("measure", "m1"): fields})


def whats(log: Log) -> list[tuple[str, str]]:
    return [(measure.what, measure.who) for measure in log.snapshot.measures]


def test_undo_of_what_made_something_is_refused_while_it_holds_more(log: Log) -> None:
    measure(log, "capture.propose", what="Schulung", place="ws1")
    measure(log, "document.measure", who="Servicestelle")

    with pytest.raises(OverwrittenError) as refused:
        log.undo("capture")

    assert refused.value.by is not None
    assert refused.value.by.command == "document.measure"
    assert (whats(log), log.count()) == ([("Schulung", "Servicestelle")], 2)


def test_undo_of_what_made_something_takes_it_when_it_holds_no_more(log: Log) -> None:
    measure(log, "capture.propose", what="Schulung", place="ws1")
    measure(log, "document.measure", who="Servicestelle")
    log.undo("document")

    log.undo("capture")

    assert whats(log) == []


def test_undo_passes_over_what_it_has_refused_once(log: Log) -> None:
    write(log, "eins", command="capture.file")
    measure(log, "capture.propose", what="Schulung", place="ws1")
    measure(log, "document.measure", what="Schulungen")
    with pytest.raises(OverwrittenError):
        log.undo("capture")

    log.undo("capture")

    assert (summary(log), whats(log)) == ("", [("Schulungen", "")])
    with pytest.raises(NothingToUndoError):
        log.undo("capture")
    log.redo("capture")
    assert summary(log) == "eins"


def test_undo_takes_what_it_refused_once_it_stands_again(log: Log) -> None:
    write(log, "eins", command="capture.file")
    measure(log, "capture.propose", what="Schulung", place="ws1")
    measure(log, "document.measure", what="Schulungen")
    with pytest.raises(OverwrittenError):
        log.undo("capture")
    log.undo("document")

    log.undo("capture")

    assert (summary(log), whats(log)) == ("eins", [])


def test_undo_says_once_more_after_opening_again_what_it_refuses(log: Log, path: Path) -> None:
    write(log, "eins", command="capture.file")
    write(log, "zwei", command="document.summary")
    with pytest.raises(OverwrittenError):
        log.undo("capture")
    log.close()
    again = open_log(path)

    with pytest.raises(OverwrittenError):
        again.undo("capture")
    with pytest.raises(NothingToUndoError):
        again.undo("capture")

    again.close()


def test_parts_that_did_not_change_are_the_same_objects(log: Log) -> None:
    write(log, "eins")
    before = log.snapshot
    log.commit("document.summary", {Entity("summary", "ws2"): {"text": "anderes"}})

    assert log.snapshot.notes["ws1"] is before.notes["ws1"]
    assert log.snapshot.entries is before.entries
    assert log.snapshot.run is before.run


def test_draft_is_kept_and_dropped_with_the_change_made_of_it(log: Log, path: Path) -> None:
    key, other = DraftKey("ws1"), DraftKey("ws2")
    log.keep_draft(key, Line("Teams sind", "h"))
    log.keep_draft(other, Line("bleibt"))
    before = log.drafts()
    log.commit("capture.file", {SUMMARY: {"text": "x"}}, drops=key)

    assert before == {key: Line("Teams sind", "h"), other: Line("bleibt")}
    log.close()
    again = open_log(path)
    assert again.drafts() == {other: Line("bleibt")}
    again.close()


def test_half_of_a_surrogate_pair_parts_nothing_from_the_file(log: Log, path: Path) -> None:
    write(log, "halb \ud83d")
    log.keep_draft(DraftKey("ws1"), Line("noch \ud83d"))
    log.close()
    again = open_log(path)

    assert (summary(log), summary(again)) == ("halb \ufffd", "halb \ufffd")
    assert again.drafts() == {DraftKey("ws1"): Line("noch \ufffd")}
    assert (log.health.failure, again.count()) == ("", 1)
    again.close()


def test_draft_emptied_is_forgotten(log: Log) -> None:
    log.keep_draft(DraftKey("ws1"), Line("x"))
    log.keep_draft(DraftKey("ws1"), Line(""))

    assert log.drafts() == {}


def test_recall_gives_what_was_remembered_last(log: Log) -> None:
    log.remember("view", "regie")
    log.remember("view", "mitschrift")

    assert log.recall() == {"view": "mitschrift"}


def test_identity_of_a_file_lasts(log: Log, path: Path) -> None:
    log.close()
    again = open_log(path)

    assert again.meta == log.meta
    assert not again.meta.identity.rehearsal
    again.close()


def test_rehearsal_is_one_for_ever(path: Path) -> None:
    Log.open(
        path,
        now=lambda: NOW,
        author="regie",
        identity=Identity(record_id="probe-1", rehearsal=True),
    ).close()

    again = open_log(path)

    assert (again.snapshot.rehearsal, again.snapshot.record_id) == (True, "probe-1")
    again.close()


def test_listener_hears_of_changes_and_of_their_being_saved(log: Log) -> None:
    heard: list[int] = []
    log.listen(lambda: heard.append(log.health.pending))

    write(log, "eins")
    log.drafts()

    assert heard[-1] == 0
    assert len(heard) >= 2


def test_alarm_is_raised_for_good_if_the_file_refuses_what_the_log_holds(log: Log) -> None:
    first = write(log, "eins")
    assert first is not None
    station = first.id.station
    taken = (station, 2, 0, "x", "x", None, None, "[]")
    log._file._store.submit(lambda db: db.execute(_INSERT, taken).rowcount).result()

    write(log, "zwei")
    log.drafts()

    assert "UNIQUE" in log.health.failure


def test_nothing_after_what_the_file_has_refused_counts_as_kept(log: Log) -> None:
    first = write(log, "eins")
    assert first is not None
    station = first.id.station
    taken = (station, 2, 0, "x", "x", None, None, "[]")
    log._file._store.submit(lambda db: db.execute(_INSERT, taken).rowcount).result()

    write(log, "zwei")
    write(log, "drei")
    log.drafts()

    assert list(log.kept) == [first]
    assert log.held == {station: 1}


STEPS = st.lists(
    st.sampled_from(["undo", "redo"])
    | st.tuples(st.sampled_from("ab"), st.text("xyz", max_size=1)),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=40)
def test_undo_and_redo_walk_through_the_states_as_through_a_list(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str | tuple[str, str]]
) -> None:
    states, here = [{"a": "", "b": ""}], 0
    with closing(open_log(tmp_path_factory.mktemp("log") / "event.record")) as log:
        for step in steps:
            if isinstance(step, tuple):
                place, text = step
                wrote = log.commit(
                    "document.summary", {Entity("summary", place): {"text": text or None}}
                )
                if wrote:
                    states[here + 1 :] = [{**states[here], place: text}]
                    here += 1
            elif (step == "undo" and here == 0) or (step == "redo" and here == len(states) - 1):
                with pytest.raises(NothingToUndoError):
                    getattr(log, step)("document")
            else:
                getattr(log, step)("document")
                here += 1 if step == "redo" else -1

            assert {place: log.snapshot.notes_in(place).summary for place in "ab"} == states[here]


def test_undone_choice_has_both_wordings_stand_again(log: Log) -> None:
    entry = Entity("entry", "e1")
    fields: dict[str, Json] = {"place": "ws1", "text": "erst", "filed_at": 0}
    log.commit("capture.file", {entry: fields})
    log.commit("capture.edit", {entry: {"text": "eine"}})
    log.commit("capture.edit", {entry: {"text": "andere"}}, beside=True)
    two = [version.value for version in log.registers.versions(entry, "text")]
    log.commit("capture.choose", {entry: {"text": "andere"}})
    chosen = [version.value for version in log.registers.versions(entry, "text")]

    log.undo("capture")
    again = [version.value for version in log.registers.versions(entry, "text")]
    log.redo("capture")
    redone = [version.value for version in log.registers.versions(entry, "text")]

    assert (two, chosen, again, redone) == (
        ["eine", "andere"],
        ["andere"],
        ["eine", "andere"],
        ["andere"],
    )
