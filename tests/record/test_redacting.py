"""Redacting: in whatever order changes come, no byte of the words is left, in memory or on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.capture import Line
from facilitator.domain.instant import Instant
from facilitator.record.change import Change, ChangeId, Contents, Entity, Json, Write
from facilitator.record.drafts import DraftKey
from facilitator.record.errors import NothingToUndoError, OverwrittenError
from facilitator.record.log import Log
from facilitator.record.redacting import DESTROY, REDACT, Redactions, same

NOW = Instant(1_757_419_200_000)
ENTRY, MEASURE, QUERY = Entity("entry", "e1"), Entity("measure", "m1"), Entity("query", "q1")
PHOTO, SIGN_OFF = Entity("photo", "p1"), Entity("sign_off", "quote:e1")
SECRET = "Geheimnis"
REDACTION: dict[str, Json] = {"redacted": True, "text": "", "function": None, "open_end": None}


def filed(text: str = f"{SECRET} eins") -> Contents:
    return {
        ENTRY: {
            "place": "ws1",
            "number": "1",
            "text": text,
            "function": f"{SECRET}-Leitung",
            "filed_at": NOW.ms,
        }
    }


def measured() -> Contents:
    return {MEASURE: {"what": f"{SECRET} eins", "place": "ws1", "source": "e1"}}


def asked() -> Contents:
    candidates: Json = [["e1", f"{SECRET} eins"], ["e2", "anderes"]]
    return {QUERY: {"kind": "points", "question": "?", "candidates": candidates, "opened": NOW.ms}}


def open_log(path: Path) -> Log:
    return Log.open(path, now=lambda: NOW, author="regie")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = open_log(tmp_path / "event.record")
    yield log
    log.close()


def raw(log: Log) -> bytes:
    """Everything on the disk, as soon as it is scrubbed."""
    log.drafts()
    return b"".join(file.read_bytes() for file in log.path.parent.glob(f"{log.path.name}*"))


def remembered(log: Log) -> str:
    return repr((log.registers._sorts, log._changes, log.kept, log.snapshot, log._history.__dict__))


def test_redaction_destroys_words_in_the_open_file_and_in_memory(log: Log) -> None:
    log.commit("capture.file", filed())
    log.commit("capture.edit", {ENTRY: {"text": f"{SECRET} zwei"}})
    log.commit("capture.propose", measured())
    log.commit("plenum.take_question", {ENTRY: {"taken_by": f"{SECRET}-Leitung"}})
    log.commit("poll.open", asked())
    log.remember("stage", f"{SECRET} auf der Bühne")
    log.remember("stage.before", f"{SECRET} vorhin")
    log.remember("place", "ws1")
    log.keep_draft(DraftKey("ws1", "e1"), Line(f"{SECRET} drei"))
    log.keep_draft(DraftKey("m1", "measure"), Line(f"{SECRET} vier"))
    log.keep_draft(DraftKey("ws1"), Line("anderes"))
    before = SECRET.encode() in raw(log)
    log.commit(REDACT, {ENTRY: REDACTION})

    assert before
    assert SECRET.encode() not in raw(log)
    assert SECRET not in remembered(log)
    entry = log.snapshot.entries["e1"]
    assert (entry.number, entry.text, entry.function, entry.redacted) == ("1", "", "", True)
    assert [measure.what for measure in log.snapshot.measures] == [""]
    assert [one.label for one in log.snapshot.queries[0].candidates] == ["", "anderes"]
    assert log.recall() == {"place": "ws1"}
    assert log.drafts() == {DraftKey("ws1"): Line("anderes")}
    assert log.wiping.is_done


def noted(key: str, target: str, text: str = f"{SECRET}?") -> Contents:
    """A reviewer's comment."""
    said: dict[str, Json] = {"target": target, "text": text, "at": NOW.ms}
    return {Entity("review_note", key): said}


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_notes_of_reviewers_go_with_what_they_hang_on(
    log: Log, tmp_path: Path, first: bool
) -> None:
    log.commit("capture.file", filed())
    log.commit("capture.propose", measured())
    log.commit("document.add_photo", {PHOTO: {"digest": "0" * 64, "alt": "Wand"}})
    redactions: list[tuple[str, Contents]] = [
        (REDACT, {ENTRY: REDACTION}),
        (DESTROY, {PHOTO: {"redacted": True, "alt": ""}}),
    ]
    notes = [
        ("document.take", noted("n1", "entry:e1")),
        ("document.take", noted("n2", "measure:m1.what")),
        ("document.take", noted("n3", "photo:p1.caption")),
        ("document.take", noted("n4", "entry:e2", "Schön")),
    ]
    for command, contents in (*notes, *redactions) if first else (*redactions, *notes):
        log.commit(command, contents)
    with closing(open_log(tmp_path / "other.record")) as other:
        other.receive(log._changes.values())

        for one in (log, other):
            assert SECRET.encode() not in raw(one)
            assert SECRET not in remembered(one)
            assert [note.text for note in one.snapshot.polish.notes] == ["Schön"]


