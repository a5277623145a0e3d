"""What the Dokumentation says of a game: numbers, and nothing of anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.bingo.views import Totals
from facilitator.domain.instant import Instant, minutes
from facilitator.domain.outline import read_outline
from facilitator.domain.snapshot import Snapshot
from tests.domain.bingo.games import TOTALS
from tests.domain.documentation.building import build, lines, outline, section
from tests.factories import make_agenda, make_block, make_day, make_entry, make_snapshot

BEGUN = Instant(1_757_440_800_000)


def agenda(language: str = "de") -> Agenda:
    bingo = make_block("bingo", "Jobcenter-Bingo", kind=BlockKind.BINGO)
    return make_agenda(make_day(make_block("welcome"), bingo), language=language)


def played(totals: Totals, language: str = "de", **changes: Any) -> Snapshot:
    return make_snapshot(agenda(language), games={"bingo": totals}, **changes)


def told(totals: Totals, language: str = "de") -> list[str]:
    return lines(section(build(played(totals, language)), "Jobcenter-Bingo"))


def test_game_is_told_in_numbers() -> None:
    assert told(TOTALS) == [
        "84 Personen spielten mit. 6 davon hatten Papierkarten. Es gab 410 Begegnungen "
        "und 615 gefüllte Felder. Das erste Bingo gab es nach 14 Minuten; insgesamt waren es 12."
    ]


def test_game_is_told_in_the_language_of_the_event() -> None:
    assert told(TOTALS, "en") == [
        "84 people played. 6 of them had cards on paper. That made 410 meetings and 615 filled "
        "squares. The first Bingo came after 14 minutes; there were 12 in all."
    ]


CASES = {
    "nobody met": (Totals(players=1, begun=BEGUN), "1 Person spielte mit."),
    "no Bingo": (
        Totals(players=2, meetings=1, squares=1, begun=BEGUN, ended=BEGUN + minutes(9)),
        "2 Personen spielten mit. Es gab 1 Begegnung und 1 gefülltes Feld. "
        "Ein Bingo gab es diesmal nicht.",
    ),
    "one Bingo at once": (
        Totals(players=2, paper=1, bingos=1, begun=BEGUN, first_bingo=BEGUN),
        "2 Personen spielten mit. 1 davon hatte eine Papierkarte. "
        "Das erste Bingo gab es nach 1 Minute; es blieb das einzige.",
    ),
    "minute that has begun": (
        Totals(players=2, bingos=2, begun=BEGUN, first_bingo=Instant(BEGUN.ms + 60_001)),
        "2 Personen spielten mit. Das erste Bingo gab es nach 2 Minuten; insgesamt waren es 2.",
    ),
    "Bingo of which nobody knows when": (
        Totals(players=2, bingos=2, begun=BEGUN),
        "2 Personen spielten mit. Es gab 2 Bingos.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_game_is_told_as_far_as_it_went(case: str) -> None:
    totals, expected = CASES[case]

    assert told(totals) == [expected]


@pytest.mark.parametrize("totals", [Totals(), Totals(players=3), Totals(begun=BEGUN)])
def test_game_that_was_not_played_is_not_told(totals: Totals) -> None:
    assert build(played(totals)) == build(make_snapshot(agenda()))


def test_game_stands_before_what_was_written_down() -> None:
    snapshot = played(
        TOTALS, entries=[make_entry("bingo-1", place="bingo")], summaries={"bingo": "Viel gelacht."}
    )

    first, second, *others = lines(section(build(snapshot), "Jobcenter-Bingo"))

    assert first == "Viel gelacht."
    assert second.startswith("84 Personen spielten mit.")
    assert others != []


def test_game_alone_makes_the_chapter() -> None:
    without, told_of = (
        [line.split(" ", 1)[1] for line in outline(build(snapshot))]
        for snapshot in (make_snapshot(agenda()), played(TOTALS))
    )

    added = [title for title in told_of if title not in without]
    assert added == ["Impulse und Austausch", "Jobcenter-Bingo"]


def test_section_of_a_game_lacks_nothing() -> None:
    snapshot = played(TOTALS)

    sections = read_outline(build(snapshot), snapshot).sections

    (bingo,) = (one for one in sections if one.place == "bingo")
    assert bingo.is_counted
    assert bingo.gaps == ()


COUNTS = st.integers(0, 2**53)
MOMENTS = st.none() | st.integers(0, 3 * 10**12).map(Instant)


@given(st.tuples(*[COUNTS] * 6), MOMENTS, MOMENTS, MOMENTS)
def test_whatever_totals_say_can_be_told(
    counts: tuple[int, ...], begun: Instant | None, first: Instant | None, ended: Instant | None
) -> None:
    players, paper, meetings, squares, drawn, bingos = counts
    totals = replace(
        Totals(players=players, paper=paper, meetings=meetings, squares=squares),
        lines=drawn,
        bingos=bingos,
        begun=begun,
        first_bingo=first,
        ended=ended,
    )

    assert build(played(totals)).blocks
