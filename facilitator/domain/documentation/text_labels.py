"""What a text of the Dokumentation is called when one speaks of it: ``H 3.17``, ``M 2``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.plenum.labels import measure_labels, theme_labels
from facilitator.domain.polish import TextId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts

_SORTED: Final = ":"


def sort_and_key(text_id: TextId) -> tuple[str, str]:
    """Return of what sort a text is and whose: ``measure`` and ``m1`` for ``measure:m1.who``."""
    sort, _, rest = text_id.partition(_SORTED)
    if sort in ("theme", "measure", "photo"):
        rest = rest.rpartition(".")[0] or rest
    return sort, rest


class TextLabels:
    """Names texts as they stand in one snapshot, in the language of `texts`."""

    def __init__(self, snapshot: Snapshot, texts: Texts) -> None:
        self._snapshot = snapshot
        self._texts = texts
        self._measures = measure_labels(snapshot.measures, texts)
        self._themes: Mapping[str, str] = theme_labels(snapshot.themes.standing, texts)
        self._photos = {photo.id: n for n, photo in enumerate(snapshot.photos, start=1)}

    def of(self, text_id: TextId) -> str:
        """Return what that text is called; a paragraph that is nobody's has no name: empty."""
        sort, key = sort_and_key(text_id)
        match sort:
            case "entry":
                return self._of_entry(key)
            case "summary":
                return self.of_place(key)
            case "theme":
                return self._themes.get(key, "")
            case "measure":
                return self._measures.get(key, "")
            case "photo":
                number = self._photos.get(key)
                return self._texts("Photo {number}", number=number) if number else ""
            case _:
                return ""

    def of_place(self, place: str) -> str:
        """Return what a place is called in short: ``WS 3``, else its title."""
        for workshop in self._snapshot.agenda.workshops:
            if workshop.id == place:
                return self._texts("WS {number}", number=workshop.number)
        return one_line(self._snapshot.place_title(place))

    def _of_entry(self, key: str) -> str:
        entry = self._snapshot.entries.get(key)
        if entry is None:
            return ""
        kind = self._snapshot.agenda.kind(entry.kind)
        number = self._snapshot.full_number(entry)
        return f"{kind.letter.upper()} {number}" if kind else number
