"""The short report for the web: what somebody reads who was not there, in 300 to 500 words.

It is a document of the same blocks as the Dokumentation, so the same writers take it. What comes in
is decided by worth: the first sentence on each workshop before the second on any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.documentation.builder import blocks_of, build_labels, material_of
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.edition import without_secrets
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Document,
    EntryBlock,
    Heading,
    Labels,
    Paragraph,
    Role,
    Span,
)
from facilitator.domain.documentation.polishing import respan
from facilitator.domain.documentation.resolve import resolve
from facilitator.domain.documentation.rewordings import Rewordings, rewordings_of
from facilitator.domain.documentation.short_parts import Part, more_agreed, name_agreed, parts_of
from facilitator.domain.documentation.spans import plain
from facilitator.domain.documentation.titlepage import describe_event, name_rehearsal, name_state
from facilitator.domain.documentation.wording import fact
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import Forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue
from facilitator.texts import Texts

FEWEST_WORDS: Final = 300
MOST_WORDS: Final = 500


def build_short_report(
    snapshot: Snapshot,
    forecast: Forecast,
    texts: Texts,
    *,
    now: Instant,
    edition: Edition = Edition.PUBLIC,
) -> Document:
    """Return the short report on an event; an event of few words makes a shorter one."""
    whole = material_of(snapshot, forecast, texts, now, Issue(edition=edition))
    labels, agenda = build_labels(texts), snapshot.agenda
    wordings = _wordings(whole, labels)
    material = _with_agenda(whole, wordings.in_agenda(whole.snapshot.agenda))
    head, foot = tuple(_head(material)), tuple(_foot(material))
    told = tuple(_reworded(parts_of(material), wordings))
    parts = _complete(told, MOST_WORDS - count_words((*head, *foot)), texts)
    blocks = (*head, *_body(parts), *foot)
    document = Document(
        language=texts.language,
        title=one_line(agenda.title),
        subject=one_line(describe_event(material)),
        footer="",
        publisher=one_line(agenda.organiser),
        record_id=snapshot.record_id,
        category=name_rehearsal(material),
        written_at=now,
        labels=labels,
        blocks=tuple(_unnumbered(resolve(blocks, labels))),
        edition=edition,
    )
    return without_secrets(document, snapshot, texts) if edition is Edition.PUBLIC else document


def _wordings(material: Material, labels: Labels) -> Rewordings:
    """Return what editors made of texts that the short report repeats."""
    polish, agenda = material.snapshot.polish, material.snapshot.agenda
    if not polish.rewordings:
        return Rewordings({}, {})
    blocks = plain = resolve(blocks_of(material), labels)
    if agenda.documentation.abbreviations:
        unspelt = replace(agenda.documentation, abbreviations=())
        as_said = _with_agenda(material, replace(agenda, documentation=unspelt))
        plain = resolve(blocks_of(as_said), labels)
    return rewordings_of(blocks, plain, polish)


def _with_agenda(material: Material, agenda: Agenda) -> Material:
    return replace(material, snapshot=replace(material.snapshot, agenda=agenda))


def _reworded(parts: Iterable[Part], wordings: Rewordings) -> Iterator[Part]:
    """Yield `parts` in the words of the editors, without what they left out."""
    for part in parts:
        said = plain(part.spans)
        wording = wordings.of(said)
        if wording == said:
            yield part
        elif wording:
            yield replace(part, spans=respan(part.spans, wording))


def count_words(blocks: Iterable[Block]) -> int:
    """Return how many words a reader reads."""
    return sum(len(_said(block).split()) for block in blocks)


def _said(block: Block) -> str:
    match block:
        case Paragraph():
            return plain(block.spans)
        case Heading():
            return block.text
        case EntryBlock():
            return f"{block.text} {block.attribution}"
        case _:
            return ""


def _head(material: Material) -> Iterator[Block]:
    texts, agenda = material.texts, material.snapshot.agenda
    if material.is_draft:
        yield Paragraph((Span(texts("DRAFT")),), Role.STATUS)
    if material.snapshot.rehearsal:
        yield Paragraph((Span(name_rehearsal(material)),), Role.NOTICE)
    if not material.issue.is_public:
        internal = texts("For internal use: not everything in it is released.")
        yield Paragraph((Span(internal),), Role.NOTICE)
    if agenda.series:
        yield Paragraph((Span(agenda.series),), Role.SERIES)
    yield Paragraph((Span(agenda.title),), Role.TITLE)


def _foot(material: Material) -> Iterator[Block]:
    texts, organiser = material.texts, material.snapshot.agenda.organiser
    if organiser:
        yield fact(texts("Published by"), organiser)
    yield fact(texts("As of"), name_state(material))


@dataclass(frozen=True, slots=True)
class _Ranked:
    part: Part
    position: int


def _complete(parts: Sequence[Part], most: int, texts: Texts) -> list[Part]:
    """Return those that fit, and behind the measures how many more there are."""
    section = name_agreed(texts)
    chosen = _chosen(parts, most)
    agreed, shown = (sum(one.section == section for one in some) for some in (parts, chosen))
    if not 0 < shown < agreed:
        return chosen
    chosen = _chosen(parts, most - more_agreed(agreed, texts).words)
    places = [place for place, one in enumerate(chosen, start=1) if one.section == section]
    if places:
        chosen.insert(places[-1], more_agreed(agreed - len(places), texts))
    return chosen


def _chosen(parts: Sequence[Part], most: int) -> list[Part]:
    """Return in their order those that fit into `most` words, the most worth first."""
    ranked = [_Ranked(part, position) for position, part in enumerate(parts)]
    ranked.sort(key=lambda one: (one.part.rank, one.position))
    left = most - sum(len(section.split()) for section in {part.section for part in parts})
    found = []
    for one in ranked:
        words = one.part.words
        if words <= left:
            left -= words
            found.append(one)
    return [one.part for one in sorted(found, key=lambda one: one.position)]


def _body(parts: Iterable[Part]) -> Iterator[Block]:
    """Yield the parts under their headings; sentences of one paragraph make one."""
    section, joined = "", ""
    waiting: list[Part] = []
    for part in parts:
        if waiting and (part.section, part.paragraph) != (section, joined):
            yield from _paragraph(waiting)
            waiting = []
        if part.section != section:
            yield Heading(level=1, text=part.section, anchor=_anchor(part.section))
        section, joined = part.section, part.paragraph
        waiting.append(part)
    if waiting:
        yield from _paragraph(waiting)


def _paragraph(parts: list[Part]) -> Blocks:
    first = parts[0]
    if first.quote is not None:
        return (first.quote,)
    spans = [
        span
        for number, part in enumerate(parts)
        for span in ((Span(" "), *part.spans) if number else part.spans)
    ]
    return (Paragraph(tuple(spans), first.role),)


def _anchor(section: str) -> Anchor:
    return f"part-{one_line(section).casefold().replace(' ', '-')}"


def _unnumbered(blocks: Blocks) -> Iterator[Block]:
    """Yield `blocks` with plain headings: nobody refers to a section of a page."""
    for block in blocks:
        yield replace(block, number="") if isinstance(block, Heading) else block
