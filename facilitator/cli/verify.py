"""``facilitator verify``: what a record holds, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.failing import failing_in_words
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.saying import say
from facilitator.texts import LANGUAGES, Language, choose_language, load_texts


@click.command()
@click.argument("record", type=ANY_PATH)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
def command(record: Path, language: Language | None) -> None:
    """Say in plain words what the file RECORD holds, and whether it is whole.

    Any file of an event will do: a record, that of a hub or of a joined device, a copy on a stick.
    Nothing in it is changed. Ends with 1 if something is wrong.
    """
    from facilitator.cli.verified import describe, state
    from facilitator.record.inspecting import inspect

    texts = load_texts(choose_language(language))
    with failing_in_words(texts):
        found = inspect(record)
    for line in (*state(found, texts), "", *describe(found, texts)):
        say(line)
    if not found.is_whole:
        raise click.exceptions.Exit(1)
