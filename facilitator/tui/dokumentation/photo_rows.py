"""The photos as their screen lists them: what is said of each, and what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from facilitator.domain.documentation.photo_words import (
    consent_words,
    missing_words,
    place_words,
)
from facilitator.domain.documentation.wording import enumerate_words
from facilitator.domain.photos import Digest, Photo, PhotoId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.columns import shortened
from facilitator.tui.dokumentation.list_pane import ListFacts, ListRow

_WIDEST_PLACE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotosShown:
    """What the screen knows beside the event itself."""

    marked: PhotoId
    elsewhere: Collection[Digest]
    """The pictures that are on another device only."""
    can_view: bool
    """Whether there is a program that shows pictures."""
    unconfirmed: tuple[str, ...] = ()
    """The names of devices that may still have a photo that was destroyed."""


def photo_facts(snapshot: Snapshot, shown: PhotosShown, texts: Texts) -> ListFacts:
    """Return what the screen of the photos shows."""
    photos = snapshot.photos
    return ListFacts(
        title=texts("Photos"),
        lead="\n".join(_leads(photos, shown, texts)),
        rows=tuple(
            _row(photo, number, snapshot, photo.digest in shown.elsewhere, texts)
            for number, photo in enumerate(photos, start=1)
        ),
        marked=shown.marked,
        keys="   ".join(_keys(bool(photos), shown.can_view, texts)),
    )


def _leads(photos: Collection[Photo], shown: PhotosShown, texts: Texts) -> Iterator[str]:
    yield _lead(photos, texts)
    if shown.unconfirmed:
        yield texts(
            "Not every device has confirmed yet that it has destroyed a photo: {devices}.",
            devices=enumerate_words(texts, shown.unconfirmed),
        )


def _lead(photos: Collection[Photo], texts: Texts) -> str:
    if not photos:
        return texts("No photos yet: a adds a file, or all of a folder.")
    count = sum(bool(missing_words(photo, texts)) for photo in photos)
    if not count:
        return texts("Of all photos is said what they show and who may see them.")
    return texts.plural(
        "Of {count} photo something is missing. Without a consent it is not published.",
        "Of {count} photos something is missing. Without a consent they are not published.",
        count,
    )


def _row(
    photo: Photo, number: int, snapshot: Snapshot, is_elsewhere: bool, texts: Texts
) -> ListRow:
    place = place_words(photo.place, snapshot, texts)
    consent = consent_words(texts)[photo.consent].partition(" (")[0]
    return ListRow(
        id=photo.id,
        sign=_sign(photo, is_elsewhere, texts),
        label=texts("Photo {number}", number=number),
        said=photo.alt or photo.caption or texts("description missing"),
        state=f"{shortened(place, _WIDEST_PLACE)} · {consent}",
        under=tuple(_details(photo, place, is_elsewhere, texts)),
    )


def _sign(photo: Photo, is_elsewhere: bool, texts: Texts) -> str:
    if missing_words(photo, texts) or is_elsewhere:
        return "!"
    return "✓" if photo.consent.may_be_published else "–"


def _details(photo: Photo, place: str, is_elsewhere: bool, texts: Texts) -> Iterator[str]:
    for label, said in (
        (texts("Shows"), photo.alt or texts("description missing")),
        (texts("Caption"), photo.caption),
        (texts("Photo by"), photo.credit),
        (texts("Consent"), consent_words(texts)[photo.consent]),
        (texts("Place"), place),
    ):
        if said:
            yield f"{label}: {said}"
    size = texts("{width} × {height} pixels", width=photo.width, height=photo.height)
    where = texts("its picture is on another device only") if is_elsewhere else ""
    yield " · ".join(filter(None, (size, where)))


def _keys(are_any: bool, can_view: bool, texts: Texts) -> Iterator[str]:
    yield texts("a add")
    if are_any:
        yield texts("⏎ describe")
        yield texts("⇧↑↓ order")
        if can_view:
            yield texts("o look at it")
        yield texts("Del remove")
        yield texts("x destroy")
    yield texts("Esc back")
