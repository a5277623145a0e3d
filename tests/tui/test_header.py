"""What the header says on screens of any width."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from facilitator.domain.instant import minutes
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Saving
from facilitator.link.state import LinkState
from facilitator.texts import load_texts
from facilitator.tui.context import Moment
from facilitator.tui.header import Header, HeaderFacts, header_facts
from tests.domain.factories import Happening, at
from tests.factories import make_agenda, make_block, make_day, make_snapshot

FACTS = HeaderFacts(
    event="xFeld · Kassel",
    day="Tag 1 von 2",
    clock="18:55",
    end="21:07",
    off="7 min später als geplant",
    off_short="+7 min",
    later="7 min später",
    is_late=True,
    saving=Saving(alone=61),
    rehearsal="",
)


def said(facts: HeaderFacts, width: int) -> str:
    return Header(load_texts("de")).draw(facts, width).plain


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            140,
            "xFeld · Kassel · Tag 1 von 2    18:55   Ende voraussichtlich 21:07 ! 7 min später als "
            "geplant    gesichert · 61 Beiträge nur auf diesem Gerät",
        ),
        (78, "18:55   Ende 21:07 ! 7 min später als geplant   gesichert · 61 nur hier"),
        (60, "18:55   Ende 21:07 ! 7 min später   gesichert · 61 nur hier"),
        (56, "18:55   Ende 21:07 ! +7 min   gesichert · 61 nur hier"),
    ],
)
def test_header_says_the_fullest_wording_that_fits(width: int, line: str) -> None:
    assert said(FACTS, width).split() == line.split()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            140,
            "xFeld · Kassel · Tag 1 von 2    18:55   Ende 21:07 ! 7 min später als geplant    "
            "Bühne getrennt   gesichert · 61 Beiträge nur auf diesem Gerät",
        ),
        (
            100,
            "Tag 1 von 2   18:55   Ende 21:07 ! 7 min später als geplant   Bühne getrennt   "
            "gesichert · 61 nur hier",
        ),
        (78, "18:55   Ende 21:07 ! 7 min später   Bühne getrennt   gesichert · 61 nur hier"),
        (56, "18:55   Ende 21:07 ! +7 min   gesichert · 61 nur hier"),
    ],
)
def test_header_says_whether_there_is_a_stage(width: int, line: str) -> None:
    assert said(replace(FACTS, stage="Bühne getrennt"), width).split() == line.split()


@pytest.mark.parametrize(
    ("link", "sign"),
    [
        (None, ""),
        (LinkState(), ""),
        (LinkState(connected=True), ""),
        (LinkState(connected=True, stages=1), "Bühne ✓"),
        (LinkState(connected=True, stages=2), "Bühne ✓"),
        (LinkState(connected=True, stage_left=True), "Bühne getrennt"),
        (LinkState(stage_left=True), "Bühne getrennt"),
    ],
)
def test_stage_is_told_of_once_there_was_one(link: LinkState | None, sign: str) -> None:
    snapshot, now = make_snapshot(), at("12:30")
    moment = Moment(snapshot, forecast(snapshot.agenda, snapshot.run, now), now)
    assert header_facts(moment, load_texts("de"), link).stage == sign


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            150,
            "xFeld · Kassel · Tag 1 von 2    18:55   Ende voraussichtlich 21:07 ! 7 min später als "
            "geplant · wegen WS 3    gesichert · 61 Beiträge nur auf diesem Gerät",
        ),
        (
            116,
            "xFeld · Kassel · Tag 1 von 2  18:55   Ende 21:07 ! 7 min später als geplant · "
            "wegen WS 3   gesichert · 61 nur hier",
        ),
        (78, "18:55   Ende 21:07 ! 7 min später · wegen WS 3   gesichert · 61 nur hier"),
        (56, "18:55   Ende 21:07 ! +7 min   gesichert · 61 nur hier"),
    ],
)
def test_header_says_why_it_is_late_where_there_is_room(width: int, line: str) -> None:
    facts = replace(FACTS, because="wegen WS 3")

    assert said(facts, width).split() == line.split()


@pytest.mark.parametrize(
    ("now", "later", "short"),
    [
        ("13:14", "14 min später", "+14 min"),
        ("13:00", "", ""),
        ("11:29", "1 Std. 31 min früher", "−91 min"),
    ],
)
def test_lateness_has_a_sign_a_unit_and_words(now: str, later: str, short: str) -> None:
    day = make_day(make_block("talk", start=time(11, 0), duration=minutes(120)))
    events = Happening().done("talk", "11:00", now).events
    snapshot = make_snapshot(make_agenda(day), events=events)
    moment = Moment(snapshot, forecast(snapshot.agenda, snapshot.run, at(now)), at(now))
    facts = header_facts(moment, load_texts("de"))

    assert (facts.later, facts.off_short) == (later, short)


@pytest.mark.parametrize("width", range(56, 140, 4))
def test_header_calls_a_rehearsal_one_however_narrow_it_is(width: int) -> None:
    line = said(replace(FACTS, rehearsal="GENERALPROBE"), width)

    assert line.startswith("GENERALPROBE")
    assert len(line) <= width
