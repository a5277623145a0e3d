"""Queries: what was asked, how many gave something, and what that came to. Nobody's ballot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.corrections import tell_corrections
from facilitator.domain.documentation.material import Material, query_anchor
from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Cell,
    Chart,
    ChartBar,
    Column,
    Heading,
    Paragraph,
    Role,
    Span,
    Table,
    TableRow,
)
from facilitator.domain.documentation.wording import enumerate_words
from facilitator.domain.plenum.query import Candidate, Query, QueryKind, Source
from facilitator.domain.plenum.scales import median_step
from facilitator.domain.plenum.tally import Row, Tally, tally
from facilitator.texts import Texts

QUERIES: Final[Anchor] = "part-queries"

_MOST_BARS: Final = 15
"""More fill a page; the table has them all."""

_LONGEST_LABEL: Final = 80


def build_queries(material: Material) -> Blocks:
    """Return the section on all queries whose result was revealed."""
    revealed = [one for one in material.snapshot.queries if one.id in material.query_labels]
    if not revealed:
        return ()
    heading = Heading(level=2, text=material.texts("Queries"), anchor=QUERIES)
    return (heading, *(block for query in revealed for block in _query(material, query)))


def _query(material: Material, query: Query) -> Iterator[Block]:
    texts, counted = material.texts, tally(query)
    label = material.query_labels[query.id]
    title = texts("{query}: {question}", query=label, question=query.question)
    yield Heading(level=3, text=title, anchor=query_anchor(query.id))
    yield Paragraph((Span(" ".join(_told(texts, query, counted))),), Role.LEAD)
    yield from (
        Paragraph((Span(said),), Role.BULLET) for said in tell_corrections(texts, query, counted)
    )
    rows = _in_order(query, counted)
    if counted.points and not counted.is_small:  # bars would make a vote of a few look like one
        yield _chart(texts, query, rows, label)
    if counted.points:
        yield _table(material, query, counted, rows, label)


def _in_order(query: Query, counted: Tally) -> Sequence[Row]:
    """Return the steps of a scale as they are, all else with the most points first."""
    if query.kind is QueryKind.SCALE:
        return counted.rows
    return sorted(counted.rows, key=lambda row: -row.total)


def _told(texts: Texts, query: Query, counted: Tally) -> Iterator[str]:
    """Yield in sentences how it was asked, who took part, and what to know of the numbers."""
    yield _rule(texts, query)
    yield from _turnout(texts, counted)
    if len(counted.people_by_source) > 1:
        ways = [
            texts("{count} {way}", count=count, way=name_way(texts, source))
            for source, count in counted.people_by_source.items()
        ]
        yield texts("They took part in these ways: {ways}.", ways=enumerate_words(texts, ways))
    yield from _given(texts, query, counted)
    step = median_step(counted) if query.kind is QueryKind.SCALE else None
    if step is not None:
        yield texts("Half of the answers lie at “{step}” or below.", step=one_line(step.label))
    if counted.is_small:
        yield texts("Fewer than five took part: the result says little, and may tell who they are.")
    if counted.awaits_phones:
        yield texts("What phones gave is still missing.")
    if counted.surplus:
        yield texts("More points were counted than could be given: please check.")


def _rule(texts: Texts, query: Query) -> str:
    if query.kind is QueryKind.SCALE:
        return texts("Each person chose one step of a scale.")
    if query.kind is QueryKind.SINGLE or query.points == 1:
        return texts("Each person had one vote.")
    if query.most >= query.points:
        return texts("Each person had {points} points.", points=query.points)
    return texts(
        "Each person had {points} points, at most {most} of them for one thing.",
        points=query.points,
        most=query.most,
    )


def _turnout(texts: Texts, counted: Tally) -> Iterator[str]:
    if not counted.points:
        yield texts("Nobody took part.")
    elif counted.turnout is not None:
        yield texts.plural(
            "{count} of {people} people took part ({percent} %).",
            "{count} of {people} people took part ({percent} %).",
            counted.took_part,
            people=counted.people,
            percent=round(100 * counted.turnout),
        )
    elif counted.is_counted:
        yield texts.plural(
            "{count} person took part.", "{count} people took part.", counted.took_part
        )
    else:
        yield texts.plural(
            "At least {count} person took part.",
            "At least {count} people took part.",
            counted.took_part,
        )


def _given(texts: Texts, query: Query, counted: Tally) -> Iterator[str]:
    if query.kind is not QueryKind.POINTS or not counted.points:
        return
    if counted.possible:
        yield texts(
            "They gave {points} of at most {possible} points.",
            points=counted.points,
            possible=counted.possible,
        )
    else:
        yield texts.plural("They gave {count} point.", "They gave {count} points.", counted.points)


def name_way(texts: Texts, source: Source) -> str:
    """Return how points came, behind how many people came that way."""
    return {
        Source.PHONES: texts.about("way", "on their phones"),
        Source.DOTS: texts.about("way", "with dots on paper"),
        Source.HANDS: texts.about("way", "by show of hands"),
    }[source]


def _column_of(texts: Texts, source: Source) -> str:
    return {
        Source.PHONES: texts.about("column", "Phones"),
        Source.DOTS: texts.about("column", "Paper"),
        Source.HANDS: texts.about("column", "Hands"),
    }[source]


def _unit(texts: Texts, query: Query) -> str:
    """Return what is counted, as a column's title."""
    if query.kind is QueryKind.SCALE:
        return texts("Answers")
    return texts("Points") if query.points > 1 else texts("Votes")


