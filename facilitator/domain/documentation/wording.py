"""Small pieces of language: sentences with emphasis, enumerations, dates, times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from string import Formatter
from typing import Final

from facilitator.domain.agenda import Agenda, Person, Workshop
from facilitator.domain.documentation.clean import clean_text
from facilitator.domain.documentation.model import Paragraph, Role, Span, Spans, Weight
from facilitator.domain.instant import Instant, on_the_wall
from facilitator.domain.polish import TextId
from facilitator.domain.weekdays import weekday_name
from facilitator.texts import Texts

_BULLETS: Final = ("- ", "– ", "• ", "* ")


def sentence(template: str, **values: Span | str) -> Spans:
    """Return `template` as spans: ``**strong**`` parts, and ``{names}`` filled with `values`.

    The template is wording of ours, values may be anybody's: asterisks and braces in them are
    text.
    """
    spans: list[Span] = []
    for place, piece in enumerate(template.split("**")):
        weight = Weight.STRONG if place % 2 else Weight.PLAIN
        for literal, name, _, _ in Formatter().parse(piece):
            if literal:
                spans.append(Span(literal, weight))
            if name:
                value = values[name]
                spans.append(value if isinstance(value, Span) else Span(value, weight))
    return tuple(spans)


def fact(label: str, *value: Span | str) -> Paragraph:
    """Return one line of a profile: ``Room: Plenarsaal`` with the label strong."""
    spans = (part if isinstance(part, Span) else Span(part) for part in value)
    return Paragraph((Span(f"{label}:", Weight.STRONG), Span(" "), *spans), Role.FACT)


def paragraphs(text: str, text_id: TextId = "") -> tuple[Paragraph, ...]:
    """Return a long text as paragraphs, one a line; a line that begins with a dash is a bullet.

    `text_id` says which text they are, if the record has it.
    """
    lines = (line.strip() for line in clean_text(text).split("\n"))
    return tuple(_paragraph(line, text_id) for line in lines if line)


def _paragraph(line: str, text_id: TextId) -> Paragraph:
    if line.startswith(_BULLETS):
        return Paragraph((Span(line[2:].lstrip()),), Role.BULLET, text_id)
    return Paragraph((Span(line),), text_id=text_id)


def enumerate_words(texts: Texts, words: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return texts("{all_but_last} and {last}", all_but_last=", ".join(words[:-1]), last=words[-1])


def enumerate_spans(texts: Texts, spans: Sequence[Span]) -> Spans:
    """Return spans with commas between them, as `enumerate_words` sets them."""
    words = enumerate_words(texts, [f"{{{number}}}" for number in range(len(spans))])
    return sentence(words, **{str(number): span for number, span in enumerate(spans)})


def name_person(person: Person) -> str:
    """Return a person with role and organisation, as far as they are known."""
    return ", ".join(part for part in (person.name, person.role, person.organisation) if part)


def name_workshop(texts: Texts, workshop: Workshop) -> str:
    """Return ``Workshop 3: Digitalisierung und KI``."""
    return texts("Workshop {number}: {title}", number=workshop.number, title=workshop.title)


def name_moment(texts: Texts, moment: Instant, agenda: Agenda) -> str:
    """Return a moment as the venue's calendar and clock show it."""
    wall = on_the_wall(moment, agenda.zone)
    return texts("{date}, {time}", date=name_date(texts, wall.date()), time=f"{wall:%H:%M}")


def name_short_moment(texts: Texts, moment: Instant, agenda: Agenda) -> str:
    """Return day and time for a table: ``9/9, 15:42``."""
    wall = on_the_wall(moment, agenda.zone)
    return texts("{month}/{day}, {time}", month=wall.month, day=wall.day, time=f"{wall:%H:%M}")


def name_time(moment: Instant, agenda: Agenda) -> str:
    """Return a moment as the venue's clock shows it: ``12:30``."""
    return f"{on_the_wall(moment, agenda.zone):%H:%M}"


def name_date(texts: Texts, day: date) -> str:
    """Return ``9 September 2025``."""
    return f"{_ordinal(texts, day)} {_months(texts)[day.month - 1]} {day.year}"


def name_weekday(texts: Texts, day: date) -> str:
    """Return ``Tuesday, 9 September 2025``."""
    return f"{weekday_name(texts, day)}, {name_date(texts, day)}"


def name_when(texts: Texts, days: Sequence[date]) -> str:
    """Return ``on 9 and 10 September 2025``, from three days in a row ``from 9 to 11 …``."""
    ordered = sorted(set(days))
    first, last = ordered[0], ordered[-1]
    if len(ordered) > 2 and (last - first).days == len(ordered) - 1:
        return texts(
            "from {first} to {last}",
            first=_name_first(texts, first, last),
            last=name_date(texts, last),
        )
    return texts("on {days}", days=name_dates(texts, ordered))


def name_dates(texts: Texts, days: Sequence[date]) -> str:
    """Return all days of an event, months and years only where they differ.

    ``9 and 10 September 2025``; ``30 September and 1 October 2025``.
    """
    ordered = sorted(set(days))
    named = [_name_first(texts, day, after) for day, after in pairwise(ordered)]
    return enumerate_words(texts, [*named, name_date(texts, ordered[-1])])


def _name_first(texts: Texts, day: date, after: date) -> str:
    """Return `day` without what it shares with the day that is named `after` it."""
    ordinal = _ordinal(texts, day)
    if day.year != after.year:
        return name_date(texts, day)
    return ordinal if day.month == after.month else f"{ordinal} {_months(texts)[day.month - 1]}"


def _ordinal(texts: Texts, day: date) -> str:
    return texts.about("day of the month", "{day}", day=day.day)


def _months(texts: Texts) -> tuple[str, ...]:
    return (
        texts("January"),
        texts("February"),
        texts("March"),
        texts("April"),
        texts("May"),
        texts("June"),
        texts("July"),
        texts("August"),
        texts("September"),
        texts("October"),
        texts("November"),
        texts("December"),
    )
