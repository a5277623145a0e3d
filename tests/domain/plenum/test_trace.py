"""The way back from a measure to who said it where, and what came of an entry."""

from __future__ import annotations

from facilitator.domain.plenum.query import Candidate, PhoneCount, Query, QueryKind
from facilitator.domain.plenum.theme import Absorbed, Theme, Themes
from facilitator.domain.plenum.trace import Lack, missing, trace_of, trace_of_entry
from facilitator.domain.snapshot import Snapshot
from tests.domain.factories import at
from tests.factories import make_agenda, make_entry, make_measure, make_snapshot, make_workshop

SOURCE = make_entry("ws1-1", "Patensystem", filed_at=at("10:05"), merged_into="ws2-1")
WORDING = make_entry("ws2-1", "Neue begleiten", place="ws2", filed_at=at("11:30"))
THEME = Theme(
    id="t", title="Einarbeitung", entries=("ws2-1",), absorbed=(Absorbed(id="u", title="U"),)
)
MEASURE = make_measure("m", "Paten benennen", sources=("undone", "ws2-1"), theme="u")
QUERY = Query(
    id="q",
    kind=QueryKind.POINTS,
    question="Was zuerst?",
    candidates=(Candidate(id="t", label="Einarbeitung"), Candidate(id="ws1-1", label="Paten")),
    opened=at("12:00"),
    closed=at("12:10"),
    revealed=at("12:11"),
    from_phones=PhoneCount(ballots=9, points=(7, 0)),
)


def snapshot() -> Snapshot:
    return make_snapshot(
        make_agenda(workshops=(make_workshop(1), make_workshop(2, "Einarbeitung"))),
        entries=[SOURCE, WORDING],
        measures=(MEASURE,),
        queries=(QUERY,),
        themes=Themes((THEME,), {"ws2-1": ("t",)}),
    )


def test_trace_of_a_measure_leads_to_every_wording_with_its_points() -> None:
    trace = trace_of(MEASURE, snapshot())

    (origin,) = trace.origins
    assert (origin.entry, origin.number, origin.points) == (WORDING, "2.1", None)
    assert (origin.place_title, origin.at, origin.themes) == ("Einarbeitung", at("11:30"), (THEME,))
    (source,) = origin.sources
    assert (source.entry, source.number, source.points) == (SOURCE, "1.1", 0)
    assert (trace.theme, trace.theme_points) == (THEME, 7)


def test_trace_of_an_entry_leads_to_its_wording_and_to_what_rests_on_it() -> None:
    trace = trace_of_entry(SOURCE, snapshot())

    assert [origin.entry for origin in trace.origins] == [SOURCE]
    assert trace.heir is not None
    assert trace.heir.entry is WORDING
    assert trace.measures == (MEASURE,)
    assert trace_of_entry(WORDING, snapshot()).heir is None


def test_measure_misses_who_and_when_until_they_are_said() -> None:
    assert missing(make_measure("m", who=" ")) == (Lack.WHO, Lack.DUE)
    assert missing(make_measure("m", who="Team", due="Q1")) == ()
