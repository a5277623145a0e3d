"""What the commands about photos share: the open event, its photos by number, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from facilitator.cli.clock import wall_clock
from facilitator.cli.failing import SentenceError, failing_in_words
from facilitator.cli.paths import record_of
from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.photo_words import (
    consent_words,
    missing_words,
    place_words,
    read_consent,
    read_place,
)
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from facilitator.texts import LANGUAGES, Texts
from facilitator.tui.plain import one_line

F = TypeVar("F", bound=Callable[..., Any])

language_option = click.option("--language", type=click.Choice(LANGUAGES), help="Of the messages.")
number_argument = click.argument("number", type=int)


def described(command: F) -> F:
    """Add the options with which one says something of a photo."""
    for name, said in (
        (
            "--consent",
            "Of those in it: given, refused, unneeded, not asked; the beginning will do.",
        ),
        ("--credit", "Who took it, as it is to be printed."),
        ("--caption", "What stands below it."),
        ("--alt", "What it shows, for whoever can't see it."),
        ("--place", "Where it belongs: 3 or WS 3, a letter, or how an agenda item begins."),
    ):
        command = click.option(name, help=said)(command)
    return command


@contextmanager
def opened(event: Path, texts: Texts) -> Iterator[Station]:
    """Open the record of an event; at the end all is on the disk."""
    with failing_in_words(texts):
        station = Station.open(record_of(event), now=wall_clock)
        try:
            yield station
        finally:
            station.close()


def numbered(snapshot: Snapshot, number: int, texts: Texts) -> Photo:
    """Return the photo that the list shows under `number`."""
    if not 1 <= number <= len(snapshot.photos):
        raise SentenceError(texts("There is no photo {number}.", number=number))
    return snapshot.photos[number - 1]


def understood_place(said: str, snapshot: Snapshot, texts: Texts) -> PlaceId:
    """Return the place that was typed; end the command if there is none."""
    place = read_place(said, snapshot, texts)
    if place is None:
        raise SentenceError(texts("No place is called “{said}”, or several are.", said=said))
    return place


def understood_consent(said: str, texts: Texts) -> Consent:
    """Return the consent that was typed; end the command if it is none."""
    consent = read_consent(said, texts)
    if consent is None:
        raise SentenceError(consent_choice(texts))
    return consent


def consent_choice(texts: Texts) -> str:
    """Return what can be said of the consent."""
    words = ", ".join(consent_words(texts).values())
    return texts("One of these, or how it begins: {words}", words=words)


def photo_lines(station: Station, photo: Photo, number: int, texts: Texts) -> Iterator[str]:
    """Yield a photo as the list says it."""
    snapshot = station.snapshot
    place = place_words(photo.place, snapshot, texts)
    consent = consent_words(texts)[photo.consent]
    size = f"{photo.width} × {photo.height}"
    yield texts(
        "{number}  {place} · {size} · consent: {consent}",
        number=number,
        place=one_line(place),
        size=size,
        consent=consent,
    )
    for label, said in (
        (texts("Shows"), photo.alt or texts("description missing")),
        (texts("Caption"), photo.caption),
        (texts("Photo by"), photo.credit),
    ):
        if said:
            yield f"   {label}: {one_line(said)}"
    if photo.digest in station.photos.missing:
        yield f"   {texts('Its picture is on another device only.')}"


def still_missing(photos: tuple[Photo, ...], texts: Texts) -> str:
    """Return of how many photos something is still to be said; nothing if of none."""
    count = sum(bool(missing_words(photo, texts)) for photo in photos)
    if not count:
        return ""
    return texts.plural(
        "Of {count} photo something is still missing: facilitator photos describe …",
        "Of {count} photos something is still missing: facilitator photos describe …",
        count,
    )
