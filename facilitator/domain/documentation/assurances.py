"""What a reader may rely on: what was released by whom it concerns, and for whom it is readable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import Blocks, Heading, Paragraph, Span
from facilitator.domain.documentation.photos import shown
from facilitator.domain.documentation.releasing import Subject, subjects
from facilitator.domain.documentation.wording import fact
from facilitator.domain.entries import Release
from facilitator.domain.photos import Consent
from facilitator.domain.sign_off import SubjectKind


def build_releases(material: Material) -> Blocks:
    """Return the section on releases; nothing if there was nobody to ask."""
    said = tuple(_public(material) if material.issue.is_public else _internal(material))
    if not said:
        return ()
    heading = Heading(level=3, text=material.texts("Releases"), anchor="part-releases")
    return (heading, *said)


def _public(material: Material) -> Iterator[Paragraph]:
    texts = material.texts
    released = texts(
        "This edition holds only what those concerned have released. People are named by what they "
        "do, not by name."
    )
    yield Paragraph((Span(released),))
    if material.snapshot.photos:
        agreed = texts("Whoever can be recognised in a photo has agreed to its publication.")
        yield Paragraph((Span(agreed),))


def _internal(material: Material) -> Iterator[Paragraph]:
    # What was released holds whatever is left out of the document afterwards.
    left_out = material.snapshot.polish.left_out
    found = [
        one
        for one in subjects(material.whole or material.snapshot)
        if one.kind is not SubjectKind.QUOTE or f"entry:{one.key}" not in left_out
    ]
    yield from _sections(material, [one for one in found if one.kind is not SubjectKind.QUOTE])
    yield from _quotes(material, [one for one in found if one.kind is SubjectKind.QUOTE])
    yield from _photos(material)


def _sections(material: Material, found: Sequence[Subject]) -> Iterator[Paragraph]:
    texts = material.texts
    released = sum(one.is_released for one in found)
    if not found:
        return
    if not released:
        said = texts("no section is released yet")
    elif released == len(found):
        said = texts("all sections are released")
    else:
        said = texts(
            "{released} of {count} sections are released", released=released, count=len(found)
        )
    yield fact(texts("Workshops and talks"), said)


def _quotes(material: Material, found: Sequence[Subject]) -> Iterator[Paragraph]:
    texts = material.texts
    counted = Counter(one.release for one in found)
    named = {
        Release.WITH_FUNCTION: texts("{count} released with a function"),
        Release.ANONYMOUS: texts("{count} released anonymously"),
        Release.OPEN: texts("{count} not released yet"),
        Release.DENIED: texts("{count} for internal use only"),
    }
    told = [
        template.replace("{count}", str(counted[release]))
        for release, template in named.items()
        if counted[release]
    ]
    if told:
        yield fact(texts("Quotes"), ", ".join(told))


def _photos(material: Material) -> Iterator[Paragraph]:
    texts, photos = material.texts, shown(material)
    if not photos:
        return
    waiting = sum(photo.consent is Consent.OPEN for photo in photos)
    if waiting:
        said = texts.plural(
            "of {count} it is still open whether it may be published",
            "of {count} it is still open whether they may be published",
            waiting,
        )
    else:
        said = texts("all may be published")
    yield fact(texts("Photos"), said)


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
