"""Photos: each where its workshop or agenda item is told of, the others with the whole event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.agenda import BlockKind, PlaceId
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Anchor,
    Blocks,
    Figure,
    Heading,
    Paragraph,
    Role,
    Span,
)
from facilitator.domain.documentation.wording import enumerate_spans
from facilitator.domain.photos import Consent, Photo, PhotoId
from facilitator.texts import Texts


def photo_anchor(photo: PhotoId) -> Anchor:
    """Return the name by which references find a photo."""
    return f"photo-{photo}"


def photos_in(material: Material, place: PlaceId) -> Blocks:
    """Return the photos of a workshop or block."""
    return tuple(_figure(material, photo) for photo in shown(material) if photo.place == place)


def cover(material: Material) -> Blocks:
    """Return the photo for the title page: the first one of the whole event."""
    return tuple(
        replace(_figure(material, photo), is_cover=True) for photo in _of_event(material)[:1]
    )


def build_impressions(material: Material) -> Blocks:
    """Return the section with the other photos of the whole event."""
    others = _of_event(material)[1:]
    if not others:
        return ()
    text = material.texts.about("chapter", "Impressions")
    return (
        Heading(level=2, text=text, anchor="part-impressions"),
        *(_figure(material, photo) for photo in others),
    )


def build_credits(material: Material, figures: Sequence[Figure]) -> Blocks:
    """Return the section of the annex that says who took the photos, in the document's order."""
    texts = material.texts
    if not figures:
        return ()
    by_credit: dict[str, list[Figure]] = {}
    for figure in figures:
        by_credit.setdefault(figure.credit.strip() or texts("not stated"), []).append(figure)
    return (
        Heading(level=3, text=texts("Picture credits"), anchor="part-credits"),
        *(_credit(texts, credit, found) for credit, found in by_credit.items()),
    )


def _credit(texts: Texts, credit: str, figures: Sequence[Figure]) -> Paragraph:
    """Return ``Figure 1 and Figure 4: Servicestelle``, each with a way to the photo."""
    refers = [
        Span(texts("title page")) if figure.is_cover else Span("", target=figure.anchor)
        for figure in figures
    ]
    return Paragraph((*enumerate_spans(texts, refers), Span(f": {credit}")), Role.BULLET)


def shown(material: Material) -> tuple[Photo, ...]:
    """Return the photos that may stand in a document at all: nobody on them has refused."""
    return tuple(photo for photo in material.snapshot.photos if photo.consent is not Consent.DENIED)


def _figure(material: Material, photo: Photo) -> Figure:
    """Return a photo; what it shows is told by its caption as long as nobody described it."""
    return Figure(
        anchor=photo_anchor(photo.id),
        digest=photo.digest,
        width=photo.width,
        height=photo.height,
        alt=photo.alt or photo.caption,
        caption=photo.caption,
        credit=photo.credit,
        remark=material.texts("consent open") if photo.consent is Consent.OPEN else "",
        text_id=f"photo:{photo.id}.caption",
    )


def _of_event(material: Material) -> tuple[Photo, ...]:
    """Return the photos of no place, of a break, or of what the agenda no longer has."""
    agenda = material.snapshot.agenda
    told = {workshop.id for workshop in agenda.workshops}
    told |= {block.id for _, block in agenda.blocks() if block.kind is not BlockKind.BREAK}
    return tuple(photo for photo in shown(material) if photo.place not in told)
