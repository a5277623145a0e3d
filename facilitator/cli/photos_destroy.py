"""``facilitator photos destroy``: destroy a photo for ever."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.failing import SentenceError
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import (
    language_option,
    number_argument,
    numbered,
    opened,
    photo_lines,
)
from facilitator.cli.saying import agreed, say
from facilitator.station.returning import destroy_in_hub
from facilitator.texts import Language, choose_language, load_texts


@click.command()
@click.argument("event", type=ANY_PATH)
@number_argument
@click.option("--yes", is_flag=True, help="Do not ask.")
@language_option
def command(event: Path, number: int, yes: bool, language: Language | None) -> None:
    """Destroy the photo NUMBER of EVENT, and what is said of it, for ever.

    Every device of the event destroys it as soon as it meets the others. The same picture is never
    taken again.
    """
    texts = load_texts(choose_language(language))
    with opened(event, texts) as station:
        photo = numbered(station.snapshot, number, texts)
        for line in photo_lines(station, photo, number, texts):
            say(line)
        if not (yes or agreed(texts("Destroy this photo for ever? (yes/no)"), texts)):
            raise SentenceError(texts("Nothing was changed."))
        station.photos.destroy(photo.id)
        station.drafts()  # waits for the disk
        station.redaction.confirm()
        destroy_in_hub(station)
    say(texts("The photo is destroyed in {path}.", path=click.format_filename(event)))
    say(
        texts(
            "Documents that were exported, backups and files on USB sticks stay as they are: "
            "delete or replace them yourself."
        )
    )
