"""Entries as blocks: a thread one below the other, threads grouped by kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from facilitator.domain.agenda import Agenda, PlaceId
from facilitator.domain.documentation.material import Material, entry_anchor
from facilitator.domain.documentation.model import (
    Block,
    Blocks,
    EntryBlock,
    Heading,
    Paragraph,
    Span,
    Spans,
)
from facilitator.domain.documentation.omitting import is_left_out
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.documentation.wording import enumerate_spans, sentence
from facilitator.domain.entries import Entry, Relation, Release
from facilitator.domain.kinds import QUOTE, KindId
from facilitator.domain.plenum.gathering import heir_of
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.redaction import entry_words
from facilitator.texts import Texts

_TYPED_QUOTE: Final = re.compile('[„“”"»«](?P<words>[^„“”"»«]+)[“”"«»]', re.DOTALL)

_DEEPEST: Final = 2
"""Further in, nobody sees any more what hangs on what: those name their parent."""


def thread_blocks(material: Material, thread: Thread) -> Iterator[EntryBlock]:
    """Yield an entry and all that hangs on it."""
    yield _entry_block(material, thread.root, 0)
    for follower in thread.followers:
        yield _entry_block(material, follower.entry, follower.depth)


def threads_blocks(material: Material, threads: Iterable[Thread]) -> Blocks:
    """Return several threads one after another."""
    return tuple(block for thread in threads for block in thread_blocks(material, thread))


def grouped_blocks(
    material: Material,
    place: PlaceId,
    threads: Sequence[Thread],
    titles: Mapping[KindId | None, str],
    *,
    first: Sequence[KindId | None] = (),
    expected: Sequence[KindId] = (),
) -> Blocks:
    """Return `threads` under a heading for each kind, in the agenda's order of kinds.

    `titles` are headings other than the kind's plural; None titles what is unsorted and comes
    last, unless it is among those that come `first`. Kinds with the same title share a heading.
    Of `expected` kinds it says so if there are none.
    """
    found: dict[KindId | None, list[Thread]] = defaultdict(list)
    for thread in threads:
        kind = material.kind_of(thread.root)
        found[kind.id if kind else None].append(thread)
    groups: dict[str, list[Thread]] = {}
    for kind_id, title in _order_titles(material.snapshot.agenda, titles, first):
        if kind_id in found or kind_id in expected:
            groups.setdefault(title, []).extend(found[kind_id])
    return tuple(
        block
        for number, (title, members) in enumerate(groups.items())
        for block in (
            Heading(level=3, text=title, anchor=f"group-{place}-{number}"),
            *(threads_blocks(material, members) or _none_named(material.texts)),
        )
    )


def _order_titles(
    agenda: Agenda, titles: Mapping[KindId | None, str], first: Sequence[KindId | None]
) -> Iterator[tuple[KindId | None, str]]:
    plurals: dict[KindId | None, str] = {kind.id: kind.plural for kind in agenda.kinds}
    for kind_id in dict.fromkeys([*first, *plurals, None]):
        yield kind_id, titles[kind_id] if kind_id in titles else plurals[kind_id]


def _none_named(texts: Texts) -> tuple[Block, ...]:
    return (
        Paragraph(
            (
                Span(
                    texts("None mentioned."),
                ),
            )
        ),
    )


def _entry_block(material: Material, entry: Entry, depth: int) -> EntryBlock:
    # What is redacted is nobody's words any more; that it was there explains what hangs on it.
    quoted = material.is_of(entry, QUOTE) and not entry.redacted
    return EntryBlock(
        id=entry.id,
        anchor=entry_anchor(entry.id),
        label=material.label(entry),
        text=unquote(entry.text) if quoted else entry_words(entry, material.texts),
        depth=min(depth, _DEEPEST),
        relation=relation_words(material, entry, depth),
        quoted=quoted,
        attribution=_attribution(material, entry),
        remarks=tuple(_remarks(material, entry)),
        wordings=tuple(map(unquote, entry.versions)) if quoted else entry.versions,
    )


def _attribution(material: Material, entry: Entry) -> str:
    """Return who said it, as a function.

    Who wants to stay unnamed is not named anywhere, not even to the editors; and how the author of
    a success story can be reached was told to the moderator alone.
    """
    asked = material.round_of(entry)
    if asked is not None:
        is_contact = asked.kind is RoundKind.STORY
    else:  # of a round that was discarded nobody knows any more what it asked for
        is_contact = bool(entry.round) and entry.release is not Release.WITH_FUNCTION
    return "" if is_contact or entry.release is Release.ANONYMOUS else entry.function


def unquote(text: str) -> str:
    """Return a quote without the quotation marks that were typed around all of it."""
    found = _TYPED_QUOTE.fullmatch(text.strip())
    return found["words"] if found else text


def relation_words(material: Material, entry: Entry, depth: int = 0) -> Spans:
    """Return what an entry is to its parent, named unless it stands right above at that `depth`."""
    texts, relation = material.texts, entry.relation
    if relation is None:
        return ()
    parent = material.snapshot.entries.get(entry.parent) if entry.parent else None
    if parent is None or 0 < depth <= _DEEPEST:
        return (Span(_name_relation(texts, relation)),)
    template = {
        Relation.ADDITION: texts("Addition to {entry}"),
        Relation.OBJECTION: texts("Objection to {entry}"),
        Relation.ANSWER: texts("Answer to {entry}"),
    }[relation]
    return sentence(template, entry=material.refer_to(parent))


def _name_relation(texts: Texts, relation: Relation) -> str:
    return {
        Relation.ADDITION: texts("Addition"),
        Relation.OBJECTION: texts("Objection"),
        Relation.ANSWER: texts("Answer"),
    }[relation]


def _remarks(material: Material, entry: Entry) -> Iterator[Spans]:
    texts = material.texts
    if entry.open_end:
        yield (Span(texts("incomplete")),)
    if (material.is_of(entry, QUOTE) or _is_settled_story(material, entry)) and not entry.redacted:
        yield from ((Span(remark),) for remark in _release_remark(texts, entry.release))
    parent = material.snapshot.entries.get(entry.parent) if entry.parent else None
    if parent is not None and parent.removed:
        yield (Span(_what_became(material, parent)),)
    if entry.taken_by:
        yield (Span(texts("taken along by {who}", who=entry.taken_by)),)
    yield from trace_remarks(material, entry)


def _what_became(material: Material, parent: Entry) -> str:
    """Return why what something hangs on is not there."""
    if is_left_out(material.snapshot, parent.id):
        return material.texts("{number} is not printed here", number=material.label(parent))
    return material.texts("{number} was withdrawn", number=material.label(parent))


def trace_remarks(material: Material, entry: Entry) -> Iterator[Spans]:
    """Yield what became of an entry in the plenum, each with a way there."""
    texts, snapshot = material.texts, material.snapshot
    heir = heir_of(entry, snapshot.entries)
    if heir is not entry:
        yield sentence(texts("brought together in {entry}"), entry=material.refer_to(heir))
    sources = material.sources.get(entry.id, ())
    if sources:
        refers = enumerate_spans(texts, [material.refer_to(source) for source in sources])
        yield (Span(texts("brought together from") + " "), *refers)
    points = material.points.get(entry.id)
    if points:
        yield (Span(texts.plural("{count} point", "{count} points", points)),)
    for theme in snapshot.themes.of_entry.get(entry.id, ()):
        standing = snapshot.themes.get(theme)
        if standing is not None:
            yield (material.refer_to_theme(standing),)
    for measure in material.measures_from.get(entry.id, ()):
        yield sentence(texts("see {measure}"), measure=material.refer_to_measure(measure))


def _is_settled_story(material: Material, entry: Entry) -> bool:
    """Say whether an entry came as a success story that says what may be published of it."""
    asked = material.round_of(entry)
    is_settled = entry.release is not Release.OPEN
    return asked is not None and asked.kind is RoundKind.STORY and is_settled


def _release_remark(texts: Texts, release: Release) -> Iterator[str]:
    if release is Release.OPEN:
        yield texts("release open")
    if release is Release.DENIED:
        yield texts("not released")
    if release is Release.ANONYMOUS:
        yield texts("released anonymously")
