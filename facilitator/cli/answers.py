"""Reading what somebody answers. Each raises AnswerError with what to answer instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, time
from typing import Final, TypeVar

import click

from facilitator.formats.source import UNPRINTABLE
from facilitator.texts import LANGUAGES, Language, Texts

_T = TypeVar("_T")

LONGEST_LINE: Final = 200
FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
_SPELLED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:uhr|h))?", re.IGNORECASE | re.ASCII)
_GERMAN_DAY: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", re.ASCII)
_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


class AnswerError(Exception):
    """An answer that can't be taken; says which can."""


def ask(question: str, default: str, read: Callable[[str], _T]) -> _T:
    """Return what is answered, asking again until it can be read.

    An empty answer is `default`. Raises click.Abort where nobody answers any more.
    """
    while True:
        answer = click.prompt(question, default=default, show_default=bool(default), type=str)
        try:
            return read(" ".join(answer.split()))
        except AnswerError as error:
            click.echo(error)


def read_title(answer: str, texts: Texts) -> str:
    """Return a line that is not empty."""
    if not answer:
        raise AnswerError(
            texts("An event needs a title of up to {count} characters.", count=LONGEST_LINE)
        )
    return read_line(answer, texts)


def read_line(answer: str, texts: Texts) -> str:
    """Return a line that a file can hold."""
    if len(answer) > LONGEST_LINE:
        raise AnswerError(texts("Up to {count} characters, please.", count=LONGEST_LINE))
    if UNPRINTABLE.search(answer):
        raise AnswerError(texts("A character in it can't be printed. Please leave it out."))
    return answer


def read_day(answer: str, texts: Texts) -> date:
    """Return the day that ``2026-03-12`` or ``12.3.2026`` says."""
    day = _find_day(answer)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise AnswerError(
            texts(
                "Write a day like this: 2026-03-12 or 12.3.2026, from {first} to {last}.",
                first=FIRST_DAY.year,
                last=LAST_DAY.year,
            )
        )
    return day


def _find_day(answer: str) -> date | None:
    if found := _ISO_DAY.fullmatch(answer):
        year, month, day = map(int, found.groups())
    elif found := _GERMAN_DAY.fullmatch(answer):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_clock(answer: str, texts: Texts, first: time, last: time) -> time:
    """Return the time of day that ``9``, ``9:30`` or ``9.30 Uhr`` says, if it is allowed."""
    found = _CLOCK.fullmatch(answer)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59 or not first <= time(hour, minute) <= last:
        raise AnswerError(
            texts(
                "Write a time like this: 9:00, from {first} to {last}.",
                first=f"{first:%H:%M}",
                last=f"{last:%H:%M}",
            )
        )
    return time(hour, minute)


def read_count(answer: str, texts: Texts, least: int, most: int) -> int:
    """Return a whole number from `least` to `most`."""
    if not re.fullmatch(r"\d{1,3}", answer, re.ASCII) or not least <= int(answer) <= most:
        raise AnswerError(
            texts("A whole number from {least} to {most}, please.", least=least, most=most)
        )
    return int(answer)


def read_language(answer: str, texts: Texts) -> Language:
    """Return the language that ``de`` or ``en`` says."""
    for language in LANGUAGES:
        if answer.lower() == language:
            return language
    raise AnswerError(texts("Please write de or en."))


def name_file(title: str, fallback: str) -> str:
    """Return a file's name for `title`: short, in small plain letters."""
    spelled = title.lower().translate(_SPELLED)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    name = ""
    for word in words:
        if len(name) + len(word) > 40:
            break
        name = f"{name}-{word}" if name else word
    return f"{name or fallback}.yaml"
