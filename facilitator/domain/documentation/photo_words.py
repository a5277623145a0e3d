"""What is said of photos, and how what somebody types about them is read."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.photos import Consent, Photo
from facilitator.domain.places import places_of
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts


def consent_words(texts: Texts) -> Mapping[Consent, str]:
    """Return what each consent is called; no two begin alike."""
    return {
        Consent.OPEN: texts.about("consent", "not asked yet"),
        Consent.NOBODY: texts.about("consent", "unneeded (nobody can be recognised)"),
        Consent.GIVEN: texts.about("consent", "given"),
        Consent.DENIED: texts.about("consent", "refused"),
    }


def read_consent(said: str, texts: Texts) -> Consent | None:
    """Return the consent that `said` means: a word, or how it begins. Nothing said: not asked."""
    typed = said.strip().casefold()
    if not typed:
        return Consent.OPEN
    words = consent_words(texts).items()
    begins = [known for known, word in words if word.casefold().startswith(typed)]
    return begins[0] if len(begins) == 1 else None


def place_words(place: PlaceId, snapshot: Snapshot, texts: Texts) -> str:
    """Return to what a photo belongs: ``WS 3``, an agenda item, or the whole event."""
    if not place:
        return texts("whole event")
    for workshop in snapshot.agenda.workshops:
        if workshop.id == place:
            return texts("WS {number}", number=workshop.number)
    return one_line(snapshot.place_title(place))


def read_place(said: str, snapshot: Snapshot, texts: Texts) -> PlaceId | None:
    """Return the place that `said` means: ``3``, ``WS 3``, ``I``, or how its title begins.

    Nothing said, or “whole event”: no place, empty. None: no place is called that, or several.
    """
    typed = one_line(said).casefold()
    if not typed or typed == place_words("", snapshot, texts).casefold():
        return ""
    places = {one.id: one for one in places_of(snapshot.agenda)}
    exact = [
        key
        for key, one in places.items()
        if typed in (key.casefold(), one.code.casefold(), one_line(one.title).casefold())
        or typed == place_words(key, snapshot, texts).casefold()
    ]
    begun = [key for key, one in places.items() if one.title.casefold().startswith(typed)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def missing_words(photo: Photo, texts: Texts) -> tuple[str, ...]:
    """Return what is still to be said of a photo."""
    missing = []
    if not photo.alt:
        missing.append(texts("description missing"))
    if photo.consent is Consent.OPEN:
        missing.append(texts("consent not asked yet"))
    return tuple(missing)
