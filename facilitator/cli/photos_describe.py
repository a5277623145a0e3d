"""``facilitator photos describe``: what a photo shows, and who may see it."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.failing import SentenceError
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import (
    described,
    language_option,
    number_argument,
    numbered,
    opened,
    photo_lines,
    understood_consent,
    understood_place,
)
from facilitator.cli.saying import say
from facilitator.texts import Language, choose_language, load_texts


@click.command()
@click.argument("event", type=ANY_PATH)
@number_argument
@described
@click.option("--to", "position", type=click.IntRange(min=1), help="Its new number in the list.")
@language_option
def command(
    event: Path,
    number: int,
    place: str | None,
    alt: str | None,
    caption: str | None,
    credit: str | None,
    consent: str | None,
    position: int | None,
    language: Language | None,
) -> None:
    """Say what is given of the photo NUMBER of EVENT; an empty text takes it away."""
    texts = load_texts(choose_language(language))
    if all(one is None for one in (place, alt, caption, credit, consent, position)):
        raise SentenceError(texts("Say what is to be changed: --alt, --caption, --credit, …"))
    with opened(event, texts) as station:
        photo = numbered(station.snapshot, number, texts)
        station.photos.describe(
            photo.id,
            alt=alt,
            caption=caption,
            credit=credit,
            consent=None if consent is None else understood_consent(consent, texts),
            place=None if place is None else understood_place(place, station.snapshot, texts),
        )
        if position is not None:
            station.photos.move(photo.id, position - 1)
        photos = station.snapshot.photos
        known = next(one for one in photos if one.id == photo.id)
        for line in photo_lines(station, known, photos.index(known) + 1, texts):
            say(line)
