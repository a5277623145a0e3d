"""``facilitator photos remove``: take a photo out of the Dokumentation."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import language_option, number_argument, numbered, opened
from facilitator.cli.saying import say
from facilitator.texts import Language, choose_language, load_texts


@click.command()
@click.argument("event", type=ANY_PATH)
@number_argument
@language_option
def command(event: Path, number: int, language: Language | None) -> None:
    """Take the photo NUMBER of EVENT out of the Dokumentation.

    Its bytes stay in the record until the event is closed; destroy deletes them at once.
    """
    texts = load_texts(choose_language(language))
    with opened(event, texts) as station:
        station.photos.remove(numbered(station.snapshot, number, texts).id)
    say(texts("Photo {number} is taken out.", number=number))
