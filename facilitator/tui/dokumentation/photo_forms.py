"""The forms in which one adds photos, and says what is to be said of one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from facilitator.domain.agenda import PlaceId
from facilitator.domain.capture import Line
from facilitator.domain.documentation.photo_words import (
    consent_words,
    place_words,
    read_consent,
    read_place,
)
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.photo_files import photos_in, typed_path
from facilitator.station import Station
from facilitator.station.photos import photo_draft
from facilitator.texts import Texts
from facilitator.tui.form import Form, FormField, Values, why_refused


class PhotoForm(Form):
    """A form with room for longer labels."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "look", show=False)]
    look: Callable[[], None] | None = None
    """Shows the photo that it is about; None: nothing here can."""

    def keys(self) -> str:
        """Name the key that shows the photo, too."""
        if self.look is None:
            return super().keys()
        return f"{self._texts('Ctrl+O picture')}   {super().keys()}"

    def action_look(self) -> None:
        """Show the photo."""
        if self.look is not None:
            self.look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which photos are to be added, and what holds of all of them."""

    paths: tuple[Path, ...]
    place: PlaceId
    credit: str
    consent: Consent


def adding_form(
    texts: Texts, snapshot: Snapshot, begun: Values, add: Callable[[Wanted], None]
) -> PhotoForm:
    """Return the form that asks for photos; `begun` is what was said of the ones before."""

    def apply(values: Values) -> str:
        paths, wrong = _photos_at(values["path"], texts)
        if wrong:
            return wrong
        add(
            Wanted(
                paths=paths,
                place=read_place(values["place"], snapshot, texts) or "",
                credit=values["credit"],
                consent=read_consent(values["consent"], texts) or Consent.OPEN,
            )
        )
        return ""

    return PhotoForm(
        texts,
        texts("Add photos"),
        [
            FormField(
                name="path",
                label=texts("File or folder"),
                check=lambda said: _photos_at(said, texts)[1],
            ),
            FormField(name="credit", label=texts("Photo by"), begun=begun.get("credit", "")),
            _consent_field(begun.get("consent", ""), None, texts),
            _place_field(begun.get("place", ""), None, snapshot, texts),
        ],
        apply=apply,
        lead=texts("Only the pixels are taken: no place, no time, no name of a file."),
        consequence=lambda values: _meant(values, snapshot, texts),
        opener="a",
    )


def describing_form(
    texts: Texts,
    station: Station,
    photo: Photo,
    number: int,
    *,
    name: str = "",
    look: Callable[[], None] | None = None,
) -> PhotoForm:
    """Return the form in which one says what a photo shows; what is typed is kept at once.

    `name` is what its file is called, if that is still known; `look` shows the photo.
    """
    snapshot, typed = station.snapshot, _typed_before(station, photo)
    place = "" if not photo.place else place_words(photo.place, snapshot, texts)
    consent = "" if photo.consent is Consent.OPEN else consent_words(texts)[photo.consent]

    def apply(values: Values) -> str:
        return why_refused(
            texts,
            lambda: station.photos.describe(
                photo.id,
                alt=values["alt"],
                caption=values["caption"],
                credit=values["credit"],
                consent=read_consent(values["consent"], texts),
                place=read_place(values["place"], snapshot, texts),
            ),
        )

    def keep(values: Values) -> None:
        line = json.dumps(dict(values), ensure_ascii=False)
        station.keep_draft(photo_draft(photo.id), Line(line))

    form = PhotoForm(
        texts,
        " · ".join(filter(None, (texts("Photo {number}", number=number), name, _size(photo)))),
        [
            FormField(name="alt", label=texts("Shows"), begun=photo.alt, written=typed.get("alt")),
            FormField(
                name="caption",
                label=texts("Caption"),
                begun=photo.caption,
                written=typed.get("caption"),
            ),
            FormField(
                name="credit",
                label=texts("Photo by"),
                begun=photo.credit,
                written=typed.get("credit"),
            ),
            _consent_field(consent, typed.get("consent"), texts),
            _place_field(place, typed.get("place"), snapshot, texts),
        ],
        apply=apply,
        lead=texts(
            "“Shows” is read aloud to whoever can't see it: what matters in it, in a sentence."
        ),
        consequence=lambda values: _meant(values, snapshot, texts),
        keep=keep,
    )
    form.look = look
    return form


def _size(photo: Photo) -> str:
    return f"{photo.width} × {photo.height}"


def forget_typed(station: Station, photo: Photo) -> None:
    """Forget what was being typed of a photo."""
    station.keep_draft(photo_draft(photo.id), Line(""))


def _typed_before(station: Station, photo: Photo) -> Mapping[str, str]:
    """Return what was typed before the program ended; nothing if nothing was."""
    line = station.drafts().get(photo_draft(photo.id))
    try:
        found = json.loads(line.text) if line is not None else {}
        return {str(name): str(said) for name, said in dict(found).items()}
    except (ValueError, TypeError):
        return {}


def _consent_field(begun: str, written: str | None, texts: Texts) -> FormField:
    words = ", ".join(consent_words(texts).values())

    def check(said: str) -> str:
        if read_consent(said, texts) is not None:
            return ""
        return texts("One of these, or how it begins: {words}", words=words)

    return FormField(
        name="consent", label=texts("Consent"), begun=begun, written=written, check=check
    )


def _photos_at(said: str, texts: Texts) -> tuple[tuple[Path, ...], str]:
    """Return the photos at the path that was typed, and what is wrong with it, or nothing."""
    if not said:
        return (), texts("Say where the photo lies.")
    try:
        found = tuple(photos_in(typed_path(said)))
    except FileNotFoundError:
        return (), texts("There is no such file or folder.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return (), texts("{path}: {reason}", path=said, reason=reason)
    return found, "" if found else texts("There are no photos in that folder.")


def _place_field(begun: str, written: str | None, snapshot: Snapshot, texts: Texts) -> FormField:
    def check(said: str) -> str:
        if read_place(said, snapshot, texts) is not None:
            return ""
        return texts("No place is called “{said}”, or several are.", said=said)

    return FormField(name="place", label=texts("Place"), begun=begun, written=written, check=check)


def _meant(values: Values, snapshot: Snapshot, texts: Texts) -> str:
    """Return what the short words stand for."""
    consent = read_consent(values["consent"], texts)
    place = read_place(values["place"], snapshot, texts)
    words = consent_words(texts)
    choice = ", ".join(words.values())
    said = words[consent] if consent is not None else choice
    lines = [texts("Consent: {consent}", consent=said if values["consent"] else choice)]
    if place is not None:
        lines.append(texts("Place: {place}", place=place_words(place, snapshot, texts)))
    return " · ".join(lines)
