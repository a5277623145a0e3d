"""What a review finds, and that it finds nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given

from facilitator.domain.agenda import Agenda, Block, BlockKind
from facilitator.domain.review import (
    LONGEST_STRETCH,
    EarlyEnd,
    Gap,
    LateEnd,
    NoBreak,
    Overlap,
    Spot,
    advise,
    describe,
    review,
)
from facilitator.domain.run_sheet import BREAKS
from facilitator.domain.schedule.plan import plan
from facilitator.texts import load_texts
from tests.domain.factories import SECOND_DAY, agenda, block, day, one_day, phase
from tests.domain.review.reviewed import said, with_workshops
from tests.domain.schedule.strategies import agendas


def _pause(name: str = "pause", length: float = 20, start: str | None = None) -> Block:
    return replace(block(name, length, start), kind=BlockKind.BREAK)


def _said_of(*blocks: Block, end: str | None = None) -> list[str]:
    return said(with_workshops(one_day(*blocks, end=end)))


ALRIGHT: dict[str, tuple[Iterable[Block], str | None]] = {
    "one after another": ([block("a", 30, "09:00"), block("b", 30)], "10:00"),
    "five minutes between": ([block("a", 25, "09:00"), block("b", 30, "09:30")], None),
    "100 minutes": ([block("a", 100, "09:00")], None),
    "a break after 100": ([block("a", 100, "09:00"), _pause(), block("b", 100)], None),
    "done half an hour early": ([block("a", 30, "09:00")], "10:00"),
    "tracks 15 minutes apart": ([phase("p", [block("a", 30, "09:00")], [block("b", 45)])], None),
    "a break in the tracks": (
        [phase("p", [block("a", 80, "09:00"), _pause("x"), block("b", 60)]), block("c", 40)],
        None,
    ),
    "past midnight": ([block("a", 90, "23:00"), block("b", 10, "00:30")], "00:40"),
}


@pytest.mark.parametrize("case", ALRIGHT)
def test_review_finds_nothing(case: str) -> None:
    blocks, end = ALRIGHT[case]

    assert _said_of(*blocks, end=end) == []


FOUND: dict[str, tuple[list[Block], str | None, str]] = {
    "overlap": (
        [block("a", 40, "09:00"), block("b", 30, "09:30")],
        None,
        "“B” is to start at 09:30, but “A” is planned to end at 09:40.",
    ),
    "overlap in a track": (
        [phase("p", [block("a", 40), block("b", 30, "09:30")])],
        None,
        "“B” is to start at 09:30, but “A” is planned to end at 09:40.",
    ),
    "overlap with the phase": (
        [block("a", 60, "09:00"), phase("p", [block("b", 30, "09:30")])],
        None,
        "“B” is to start at 09:30, but its phase is planned to begin at 10:00.",
    ),
    "gap": (
        [block("a", 30, "09:00"), block("b", 30, "09:36")],
        None,
        "Nothing is planned from 09:30 to 09:36, before “B”.",
    ),
    "gap at the beginning of a track": (
        [phase("p", [block("a", 30, "09:10")], [block("b", 40)])],
        None,
        "Nothing is planned from 09:00 to 09:10, before “A”.",
    ),
    "late end": (
        [block("a", 61, "09:00")],
        "10:00",
        "The day is planned to end at 10:01; 10:00 is promised.",
    ),
    "early end": (
        [block("a", 29, "09:00")],
        "10:00",
        "The day is planned to end at 09:29; 10:00 is promised.",
    ),
    "no break": (
        [block("a", 60, "09:00"), block("b", 41), _pause(), block("c")],
        None,
        "No break from 09:00 to 10:41: 101 min at a stretch.",
    ),
    "no break through a phase": (
        [block("a", 60, "09:00"), phase("p", [block("b", 30)]), block("c", 20)],
        None,
        "No break from 09:00 to 10:50: 110 min at a stretch.",
    ),
    "the track whose break is longest ago counts": (
        [
            phase("p", [block("a", 60), _pause(length=20)], [block("b", 80)]),
            block("c", 30),
        ],
        None,
        "No break from 09:00 to 10:50: 110 min at a stretch.",
    ),
    "no break before one in a track": (
        [phase("p", [block("a", 110), _pause(), block("b", 20)])],
        None,
        "WS 1 has no break from 09:00 to 10:50: 110 min at a stretch.",
    ),
    "uneven tracks": (
        [phase("p", [block("a", 60)], [block("b", 40)], [block("c", 44)])],
        None,
        "In “P”, WS 2 is done 20 min before WS 1.",
    ),
}


@pytest.mark.parametrize("case", FOUND)
def test_review_finds(case: str) -> None:
    blocks, end, said = FOUND[case]

    assert _said_of(*blocks, end=end) == [said]


def test_gap_is_a_break_as_well() -> None:
    said = _said_of(block("a", 90, "09:00"), block("b", 90, "10:40"))

    assert said == ["Nothing is planned from 10:30 to 10:40, before “B”."]


def test_evening_that_runs_into_the_next_morning() -> None:
    evening = day(block("late", 95, "23:00"))
    morning = day(block("early", 30, "00:30"), on=SECOND_DAY)

    assert said(agenda(evening, morning)) == [
        "“Early” is to start at 00:30, but “Late” is planned to end at 00:35."
    ]


def test_findings_say_where_to_look() -> None:
    plan = one_day(block("a", 120, "09:00"), block("b", 30, "11:10"), end="11:20")

    assert [(type(finding), finding.spot) for finding in review(plan)] == [
        (Gap, Spot(0, "b", "start")),
        (LateEnd, Spot(0, key="end")),
        (NoBreak, Spot(0, "a")),
    ]


@given(agendas())
def test_everything_that_is_found_can_besaid(plain: Agenda) -> None:
    plan = with_workshops(plain)

    for finding in review(plan):
        for language in ("de", "en"):
            texts = load_texts(language)
            assert describe(finding, plan, texts)
            assert advise(finding, texts)


@given(agendas(tracks=False))
def test_stretch_that_is_found_is_long_and_has_no_break(plain: Agenda) -> None:
    kinds = [BlockKind.PLAIN, BlockKind.PLAIN, BlockKind.BREAK]
    days = tuple(
        replace(
            one,
            blocks=tuple(
                replace(each, kind=kinds[number % 3]) for number, each in enumerate(one.blocks)
            ),
        )
        for one in plain.days
    )
    found = replace(plain, days=days)

    for finding in review(found):
        if isinstance(finding, NoBreak):
            assert finding.end - finding.start > LONGEST_STRETCH
            for slot in plan(found)[finding.spot.day].slots:
                inside = finding.start < slot.end and slot.start < finding.end
                assert not (inside and slot.block.kind in BREAKS)


@given(agendas())
def test_promises_that_are_planned_are_not_found(plain: Agenda) -> None:
    """An agenda whose promises are all taken back has neither overlaps nor gaps nor ends."""
    free = replace(
        plain,
        days=tuple(
            replace(
                one,
                end=None,
                blocks=tuple(
                    replace(each, start=None, tracks=()) for each in one.blocks if not each.tracks
                ),
            )
            for one in plain.days[:1]
        ),
    )

    kinds = {type(finding) for finding in review(free)}
    assert not kinds & {Overlap, Gap, LateEnd, EarlyEnd}
