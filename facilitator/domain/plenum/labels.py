"""What measures, themes and queries are called: the same on every screen and in the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count, islice

from facilitator.domain.entries import Measure, MeasureId
from facilitator.domain.plenum.query import Query, QueryId, QueryState
from facilitator.domain.plenum.theme import Theme, ThemeId
from facilitator.texts import Texts


def measure_labels(measures: Iterable[Measure], texts: Texts) -> Mapping[MeasureId, str]:
    """Return ``M 1`` for each measure that was agreed on, ``PM 1`` for each proposal.

    What was said aloud stays: a measure has the number that it was agreed on with, and a proposal
    that becomes one leaves a gap.
    """
    standing = sorted((one for one in measures if not one.removed), key=lambda one: one.id)
    labels = {
        measure: texts.about("measure", "M {number}", number=number)
        for measure, number in _agreed_as(one for one in standing if one.agreed).items()
    }
    proposals = (one for one in standing if one.proposed or not one.agreed)
    for number, measure in enumerate(proposals, start=1):
        if not measure.agreed:
            labels[measure.id] = texts.about("proposed measure", "PM {number}", number=number)
    return labels


def _agreed_as(measures: Iterable[Measure]) -> Mapping[MeasureId, int]:
    """Return the number of each; who has none, or that of another one, gets the next that is free.

    Two devices may give one number at the same time: the first by id keeps it.
    """
    agreed = tuple(measures)
    numbers: dict[int, MeasureId] = {}
    for one in agreed:
        if one.agreed_as:
            numbers.setdefault(one.agreed_as, one.id)
    free = (number for number in count(1) if number not in numbers)
    left = [one.id for one in agreed if one.id not in numbers.values()]
    numbers |= dict(zip(list(islice(free, len(left))), left, strict=True))
    return {measure: number for number, measure in sorted(numbers.items())}


def theme_labels(themes: Iterable[Theme], texts: Texts) -> Mapping[ThemeId, str]:
    """Return ``Theme 1`` for each theme, in their order."""
    return {
        theme.id: texts("Theme {number}", number=number)
        for number, theme in enumerate(themes, start=1)
    }


def query_labels(queries: Iterable[Query], texts: Texts) -> Mapping[QueryId, str]:
    """Return ``Query 1`` for each query whose result was revealed, in order."""
    revealed = [query.id for query in queries if query.state is QueryState.REVEALED]
    return {
        query: texts("Query {number}", number=number)
        for number, query in enumerate(revealed, start=1)
    }
