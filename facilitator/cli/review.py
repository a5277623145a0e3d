"""``facilitator review``: what editors changed in Word, beside what the record says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH, RECORD, record_of
from facilitator.cli.saying import say
from facilitator.station import Station
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.domain.documentation.comparison import Difference
    from facilitator.station.returning_file import Review
    from facilitator.station.reviewing import Taken

_LONGEST_NUMBER: Final = 9


@click.command()
@click.argument("file", type=ANY_PATH)
@click.argument("event", type=ANY_PATH, required=False)
@click.option("--take", "chosen", help="Which differences to take over: all, or 1,3,5-7.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(file: Path, event: Path | None, chosen: str | None, language: Language | None) -> None:
    """Show what editors changed in FILE, a Dokumentation in Word, and take over what is chosen.

    EVENT is its record or agenda; else it is looked for beside FILE. FILE itself is only read.
    """
    from facilitator.cli.reviewed import show_review
    from facilitator.station.returning_file import review_file

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        _check_readable(file, texts)
        station = Station.open(_record(file, event, texts), now=wall_clock)
        try:
            review = review_file(file, station.snapshot, wall_clock())
            differences = review.comparison.differences
            show_review(review, texts)
            wanted = _wanted(differences, chosen, texts)
            taken = station.review.take(wanted) if wanted else None
        finally:
            station.close()
    _say_what_became(review, taken, texts)


def _check_readable(file: Path, texts: Texts) -> None:
    """Say first what is wrong with the file itself, whichever event it may be of."""
    from facilitator.formats.docx.reading_back import read_back
    from facilitator.formats.problems import FileProblemsError, UnreadableError

    try:
        read_back(file)
    except UnreadableError as error:
        raise FileProblemsError(file, error.problems) from None


def _record(file: Path, event: Path | None, texts: Texts) -> Path:
    """Return the record that was named, or the one whose name the file's begins with."""
    if event is not None:
        return record_of(event)
    folder = file.absolute().parent
    beside = (folder.parent / "agendas", folder, Path("agendas"), Path())
    found = {
        path.resolve(): None
        for place in beside
        for path in sorted(place.glob(f"*{RECORD}"), reverse=True)
        if _is_named_after(file, path)
    }
    if not found:
        raise SentenceError(
            texts(
                "{file}: of which event? Please name its record behind it.",
                file=click.format_filename(file),
            )
        )
    return max(found, key=lambda path: len(path.name))


def _is_named_after(file: Path, record: Path) -> bool:
    return file.stem == record.stem or file.stem.startswith(f"{record.stem}-")


def _wanted(
    differences: Sequence[Difference], chosen: str | None, texts: Texts
) -> list[Difference]:
    if not differences:
        return []
    if chosen is None and sys.stdin.isatty():
        question = texts("Which are to be taken over? (all, 1,3,5-7, Enter: none)")
        chosen = click.prompt(question, default="", show_default=False)
    numbers = read_choice(chosen or "", differences, texts)
    return [one for number, one in enumerate(differences, start=1) if number in numbers]


def read_choice(chosen: str, differences: Sequence[Difference], texts: Texts) -> set[int]:
    """Return the numbers that are meant; ``all`` leaves out what both sides have changed.

    What no list has ends the command with a sentence.
    """
    if chosen.strip().casefold() in ("all", texts("all").casefold()):
        return {n for n, one in enumerate(differences, start=1) if not one.is_conflict}
    numbers: set[int] = set()
    for part in filter(None, (part.strip() for part in chosen.split(","))):
        first, _, last = part.partition("-")
        start, end = _number(first), _number(last or first)
        if not 1 <= start <= end <= len(differences):
            raise SentenceError(texts("“{said}” is no number of the list.", said=part))
        numbers |= set(range(start, end + 1))
    return numbers


def _number(typed: str) -> int:
    """Return the number that was typed; 0 if it is none that a list could have."""
    typed = typed.strip()
    return int(typed) if typed.isdecimal() and len(typed) < _LONGEST_NUMBER else 0


def _say_what_became(review: Review, taken: Taken | None, texts: Texts) -> None:
    if taken is None:
        if review.comparison.differences:
            say(texts("Nothing was taken over."))
        return
    say(
        texts.plural(
            "{count} difference taken over. The Word file was left as it is.",
            "{count} differences taken over. The Word file was left as it is.",
            taken.count,
        )
    )
    from facilitator.domain.documentation.difference_words import place_words
    from facilitator.station.review_words import refusal_words

    for one, reason in taken.refused:
        say(f"- {place_words(one)}: {refusal_words(reason, texts)}", err=True)
