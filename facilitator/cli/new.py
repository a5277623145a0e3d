"""``facilitator new``: an agenda file from a short dialogue."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import click

from facilitator.cli.answers import (
    AnswerError,
    ask,
    name_file,
    read_clock,
    read_count,
    read_day,
    read_language,
    read_line,
    read_title,
)
from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.saying import say
from facilitator.domain.instant import on_the_wall
from facilitator.domain.new_agenda import (
    TIMEZONE,
    Wishes,
    draft_agenda,
    draft_notes,
)
from facilitator.formats.new_file import write_new_file
from facilitator.formats.placing import place_new
from facilitator.texts import LANGUAGES, Language, Texts, choose_language, load_texts

MOST_DAYS: Final = 10
MOST_WORKSHOPS: Final = 20
_EARLIEST: Final = time(5)
_LATEST: Final = time(21)
_LAST: Final = time(23, 59)
_SHORTEST: Final = timedelta(hours=2)
_USUAL_END: Final = time(17)
_AHEAD: Final = timedelta(days=28)
_FRIDAY: Final = 4
_SUFFIXES: Final = (".yaml", ".yml")


@click.command()
@click.argument("file", type=ANY_PATH, required=False)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the questions.")
def command(file: Path | None, language: Language | None) -> None:
    """Write a new agenda file, FILE, from the answers to a few questions.

    It has remarks that say what everything is for, and is made to be changed. Nothing is written
    before the last answer, and no file is ever overwritten.
    """
    texts = load_texts(choose_language(language))
    target = None if file is None else _check_named(file, texts)
    click.echo(texts("Press Enter to take what stands in brackets."))
    click.echo(texts("Nothing is written before the last answer."))
    try:
        wishes = _ask_wishes(texts)
        target = target or _ask_file(wishes, texts)
    except click.Abort:
        click.echo()
        raise SentenceError(
            texts("Nothing was written: not all questions were answered.")
        ) from None
    _write(wishes, target, texts)


def _check_named(file: Path, texts: Texts) -> Path:
    try:
        return _read_file(str(file), texts)
    except AnswerError as error:
        raise SentenceError(str(error)) from None


def _ask_wishes(texts: Texts) -> Wishes:
    title = ask(texts("Title of the event"), "", lambda answer: read_title(answer, texts))
    place = ask(texts("Place"), "", lambda answer: read_line(answer, texts))
    first_day = ask(
        texts("First day"), _shown(_soon(), texts), lambda answer: read_day(answer, texts)
    )
    days = ask(texts("Number of days"), "1", lambda answer: read_count(answer, texts, 1, MOST_DAYS))
    begin = ask(
        texts("Begin (each day)"),
        "9:00",
        lambda answer: read_clock(answer, texts, _EARLIEST, _LATEST),
    )
    earliest = _later(begin, _SHORTEST)
    end = ask(
        texts("End (each day)"),
        f"{max(_USUAL_END, earliest):%H:%M}",
        lambda answer: read_clock(answer, texts, earliest, _LAST),
    )
    workshops = ask(
        texts("Workshops at the same time (0: none)"),
        "2",
        lambda answer: read_count(answer, texts, 0, MOST_WORKSHOPS),
    )
    language = ask(
        texts("Language of the event (de or en)"),
        texts.language,
        lambda answer: read_language(answer, texts),
    )
    return Wishes(
        title=title,
        place=place,
        first_day=first_day,
        days=days,
        begin=begin,
        end=end,
        workshops=workshops,
        language=language,
    )


def _soon() -> date:
    """Return a working day in four weeks."""
    day = on_the_wall(wall_clock(), ZoneInfo(TIMEZONE)).date() + _AHEAD
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > _FRIDAY else day


def _shown(day: date, texts: Texts) -> str:
    return texts("{year:04}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)


def _later(wall: time, by: timedelta) -> time:
    return (datetime.combine(date.min, wall) + by).time()


def _ask_file(wishes: Wishes, texts: Texts) -> Path:
    proposed = name_file(wishes.title, texts.about("file name", "agenda"))
    return ask(texts("Name of the file"), proposed, lambda answer: _read_file(answer, texts))


def _read_file(answer: str, texts: Texts) -> Path:
    """Return the path that `answer` names, as YAML; AnswerError if it can't be a new file."""
    try:
        path = Path(answer)
        if path.suffix.lower() not in _SUFFIXES:
            path = path.with_name(f"{path.name}.yaml")
        is_there, has_folder = _is_taken(path), path.parent.is_dir()
        path.name.encode()
    except (OSError, ValueError):  # too long, no name at all, half a character
        raise AnswerError(texts("No file can be called that.")) from None
    if is_there:
        raise AnswerError(_is_there(path, texts))
    if not has_folder:
        raise AnswerError(
            texts("There is no folder {path}.", path=click.format_filename(path.parent))
        )
    return path


def _is_taken(path: Path) -> bool:
    """Say whether anything bears that name, a dangling link too; OSError if nothing ever can."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _is_there(path: Path, texts: Texts) -> str:
    shown = click.format_filename(path)
    return texts("{path} is there already. Please choose another name.", path=shown)


def _write(wishes: Wishes, target: Path, texts: Texts) -> None:
    agenda = draft_agenda(wishes)
    notes = draft_notes(agenda, wishes.language)
    content = write_new_file(agenda, notes, load_texts(wishes.language))
    try:
        with failing_in_words(texts):
            place_new(content.encode(), target)
    except FileExistsError:
        raise SentenceError(_is_there(target, texts)) from None
    shown = click.format_filename(target)
    say(texts("Written: {path}", path=shown))
    say(
        texts(
            "Open it in a text editor, change what is different with you, then: "
            "facilitator check {path}",
            path=shown,
        )
    )
