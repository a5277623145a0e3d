"""What measures, themes and queries are called."""

from __future__ import annotations

from facilitator.domain.plenum.labels import measure_labels, query_labels, theme_labels
from facilitator.domain.plenum.query import Query, QueryKind
from facilitator.domain.plenum.theme import Theme
from facilitator.texts import load_texts
from tests.domain.factories import at
from tests.factories import make_measure

TEXTS = load_texts("de")


def test_measures_and_proposals_are_counted_apart() -> None:
    measures = (
        make_measure("a"),
        make_measure("b", agreed=True),
        make_measure("gone", agreed=True, removed=True),
        make_measure("c", agreed=True),
        make_measure("d"),
    )

    assert measure_labels(measures, TEXTS) == {"a": "V 1", "b": "M 1", "c": "M 2", "d": "V 2"}


def test_numbers_that_were_said_aloud_stay() -> None:
    measures = (
        make_measure("a", agreed=True, agreed_as=2, proposed=True),
        make_measure("b"),
        make_measure("c", agreed=True, agreed_as=1),
        make_measure("d", agreed=True, agreed_as=2),
        make_measure("e", agreed=True),
        make_measure("f", agreed=True, agreed_as=6, proposed=True),
        make_measure("g"),
    )

    assert measure_labels(measures, TEXTS) == {
        **{"c": "M 1", "a": "M 2", "d": "M 3", "e": "M 4", "f": "M 6"},
        **{"b": "V 2", "g": "V 4"},
    }


def test_themes_are_counted_in_their_order() -> None:
    themes = (Theme(id="b", title="Einarbeitung"), Theme(id="a", title="Sichtbarkeit"))

    assert theme_labels(themes, TEXTS) == {"b": "Thema 1", "a": "Thema 2"}


def test_queries_are_counted_once_they_are_revealed() -> None:
    def query(name: str, **changes: object) -> Query:
        given = {"question": "Was zuerst?", "candidates": (), "opened": at("11:00"), **changes}
        return Query(id=name, kind=QueryKind.POINTS, **given)  # type: ignore[arg-type]

    queries = (
        query("a", closed=at("11:05")),
        query("b", closed=at("11:05"), revealed=at("11:06")),
        query("c"),
    )

    assert query_labels(queries, TEXTS) == {"b": "Abfrage 1"}
