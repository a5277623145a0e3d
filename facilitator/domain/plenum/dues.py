"""By when a measure is due: kept in the words that were said, with the date that they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
_ENGLISH_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_LEAST: Final = 3
"""Letters from which on a month may be cut short: Sep, Sept."""
_DAY: Final = re.compile(r"(\d{1,2})\.\s*(\d{1,2})(?:\.|(?:\.\s*|\s+)(\d{4}|\d{2}))?")
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED_DAY: Final = re.compile(r"(\d{1,2})\.?\s+([^\W\d_]+)\.?(?:\s+(\d{4}))?")
_DAYS_RUN_TOGETHER: Final = re.compile(r"\d{1,2}\.\s*\d{1,2}\.[\d.\s]*")
_MONTH: Final = re.compile(r"([^\W\d_]+)\.?(?:\s+(\d{4}))?")
_MONTH_NUMBER: Final = re.compile(r"(\d{1,2})(?:/|\.\s*)(\d{4})")
_QUARTER: Final = re.compile(
    r"(?:q\s*([0-9])|([0-9])\.\s*(?:quartal|quarter))(?:[\s/]+(\d{4}|\d{2}))?"
)
_HALF: Final = re.compile(r"([0-9])\.\s*(?:halbjahr|hj\.?)(?:[\s/]+(\d{4}|\d{2}))?")
_WEEK: Final = re.compile(r"(?:kw|cw)\s*(\d{1,2})(?:[\s/]+(\d{4}|\d{2}))?")
_YEAR: Final = re.compile(r"(?:jahres)?(\d{4})")
_BEFORE: Final = re.compile(
    r"^(?:(?:bis|spätestens|zum|zur|am|im|in|ab|by|until|on|"
    r"ende|anfang|mitte|end of|end|start of|mid)\s+)+"
)
_THIS_YEAR: Final = frozenset({"des jahres", "jahresende", "dieses jahres", "of the year"})
_YEARS: Final = range(2000, 2100)
_MOST_WEEKS: Final = 53
_YEARS_TO_ANY_WEEK: Final = 10


class DueError(ValueError):
    """Words that look like a date, but no calendar has it; `str` is what was said."""


@dataclass(frozen=True, slots=True)
class Due:
    """By when."""

    words: str
    """As they were said, in one line."""
    day: date | None = None
    """The last day that they mean; None: they name none („laufend“, „nach der Sommerpause“)."""


def read_due(text: str, today: date) -> Due:
    """Return what `text` means when it is said on `today`.

    Without a year it is the next such day. Of a month, quarter or year it is the last day; what is
    said of it („Anfang“, „Mitte“) stays in the words alone. Raises DueError for a day that no
    calendar has: ``31.02.2026``, ``Q5``, ``31.2.202728.2.2027``.
    """
    words = " ".join(text.split())
    return Due(words, _last_day(_BEFORE.sub("", words.casefold()), today, words))


def in_one_form(text: str, today: date) -> str:
    """Return `text`, a day in it always as ``28.02.2027``; months, quarters and words stay."""
    words = " ".join(text.split())
    before = _BEFORE.match(words.casefold())
    begin = before.end() if before else 0
    if not any(form.fullmatch(words[begin:].casefold()) for form in (_DAY, _ISO_DAY, _NAMED_DAY)):
        return words
    try:
        day = read_due(words, today).day
    except DueError:
        return words
    return words if day is None else f"{words[:begin]}{day:%d.%m.%Y}"


def _last_day(said: str, today: date, words: str) -> date | None:
    try:
        return _named(said, today)
    except ValueError as error:
        raise DueError(words) from error


def _named(said: str, today: date) -> date | None:
    """Return the last day that `said` names; ValueError if there is no such day."""
    if said in _THIS_YEAR:
        return date(today.year, 12, 31)
    for form, read in _FORMS:
        if (found := form.fullmatch(said)) and (day := read(found, today)):
            return day
    if _DAYS_RUN_TOGETHER.fullmatch(said):
        raise ValueError(said)
    return None


def _read_day(found: re.Match[str], today: date) -> date | None:
    return _day(found[3], int(found[2]), int(found[1]), today)


def _read_iso_day(found: re.Match[str], today: date) -> date | None:
    return _day(found[1], int(found[2]), int(found[3]), today)


def _read_named_day(found: re.Match[str], today: date) -> date | None:
    month = _month(found[2])
    return None if month is None else _day(found[3], month, int(found[1]), today)


def _read_month(found: re.Match[str], today: date) -> date | None:
    month = _month(found[1])
    return None if month is None else _end_of(found[2], month, today)


def _read_month_number(found: re.Match[str], today: date) -> date | None:
    return _end_of(found[2], int(found[1]), today)


def _read_quarter(found: re.Match[str], today: date) -> date | None:
    return _end_of(found[3], _of(4, found[1] or found[2]) * 3, today)


def _read_half(found: re.Match[str], today: date) -> date | None:
    return _end_of(found[2], _of(2, found[1]) * 6, today)


def _read_week(found: re.Match[str], today: date) -> date | None:
    return _end_of_week(found[2], int(found[1]), today)


def _read_year(found: re.Match[str], today: date) -> date | None:
    return _end_of(found[1], 12, today)


def _of(most: int, said: str) -> int:
    if not 1 <= int(said) <= most:
        raise ValueError(said)
    return int(said)


def _month(name: str) -> int | None:
    if len(name) < _LEAST:
        return None
    for months in (_MONTHS, _ENGLISH_MONTHS):
        for number, month in enumerate(months, 1):
            if month.startswith(name):
                return number
    return {"mär": 3, "mrz": 3, "maerz": 3, "okt": 10, "sept": 9, "jänner": 1}.get(name)


def _year(said: str) -> int:
    year = int(said) + (2000 if len(said) == len("26") else 0)
    if year not in _YEARS:
        raise ValueError(said)
    return year


def _day(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None:
        return date(_year(year), month, day)
    if (month, day) == (2, 29):
        return next(
            date(one, 2, 29)
            for one in range(today.year, today.year + 9)
            if monthrange(one, 2)[1] == day and date(one, 2, 29) >= today
        )
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)


def _end_of(year: str | None, month: int, today: date) -> date:
    if not 1 <= month <= len(_MONTHS):
        raise ValueError(month)
    if year is None:
        passed = month < today.month
        return _end_of(str(today.year + passed), month, today)
    return date(_year(year), month, monthrange(_year(year), month)[1])


def _end_of_week(year: str | None, week: int, today: date) -> date:
    if year is not None:
        return date.fromisocalendar(_year(year), week, 5)
    # Of the calendar of weeks: the first days of a year may belong to the last week of another.
    years = _years_with(week, today.isocalendar().year)
    coming = (date.fromisocalendar(one, week, 5) for one in years)
    return next(day for day in coming if day >= today)


def _years_with(week: int, first: int) -> Iterator[int]:
    """Yield the years from `first` on that have that week: some have 53 of them."""
    if not 1 <= week <= _MOST_WEEKS:
        raise ValueError(week)
    for year in range(first, first + _YEARS_TO_ANY_WEEK):
        if week < _MOST_WEEKS or date(year, 12, 28).isocalendar().week == week:
            yield year


_FORMS: Final = (
    (_DAY, _read_day),
    (_ISO_DAY, _read_iso_day),
    (_NAMED_DAY, _read_named_day),
    (_MONTH_NUMBER, _read_month_number),
    (_MONTH, _read_month),
    (_QUARTER, _read_quarter),
    (_HALF, _read_half),
    (_WEEK, _read_week),
    (_YEAR, _read_year),
)
