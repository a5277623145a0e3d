"""Excerpts to send out: what one workshop, speaker or quote will say in the public edition.

Each holds nothing but that, so that nobody reads what others have not released yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.documentation.builder import build_documentation, build_labels
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.decided import deciding_plenum
from facilitator.domain.documentation.material import place_anchor, theme_anchor
from facilitator.domain.documentation.measures import MEASURES
from facilitator.domain.documentation.model import (
    Anchor,
    Block,
    Blocks,
    Document,
    EntryBlock,
    Figure,
    Heading,
    Paragraph,
    Role,
    Span,
)
from facilitator.domain.documentation.polishing import anchors_in, cut_off
from facilitator.domain.documentation.queries import QUERIES
from facilitator.domain.documentation.releasing import Subject, subjects
from facilitator.domain.documentation.resolve import resolve
from facilitator.domain.documentation.sections import IN_CONTENTS, split_sections
from facilitator.domain.documentation.wording import fact
from facilitator.domain.entries import Release
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import forecast
from facilitator.domain.sign_off import SignOff, SignOffState, SubjectKind
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue
from facilitator.texts import Texts

_TICK: Final = "☐ "


def build_excerpt(snapshot: Snapshot, subject: Subject, texts: Texts, *, now: Instant) -> Document:
    """Return what is sent to whoever signs `subject` off, in the event's language."""
    labels = build_labels(texts)
    blocks = (*_head(snapshot, subject, texts), *_content(snapshot, subject, texts, now))
    answer = tuple(_answer(subject, texts))
    agenda = snapshot.agenda
    return Document(
        language=texts.language,
        title=one_line(texts("For your sign-off: {title}", title=_title(subject, texts))),
        subject=one_line(agenda.title),
        footer=one_line(f"{agenda.series or agenda.title} – {texts('For your sign-off')}"),
        publisher=one_line(agenda.organiser),
        record_id=snapshot.record_id,
        category=texts("Rehearsal – invented content") if snapshot.rehearsal else "",
        written_at=now,
        labels=labels,
        blocks=resolve((*blocks, *answer), labels),
        edition=Edition.PUBLIC,
    )


def as_if_all_released(snapshot: Snapshot) -> Snapshot:
    """Return `snapshot` as if everybody had released everything: what excerpts are taken from."""
    entries = {
        entry.id: replace(entry, release=Release.WITH_FUNCTION)
        if entry.release is Release.OPEN
        else entry
        for entry in snapshot.entries.values()
    }
    asked = replace(snapshot, entries=MappingProxyType(entries))
    released = {
        one.id: SignOff(state=SignOffState.RELEASED, seal=one.seal) for one in subjects(asked)
    }
    return replace(asked, sign_offs=MappingProxyType(released))


def _title(subject: Subject, texts: Texts) -> str:
    match subject.kind:
        case SubjectKind.WORKSHOP:
            return texts("Workshop {number}: {title}", number=subject.number, title=subject.title)
        case SubjectKind.SPEAKER:
            return subject.title
        case SubjectKind.QUOTE:
            return texts("Quote {number}", number=subject.number)


def _head(snapshot: Snapshot, subject: Subject, texts: Texts) -> Iterator[Block]:
    yield Paragraph(
        (Span(texts("For your sign-off: {title}", title=_title(subject, texts))),), Role.HEAD
    )
    yield fact(texts("Event"), snapshot.agenda.title)
    if subject.who:
        yield fact(texts("For"), subject.who)
    yield Paragraph(
        (
            Span(
                texts(
                    "This is how it will stand in the Dokumentation that is published. Please read "
                    "it, change in the text what is wrong, and send the file back with your answer."
                )
            ),
        )
    )


def _content(snapshot: Snapshot, subject: Subject, texts: Texts, now: Instant) -> Blocks:
    """Return the part of the public edition, as if just this subject had been released."""
    released = SignOff(state=SignOffState.RELEASED, seal=subject.seal)
    as_released = replace(
        snapshot, sign_offs=MappingProxyType({**snapshot.sign_offs, subject.id: released})
    )
    if subject.kind is SubjectKind.QUOTE:
        return tuple(_quote(snapshot, subject, texts))
    document = build_documentation(
        as_released,
        forecast(snapshot.agenda, snapshot.run, now),
        texts,
        now=now,
        issue=Issue(edition=Edition.PUBLIC),
    )
    anchor = place_anchor(subject.place)
    heading = Heading(level=1, text=_title(subject, texts), anchor=anchor)
    section = split_sections(document.blocks).get(anchor, ())
    own = (*section, *_elsewhere(document.blocks, section, subject))
    decided = tuple(_decided(snapshot, document.blocks, subject.place))
    gone = anchors_in(document.blocks) - anchors_in((heading, *own, *decided))
    return (
        heading,
        *(_by_itself(block, gone, level=2) for block in own),
        *(_by_itself(block, gone) for block in decided),
    )


def _decided(snapshot: Snapshot, blocks: Blocks, place: PlaceId) -> Iterator[Block]:
    """Yield the sections on themes, queries and measures, which are released with the plenum."""
    if place != deciding_plenum(snapshot.agenda):
        return
    own = {QUERIES, MEASURES, *(theme_anchor(theme.id) for theme in snapshot.themes.standing)}
    is_own = False
    for block in blocks:
        if isinstance(block, Heading) and block.level <= IN_CONTENTS:
            is_own = block.anchor in own
        if is_own:
            yield block


def _elsewhere(blocks: Blocks, section: Blocks, subject: Subject) -> Iterator[Block]:
    """Yield what the subject says outside its own section: a plenum's entries stand by theme."""
    summary = f"summary:{subject.place}"
    seen = {name for block in section if (name := _told(block))}
    for block in blocks:
        name = _told(block)
        if name not in seen and (name == summary or name in subject.entries):
            seen.add(name)
            yield block


def _told(block: Block) -> str:
    """Return the entry or the text of the record that a block tells; empty: neither."""
    match block:
        case EntryBlock():
            return block.id
        case Paragraph():
            return block.text_id
        case _:
            return ""


def _by_itself(block: Block, gone: set[Anchor], level: int = 0) -> Block:
    """Return a block without ways to what is not in the excerpt, to be numbered anew.

    Headings are of that level; 0: of the one that they have.
    """
    if isinstance(block, Heading):
        return replace(block, level=level or block.level, number="")
    if isinstance(block, Figure):
        return replace(block, number=0)
    return cut_off(block, gone)


def _quote(snapshot: Snapshot, subject: Subject, texts: Texts) -> Iterator[Block]:
    place = one_line(snapshot.place_title(subject.place))
    yield Heading(level=1, text=texts("Your words"), anchor="quote")
    yield fact(texts("Said in"), place)
    yield EntryBlock(
        id=subject.key,
        anchor=f"entry-{subject.key}",
        label=subject.number,
        text=subject.title,
        quoted=True,
        attribution=subject.who,
    )


def _answer(subject: Subject, texts: Texts) -> Iterator[Block]:
    yield Heading(level=1, text=texts("Your answer"), anchor="answer")
    choices = (
        (
            texts("May be published with the function named above"),
            texts("May be published without a name or function"),
            texts("May not be published"),
        )
        if subject.kind is SubjectKind.QUOTE
        else (
            texts("Released as it is"),
            texts("Released with the changes made in the text"),
            texts("Not released; please get in touch"),
        )
    )
    for choice in choices:
        yield Paragraph((Span(f"{_TICK}{choice}"),))
    yield Paragraph((Span(texts("Function and date: {blank}", blank="…" * 12)),))
