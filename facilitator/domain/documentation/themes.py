"""The themes: what the plenum says of them, and all entries that it gathered there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.entry_blocks import relation_words, trace_remarks, unquote
from facilitator.domain.documentation.material import Material, query_anchor, theme_anchor
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Weight,
)
from facilitator.domain.documentation.threads import thread_entries
from facilitator.domain.documentation.wording import (
    enumerate_spans,
    fact,
    name_moment,
    paragraphs,
)
from facilitator.domain.entries import Entry, EntryId, Release
from facilitator.domain.kinds import QUOTE
from facilitator.domain.plenum.gathering import gathered_in, heir_of
from facilitator.domain.plenum.query import Query
from facilitator.domain.plenum.reading_back import is_confirmed
from facilitator.domain.plenum.tally import tally
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.redaction import entry_words

_RELEASED: Final = frozenset({Release.WITH_FUNCTION, Release.ANONYMOUS})


def build_themes(material: Material) -> Blocks:
    """Return a section for each theme."""
    return tuple(
        block for theme in material.snapshot.themes.standing for block in _theme(material, theme)
    )


def _theme(material: Material, theme: Theme) -> Iterator[Block]:
    texts, anchor = material.texts, theme_anchor(theme.id)
    label = material.theme_labels[theme.id]
    before = texts("{theme}: {title}", theme=label, title="")
    text_id = f"theme:{theme.id}.title"
    yield Heading(level=2, label=before, text=theme.title, anchor=anchor, text_id=text_id)
    yield from _facts(material, theme)
    yield from paragraphs(theme.summary, f"theme:{theme.id}.summary")
    if theme.controversy.strip():
        text = texts("What remained controversial")
        yield Heading(level=3, text=text, anchor=f"{anchor}-controversy")
        yield from paragraphs(theme.controversy, f"theme:{theme.id}.controversy")
    yield from _absorbed(material, theme)
    gathered = gathered_in(theme, material.snapshot)
    if gathered:
        yield Heading(level=3, text=texts("What this rests on"), anchor=f"{anchor}-entries")
    elif material.unreleased and not (theme.summary.strip() or theme.controversy.strip()):
        yield Paragraph((Span(texts("Nothing more of this theme is released.")),))
    for entry, role in _in_reading_order(material, gathered):
        yield _reference(material, theme, entry, role)


def _in_reading_order(
    material: Material, gathered: Sequence[Entry]
) -> Iterator[tuple[Entry, Role]]:
    """Yield entries by kind, and below each what hangs on it, or on what it stands for."""
    entries, shown = material.snapshot.entries, {one.id for one in gathered}

    def hangs_on(entry: Entry) -> EntryId | None:
        parent = entries.get(entry.parent or "")
        if parent is None or parent.id in shown:
            return entry.parent
        return heir_of(parent, entries).id

    hung = [replace(entry, parent=hangs_on(entry)) for entry in gathered]
    threads = thread_entries(hung, lambda *_: False)
    for thread in sorted(threads, key=lambda one: _kind_order(material, one.root)):
        yield entries[thread.root.id], Role.ENTRY
        yield from ((entries[one.entry.id], Role.ENTRY_BELOW) for one in thread.followers)


def _absorbed(material: Material, theme: Theme) -> Iterator[Block]:
    """Yield what was written of themes that went into this one: it may not be said here again."""
    for absorbed in theme.absorbed:
        said = (*paragraphs(absorbed.summary), *paragraphs(absorbed.controversy))
        if said:
            text = material.texts("Taken in here: {title}", title=absorbed.title)
            yield Heading(level=3, text=text, anchor=theme_anchor(absorbed.id))
            yield from said


def _kind_order(material: Material, entry: Entry) -> int:
    order = [kind.id for kind in material.snapshot.agenda.kinds]
    return order.index(entry.kind) if entry.kind in order else len(order)


def _facts(material: Material, theme: Theme) -> Iterator[Paragraph]:
    texts, snapshot = material.texts, material.snapshot
    for query in snapshot.queries:
        if query.id in material.query_labels:
            yield from _points(material, theme, query)
    measures = [one for one in material.measures if snapshot.themes.get(one.theme) is theme]
    if measures:
        refers = [material.refer_to_measure(measure) for measure in measures]
        yield fact(texts("Measures"), *enumerate_spans(texts, refers))
    if theme.confirmation and is_confirmed(theme, snapshot):
        at = name_moment(texts, theme.confirmation.at, snapshot.agenda)
        yield fact(texts("Read back"), texts("confirmed by the plenum on {moment}", moment=at))


def _points(material: Material, theme: Theme, query: Query) -> Iterator[Paragraph]:
    counted = tally(query)
    own = {theme.id, *theme.merged}
    rows = [row for row in counted.rows if row.candidate.id in own]
    if rows:
        points = material.texts(
            "{points} of {all} (", points=sum(row.total for row in rows), all=counted.points
        )
        refer = Span(material.query_labels[query.id], target=query_anchor(query.id))
        yield fact(material.texts.about("profile", "Points"), points, refer, ")")


def _reference(material: Material, theme: Theme, entry: Entry, role: Role) -> Paragraph:
    """Return an entry as it is called and what it says; its own block stands where it was said."""
    texts = material.texts
    target = theme_anchor(theme.id)
    remarks = [
        remark
        for remark in trace_remarks(material, entry)
        if all(span.target != target for span in remark)
    ]
    if entry.taken_by:
        remarks.insert(0, (Span(texts("taken along by {who}", who=entry.taken_by)),))
    relation = relation_words(material, entry)
    lead: Spans = (Span(" "), *relation, Span(": ")) if relation else (Span(" "),)
    said: Spans = (material.refer_to(entry), *lead, Span(_words(material, entry)))
    return Paragraph((*said, *_aside(remarks)), role)


def _words(material: Material, entry: Entry) -> str:
    texts = material.texts
    if entry.redacted or not material.is_of(entry, QUOTE):
        return one_line(entry_words(entry, texts))
    if entry.release not in _RELEASED:
        return texts("Quote that is not released")
    return texts.about("quote", "“{words}”", words=one_line(unquote(entry.text)))


def _aside(remarks: list[Spans]) -> Iterator[Span]:
    for number, remark in enumerate(remarks):
        yield Span(", " if number else " (", Weight.REMARK)
        yield from (Span(span.text, Weight.REMARK, span.target) for span in remark)
    if remarks:
        yield Span(")", Weight.REMARK)