def test_words_that_come_after_the_redaction_are_never_written(log: Log) -> None:
    log.commit("capture.file", filed())
    log.commit(REDACT, {ENTRY: REDACTION})
    log.commit("capture.edit", {ENTRY: {"text": f"{SECRET} spät"}})
    log.commit("capture.propose", measured())
    log.commit("poll.open", asked())
    log.keep_draft(DraftKey("ws1", "e1"), Line(f"{SECRET} spät"))

    assert SECRET.encode() not in raw(log)
    assert SECRET not in remembered(log)
    assert log.snapshot.entries["e1"].redacted


def test_redaction_is_not_undone_and_nothing_brings_the_words_back(log: Log) -> None:
    log.commit("capture.file", filed())
    log.commit("capture.edit", {ENTRY: {"text": f"{SECRET} zwei"}})
    log.commit(REDACT, {ENTRY: REDACTION})

    stuck = 0
    while True:
        try:
            log.undo("capture")
        except OverwrittenError:
            stuck += 1
        except NothingToUndoError:
            break

    assert stuck == 3  # the redaction itself, and what it has overwritten
    assert log.snapshot.entries["e1"].redacted
    assert SECRET.encode() not in raw(log)


def test_nothing_takes_a_redaction_back(log: Log) -> None:
    log.commit("capture.file", filed())
    log.commit(REDACT, {ENTRY: REDACTION})
    log.commit("capture.edit", {ENTRY: {"redacted": None}})

    assert log.snapshot.entries["e1"].redacted


def test_other_wordings_that_did_not_know_of_it_are_gone_as_well(log: Log, tmp_path: Path) -> None:
    log.commit("capture.file", filed())
    with closing(open_log(tmp_path / "other.record")) as other:
        other.receive(log._changes.values())
        other.commit("capture.edit", {ENTRY: {"text": f"{SECRET} anderswo"}})
        log.commit(REDACT, {ENTRY: REDACTION})
        theirs, ours = list(other._changes.values()), list(log._changes.values())
        log.receive(theirs)
        other.receive(ours)

        for one in (log, other):
            assert one.snapshot.entries["e1"].versions == ()
            assert SECRET.encode() not in raw(one)
            assert SECRET not in remembered(one)


# --- any order ---


def written(station: str, seq: int, time: int, command: str, *writes: Write) -> Change:
    return Change(ChangeId(station, seq), time, "regie", command, writes)


