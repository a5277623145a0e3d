"""A measure while it is being written: what stood in its form at first, and its draft."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from facilitator.domain.capture import Line
from facilitator.domain.entries import Addressee, EntryId, Measure, MeasureId
from facilitator.domain.plenum.theme import ThemeId
from facilitator.station import DraftKey, Station
from facilitator.tui.form import Values

_PLACE: Final = "plenum/measure"
"""In the key of a draft: no place that an agenda has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """What stands in the form at first."""

    what: str = ""
    who: str = ""
    due: str = ""
    addressee: Addressee | None = None
    sources: tuple[EntryId, ...] = ()
    words_of: EntryId = ""
    """The entry whose wording `what` is: with it, a draft is destroyed, too."""
    theme: ThemeId = ""
    measure: MeasureId | None = None
    """The proposal that becomes one, or the measure that is changed."""


def begun_of(measure: Measure, theme: ThemeId) -> Begun:
    """Return the form for `measure`, which is under `theme` from now on."""
    return Begun(
        what=measure.what,
        who=measure.who,
        due=measure.due,
        addressee=measure.addressee,
        sources=measure.sources,
        words_of=measure.source or "",
        theme=theme,
        measure=measure.id,
    )


def first_empty(begun: Begun) -> str:
    """Return the field to be written in first: what, who or by when; "": all are full."""
    values = {"what": begun.what, "who": begun.who, "due": begun.due}
    return next((name for name, value in values.items() if not value), "")


def draft_of(begun: Begun) -> DraftKey:
    """Return where a measure is kept while it is being written."""
    return DraftKey(_PLACE, begun.words_of)


def as_draft(begun: Begun, written: Values) -> Line:
    """Return what has to be known to go on writing another time."""
    stood: dict[str, Any] = {
        "what": begun.what,
        "who": begun.who,
        "due": begun.due,
        "addressee": begun.addressee,
        "sources": begun.sources,
        "words_of": begun.words_of,
        "theme": begun.theme,
        "measure": begun.measure,
    }
    return Line(json.dumps([stood, dict(written)], ensure_ascii=False))


def left_unfinished(station: Station) -> tuple[Begun, Values] | None:
    """Return the measure that was being written when the event was closed, with what was written.

    None: there was none, or it can't be read any more; only then it is forgotten.
    """
    for key, line in station.drafts().items():
        if key.place == _PLACE:
            try:
                return _read(line.text)
            except (ValueError, TypeError, LookupError):
                station.keep_draft(key, Line(""))
    return None


def _read(text: str) -> tuple[Begun, Values]:
    stood, written = json.loads(text)
    addressee = stood.pop("addressee")
    return (
        Begun(
            addressee=None if addressee is None else Addressee(addressee),
            sources=tuple(stood.pop("sources")),
            **stood,
        ),
        {str(name): str(value) for name, value in dict(written).items()},
    )
