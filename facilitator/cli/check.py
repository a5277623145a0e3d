"""``facilitator check``: what is wrong with an agenda, or what it amounts to."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.agenda_table import print_days
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.saying import say
from facilitator.domain.agenda import Agenda
from facilitator.formats.agenda import read_agenda
from facilitator.formats.agenda_hints import find_hints
from facilitator.formats.problems import MOST_SHOWN, FileProblemsError, visible
from facilitator.texts import LANGUAGES, Texts, choose_language, load_texts


@click.command()
@click.argument("agenda", type=ANY_PATH)
@click.option("--strict", is_flag=True, help="End with exit code 1 for notes as well.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(agenda: Path, strict: bool, language: str | None) -> None:
    """Check the file AGENDA: say all that is wrong with it, or sum it up.

    Mistakes end with exit code 1. Notes say what is allowed but unusual: overlaps and gaps, rooms
    and people needed twice at a time, long stretches without a break.
    """
    texts = load_texts(choose_language(language))
    try:
        found = read_agenda(agenda)
    except FileProblemsError as error:
        say(error.render(texts), err=True)
        say(_verdict(error, texts), err=True)
        raise click.exceptions.Exit(1) from None
    hints = find_hints(found)
    say("\n".join(_head(found.agenda, texts)))
    print_days(found.agenda, texts)
    for hint in hints[:MOST_SHOWN]:
        say(hint.render(agenda, texts))
    say(_all_in_all(len(hints), texts))
    if hints and strict:
        raise click.exceptions.Exit(1)


def _verdict(error: FileProblemsError, texts: Texts) -> str:
    return texts.plural(
        "{count} mistake in {path}.",
        "{count} mistakes in {path}.",
        len(error.problems),
        path=visible(str(error.path)),
    )


def _head(agenda: Agenda, texts: Texts) -> list[str]:
    blocks = sum(1 for _ in agenda.blocks())
    workshops = len(agenda.workshops)
    counted = [
        texts.plural("{count} day", "{count} days", len(agenda.days)),
        texts.plural("{count} block", "{count} blocks", blocks),
        texts.plural("{count} workshop", "{count} workshops", workshops) if workshops else "",
    ]
    return [agenda.title, " · ".join(filter(None, counted))]


def _all_in_all(hints: int, texts: Texts) -> str:
    if not hints:
        return texts("The agenda is in order.")
    return texts.plural(
        "The agenda is in order, with {count} note.",
        "The agenda is in order, with {count} notes.",
        hints,
    )
