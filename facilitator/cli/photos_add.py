"""``facilitator photos add``: files, or all of a folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from facilitator.cli.failing import SentenceError
from facilitator.cli.paths import ANY_PATH
from facilitator.cli.photographed import (
    consent_choice,
    described,
    language_option,
    opened,
    still_missing,
    understood_consent,
    understood_place,
)
from facilitator.cli.saying import say
from facilitator.domain.documentation.photo_words import read_consent
from facilitator.domain.photos import Consent, PhotoId
from facilitator.formats.photo_files import photos_in, read_photo
from facilitator.formats.picture_refusals import picture_refusal
from facilitator.formats.pictures import Picture
from facilitator.formats.preparing import Preparing
from facilitator.station import Reason, RefusedError, Station
from facilitator.texts import Language, Texts, choose_language, load_texts


@click.command()
@click.argument("event", type=ANY_PATH)
@click.argument("files", type=ANY_PATH, nargs=-1, required=True)
@described
@language_option
def command(
    event: Path,
    files: tuple[Path, ...],
    place: str | None,
    alt: str | None,
    caption: str | None,
    credit: str | None,
    consent: str | None,
    language: Language | None,
) -> None:
    """Add the photos FILES (or folders of photos) to EVENT, its record or its agenda.

    Only the pixels are taken: no place, no time, no name of a file. What is not given is asked for,
    in a terminal; Enter leaves it for later.
    """
    texts = load_texts(choose_language(language))
    asks = _asks()
    with opened(event, texts) as station:
        where = understood_place(place or "", station.snapshot, texts)
        given = understood_consent(consent or "", texts)
        paths = [path for file in files for path in _found(file, texts)]
        if len(paths) > 1 and (alt or caption):
            raise SentenceError(texts("Describe several photos one by one: they differ."))
        if asks and paths and credit is None:
            credit = _ask(texts("Photo by"))
        add = partial(
            station.photos.add,
            place=where,
            alt=alt or "",
            caption=caption or "",
            credit=credit or "",
            consent=given,
        )
        added = _add(station, paths, add, texts)
        if asks:
            _describe(station, added, texts, alt=alt, caption=caption, consent=consent)
        photos = tuple(one for one in station.snapshot.photos if one.id in added)
    say(texts.plural("{count} photo added.", "{count} photos added.", len(photos)))
    if missing := still_missing(photos, texts):
        say(missing)
    if not photos:
        raise click.exceptions.Exit(1)


def _found(path: Path, texts: Texts) -> Iterator[Path]:
    try:
        yield from photos_in(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SentenceError(f"{click.format_filename(path)}: {reason}") from None


def _add(
    station: Station, paths: list[Path], add: Callable[[Picture], PhotoId], texts: Texts
) -> set[PhotoId]:
    """Add what can be, and say of each other file why not; return the photos that are new."""
    known = {photo.id for photo in station.snapshot.photos}
    added: set[PhotoId] = set()
    with Preparing() as preparing:
        for path, found in preparing.prepare_all(paths, read_photo):
            if not isinstance(found, Picture):
                _say_of(path, picture_refusal(found, texts))
                continue
            try:
                photo = add(found)
            except RefusedError as error:
                if error.reason is not Reason.REDACTED:
                    raise
                _say_of(path, texts("That photo was destroyed, and is not taken again."))
                continue
            if photo in known | added:
                _say_of(path, texts("It is there already."))
            added.add(photo)
    return added - known


def _say_of(path: Path, said: str) -> None:
    say(f"{click.format_filename(path, shorten=True)}: {said}", err=True)


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer


def _describe(
    station: Station,
    added: set[PhotoId],
    texts: Texts,
    *,
    alt: str | None,
    caption: str | None,
    consent: str | None,
) -> None:
    """Ask of each photo what was not given; who ends that has them all the same."""
    for number, photo in enumerate(station.snapshot.photos, start=1):
        if photo.id not in added:
            continue
        say(
            texts(
                "Photo {number} ({width} × {height})",
                number=number,
                width=photo.width,
                height=photo.height,
            )
        )
        station.photos.describe(
            photo.id,
            alt=_ask(texts("What does it show?")) if alt is None else None,
            caption=_ask(texts("Caption")) if caption is None else None,
            consent=_ask_consent(texts) if consent is None else None,
        )


def _ask_consent(texts: Texts) -> Consent:
    while True:
        consent = read_consent(_ask(texts("Consent of those in it")), texts)
        if consent is not None:
            return consent
        say(consent_choice(texts))


def _asks() -> bool:
    return sys.stdin.isatty()
