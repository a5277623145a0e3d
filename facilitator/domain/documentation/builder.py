"""From a snapshot to the document: the outline, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.documentation.abbreviations import spell_out
from facilitator.domain.documentation.annex import build_annex
from facilitator.domain.documentation.chapters import in_order
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.course import build_course
from facilitator.domain.documentation.edition import public_snapshot, without_secrets
from facilitator.domain.documentation.material import Material, arrange
from facilitator.domain.documentation.model import Blocks, Contents, Document, Figure, Labels
from facilitator.domain.documentation.omitting import without_left_out
from facilitator.domain.documentation.plenum import build_plenum
from facilitator.domain.documentation.releasing import unreleased_places
from facilitator.domain.documentation.resolve import resolve_polished
from facilitator.domain.documentation.summary import build_summary
from facilitator.domain.documentation.talks import build_talks
from facilitator.domain.documentation.titlepage import (
    build_title_page,
    describe_event,
    name_rehearsal,
)
from facilitator.domain.documentation.voices import build_voices
from facilitator.domain.documentation.workshops import build_workshops
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import Forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import AS_IT_IS, Issue
from facilitator.texts import Texts


def build_documentation(
    snapshot: Snapshot,
    forecast: Forecast,
    texts: Texts,
    *,
    now: Instant,
    issue: Issue = AS_IT_IS,
) -> Document:
    """Return the Dokumentation of an event as it stands at `now`, as it goes out.

    `texts` are in the agenda's language, whatever the screen speaks. Every standing entry is in
    the document as an `EntryBlock`, exactly once; of the public edition all that is released.
    """
    whole = _whole(snapshot, forecast, texts, now, issue)
    document = _build(_without_left_out(whole), whole)
    return without_secrets(document, snapshot, texts) if issue.is_public else document


def material_of(
    snapshot: Snapshot, forecast: Forecast, texts: Texts, now: Instant, issue: Issue
) -> Material:
    """Return what that issue is made of: without what editors left out.

    Of the public edition it is only what everybody may read.
    """
    return _without_left_out(_whole(snapshot, forecast, texts, now, issue))


def _whole(
    snapshot: Snapshot, forecast: Forecast, texts: Texts, now: Instant, issue: Issue
) -> Material:
    material = arrange(snapshot, forecast, texts, now, issue)
    return _as_public(material) if issue.is_public else material


def _without_left_out(whole: Material) -> Material:
    """Return what stands in the document, with the numbers that all has in the whole one."""
    shown = without_left_out(whole.snapshot)
    if shown is whole.snapshot:
        return whole
    material = arrange(shown, whole.forecast, whole.texts, whole.now, whole.issue)
    return replace(
        material,
        measure_labels=whole.measure_labels,
        query_labels=whole.query_labels,
        unreleased=whole.unreleased,
        whole=whole.snapshot,
    )


def _as_public(material: Material) -> Material:
    """Return what everybody may read, with the numbers that all has in the whole document."""
    snapshot, texts = material.snapshot, material.texts
    public = arrange(
        public_snapshot(snapshot, texts), material.forecast, texts, material.now, material.issue
    )
    kept = {query.id for query in public.snapshot.queries}
    labels = {query: label for query, label in material.query_labels.items() if query in kept}
    return replace(
        public,
        measure_labels=material.measure_labels,
        query_labels=labels,
        unreleased=unreleased_places(snapshot),
    )


def _build(material: Material, whole: Material) -> Document:
    snapshot, texts, issue = material.snapshot, material.texts, material.issue
    labels = build_labels(texts)
    agenda = snapshot.agenda
    before = () if whole is material else blocks_of(whole)
    resolved, orphans = resolve_polished(blocks_of(material), labels, snapshot.polish, before)
    return Document(
        language=texts.language,
        title=one_line(agenda.title),
        subject=one_line(describe_event(material)),
        footer=one_line(_footer(material)),
        publisher=one_line(agenda.organiser),
        record_id=snapshot.record_id,
        category=name_rehearsal(material),
        written_at=material.now,
        labels=labels,
        blocks=resolved,
        orphans=orphans,
        edition=issue.edition,
        version=issue.number,
    )


def blocks_of(material: Material) -> Blocks:
    """Return the whole Dokumentation, not resolved yet, before any editor's work on it."""
    texts, agenda = material.texts, material.snapshot.agenda
    told = (
        build_summary(material),
        build_course(material),
        build_talks(material),
        build_workshops(material),
        build_plenum(material),
        build_voices(material),
    )
    spelt_out = spell_out(told, agenda.documentation.abbreviations)
    title_page = build_title_page(material)
    figures = [one for part in (title_page, *told) for one in part if isinstance(one, Figure)]
    return (
        *title_page,
        Contents(title=texts("Contents")),
        *in_order((*spelt_out, build_annex(material, figures))),
    )


def _footer(material: Material) -> str:
    """Return what stands at the foot of each page: short, and honest about what it is."""
    texts, agenda = material.texts, material.snapshot.agenda
    name = " ".join(part for part in (agenda.series, agenda.place) if part and agenda.series)
    parts = [name or agenda.title, texts("Documentation")]
    if material.is_draft:
        parts.append(texts("Draft"))
    if material.snapshot.rehearsal:
        parts.append(texts("Rehearsal"))
    return " – ".join(parts)


def build_labels(texts: Texts) -> Labels:
    """Return the words that a writer needs."""
    return Labels(
        table=texts("Table"),
        figure=texts("Figure"),
        page_of=texts("Page {page} of {pages}"),
        other_wording=texts("Other wording"),
        open_quote=texts.about("opening quotation mark", "“"),
        close_quote=texts.about("closing quotation mark", "”"),
        photo_by=texts("Photo: {credit}"),
        missing_picture=texts("The photo is not on this device. It shows:"),
    )
