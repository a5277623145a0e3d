"""The photos of the Dokumentation: added, described, put in order, taken out, destroyed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from facilitator.domain.device_names import name_device
from facilitator.domain.documentation.photo_words import missing_words
from facilitator.domain.photos import Digest, Photo, PhotoId
from facilitator.formats.photo_files import read_photo
from facilitator.formats.pictures import Picture, PictureError
from facilitator.station import StoreError
from facilitator.tui.context import Context
from facilitator.tui.dokumentation.list_pane import ListFacts
from facilitator.tui.dokumentation.list_screen import ListScreen
from facilitator.tui.dokumentation.photo_forms import (
    Wanted,
    adding_form,
    describing_form,
    forget_typed,
)
from facilitator.tui.dokumentation.photo_rows import PhotosShown, photo_facts
from facilitator.tui.dokumentation.photo_viewing import Looking, viewer
from facilitator.tui.dokumentation.photos_added import Added
from facilitator.tui.mitschrift.redacting import exported_words
from facilitator.tui.question import Question


class PhotosScreen(ListScreen[None]):
    """Lists the photos; adding goes on in the background, and ends with the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", show=False),
        Binding("enter", "describe", show=False),
        Binding("shift+up", "move(-1)", show=False),
        Binding("shift+down", "move(1)", show=False),
        Binding("o", "look", show=False),
        Binding("delete", "remove", show=False),
        Binding("x", "destroy", show=False),
        Binding("f", "dismiss", show=False),
    ]

    def __init__(self, context: Context, marked: PhotoId = "") -> None:
        super().__init__(context, marked)
        self._looking = Looking()
        self._adding: Added | None = None
        self._names: dict[PhotoId, str] = {}
        """What the files of the photos are called that were added since this screen was opened."""
        self._said_before: Mapping[str, str] = {}
        self._known: tuple[tuple[Photo, ...], int, frozenset[Digest]] | None = None
        self._ticks = 0

    @property
    def _photos(self) -> tuple[Photo, ...]:
        return self.context.station.snapshot.photos

    @property
    def _photo(self) -> Photo | None:
        return next((one for one in self._photos if one.id == self.marked), None)

    def list_facts(self) -> ListFacts:
        """Return the photos."""
        shown = PhotosShown(
            marked=self.marked,
            elsewhere=self._elsewhere(),
            can_view=bool(viewer()),
            unconfirmed=self._unconfirmed(),
        )
        return photo_facts(self.context.station.snapshot, shown, self.texts)

    def _unconfirmed(self) -> tuple[str, ...]:
        station = self.context.station
        devices = (station.redaction.devices_with_copy(one) for one in station.photos.destroyed)
        left = dict.fromkeys(device for some in devices for device in some)
        first, here = station.first_device, station.device
        return tuple(
            name_device(station.snapshot, one, self.texts, first=first, here=here) for one in left
        )

    def _elsewhere(self) -> frozenset[Digest]:
        """Return which pictures are missing here; the file is asked only now and then."""
        self._ticks += 1
        photos, known = self._photos, self._known
        if known is None or known[0] is not photos or (known[2] and self._ticks > known[1] + 10):
            try:
                missing = self.context.station.photos.missing
            except StoreError:
                missing = frozenset()
            known = self._known = (photos, self._ticks, missing)
        return known[2]

    def on_unmount(self) -> None:
        """Leave no copy of a picture."""
        self._looking.forget()

    # --- adding ---

    def action_add(self) -> None:
        """Ask for a file or a folder."""
        if self._adding is not None:
            self.say(self.texts("Photos are still being added."))
            return
        snapshot = self.context.station.snapshot
        self.app.push_screen(adding_form(self.texts, snapshot, self._said_before, self._add))

    def _add(self, wanted: Wanted) -> None:
        self._said_before = {"credit": wanted.credit}
        adding = self._adding = Added(wanted, self.context.station, self.texts)
        self.say(adding.progress)
        self.run_worker(lambda: self._prepare(adding), thread=True, group="photos")

    def _prepare(self, adding: Added) -> None:
        """Prepare the photos, in a thread of its own; each is added where all is."""
        from facilitator.formats.preparing import Preparing

        worker = get_current_worker()
        with Preparing() as preparing:
            for path, found in preparing.prepare_all(adding.wanted.paths, read_photo):
                if worker.is_cancelled:
                    return
                self.app.call_from_thread(self._take, adding, path.name, found)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._finish, adding)

    def _take(self, adding: Added, name: str, found: Picture | PictureError) -> None:
        adding.take(name, found)
        self.say(adding.progress)
        self.show_now()

    def _finish(self, adding: Added) -> None:
        self._adding = None
        self._names |= adding.names
        if adding.photos:
            self.marked = adding.photos[0]
        self.show_now()
        self.say(adding.outcome)
        self._ask_on(list(adding.photos))

    def _ask_on(self, photos: list[PhotoId]) -> None:
        """Ask what each of `photos` shows, one after the other, until somebody has enough."""
        known = {photo.id: photo for photo in self._photos}
        waiting = [key for key in photos if key in known and missing_words(known[key], self.texts)]
        if waiting and not self.is_answered:
            self.marked = waiting[0]
            self.show_now()
            self._describe(known[waiting[0]], then=waiting[1:])

    # --- one photo ---

    def action_describe(self) -> None:
        """Say what the marked photo shows; from one that lacked it go on to the next such."""
        photo = self._photo
        if photo is None:
            return
        begins = self._photos.index(photo) + 1
        is_asked_on = bool(missing_words(photo, self.texts))
        self._describe(photo, then=[one.id for one in self._photos[begins:] if is_asked_on])

    def _describe(self, photo: Photo, then: list[PhotoId] | None = None) -> None:
        station, number = self.context.station, self._photos.index(photo) + 1

        def answered(done: bool | None) -> None:
            if done:
                self.show_now()
                self._ask_on(then or [])
            else:
                forget_typed(station, photo)

        form = describing_form(
            self.texts,
            station,
            photo,
            number,
            name=self._names.get(photo.id, ""),
            look=partial(self._look_at, photo) if viewer() else None,
        )
        self.app.push_screen(form, answered)

    def action_move(self, by: int) -> None:
        """Put the marked photo before or behind the one beside it."""
        photo = self._photo
        if photo is not None:
            position = self._photos.index(photo) + by
            self.attempt(lambda: self.context.station.photos.move(photo.id, position))
            self.call_after_refresh(self.action_mark, 0)

    def action_look(self) -> None:
        """Show the marked photo in the program that the desktop has for it."""
        photo = self._photo
        if photo is not None and viewer():
            self._look_at(photo)

    def _look_at(self, photo: Photo) -> None:
        try:
            content = self.context.station.photos.content(photo.id)
            if content is None:
                self.say(self.texts("Its picture is on another device only."))
            else:
                number = self._photos.index(photo) + 1
                self._looking.open(content, self.texts("Photo {number}", number=number))
        except (OSError, StoreError) as error:
            self.say(self.texts("It can't be shown: {reason}", reason=error))

    def action_remove(self) -> None:
        """Take the marked photo out."""
        photo = self._photo
        if photo is not None:
            self.attempt(
                lambda: self.context.station.photos.remove(photo.id),
                self.texts("Taken out; Ctrl+Z brings it back."),
            )

    def action_destroy(self) -> None:
        """Destroy the marked photo for ever, if that is meant."""
        photo = self._photo
        if photo is None:
            return
        number = self._photos.index(photo) + 1

        def answered(yes: bool | None) -> None:
            if yes and self.attempt(lambda: self.context.station.photos.destroy(photo.id)):
                self._looking.forget()
                self.say(self.texts("Photo {number} is destroyed.", number=number))

        detail = self.texts(
            "Its picture and all that is said of it are destroyed on every device, and the kept "
            "bytes of versions that may show it. Nothing brings it back, not even Ctrl+Z."
        )
        question = self.texts("Destroy photo {number} for ever?", number=number)
        said = "\n".join((detail, *exported_words(self.context)))
        self.app.push_screen(Question(self.texts, question, said), answered)
