"""What a reader may rely on: what was released by whom it concerns, and for whom it is readable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import Blocks, Heading, Paragraph, Span
from facilitator.domain.documentation.releasing import subjects
from facilitator.domain.documentation.wording import enumerate_words
from facilitator.domain.entries import Release
from facilitator.domain.photos import Consent
from facilitator.domain.sign_off import SubjectKind


def build_releases(material: Material) -> Blocks:
    """Return the section on releases; nothing if there was nobody to ask."""
    said = tuple(_public(material) if material.issue.is_public else _internal(material))
    if not said:
        return ()
    heading = Heading(level=3, text=material.texts("Releases"), anchor="part-releases")
    return (heading, *(Paragraph((Span(line),)) for line in said))


def _public(material: Material) -> Iterator[str]:
    yield material.texts(
        "This edition holds only what those concerned have released. People are named by what they "
        "do, not by name."
    )
    if material.snapshot.photos:
        yield material.texts("Whoever can be recognised in a photo has agreed to its publication.")


def _internal(material: Material) -> Iterator[str]:
    yield from _sections(material)
    yield from _quotes(material)
    yield from _photos(material)


def _sections(material: Material) -> Iterator[str]:
    found = [one for one in subjects(material.snapshot) if one.kind is not SubjectKind.QUOTE]
    if found:
        yield material.texts.plural(
            "{released} of {count} section of workshops and talks is signed off.",
            "{released} of {count} sections of workshops and talks are signed off.",
            len(found),
            released=sum(one.is_released for one in found),
        )


def _quotes(material: Material) -> Iterator[str]:
    texts = material.texts
    found = Counter(
        one.release for one in subjects(material.snapshot) if one.kind is SubjectKind.QUOTE
    )
    named = {
        Release.WITH_FUNCTION: texts("{count} with the function of who said it"),
        Release.ANONYMOUS: texts("{count} anonymously"),
        Release.OPEN: texts("{count} not yet"),
        Release.DENIED: texts("{count} not for publication"),
    }
    if found:
        told = [
            template.replace("{count}", str(found[release]))
            for release, template in named.items()
            if found[release]
        ]
        yield texts.plural(
            "Of {count} quote is released: {told}.",
            "Of {count} quotes are released: {told}.",
            found.total(),
            told=enumerate_words(texts, told),
        )


def _photos(material: Material) -> Iterator[str]:
    texts, photos = material.texts, material.snapshot.photos
    waiting = sum(photo.consent is Consent.OPEN for photo in photos)
    denied = sum(photo.consent is Consent.DENIED for photo in photos)
    if photos and not (waiting or denied):
        yield texts("All photos may be published.")
    if waiting:
        yield texts.plural(
            "Of {count} photo nobody has asked yet whether it may be published.",
            "Of {count} photos nobody has asked yet whether they may be published.",
            waiting,
        )
    if denied:
        yield texts.plural(
            "{count} photo must not be published.",
            "{count} photos must not be published.",
            denied,
        )


def build_accessibility(material: Material) -> Blocks:
    """Return the section on who can read the document, and whom to tell if somebody can't."""
    texts, organiser = material.texts, material.snapshot.agenda.organiser
    made = texts(
        "This document is made for reading with a screen reader, too: with headings and contents "
        "to jump to, header rows in tables, and descriptions of pictures. What charts show also "
        "stands in a table. That was checked by a program, not by people."
    )
    asked = (
        texts("If you meet a barrier all the same, please tell {organiser}.", organiser=organiser)
        if organiser
        else texts("If you meet a barrier all the same, please tell whoever gave it to you.")
    )
    heading = Heading(level=3, text=texts("Accessibility"), anchor="part-accessibility")
    return (heading, Paragraph((Span(f"{made} {asked}"),)))
