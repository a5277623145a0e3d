"""What the screen is about, and what Enter does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.entries import Release
from facilitator.domain.plenum.query import Candidate, PhoneCount, Query, QueryKind, QueryState
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.stage import Scene
from facilitator.link.voicing import Voices
from facilitator.texts import load_texts
from facilitator.tui.bingo.said_pane import Tone
from facilitator.tui.polls.inbox_pane import inbox_facts, whole_card
from facilitator.tui.polls.query_words import query_panel, stage_lines
from facilitator.tui.polls.result_pane import ResultRow, bar, draw_rows, result_facts
from facilitator.tui.polls.round_words import text_of
from facilitator.tui.polls.standing import Standing, Step, standing
from tests.domain.factories import at
from tests.tui.polls.polling import agenda_with_plenum, card

ENGLISH = load_texts("en")
OPEN = Query(
    id="q1",
    kind=QueryKind.POINTS,
    question="What matters most?",
    candidates=(Candidate(id="a", label="Alpha"), Candidate(id="b", label="Beta")),
    points=3,
    most=2,
    people=20,
    opened=at("12:00"),
)
CLOSED = replace(OPEN, closed=at("12:10"))
REVEALED = replace(CLOSED, revealed=at("12:11"), from_phones=PhoneCount(ballots=9, points=(8, 18)))
WAITING = card(1, "r")
DROPPED = card(2, "r", dropped=True)


def snapshot(*queries: Query) -> Snapshot:
    return Snapshot(record_id="r", agenda=agenda_with_plenum(), queries=queries)


@pytest.mark.parametrize(
    ("query", "cards", "step"),
    [
        (OPEN, (WAITING,), Step.CLOSE),
        (CLOSED, (WAITING,), Step.REVEAL),
        (REVEALED, (DROPPED, WAITING), Step.TAKE),
        (REVEALED, (DROPPED,), Step.NEW),
    ],
    ids=["open", "closed", "cards", "nothing"],
)
def test_next_step_is_the_query_then_cards_then_another_query(
    query: Query, cards: tuple[object, ...], step: Step
) -> None:
    voices = Voices(cards=cards, waiting=1)  # type: ignore[arg-type]

    assert standing(snapshot(query), voices).next_step is step


def test_card_that_was_moved_here_is_not_waited_for() -> None:
    voices = Voices(cards=(WAITING, DROPPED), waiting=41)

    stands = standing(snapshot(), voices, {WAITING.id: True, DROPPED.id: False})

    assert [one.id for one in stands.waiting] == [DROPPED.id]
    assert [one.id for one in stands.dropped] == [WAITING.id]
    assert stands.more == 40


def test_query_that_is_looked_at_is_the_chosen_then_the_present_one() -> None:
    first, second = replace(REVEALED, id="q0"), OPEN
    stands = standing(snapshot(first, second), None)

    assert stands.shown("") == second
    assert stands.shown("q0") == first
    assert stands.beside(second, -1) == first
    assert stands.beside(first, -1) == first
    assert stands.beside(second, 1) == second


def words_of(query: Query, **voices: int) -> list[str]:
    """Return what the panel says of `query`, plainly."""
    told = Voices(query=query.id, **voices)  # type: ignore[arg-type]
    stands = Standing(queries=(query,), current=None if query.revealed else query)
    panel = query_panel(query, stands, told, agenda_with_plenum().zone, ENGLISH)
    return [said.words for said in panel.lines]


def test_open_query_says_how_many_have_taken_part_and_nothing_else() -> None:
    assert words_of(OPEN, ballots=7) == [
        "What matters most?",
        "open since 12:00 · ⏎ closes it",
        "7 of 20 have taken part · 7 phones",
        "3 points a person, at most 2 on one",
    ]


def test_revealed_query_says_its_sum_against_what_is_possible() -> None:
    assert words_of(REVEALED) == [
        "What matters most?",
        "revealed at 12:11 · ⏎ prepares the next one",
        "26 of at most 60 points",
        "9 of 20 have taken part · 9 phones",
        "3 points a person, at most 2 on one",
    ]


def test_missing_count_of_phones_is_said() -> None:
    panel = query_panel(
        replace(REVEALED, from_phones=None),
        Standing(queries=(replace(REVEALED, from_phones=None),)),
        None,
        agenda_with_plenum().zone,
        ENGLISH,
    )

    assert [said.words for said in panel.lines if said.tone is Tone.ALERT] == [
        "What phones gave is missing yet: the main machine has not said."
    ]


@pytest.mark.parametrize("query", [OPEN, CLOSED], ids=lambda query: query.state)
def test_nothing_of_a_result_is_shown_before_it_is_revealed(query: Query) -> None:
    given = replace(query, from_phones=PhoneCount(ballots=9, points=(8, 18)))
    assert given.state is not QueryState.REVEALED

    facts = result_facts(given, ENGLISH)

    assert facts.rows == (ResultRow("Alpha"), ResultRow("Beta"))


def test_result_has_the_most_points_first_and_a_scale_its_steps() -> None:
    assert result_facts(REVEALED, ENGLISH).rows == (ResultRow("Beta", 18), ResultRow("Alpha", 8))
    scale = replace(REVEALED, kind=QueryKind.SCALE, points=1, most=1)
    assert [row.label for row in result_facts(scale, ENGLISH).rows] == ["Alpha", "Beta"]


def test_bar_is_as_long_as_its_share_and_never_nothing_for_something() -> None:
    assert [bar(points, 100, 4) for points in (0, 1, 50, 56, 100)] == [
        "    ",
        "▏   ",
        "██  ",
        "██▎ ",
        "████",
    ]


def test_text_of_a_card_keeps_a_line_for_each_question() -> None:
    assert text_of(card(1, "r", "gut", "", "mehr\nPausen")) == "gut\n\nmehr Pausen"


def test_inbox_counts_what_the_hub_does_not_tell_of_and_says_what_takes_a_card() -> None:
    stands = standing(snapshot(), Voices(cards=(WAITING, DROPPED), waiting=41))

    waiting = inbox_facts(stands, 7, ENGLISH, dropped=False)
    dropped = inbox_facts(stands, 0, ENGLISH, dropped=True)

    assert (waiting.title, waiting.marked) == ("Inbox: 41 cards wait · ⏎ takes it", 0)
    assert waiting.below == "1 put aside (v)"
    assert dropped.title == "1 card put aside · t has it wait again"


@pytest.mark.parametrize(
    ("labels", "lines"),
    [
        (
            ("Ja", "Nein"),
            ["Ja    1  " + "█" * 15 + "▌", "Nein  2  " + "█" * 31],
        ),
        (
            ("Wir treffen uns jeden Monat", "Nein"),
            ["Wir treffen uns jeden Monat", "  1  " + "█" * 17 + "▌", "Nein", "  2  " + "█" * 35],
        ),
        (
            ("Wir treffen uns jeden Monat, und zwar alle", *"abcdef"),
            ["1  ████      Wir treffen uns jeden Mona…", "2  ████████  a"],
        ),
    ],
    ids=["beside", "above", "behind"],
)
def test_label_stands_where_there_is_room_for_it(labels: tuple[str, ...], lines: list[str]) -> None:
    rows = tuple(ResultRow(label, min(2, number)) for number, label in enumerate(labels, 1))

    drawn = [line.plain for line in draw_rows(rows, 40, "")]

    assert [line.rstrip() for line in drawn][: len(lines)] == lines


def test_whole_card_stands_below_its_questions() -> None:
    asked = Round(
        id="r",
        kind=RoundKind.FEEDBACK,
        questions=("Good?", "Missing?"),
        place="plenum",
        opened=at("12:00"),
    )
    sent = card(1, "r", "much", "", function="Leitung", release=Release.ANONYMOUS)

    assert whole_card(sent, asked, ENGLISH) == "Good?\nmuch\n\nMissing?\n–\n\nLeitung · anonymous"


def test_result_that_the_room_does_not_see_yet_is_pointed_at() -> None:
    shown = [
        len(stage_lines(query, scene, ENGLISH))
        for query in (CLOSED, REVEALED)
        for scene in (Scene.VOICES_CODE, Scene.QUERY)
    ]

    assert shown == [0, 0, 1, 0]


def test_possible_points_decide_about_the_plural_and_people_about_the_verb() -> None:
    said = words_of(replace(REVEALED, from_phones=PhoneCount(ballots=1, points=(1, 0))))

    assert said[2:4] == ["1 of at most 60 points", "1 of 20 has taken part · 1 phone"]
