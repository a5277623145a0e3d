"""Queries and rounds of a rehearsal: real pages, real forms, phones that answer by themselves."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import PhoneCount
from facilitator.formats.agenda import read_agenda
from facilitator.hub.voices.rehearsed import RehearsedVoices
from tests.hub.voices.pages.desk import CARDS, FEEDBACK, VOICE, mood, points

SAMPLE = Path("agendas/xfeld-leistung-kassel.yaml")
NOW = Instant(1_757_500_000_000)


def test_ballots_and_cards_of_the_script_come_over_the_pages_and_are_forgotten(
    tmp_path: Path,
) -> None:
    voices = RehearsedVoices(read_agenda(SAMPLE).agenda, tmp_path, lambda: NOW)
    coded = points(id="q8", by_code=True)

    voices.answer(points(), [{"t1": 3, "t3": 2}, {"t1": 1}])
    voices.answer(mood(), [{"5": 1}] * 3)
    voices.answer(coded, [{"t2": 1}])
    voices.write(CARDS, ["Mehr Zeit", "Weniger Papier"])
    voices.write(FEEDBACK, ["Die Gespräche\n\nMehr Pausen"])
    voices.write(VOICE, ["Das war gut."])

    assert voices.count(points()) == PhoneCount(ballots=2, points=(4, 0, 2))
    assert voices.count(mood()) == PhoneCount(ballots=3, points=(0, 0, 0, 0, 3))
    assert voices.count(coded) == PhoneCount(ballots=1, points=(0, 1, 0))
    assert {card.parts for card in voices.cards(CARDS)} == {("Mehr Zeit",), ("Weniger Papier",)}
    assert [card.parts for card in voices.cards(FEEDBACK)] == [("Die Gespräche", "", "Mehr Pausen")]
    assert [card.release for card in voices.cards(VOICE)] == ["anonymous"]
    voices.close()
    assert list(tmp_path.iterdir()) == []
