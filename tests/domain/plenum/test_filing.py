"""Where cards are filed, and as what, if nobody says otherwise."""

from __future__ import annotations

import pytest

from facilitator.domain.agenda import BlockKind
from facilitator.domain.kinds import EXAMPLE, QUESTION, QUOTE, KindId
from facilitator.domain.plenum.filing import kind_of_card, place_of_round
from facilitator.domain.plenum.round import RoundKind
from tests.domain.factories import Happening
from tests.factories import make_agenda, make_block, make_day, make_snapshot

AGENDA = make_agenda(
    make_day(
        make_block("talk", kind=BlockKind.TALK),
        make_block("first", kind=BlockKind.QA),
        make_block("pause", kind=BlockKind.BREAK),
        make_block("second", kind=BlockKind.QA),
    )
)


@pytest.mark.parametrize(
    ("happening", "place"),
    [
        (Happening(), "first"),
        (Happening().start("talk", "09:00"), "first"),
        (Happening().start("second", "09:00"), "second"),
        (Happening().done("first", "09:30", "10:00").start("pause", "10:00"), "first"),
        (Happening().done("first", "09:30", "10:00").start("second", "10:30"), "second"),
    ],
    ids=["before", "during the talk", "swapped", "in between", "in the second"],
)
def test_questions_to_the_podium_go_to_questions_and_answers(
    happening: Happening, place: str
) -> None:
    snapshot = make_snapshot(AGENDA, events=happening.events)

    assert place_of_round(RoundKind.PODIUM, snapshot, "plenum") == place


@pytest.mark.parametrize("kind", [kind for kind in RoundKind if kind is not RoundKind.PODIUM])
def test_other_cards_go_where_it_was_said(kind: RoundKind) -> None:
    assert place_of_round(kind, make_snapshot(AGENDA), "plenum") == "plenum"


def test_podium_without_questions_and_answers() -> None:
    assert place_of_round(RoundKind.PODIUM, make_snapshot(), "plenum") == "plenum"


@pytest.mark.parametrize(
    ("kind", "becomes"),
    [
        (RoundKind.PODIUM, QUESTION),
        (RoundKind.VOICE, QUOTE),
        (RoundKind.STORY, EXAMPLE),
        (RoundKind.CARDS, None),
        (RoundKind.FEEDBACK, None),
    ],
)
def test_card_becomes_what_its_round_asked_for(kind: RoundKind, becomes: KindId | None) -> None:
    assert kind_of_card(kind, AGENDA) == becomes


def test_card_is_unsorted_where_the_agenda_has_no_such_kind() -> None:
    assert kind_of_card(RoundKind.PODIUM, make_agenda(kinds=())) is None
