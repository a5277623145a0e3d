"""Scales (Einpunktfrage, Stimmungsbarometer): their steps, and where the middle of answers lies."""

from __future__ import annotations

from enum import StrEnum

from facilitator.domain.plenum.query import Candidate
from facilitator.domain.plenum.tally import Tally
from facilitator.texts import Texts


class Scale(StrEnum):
    """The scales that need no wording of one's own."""

    MOOD = "mood"
    AGREEMENT = "agreement"
    CONFIDENCE = "confidence"
    USEFULNESS = "usefulness"


def steps_of(scale: Scale, texts: Texts) -> tuple[Candidate, ...]:
    """Return the steps of `scale`, from the lowest."""
    return steps(_words(scale, texts))


def steps(words: tuple[str, ...]) -> tuple[Candidate, ...]:
    """Return the steps of a scale in one's own words, from the lowest: ``1``, ``2`` …"""
    return tuple(Candidate(id=str(position), label=word) for position, word in enumerate(words, 1))


def title_of(scale: Scale, texts: Texts) -> str:
    """Return what a scale is called."""
    match scale:
        case Scale.MOOD:
            return texts("Mood")
        case Scale.AGREEMENT:
            return texts("Agreement")
        case Scale.CONFIDENCE:
            return texts("Confidence")
        case Scale.USEFULNESS:
            return texts("Usefulness")


def median_step(counted: Tally) -> Candidate | None:
    """Return the step at which half of the answers are reached; None without an answer.

    A median, because the steps of a scale are in an order and not at a distance.
    """
    passed = 0
    for row in counted.rows:
        passed += row.total
        if passed and 2 * passed >= counted.points:
            return row.candidate
    return None


def _words(scale: Scale, texts: Texts) -> tuple[str, ...]:
    match scale:
        case Scale.MOOD:
            return (
                texts.about("mood", "stormy"),
                texts.about("mood", "rainy"),
                texts.about("mood", "cloudy"),
                texts.about("mood", "fair"),
                texts.about("mood", "sunny"),
            )
        case Scale.AGREEMENT:
            return (
                texts("disagree strongly"),
                texts("rather disagree"),
                texts("rather agree"),
                texts("agree strongly"),
            )
        case Scale.CONFIDENCE:
            return (
                texts("not confident at all"),
                texts("hardly confident"),
                texts("rather confident"),
                texts("very confident"),
            )
        case Scale.USEFULNESS:
            return (
                texts("of no use at all"),
                texts("of little use"),
                texts("rather useful"),
                texts("very useful"),
            )
