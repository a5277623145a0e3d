"""Commands about the photos of the Dokumentation."""

from __future__ import annotations

from collections.abc import Callable, Collection
from hashlib import sha256
from typing import Any, Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.instant import Instant
from facilitator.domain.photos import Consent, Digest, Photo, PhotoId
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Version
from facilitator.formats.pictures import Picture
from facilitator.record import entities as log
from facilitator.record.change import Contents, Entity, Json
from facilitator.record.drafts import DraftKey
from facilitator.record.log import Log
from facilitator.record.ordering import reorder
from facilitator.record.redacting import DESTROY
from facilitator.station.refusal import Reason, RefusedError, check_place

_ID_LENGTH: Final = 22
"""Of the digits of a picture's digest: 88 bits."""


_DESTROYED: Final[dict[str, Json]] = {
    "redacted": True,
    "removed": True,
    "alt": "",
    "caption": "",
    "credit": "",
}


def photo_of(digest: Digest) -> PhotoId:
    """Return the id of the photo with that picture, whoever adds it."""
    return digest[:_ID_LENGTH]


def named_in(snapshot: Snapshot) -> frozenset[Digest]:
    """Return which contents a snapshot names: of photos, and of versions that went out.

    Of drafts no bytes are kept.
    """
    return frozenset(photo.digest for photo in snapshot.photos) | _frozen(snapshot.versions)


def photo_draft(photo: PhotoId) -> DraftKey:
    """Return where what is said of a photo is kept while it is being typed."""
    return DraftKey(photo, "photo")


