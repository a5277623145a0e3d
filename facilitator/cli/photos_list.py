"""``facilitator photos list``: the photos, and what is missing of them."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import language_option, opened, photo_lines, still_missing
from facilitator.cli.saying import say
from facilitator.texts import Language, choose_language, load_texts


@click.command("list")
@click.argument("event", type=ANY_PATH)
@language_option
def command(event: Path, language: Language | None) -> None:
    """List the photos of EVENT (its record or its agenda), with their numbers."""
    texts = load_texts(choose_language(language))
    with opened(event, texts) as station:
        photos = station.snapshot.photos
        lines = [
            line
            for number, photo in enumerate(photos, start=1)
            for line in photo_lines(station, photo, number, texts)
        ]
    for line in lines or [texts("There are no photos yet.")]:
        say(line)
    if missing := still_missing(photos, texts):
        say(missing)
