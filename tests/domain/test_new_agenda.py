"""A drafted agenda needs no second look, whatever was wished for."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import BlockKind
from facilitator.domain.instant import NONE, minutes, whole_minutes
from facilitator.domain.new_agenda import Wishes, draft_agenda, draft_notes
from facilitator.domain.review import review
from facilitator.domain.schedule.plan import plan
from facilitator.texts import LANGUAGES


@st.composite
def wishes(draw: st.DrawFn, /, **fixed: Any) -> Wishes:
    begin = draw(st.integers(5 * 60, 21 * 60))
    end = draw(st.integers(begin + 120, 24 * 60 - 1))
    given: dict[str, Any] = {
        "title": "Event",
        "place": "",
        "first_day": draw(st.dates(date(2000, 1, 1), date(2100, 12, 31))),
        "days": draw(st.integers(1, 5)),
        "begin": time(*divmod(begin, 60)),
        "end": time(*divmod(end, 60)),
        "workshops": draw(st.integers(0, 12)),
        "language": draw(st.sampled_from(LANGUAGES)),
    }
    return Wishes(**{**given, **fixed})


def _wishes(begin: str, end: str, **changes: Any) -> Wishes:
    given: dict[str, Any] = {
        "title": "Teamtag",
        "place": "Nordheim",
        "first_day": date(2026, 3, 12),
        "days": 1,
        "workshops": 2,
        "language": "de",
        **changes,
    }
    return Wishes(begin=time.fromisoformat(begin), end=time.fromisoformat(end), **given)


def _day(found: Wishes, number: int = 0) -> list[tuple[str, int]]:
    day = draft_agenda(found).days[number]
    return [(block.title, whole_minutes(block.duration)) for block in day.blocks]


def test_draft_of_a_day_with_workshops() -> None:
    assert _day(_wishes("09:00", "17:00")) == [
        ("Begrüßung", 15),
        ("Impuls mit Nachfragen", 60),
        ("Kaffeepause", 20),
        ("Workshop-Phase 1", 75),
        ("Mittagspause", 60),
        ("Workshop-Phase 2", 70),
        ("Kaffeepause", 20),
        ("Workshop-Phase 3", 70),
        ("Kaffeepause", 20),
        ("Plenum: was wir vereinbaren", 55),
        ("Dank und Verabschiedung", 15),
    ]


def test_draft_of_two_hours() -> None:
    assert _day(_wishes("18:00", "20:00")) == [
        ("Begrüßung", 15),
        ("Workshops", 35),
        ("Kaffeepause", 20),
        ("Plenum: was wir vereinbaren", 35),
        ("Dank und Verabschiedung", 15),
    ]


def test_draft_without_workshops_in_english() -> None:
    assert _day(_wishes("09:00", "12:30", workshops=0, language="en")) == [
        ("Welcome", 15),
        ("Talk and questions", 45),
        ("Coffee break", 20),
        ("Working round 1.2", 55),
        ("Coffee break", 20),
        ("Plenum: what we agree on", 40),
        ("Thanks and goodbye", 15),
    ]


def test_second_day_goes_on_where_the_first_ended() -> None:
    two_days = _wishes("09:00", "12:30", days=2)

    assert _day(two_days)[-2:] == [("Plenum: Zwischenstand", 40), ("Ausblick auf morgen", 15)]
    assert _day(two_days, 1)[:2] == [("Guten Morgen: wo wir stehen", 15), ("Workshop-Phase 2", 45)]


@given(wishes())
def test_draft_keeps_its_promises_to_the_minute(wished: Wishes) -> None:
    agenda = draft_agenda(wished)

    assert review(agenda) == ()
    for day in plan(agenda):
        assert day.end == day.promised_end
        assert all(slot.pinned in (None, slot.start) for slot in day.slots)
    assert len(agenda.days) == wished.days
    assert len(agenda.workshops) == wished.workshops


@given(wishes())
def test_draft_gives_every_block_time_and_an_id_of_its_own(wished: Wishes) -> None:
    agenda = draft_agenda(wished)
    ids = Counter([*(block.id for block in agenda.all_blocks()), *(w.id for w in agenda.workshops)])

    assert set(ids.values()) == {1}
    for block in agenda.all_blocks():
        assert block.duration >= minutes(10)
        assert block.minimum is None or NONE <= block.minimum <= block.duration
        assert block.kind is not BlockKind.PARALLEL or len(block.tracks) == wished.workshops
    assert set(draft_notes(agenda, wished.language)) <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_stand_at_the_opening_and_at_the_plenum(language: Any) -> None:
    agenda = draft_agenda(_wishes("09:00", "12:00", language=language))

    assert list(draft_notes(agenda, language)) == ["opening", "part2"]
