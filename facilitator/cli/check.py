"""``facilitator check``: what is wrong with an agenda, or what it amounts to."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.paths import ANY_PATH
from facilitator.domain.agenda import Agenda, Day
from facilitator.formats.agenda import read_agenda
from facilitator.formats.problems import FileProblemsError, visible
from facilitator.texts import LANGUAGES, Texts, choose_language, load_texts


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(agenda: Path, language: str | None) -> None:
    """Check the file AGENDA and say all that is wrong with it, or sum it up."""
    texts = load_texts(choose_language(language))
    try:
        found = read_agenda(agenda)
    except FileProblemsError as error:
        click.echo(error.render(texts), err=True)
        click.echo(_verdict(error, texts), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo("\n".join(_summary(found.agenda, texts)))


def _verdict(error: FileProblemsError, texts: Texts) -> str:
    return texts.plural(
        "{count} mistake in {path}.",
        "{count} mistakes in {path}.",
        len(error.problems),
        path=visible(str(error.path)),
    )


def _summary(agenda: Agenda, texts: Texts) -> list[str]:
    blocks = sum(1 for _ in agenda.blocks())
    workshops = len(agenda.workshops)
    counted = [
        texts.plural("{count} day", "{count} days", len(agenda.days)),
        texts.plural("{count} block", "{count} blocks", blocks),
        texts.plural("{count} workshop", "{count} workshops", workshops) if workshops else "",
    ]
    return [
        agenda.title,
        " · ".join(filter(None, counted)),
        *(_line_of(day, texts) for day in agenda.days),
        texts("The agenda is in order."),
    ]


def _line_of(day: Day, texts: Texts) -> str:
    date = texts(
        "{year:04}-{month:02}-{day:02}", year=day.date.year, month=day.date.month, day=day.date.day
    )
    start = day.blocks[0].start
    begins = texts("from {time}", time=f"{start:%H:%M}") if start else ""
    ends = texts("promised end {time}", time=f"{day.end:%H:%M}") if day.end else ""
    return " · ".join(filter(None, (date, begins, ends)))