def _chart(texts: Texts, query: Query, rows: Sequence[Row], label: str) -> Chart:
    bars = tuple(ChartBar(_shorten(row.candidate.label), row.total) for row in rows[:_MOST_BARS])
    caption = texts("Result of {query}", query=label)
    if len(rows) > len(bars):
        caption = texts("Result of {query}: the first {count}", query=label, count=len(bars))
    told = "; ".join(texts("{name}: {count}", name=bar.label, count=bar.value) for bar in bars)
    return Chart(
        anchor=f"chart-{query.id}",
        caption=caption,
        description=texts("Bar chart of {unit}. {told}", unit=_unit(texts, query), told=told),
        unit=_unit(texts, query),
        bars=bars,
    )


def _shorten(label: str) -> str:
    """Return a label that a bar has room for; the table has all of it."""
    words = one_line(label)
    short = shorten(words, _LONGEST_LABEL, placeholder=" …")
    return short if len(words) <= _LONGEST_LABEL or len(short) > 2 else f"{words[:_LONGEST_LABEL]}…"


def _table(
    material: Material, query: Query, counted: Tally, rows: Sequence[Row], label: str
) -> Table:
    texts = material.texts
    ways = counted.sources if counted.ways_shown and len(counted.sources) > 1 else ()
    has_shares = not counted.is_small
    named = texts("Step") if query.kind is QueryKind.SCALE else texts("What was asked about")
    return Table(
        anchor=f"table-{query.id}",
        caption=texts("Result of {query} in numbers", query=label),
        columns=(
            Column(named, 76 - 12 * len(ways)),
            *(Column(_column_of(texts, way), 12, counts=True) for way in ways),
            Column(_unit(texts, query), 14, counts=True),
            *((Column(texts("Share"), 12, counts=True),) if has_shares else ()),
        ),
        rows=tuple(
            TableRow(
                cells=(
                    _candidate(material, row.candidate),
                    *(Cell(spans=(Span(str(row.by_source.get(way, 0))),)) for way in ways),
                    Cell(spans=(Span(str(row.total)),)),
                    *((_share(row, counted),) if has_shares else ()),
                )
            )
            for row in rows
        ),
    )


def _share(row: Row, counted: Tally) -> Cell:
    return Cell(spans=(Span(f"{round(100 * row.total / counted.points)} %"),))


def _candidate(material: Material, candidate: Candidate) -> Cell:
    """Return what was asked about, as it was worded then, with a way to what it is."""
    words = Span(one_line(candidate.label))
    theme = material.snapshot.themes.get(candidate.id)
    if theme is not None:
        return Cell(spans=(material.refer_to_theme(theme), Span(" "), words))
    entry = material.snapshot.entries.get(candidate.id)
    if entry is not None:
        return Cell(spans=(material.refer_to(entry), Span(" "), words))
    return Cell(spans=(words,))


def leading(query: Query) -> tuple[str, ...]:
    """Return what got the most points, several where they are even.

    Nothing of a scale, and nothing where so few took part that it tells of them alone.
    """
    counted = tally(query)
    says_little = query.kind is QueryKind.SCALE or not counted.points or counted.is_small
    if says_little or counted.awaits_phones:
        return ()
    most = max(row.total for row in counted.rows)
    return tuple(one_line(row.candidate.label) for row in counted.rows if row.total == most)
