"""What was counted anew in a query, with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.plenum.query import Query, Source
from facilitator.domain.plenum.tally import Correction, Tally, corrections
from facilitator.texts import Texts


def tell_corrections(texts: Texts, query: Query, counted: Tally) -> Iterator[str]:
    """Yield in a sentence each what was counted anew."""
    for one, before in _with_totals(query, counted):
        yield _name_correction(texts, query, one, before)


def _with_totals(query: Query, counted: Tally) -> Iterator[tuple[Correction, int | None]]:
    """Yield each correction with what its candidate had before it, in all ways together.

    That tells no more of a way than by how much it changed. None: it was people who were counted.
    """
    made = corrections(query)
    totals = {row.candidate.id: row.total for row in counted.rows}
    for one in made:
        if one.candidate in totals:
            totals[one.candidate] -= one.change
    for one in made:
        yield one, totals.get(one.candidate)
        if one.candidate in totals:
            totals[one.candidate] += one.change


def _name_correction(texts: Texts, query: Query, one: Correction, before_in_all: int | None) -> str:
    labels = {candidate.id: candidate.label for candidate in query.candidates}
    about = labels.get(one.candidate, texts("number of people"))
    way = _name_source(texts, one.source)
    if one.amounts is None and before_in_all is not None:
        return texts(
            "Counted anew ({way}, {about}): {after} instead of {before} in all. Reason: {reason}",
            way=way,
            about=one_line(about),
            before=before_in_all,
            after=before_in_all + one.change,
            reason=one.reason,
        )
    if one.amounts is None:
        return texts(
            "Counted anew ({way}, {about}): changed by {change}. Reason: {reason}",
            way=way,
            about=one_line(about),
            change=f"{one.change:+d}",
            reason=one.reason,
        )
    before, after = one.amounts
    return texts(
        "Counted anew ({way}, {about}): {after} instead of {before}. Reason: {reason}",
        way=way,
        about=one_line(about),
        before=before,
        after=after,
        reason=one.reason,
    )


def _name_source(texts: Texts, source: Source) -> str:
    return {
        Source.PHONES: texts("Phones"),
        Source.DOTS: texts("Dots on paper"),
        Source.HANDS: texts("Show of hands"),
    }[source]