def history() -> list[Change]:
    """Six devices' changes: all that can hold the words, the redactions, and denials of them."""
    names = [f"{letter * 12}.{letter * 8}" for letter in "abcdef"]
    first = ChangeId(names[0], 1)
    fields = {**filed()[ENTRY], **{}}
    return [
        written(
            names[0], 1, 1, "capture.file", *(Write(ENTRY, name, v) for name, v in fields.items())
        ),
        written(names[1], 1, 2, "capture.edit", Write(ENTRY, "text", f"{SECRET} zwei", (first,))),
        written(
            names[2],
            1,
            3,
            "capture.propose",
            *(Write(MEASURE, name, value) for name, value in measured()[MEASURE].items()),
        ),
        written(names[3], 1, 4, "document.measure", Write(MEASURE, "what", f"{SECRET} neu")),
        written(
            names[4],
            1,
            2,
            REDACT,
            Write(ENTRY, "redacted", True),
            Write(ENTRY, "text", "", (first,)),
            Write(ENTRY, "function", None, (first,)),
        ),
        written(names[4], 2, 9, "capture.edit", Write(ENTRY, "redacted", None)),
        written(
            names[5],
            1,
            5,
            "poll.open",
            *(Write(QUERY, name, v) for name, v in asked()[QUERY].items()),
        ),
        written(
            names[0],
            2,
            6,
            "document.add_photo",
            Write(PHOTO, "digest", "ab" * 32),
            Write(PHOTO, "alt", f"{SECRET} am Plakat"),
        ),
        written(names[1], 2, 7, "document.describe_photo", Write(PHOTO, "credit", SECRET)),
        written(names[4], 3, 8, DESTROY, Write(PHOTO, "redacted", True), Write(PHOTO, "alt", "")),
        written(names[5], 2, 9, "document.describe_photo", Write(PHOTO, "redacted", None)),
        written(
            names[2],
            2,
            7,
            "document.sign_off",
            Write(SIGN_OFF, "state", "released"),
            Write(SIGN_OFF, "by", f"Frau {SECRET}"),
            Write(SIGN_OFF, "seal", f"{SECRET} as a digest"),
        ),
    ]


@st.composite
def arrivals(draw: st.DrawFn) -> list[list[Change]]:
    """Return the changes in any order, in any number of batches, some of them twice."""
    changes = draw(st.permutations(history()))
    changes += draw(st.lists(st.sampled_from(changes), max_size=3))
    batches: list[list[Change]] = [[]]
    for change in changes:
        batches[-1].append(change)
        if draw(st.booleans()):
            batches.append([])
    return [*batches, changes, changes]


def folded(path: Path, batches: list[list[Change]]) -> tuple[str, Log]:
    log = open_log(path)
    for batch in batches:
        assert log.receive(batch).clashes == ()
    return standing(log), log


_TELLING = (ENTRY, MEASURE, QUERY, PHOTO, SIGN_OFF)


def standing(log: Log) -> str:
    sorts = log.registers._sorts
    return repr([sorted(sorts[sort][key].items()) for sort, key in _TELLING])


@settings(max_examples=40, deadline=None)
@given(arrivals())
def test_any_order_leaves_no_byte_and_equal_registers(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Change]]
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    expected, straight = folded(folder / "a.record", [history()])
    found, log = folded(folder / "b.record", batches)
    with closing(straight), closing(log):
        assert found == expected
        for one in (straight, log):
            assert SECRET.encode() not in raw(one)
            assert SECRET not in remembered(one)
    with closing(open_log(folder / "b.record")) as again:
        assert standing(again) == expected


def test_a_wiped_change_is_the_same_as_it_was_before() -> None:
    redactions = Redactions()
    redactions.see(history())

    for change in history():
        wiped = redactions.wiped(change)
        assert SECRET not in repr(wiped)
        assert redactions.wiped(wiped) is wiped
        assert same(change, wiped)
        assert same(wiped, change)


def test_other_differences_under_one_number_are_no_wiping() -> None:
    for one, other in permutations(history(), 2):
        assert not same(one, other._replace(id=one.id))
    (filing, edit, *_) = history()
    assert not same(edit, edit._replace(writes=(edit.writes[0]._replace(value="anders"),)))
    assert not same(filing, filing._replace(author="andere"))
    place = tuple(w._replace(value="ws2") if w.field == "place" else w for w in filing.writes)
    assert not same(filing, filing._replace(writes=place))
