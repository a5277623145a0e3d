"""What a short report could say, in order, each piece with what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from facilitator.domain.agenda import Workshop
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.entry_blocks import thread_blocks
from facilitator.domain.documentation.game import game_of
from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.measures import name_due
from facilitator.domain.documentation.model import EntryBlock, Role, Span, Spans, Weight
from facilitator.domain.documentation.queries import leading
from facilitator.domain.documentation.routing import Part as Chapter
from facilitator.domain.documentation.sentences import sentences
from facilitator.domain.documentation.spans import plain
from facilitator.domain.documentation.talks import blocks_in
from facilitator.domain.documentation.wording import (
    enumerate_words,
    name_when,
    sentence,
)
from facilitator.domain.entries import Entry, Release
from facilitator.domain.kinds import OPTION, QUOTE
from facilitator.domain.places import LECTURES
from facilitator.domain.redaction import measure_words
from facilitator.texts import Texts

_RELEASED: Final = frozenset({Release.WITH_FUNCTION, Release.ANONYMOUS})
_LONGEST_QUOTE: Final = 45
"""Words; a longer one leaves no room for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence, a bullet or a quote; `paragraph` says which ones belong together."""

    section: str
    paragraph: str
    rank: int
    """1 comes first; what there is no room for goes from behind."""
    spans: Spans = ()
    role: Role = Role.BODY
    quote: EntryBlock | None = None

    @property
    def words(self) -> int:
        """How many words it has."""
        said = plain(self.spans)
        if self.quote is not None:
            said = f"{self.quote.text} {self.quote.attribution}"
        return len(said.split())


def parts_of(material: Material) -> Iterator[Part]:
    """Yield all that could be said, in the order in which it is read."""
    yield from _event(material)
    yield from _talks(material)
    yield from _workshops(material)
    yield from _plenum(material)
    yield from _measures(material)
    yield from _voices(material)
    yield from _outlook(material)


def _event(material: Material) -> Iterator[Part]:
    texts, agenda = material.texts, material.snapshot.agenda
    section = texts.about("short report", "What it was about")
    when = name_when(texts, [day.date for day in agenda.days])
    if agenda.participants is not None:
        people = texts.plural("{count} participant", "{count} participants", agenda.participants)
        template = (
            texts("**{people}** {when} in {place}.")
            if agenda.place
            else texts("**{people}** {when}.")
        )
        spans = sentence(template, people=people, when=when, place=agenda.place)
        yield Part(section=section, paragraph="who", rank=1, spans=spans)
    else:
        place = (agenda.place,) if agenda.place else ()
        said = f"{', '.join((when[:1].upper() + when[1:], *place))}."
        yield Part(section=section, paragraph="who", rank=1, spans=(Span(said),))
    for number, said in enumerate(sentences(agenda.occasion)):
        rank = (2, 4, 7, 9)[min(number, 3)]
        yield Part(section=section, paragraph="who", rank=rank, spans=(Span(said),))
    for aim in agenda.documentation.aims:
        yield Part(
            section=section, paragraph=f"aim {aim}", rank=10, spans=(Span(aim),), role=Role.BULLET
        )


def _talks(material: Material) -> Iterator[Part]:
    texts, snapshot = material.texts, material.snapshot
    section = texts("Talks and exchange")
    for block in blocks_in(material, Chapter.TALKS):
        told = sentences(material.summary_of(block.id))
        if block.kind in LECTURES and told:
            who = enumerate_words(texts, [person.name for person in block.speakers])
            title = f"{one_line(block.title)} ({who})" if who else one_line(block.title)
            yield Part(
                section=section,
                paragraph=block.id,
                rank=3,
                spans=(Span(f"{title}:", Weight.STRONG), Span(f" {told[0]}")),
            )
            for number, said in enumerate(told[1:]):
                yield Part(
                    section=section, paragraph=block.id, rank=6 + 2 * number, spans=(Span(said),)
                )
            yield from _quotes(material, section, block.id, most=1, rank=6)
        totals = game_of(snapshot, block.id)
        if totals is not None:
            played = texts.plural("{count} person played", "{count} people played", totals.players)
            met = texts.plural("{count} meeting", "{count} meetings", totals.meetings)
            spans = sentence(
                texts("{title}: **{people}**, **{meetings}**."),
                title=one_line(block.title),
                people=played,
                meetings=met,
            )
            yield Part(section=section, paragraph=block.id, rank=5, spans=spans)


def _workshops(material: Material) -> Iterator[Part]:
    workshops = [
        one for one in material.snapshot.agenda.workshops if one.id not in material.unreleased
    ]
    section = material.texts("Results of the workshops")
    for workshop in sorted(workshops, key=lambda one: one.number):
        yield from _workshop(material, section, workshop)


def _workshop(material: Material, section: str, workshop: Workshop) -> Iterator[Part]:
    texts = material.texts
    told = sentences(material.summary_of(workshop.id))
    options = [
        one_line(thread.root.text)
        for thread in material.threads_in(workshop.id)
        if material.is_of(thread.root, OPTION) and not thread.root.redacted
    ]
    lead = Span(f"{one_line(workshop.title)}:", Weight.STRONG)
    first = told[0] if told else _as_sentence(options[0]) if options else ""
    if not first:
        return
    yield Part(section=section, paragraph=workshop.id, rank=1, spans=(lead, Span(f" {first}")))
    for number, said in enumerate(told[1:]):
        yield Part(section=section, paragraph=workshop.id, rank=6 + 2 * number, spans=(Span(said),))
    if told and options:
        named = texts("One option: {option}", option=_as_sentence(options[0]))
        yield Part(section=section, paragraph=workshop.id, rank=8, spans=(Span(named),))


def _quoted(texts: Texts, said: str) -> str:
    return texts.about("quote", "“{words}”", words=one_line(said))


def _as_sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def _plenum(material: Material) -> Iterator[Part]:
    texts, snapshot = material.texts, material.snapshot
    section = texts("Bringing it together in the plenum")
    themes = snapshot.themes.standing
    if themes:
        count = texts.plural("{count} theme", "{count} themes", len(themes))
        titles = enumerate_words(texts, [_quoted(texts, theme.title) for theme in themes])
        lead = sentence(texts("The plenum brought it together in **{themes}**: "), themes=count)
        yield Part(section=section, paragraph="themes", rank=2, spans=(*lead, Span(f"{titles}.")))
    for query in snapshot.queries:
        if query.id in material.query_labels and (first := leading(query)):
            spans = sentence(
                texts("Asked “{question}”, most chose: **{leading}**."),
                question=one_line(query.question),
                leading=enumerate_words(texts, first),
            )
            yield Part(section=section, paragraph="themes", rank=3, spans=spans)
    for block in blocks_in(material, Chapter.PLENUM):
        for number, said in enumerate(sentences(material.summary_of(block.id))):
            rank = 4 + 3 * min(number, 2)
            yield Part(section=section, paragraph="themes", rank=rank, spans=(Span(said),))


def _measures(material: Material) -> Iterator[Part]:
    texts, agenda = material.texts, material.snapshot.agenda
    agreed = [measure for measure in material.measures if measure.agreed]
    section = name_agreed(texts)
    for number, measure in enumerate(agreed):
        due = name_due(measure, agenda)
        by_when = texts("date: {due}", due=due) if due else ""
        known = "; ".join(part for part in (one_line(measure.who), by_when) if part)
        what = one_line(measure_words(measure, texts))
        said = f"{what} ({known})" if known else what
        yield Part(
            section=section,
            paragraph=measure.id,
            rank=2 if number < 3 else 5 + number // 3,
            spans=(Span(said),),
            role=Role.BULLET,
        )


def name_agreed(texts: Texts) -> str:
    """Return what the section on measures is called."""
    return texts.about("short report", "What was agreed")


def more_agreed(count: int, texts: Texts) -> Part:
    """Return what tells of measures for which there was no room."""
    said = texts.plural(
        "{count} more measure is in the Dokumentation.",
        "{count} more measures are in the Dokumentation.",
        count,
    )
    return Part(section=name_agreed(texts), paragraph="more", rank=2, spans=(Span(said),))


def _voices(material: Material) -> Iterator[Part]:
    section = material.texts("Voices on the event")
    for part in (Chapter.TALKS, Chapter.PLENUM, Chapter.OUTLOOK):
        for block in blocks_in(material, part):
            if block.kind not in LECTURES:
                yield from _quotes(material, section, block.id, most=3, rank=3)


def _quotes(
    material: Material, section: str, place: str, *, most: int, rank: int
) -> Iterator[Part]:
    """Yield released quotes, the further ones of less worth."""
    found = [thread for thread in material.threads_in(place) if _is_quotable(material, thread.root)]
    for number, thread in enumerate(found[:most]):
        first, *_ = thread_blocks(material, thread)
        plain = EntryBlock(
            id=first.id,
            anchor=first.anchor,
            label="",
            text=one_line(first.text),
            quoted=True,
            attribution=first.attribution,
        )
        yield Part(section=section, paragraph=first.id, rank=rank + 3 * number, quote=plain)


def _is_quotable(material: Material, entry: Entry) -> bool:
    is_quote = material.is_of(entry, QUOTE) and not (entry.redacted or entry.versions)
    return is_quote and entry.release in _RELEASED and len(entry.text.split()) <= _LONGEST_QUOTE


def _outlook(material: Material) -> Iterator[Part]:
    texts = material.texts
    section = texts.about("short report", "How it goes on")
    for block in blocks_in(material, Chapter.OUTLOOK):
        for said in sentences(material.summary_of(block.id)):
            yield Part(section=section, paragraph=block.id, rank=4, spans=(Span(said),))
        insights = [
            _as_sentence(one_line(thread.root.text))
            for thread in material.threads_in(block.id)
            if not (material.is_of(thread.root, QUOTE) or thread.root.round or thread.root.redacted)
            and not thread.root.open_end
        ]
        for number, said in enumerate(insights):
            yield Part(section=section, paragraph=block.id, rank=4 + number, spans=(Span(said),))
