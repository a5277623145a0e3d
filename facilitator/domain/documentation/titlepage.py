"""The title page."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import Block, Blocks, Paragraph, Role, Span
from facilitator.domain.documentation.photos import cover, shown
from facilitator.domain.documentation.versioning import VersionKind, kind_of
from facilitator.domain.documentation.wording import fact, name_moment, name_when
from facilitator.domain.entries import Release
from facilitator.domain.kinds import QUOTE
from facilitator.domain.photos import Consent
from facilitator.domain.snapshot import Snapshot


def build_title_page(material: Material) -> Blocks:
    """Return the title page: what, when, where, who, and how far one may trust it."""
    return tuple(_blocks(material))


def describe_event(material: Material) -> str:
    """Return ``Documentation of the event on 9 and 10 September 2025 in Kassel``."""
    texts, agenda = material.texts, material.snapshot.agenda
    when = name_when(texts, [day.date for day in agenda.days])
    if agenda.place:
        return texts("Documentation of the event {when} in {place}", when=when, place=agenda.place)
    return texts("Documentation of the event {when}", when=when)


def name_rehearsal(material: Material) -> str:
    """Return what must be said of a rehearsal wherever it could be taken for the real thing."""
    texts = material.texts
    return texts("Rehearsal – invented content") if material.snapshot.rehearsal else ""


def _blocks(material: Material) -> Iterator[Block]:
    texts, agenda = material.texts, material.snapshot.agenda
    if status := _status(material):
        yield Paragraph((Span(status),), Role.STATUS)
    if material.snapshot.rehearsal:
        yield Paragraph((Span(name_rehearsal(material)),), Role.NOTICE)
    if not material.issue.is_public and (internal := _name_internal(material)):
        yield Paragraph((Span(internal),), Role.NOTICE)
    kicker = agenda.series or agenda.organiser or texts("Documentation")
    yield Paragraph((Span(kicker),), Role.SERIES)
    yield Paragraph((Span(agenda.title),), Role.TITLE)
    yield Paragraph((Span(describe_event(material)),), Role.SUBTITLE)
    yield from cover(material)
    if agenda.organiser:
        yield fact(texts("Published by"), agenda.organiser)
    if material.issue.number:
        yield fact(texts("Version"), name_version(material))
    yield fact(texts("As of"), name_state(material))


def name_version(material: Material) -> str:
    """Return ``1.0, public edition``."""
    texts, issue = material.texts, material.issue
    if issue.is_public:
        return texts("{number}, public edition", number=issue.number)
    return texts("{number}, internal edition", number=issue.number)


def _status(material: Material) -> str:
    texts, number = material.texts, material.issue.number
    if material.is_draft:
        return texts("DRAFT")
    return texts("FOR REVIEW") if number and kind_of(number) is VersionKind.REVIEW else ""


def _has_unreleased_quotes(snapshot: Snapshot) -> bool:
    return any(
        entry.kind == QUOTE and entry.release is not Release.WITH_FUNCTION
        for entry in snapshot.entries.values()
        if not (entry.removed or entry.redacted)
    )


def _name_internal(material: Material) -> str:
    """Return why it must stay inside; empty: there is no reason."""
    texts = material.texts
    has_quotes = _has_unreleased_quotes(material.snapshot)
    if any(photo.consent is Consent.OPEN for photo in shown(material)):
        if has_quotes:
            return texts(
                "Internal: contains quotes that are not released and photos without consent"
            )
        return texts("Internal: contains photos to which nobody has consented yet")
    if has_quotes:
        return texts("Internal: contains quotes that are not released for publication")
    return ""


def name_state(material: Material) -> str:
    """Return the moment that the document shows, and that more is to come if it is."""
    texts = material.texts
    moment = name_moment(texts, material.now, material.snapshot.agenda)
    if material.over:
        return moment
    return texts("{moment}, before the end of the event", moment=moment)
