"""Whatever comes from elsewhere: refused with one error, or folded, kept and forecast."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.plenum.reading_back import is_confirmed, sheet_of
from facilitator.domain.plenum.scenes import query_shown, voices_code
from facilitator.domain.plenum.selection import Filter, select
from facilitator.domain.plenum.similar import SimilarEntries
from facilitator.domain.plenum.tally import corrections
from facilitator.domain.plenum.trace import trace_of
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import NOTHING_LIVE, Choice, Scene
from facilitator.record.agenda_fold import write_agenda
from facilitator.record.change import Change, ChangeId, Write, from_row, to_row
from facilitator.record.checking import UnacceptableError, check_rows
from facilitator.record.closing import standing_contents
from facilitator.record.log import Log
from facilitator.texts import load_texts
from tests.documented_event import documented_agenda
from tests.record.hostile_rows import (
    STATION,
    agendas_to_the_limits,
    mutated_rows,
    mutated_writes,
    plenums_to_the_limits,
    row,
    writes_to_the_limits,
)
from tests.safety.syncing.ends import NOW, open_log, settle


@contextmanager
def some_log() -> Iterator[Log]:
    with TemporaryDirectory() as folder:
        log = open_log(Path(folder) / "e.record")
        try:
            yield log
        finally:
            log.close()


def check_can_be_taken(changes: Sequence[Change]) -> None:
    """They show, they are on the disk, they stand in the forecast, they are found again."""
    with some_log() as log:
        log.receive(changes)
        settle(log)
        assert log.health.failure == ""
        assert [change.id for change in log.kept] == [change.id for change in changes]
        snapshot = log.snapshot
        if snapshot.agenda.days:
            snapshot.agenda.zone  # noqa: B018
            forecast(snapshot.agenda, snapshot.run, NOW)
        log.close()
        with_again = open_log(log.path)
        assert with_again.snapshot == snapshot
        with_again.close()


def check_can_be_shown(snapshot: Snapshot) -> None:
    """What the plenum, the room and the Dokumentation are shown can be made of it."""
    texts = load_texts("de")
    select(snapshot, Filter(text="x"))
    for measure in snapshot.measures:
        trace_of(measure, snapshot)
    for theme in snapshot.themes.standing:
        sheet_of(theme, snapshot)
        is_confirmed(theme, snapshot)
    for query in snapshot.queries:
        corrections(query)
        query_shown(Choice(scene=Scene.QUERY, query=query.id), snapshot, NOTHING_LIVE, texts)
    voices_code(snapshot, NOTHING_LIVE, texts)
    index = SimilarEntries()
    index.follow(snapshot.entries)
    for entry in snapshot.entries:
        index.to(entry)
    timings = forecast(snapshot.agenda, snapshot.run, NOW)
    build_documentation(snapshot, timings, texts, now=NOW)


@pytest.mark.slow
@given(writes_to_the_limits())
@settings(max_examples=150)
def test_what_a_device_may_write_to_the_limits_can_be_taken(writes: Any) -> None:
    with suppress(UnacceptableError):
        check_can_be_taken(check_rows([row(writes)]))


@pytest.mark.slow
@given(plenums_to_the_limits())
def test_any_plenum_can_be_shown_and_closed(writes: Any) -> None:
    with some_log() as log:
        log.commit("plan.adopt", write_agenda(documented_agenda()))
        with suppress(UnacceptableError):
            log.receive(check_rows([row(writes, time=2**61)]))
            check_can_be_shown(log.snapshot)
            for contents in standing_contents(log.registers):
                assert contents


@pytest.mark.slow
@given(agendas_to_the_limits())
@settings(max_examples=150)
def test_any_agenda_and_run_can_be_taken(writes: Any) -> None:
    check_can_be_taken(check_rows([row(writes)]))


@pytest.mark.slow
@given(mutated_writes())
@settings(max_examples=200)
def test_almost_a_change_is_refused_or_can_be_taken(writes: Any) -> None:
    with suppress(UnacceptableError):
        check_can_be_taken(check_rows([row(writes)]))


@pytest.mark.slow
@given(mutated_rows())
@settings(max_examples=200)
def test_almost_a_row_is_refused_or_can_be_taken(hostile: tuple[Any, ...]) -> None:
    with suppress(UnacceptableError):
        (change,) = check_rows([hostile])
        assert from_row(to_row(change)) == change


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_anything_as_writes_is_refused_with_one_error(text: str) -> None:
    with suppress(UnacceptableError):
        check_rows([row(text)])


def entry(**fields: Any) -> list[Any]:
    needed = {"place": "ws1", "text": "x", "filed_at": NOW.ms}
    return ["entry", "1", *([name, value] for name, value in {**needed, **fields}.items())]


def deep_agenda(levels: int) -> list[Any]:
    """Phases in tracks of phases in tracks …"""
    writes: list[Any] = [
        ["event", "", ["title", "E"], ["timezone", "UTC"], ["language", "de"]],
        ["day", "2025-09-09", ["order", "0000"]],
        ["workshop", "w", ["number", 1], ["title", "W"], ["order", "0000"]],
    ]
    parent = "day/2025-09-09"
    for level in range(levels):
        fields = [["title", "P"], ["duration", 60_000], ["order", "0000"]]
        writes.append(["block", f"b{level}", ["parent", parent], *fields])
        track = [["parent", f"b{level}"], ["workshop", "w"], ["order", "0000"]]
        writes.append(["track", f"b{level}/w", *track])
        parent = f"track/b{level}/w"
    return writes


def test_phases_in_phases_without_end_can_be_taken() -> None:
    check_can_be_taken(check_rows([row(deep_agenda(3000))]))


@pytest.mark.parametrize(
    "writes",
    [
        [],
        [["entry", "1"]],
        [["nothing", "1", ["text", "x"]]],
        [["entry", "1", ["nothing", "x"]]],
        [["entry", "1", ["text", "x"]], ["entry", "1", ["text", "y"]]],
        [["entry", "x" * 201, ["text", "x"]]],
        [["entry", "\ud83d", ["text", "x"]]],
        [entry(text="\ud83d")],
        [entry(text="x" * 100_001)],
        [entry(text=1)],
        [entry(filed_at=1.5)],
        [entry(filed_at=True)],
        [entry(filed_at=2**60)],
        [entry(removed=1)],
        [entry(relation="friend")],
        [["event", "", ["timezone", "Europe"]]],
        [["event", "", ["timezone", "../../../etc/passwd"]]],
        [["event", "", ["timezone", "x" * 5000]]],
        [["event", "", ["people", [["\ud83d", "", ""]]]]],
        [["event", "", ["people", ["abc"]]]],
        [["event", "", ["people", {"abc": 1}]]],
        [["event", "", ["participants", 10**4000]]],
        [["lead", "", ["epoch", 10**9]]],
        [["lead", "", ["epoch", -1]]],
        [["day", "20250909", ["order", "0000"]]],
        [["day", "2025-W37-2", ["order", "0000"]]],
        [["day", "1899-12-31", ["order", "0000"]]],
        [["day", "9999-12-31", ["order", "0000"]]],
        [["block", "b", ["order", "1"]]],
        [["block", "b", ["start", "12:30+02:00"]]],
        [["block", "b", ["duration", 86_400_000 * 101]]],
        [["number", "1", ["entry", "1"]]],
        [["number", "ws1/B2", ["entry", "1"]]],
        [["seat", "ws1", ["taken", True]]],
        [["edit", "1", ["update", "AQEBAAQBBHRleHQBYQA="]]],
        [["edit", "1/1", ["update", None]]],
        [["edit", "1/1", ["update", "AQEBAAQBBHRleHQBYQA=", [STATION, 1]]]],
        [["edit", "1/1", ["update", "AQEBAAQBBHRleHQBGwA="]]],
        [["edit", "1/1", ["update", "AQEBAAQB"]]],
        [["query", "1", ["points", 0]]],
        [["query", "1", ["most", 0]]],
        [["query", "1", ["people", -1]]],
        [["query", "1", ["candidates", []]]],
        [["query", "1", ["candidates", [["1", "A"], ["1", "B"]]]]],
        [["query", "1", ["candidates", [["1", "A"], ["", "B"]]]]],
        [["query", "1", ["candidates", [["1", "A", "B"]]]]],
        [["query", "1", ["from_phones", [-1]]]],
        [["count", "1", ["source", "letters"]]],
        [["round", "1", ["questions", []]]],
        [["round", "1", ["questions", "Was?"]]],
        [["theme", "1", ["confirmation", [-(2**60), "x"]]]],
        [["theme", "1", ["confirmation", [NOW.ms]]]],
        [["gathered", "1", ["there", True]]],
        [["summary", "ws1", ["text", "x", [STATION, 0]]]],
        [["summary", "ws1", ["text", "x", ["x", 1]]]],
        [["summary", "ws1", ["text", "x", [STATION, 1.0]]]],
        [["summary", "ws1", ["text", "x", [STATION, True]]]],
        [["summary", "ws1", ["text", ["x"]]]],
        [[["summary"], "ws1", ["text", "x"]]],
        [["summary", None, ["text", "x"]]],
        {"summary": "ws1"},
        "[" * 100_000,
        "[NaN]",
        "",
    ],
    ids=lambda writes: str(writes)[:50],
)
def test_no_writes(writes: Any) -> None:
    with pytest.raises(UnacceptableError):
        check_rows([row(json.dumps(writes) if isinstance(writes, list) else writes)])


@pytest.mark.parametrize(
    "changed",
    [
        {0: "0123456789ab"},
        {0: "0123456789AB.00000001"},
        {0: "0123456789ab.00000001\n"},
        {1: 0},
        {1: 2**53 + 1},
        {2: -1},
        {2: 2**62},
        {3: "x" * 65},
        {3: "\ud83d"},
        {4: "file"},
        {4: "capture.file\n"},
        {5: "x", 6: 1},
        {5: STATION, 6: 0},
    ],
    ids=str,
)
def test_no_row(changed: dict[int, Any]) -> None:
    good = row([entry()])
    hostile = [changed.get(place, value) for place, value in enumerate(good)]

    with pytest.raises(UnacceptableError) as refused:
        check_rows([good, hostile])

    assert "\ud83d" not in str(refused.value)


def test_what_is_typed_in_a_shared_text_passes() -> None:
    check_can_be_taken(check_rows([row([["edit", "1/1", ["update", "AQEBAAQBBHRleHQBYQA="]]])]))


def test_what_an_agenda_writes_passes() -> None:
    writes = tuple(
        Write(entity, field, value)
        for entity, fields in write_agenda(documented_agenda()).items()
        for field, value in fields.items()
    )
    change = Change(ChangeId(STATION, 1), 1, "regie", "plan.adopt", writes)

    assert check_rows([to_row(change)]) == [change]