class PhotoCommands:
    """Photos and what is said of them. Refused commands raise RefusedError.

    A picture is in the file before the change that names it. Killed in between, bytes are left that
    nobody names; they are destroyed when the file is opened the next time.
    """

    def __init__(self, log: Log, now: Callable[[], Instant]) -> None:
        self._log = log
        self._now = now
        self._named: tuple[tuple[Photo, ...], tuple[Version, ...], frozenset[Digest]] | None = None

    def add(
        self,
        picture: Picture,
        *,
        place: PlaceId = "",
        alt: str = "",
        caption: str = "",
        credit: str = "",
        consent: Consent = Consent.OPEN,
        withdrawal: str | None = None,
    ) -> PhotoId:
        """Put a photo behind the others; what is to be said of it may follow. Return its id.

        A picture that is there already is that photo, and stays as it is, even if two devices add
        it at once. One that was destroyed is refused with REDACTED: whoever asked for that need not
        fear the next folder. `withdrawal` is the hash of the code of one that came from a phone and
        is taken in Abfragen: undone there, it waits there again.
        """
        digest = picture.digest
        if digest in self._log.wiping.contents:
            raise RefusedError(Reason.REDACTED)
        known = next((one for one in self._photos if one.digest == digest), None)
        if known is not None:
            self._keep(picture)
            return known.id
        self._check_place(place)
        said = {"alt": alt, "caption": caption, "credit": credit}
        values: dict[str, Any] = {name: _line(text) or None for name, text in said.items()}
        values |= {"place": place or None, "digest": digest, "consent": consent, "removed": None}
        values |= {"width": picture.width, "height": picture.height, "added": self._now()}
        values["withdrawal"] = withdrawal or None
        photo = photo_of(digest)
        contents = self._put_in_order([*self._order, photo], photo)
        contents[Entity(log.PHOTO, photo)] |= log.encode(values, log.PHOTO_FIELDS)
        self._keep(picture)
        self._log.commit("document.add_photo" if withdrawal is None else "poll.take", contents)
        return photo

    def describe(
        self,
        photo: PhotoId,
        *,
        alt: str | None = None,
        caption: str | None = None,
        credit: str | None = None,
        consent: Consent | None = None,
        place: PlaceId | None = None,
    ) -> None:
        """Say of a photo what is given here; an empty text takes it away, None leaves it."""
        known = self._photo(photo)
        said = {"alt": alt, "caption": caption, "credit": credit}
        fields: dict[str, Json] = {
            name: _line(text) or None for name, text in said.items() if text is not None
        }
        if consent is not None:
            fields["consent"] = consent.value
        if place is not None:
            self._check_place(place)
            fields["place"] = place or None
        key = Entity(log.PHOTO, known.id)
        self._log.commit("document.describe_photo", {key: fields}, drops=photo_draft(photo))

    def move(self, photo: PhotoId, position: int) -> None:
        """Put a photo where `position` (from 0) is among all; past the end is the end."""
        known = self._photo(photo)
        wanted = [key for key in self._order if key != known.id]
        wanted.insert(max(position, 0), known.id)
        if wanted != list(self._order):
            self._log.commit("document.move_photo", self._put_in_order(wanted, known.id))

    def remove(self, photo: PhotoId) -> None:
        """Take a photo away; undo brings it back, its picture stays until the event is closed."""
        key = Entity(log.PHOTO, self._photo(photo).id)
        self._log.commit("document.remove_photo", {key: {"removed": True}})

    def destroy(self, photo: PhotoId) -> None:
        """Destroy a photo, and what was ever said of it, on every device. Nothing brings it back.

        Photos that were taken away and show the same picture go with it.
        """
        digest = self._photo(photo).digest
        contents: Contents = {entity: dict(_DESTROYED) for entity in self._showing(digest)}
        self._log.commit(DESTROY, contents)

    def withdraw(self, withdrawal: str, digests: Collection[Digest] = ()) -> bool:
        """Destroy the photos of the withdrawal code with that hash, and those of `digests`.

        Also ones that were taken away, or whose taking was undone. Tell whether there was any.
        """
        registers = self._log.registers
        known = sorted(registers.keys(log.PHOTO))
        sent = {
            key
            for key in known
            if registers.value(Entity(log.PHOTO, key), "withdrawal") == withdrawal
        }
        found = sent | {photo_of(digest) for digest in digests}.intersection(known)
        if gone := found - self._log.wiping.subjects:
            self._log.commit(
                DESTROY, {Entity(log.PHOTO, key): dict(_DESTROYED) for key in sorted(gone)}
            )
        return bool(found)

    def content(self, photo: PhotoId | Digest) -> bytes | None:
        """Return the JPEG of a photo, or of that digest; None: it is on another device only.

        For any thread. Raises StoreError.
        """
        digest = next((one.digest for one in self._photos if one.id == photo), photo)
        return self._log.attachments.read(digest)

    @property
    def named(self) -> frozenset[Digest]:
        """The contents that belong to the event, and were not destroyed."""
        snapshot = self._log.snapshot
        if self._named is None or self._named[:2] != (snapshot.photos, snapshot.versions):
            self._named = (snapshot.photos, snapshot.versions, named_in(snapshot))
        return self._named[2] - self._log.wiping.contents

    def held(self) -> frozenset[Digest]:
        """Return the contents that this device has. For any thread. Raises StoreError."""
        return self._log.attachments.digests()

    @property
    def missing(self) -> frozenset[Digest]:
        """The pictures of photos that this device has not. Raises StoreError."""
        return frozenset(one.digest for one in self._photos) - self.held()

    def take(self, digest: Digest, content: bytes) -> bool:
        """Keep a content that another device had, if it belongs to the event; tell whether."""
        if digest not in self.named or sha256(content).hexdigest() != digest:
            return False
        self._log.attachments.add(content)
        return True

    @property
    def destroyed(self) -> tuple[PhotoId, ...]:
        """The photos that were destroyed; not every device may have done so yet."""
        keys = self._log.registers.keys(log.PHOTO)
        return tuple(sorted(self._log.wiping.subjects.intersection(keys)))

    @property
    def _photos(self) -> tuple[Photo, ...]:
        return self._log.snapshot.photos

    @property
    def _order(self) -> dict[PhotoId, str]:
        value = self._log.registers.value
        return {one.id: str(value(Entity(log.PHOTO, one.id), log.ORDER)) for one in self._photos}

    def _put_in_order(self, wanted: list[PhotoId], moved: PhotoId) -> Contents:
        written = reorder(self._order, wanted, moved)
        return {Entity(log.PHOTO, key): {log.ORDER: order} for key, order in written.items()}

    def _keep(self, picture: Picture) -> None:
        self._log.attachments.add(picture.content)

    def _photo(self, photo: PhotoId) -> Photo:
        known = next((one for one in self._photos if one.id == photo), None)
        if known is None:
            raise RefusedError(Reason.GONE)
        return known

    def _check_place(self, place: PlaceId) -> None:
        if place:
            check_place(self._log.snapshot, place)

    def _showing(self, digest: Digest) -> list[Entity]:
        registers = self._log.registers
        keys = (Entity(log.PHOTO, key) for key in sorted(registers.keys(log.PHOTO)))
        return [key for key in keys if registers.value(key, "digest") == digest]


def _line(text: str) -> str:
    return " ".join(text.split())


def _frozen(versions: tuple[Version, ...]) -> set[Digest]:
    if not versions:
        return set()
    # What builds documents is not needed before something went out.
    from facilitator.domain.documentation.versioning import VersionKind, kind_of

    return {one.digest for one in versions if kind_of(one.number) is not VersionKind.DRAFT}
