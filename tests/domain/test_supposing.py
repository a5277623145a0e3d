"""What would be after a command is what is after it."""

from __future__ import annotations

from facilitator.domain.instant import NONE, minutes
from facilitator.domain.run import RunEventKind
from facilitator.domain.supposing import inserted, suppose, swapped
from tests.domain.factories import Happening, at, block, one_day


def test_supposed_events_give_the_run_that_they_would_give() -> None:
    before = Happening().start("a", "09:00").run

    after = suppose(
        before,
        [
            (RunEventKind.ENDED, "a", NONE),
            (RunEventKind.STARTED, "b", NONE),
            (RunEventKind.EXTENDED, "b", minutes(5)),
        ],
        at("09:20"),
    )

    happened = Happening().start("a", "09:00").end("a", "09:20").start("b", "09:20")
    assert after == happened.extend("b", 5).run
    assert before == Happening().start("a", "09:00").run


def test_supposed_event_that_cannot_follow_does_nothing() -> None:
    run = Happening().done("a", "09:00", "09:20").run

    assert suppose(run, [(RunEventKind.SKIPPED, "a", NONE)], at("09:30")) == run


def test_swapped_block_stands_right_behind_the_other() -> None:
    agenda = one_day(block("a"), block("b"), block("c"), block("d"))

    after = swapped(agenda, "b", "c")

    assert [one.id for one in after.days[0].blocks] == ["a", "c", "b", "d"]


def test_block_that_opens_the_day_now_takes_over_its_start() -> None:
    agenda = one_day(block("a", start="09:00"), block("b", start="09:40"))

    first, second = swapped(agenda, "a", "b").days[0].blocks

    assert (first.id, first.start) == ("b", agenda.days[0].blocks[0].start)
    assert (second.id, second.start) == ("a", agenda.days[0].blocks[1].start)


def test_inserted_block_stands_right_behind_the_one_it_follows() -> None:
    agenda = one_day(block("a"), block("b"))

    assert [one.id for one in inserted(agenda, "a", block("x")).days[0].blocks] == ["a", "x", "b"]
    assert [one.id for one in inserted(agenda, "b", block("x")).days[0].blocks] == ["a", "b", "x"]
    assert inserted(agenda, "elsewhere", block("x")) == agenda
