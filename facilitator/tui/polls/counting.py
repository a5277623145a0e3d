"""Counting by hand: what a table of counts adds up to, and what of it cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from facilitator.domain.plenum.query import CandidateId, Query, QueryKind, Source
from facilitator.domain.plenum.tally import PEOPLE, last_counts, most_each
from facilitator.domain.redaction import candidate_words
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.plain import one_line
from facilitator.tui.polls.query_words import way_name

BY_HAND: Final = (Source.DOTS, Source.HANDS)
Cell: TypeAlias = tuple[Source, CandidateId]
"""How somebody gave points, and to what; without a candidate: how many people."""
Amounts: TypeAlias = Mapping[Cell, int]
_LABEL: Final = 30


def rows_of(query: Query) -> tuple[CandidateId, ...]:
    """Return what is counted, from the top: people, then each candidate."""
    return (PEOPLE, *(candidate.id for candidate in query.candidates))


def changed(query: Query, amounts: Amounts) -> dict[Cell, int]:
    """Return what of `amounts` the record does not hold yet."""
    known = last_counts(query)
    return {cell: amount for cell, amount in amounts.items() if known.get(cell) != amount}


def corrected(begun: Query, amounts: Amounts, now: Query) -> bool:
    """Return whether anything that is counted by `now` would become another number.

    `begun` is the query as the table was begun from it: others may have counted since.
    """
    known = last_counts(now)
    return any(
        known.get(cell, amount) != amount for cell, amount in changed(begun, amounts).items()
    )


def counted_meanwhile(begun: Query, amounts: Amounts, now: Query, texts: Texts) -> str:
    """Return what others have counted since `begun` where `amounts` say otherwise, or nothing."""
    before, known = last_counts(begun), last_counts(now)
    names = {one.id: one_line(candidate_words(one, texts)) for one in now.candidates}
    names[PEOPLE] = texts("people")
    return ", ".join(
        f"{shortened(names.get(what, ''), _LABEL)} {known[source, what]}"
        for (source, what), amount in changed(begun, amounts).items()
        if known.get((source, what), amount) not in (amount, before.get((source, what)))
    )


def sums(query: Query, amounts: Amounts, texts: Texts) -> tuple[str, ...]:
    """Return for each way what was counted so far, against what is possible."""
    return tuple(
        f"{way_name(source, texts)}: {_sum(query, source, amounts, texts)}"
        for source in BY_HAND
        if any(way is source for way, _ in amounts)
    )


def _sum(query: Query, source: Source, amounts: Amounts, texts: Texts) -> str:
    points = _points(query, source, amounts)
    people = amounts.get((source, PEOPLE), 0)
    if not people:
        return texts.plural("{count} point", "{count} points", points)
    return texts.plural(
        "{points} of at most {count} point ({people} × {each})",
        "{points} of at most {count} points ({people} × {each})",
        people * most_each(query),
        points=points,
        people=people,
        each=most_each(query),
    )


def _points(query: Query, source: Source, amounts: Amounts) -> int:
    return sum(amounts.get((source, candidate.id), 0) for candidate in query.candidates)


def impossible(query: Query, amounts: Amounts, texts: Texts) -> tuple[str, ...]:
    """Return what of it cannot be: counted wrongly, or the number of people is wrong."""
    return (*_too_many_points(query, amounts, texts), *_too_many_people(query, amounts, texts))


def _too_many_points(query: Query, amounts: Amounts, texts: Texts) -> Iterator[str]:
    for source in BY_HAND:
        people = amounts.get((source, PEOPLE), query.people)
        if not people:
            continue
        way = way_name(source, texts)
        surplus = _points(query, source, amounts) - people * most_each(query)
        if surplus > 0:
            yield texts.plural(
                "{way}: {count} point more than possible",
                "{way}: {count} points more than possible",
                surplus,
                way=way,
            )
        yield from _too_many_on_one(query, source, people, amounts, texts)


def _too_many_on_one(
    query: Query, source: Source, people: int, amounts: Amounts, texts: Texts
) -> Iterator[str]:
    if query.kind is not QueryKind.POINTS or query.most >= query.points:
        return
    for candidate in query.candidates:
        points = amounts.get((source, candidate.id), 0)
        if points > people * query.most:
            yield texts(
                "{way}, {what}: {points} is more than {people} × {most}",
                way=way_name(source, texts),
                what=shortened(one_line(candidate_words(candidate, texts)), _LABEL),
                points=points,
                people=people,
                most=query.most,
            )


def _too_many_people(query: Query, amounts: Amounts, texts: Texts) -> Iterator[str]:
    people = sum(amounts.get((source, PEOPLE), 0) for source in BY_HAND)
    if query.people and people > query.people:
        yield texts(
            "{people} people by hand, but {room} in the room", people=people, room=query.people
        )
