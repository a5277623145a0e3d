"""What measures, themes and queries are called: the same on every screen and in the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.domain.entries import Measure, MeasureId
from facilitator.domain.plenum.query import Query, QueryId, QueryState
from facilitator.domain.plenum.theme import Theme, ThemeId
from facilitator.texts import Texts


def measure_labels(measures: Iterable[Measure], texts: Texts) -> Mapping[MeasureId, str]:
    """Return ``M 1`` for each measure that was agreed on, ``PM 1`` for each proposal, in order."""
    standing = [measure for measure in measures if not measure.removed]
    agreed = [measure.id for measure in standing if measure.agreed]
    proposed = [measure.id for measure in standing if not measure.agreed]
    labels = {
        measure: texts.about("measure", "M {number}", number=number)
        for number, measure in enumerate(agreed, start=1)
    }
    for number, measure in enumerate(proposed, start=1):
        labels[measure] = texts.about("proposed measure", "PM {number}", number=number)
    return labels


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
