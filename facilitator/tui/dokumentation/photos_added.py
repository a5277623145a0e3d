"""What became of photos that are being added."""

from __future__ import annotations

from typing import Final

from facilitator.domain.photos import PhotoId
from facilitator.formats.picture_refusals import picture_refusal
from facilitator.formats.pictures import Picture, PictureError
from facilitator.station import Reason, RefusedError, Station
from facilitator.texts import Texts
from facilitator.tui.dokumentation.photo_forms import Wanted
from facilitator.tui.plain import one_line
from facilitator.tui.wording import refusal

_MOST_SAID: Final = 3


class Added:
    """Adds pictures as they come, and says how far it is and what was not taken."""

    def __init__(self, wanted: Wanted, station: Station, texts: Texts) -> None:
        self.wanted = wanted
        self.photos: list[PhotoId] = []
        """Those that are new, in their order."""
        self.names: dict[PhotoId, str] = {}
        """What their files are called; the record does not know that."""
        self._station = station
        self._texts = texts
        self._known = {photo.id for photo in station.snapshot.photos}
        self._refused: list[str] = []
        self._again = 0
        self._done = 0

    def take(self, name: str, found: Picture | PictureError) -> None:
        """Add what was found in the file `name`, or note why it can't be."""
        self._done += 1
        if isinstance(found, PictureError):
            self._refuse(name, picture_refusal(found, self._texts))
            return
        wanted = self.wanted
        try:
            photo = self._station.photos.add(
                found, place=wanted.place, credit=wanted.credit, consent=wanted.consent
            )
        except RefusedError as error:
            is_destroyed = error.reason is Reason.REDACTED
            destroyed = self._texts("That photo was destroyed, and is not taken again.")
            self._refuse(name, destroyed if is_destroyed else refusal(self._texts, error))
            return
        self.names[photo] = name
        if photo in self._known:
            self._again += 1
        else:
            self._known.add(photo)
            self.photos.append(photo)

    def _refuse(self, name: str, why: str) -> None:
        self._refused.append(f"{one_line(name)}: {why}")

    @property
    def progress(self) -> str:
        """How far it is."""
        return self._texts(
            "Adding photos: {done} of {all} …", done=self._done, all=len(self.wanted.paths)
        )

    @property
    def outcome(self) -> str:
        """What was added, what was there already, and what was not taken and why."""
        texts, more = self._texts, len(self._refused) - _MOST_SAID
        said = [texts.plural("{count} photo added.", "{count} photos added.", len(self.photos))]
        if self._again:
            said.append(
                texts.plural(
                    "{count} was there already.", "{count} were there already.", self._again
                )
            )
        lines = [" ".join(said), *self._refused[:_MOST_SAID]]
        if more > 0:
            lines.append(
                texts.plural(
                    "… and {count} more was not taken.", "… and {count} more were not taken.", more
                )
            )
        return "\n".join(lines)
