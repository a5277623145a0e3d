"""The outline of the coming Dokumentation: what each section holds, and what it still lacks.

It is read off the document itself, so that screen and file never tell two stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from facilitator.domain.agenda import Block, BlockKind, PlaceId
from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.game import game_of
from facilitator.domain.documentation.material import place_anchor, theme_anchor
from facilitator.domain.documentation.model import Anchor, Blocks, Document, EntryBlock
from facilitator.domain.documentation.rounds import round_anchor
from facilitator.domain.documentation.routing import Part, route_places
from facilitator.domain.documentation.sections import chapter_blocks, split_sections
from facilitator.domain.entries import Entry, Measure, Release
from facilitator.domain.kinds import QUOTE
from facilitator.domain.places import WITHOUT_CAPTURE
from facilitator.domain.plenum.round import RoundKind
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.run import BlockState
from facilitator.domain.snapshot import Snapshot

ESSENTIALS: Final[Anchor] = "part-summary"
COURSE: Final[Anchor] = "part-course"
PLENUM: Final[Anchor] = "part-plenum"
MEASURES: Final[Anchor] = "part-measures"
QUERIES: Final[Anchor] = "part-queries"
QUESTIONS: Final[Anchor] = "part-open-questions"
VOICES: Final[Anchor] = "part-quotes"
TAKEAWAYS: Final[Anchor] = round_anchor(RoundKind.TAKEAWAY)
FEEDBACK: Final[Anchor] = round_anchor(RoundKind.FEEDBACK)
STORIES: Final[Anchor] = round_anchor(RoundKind.STORY)
PARKING: Final[Anchor] = "part-parking"
ELSEWHERE: Final[Anchor] = "part-elsewhere"


class Chapter(StrEnum):
    """The chapters that an event fills, and those that write themselves."""

    GENERATED = "generated"
    TALKS = "talks"
    WORKSHOPS = "workshops"
    PLENUM = "plenum"
    VOICES = "voices"
    ANNEX = "annex"


class Lack(StrEnum):
    """What a section may still lack, the most important first."""

    CONTENT = "content"
    SUMMARY = "summary"
    ENDING = "ending"
    """Entries that were filed unfinished."""
    SORTING = "sorting"
    CHOICE = "choice"
    """Entries with several wordings."""
    RELEASE = "release"
    WHO = "who"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that a section lacks, so many times."""

    lack: Lack
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the document; `blocks` are its content without its heading."""

    anchor: Anchor
    chapter: Chapter
    place: PlaceId | None = None
    """The workshop or block that it tells of; None: it is put together from several."""
    theme: ThemeId = ""
    """The theme that it tells of; empty: of none."""
    entries: int = 0
    gaps: tuple[Gap, ...] = ()
    blocks: Blocks = ()
    expected: bool = True
    """Whether it has content or a reader would miss some; the document leaves out all others."""

    @property
    def is_counted(self) -> bool:
        """Whether somebody has to see to it."""
        return self.expected and not self.writes_itself

    @property
    def writes_itself(self) -> bool:
        """Whether it only puts together what stands elsewhere."""
        return self.chapter is Chapter.GENERATED or self.anchor in (QUERIES, QUESTIONS)


@dataclass(frozen=True, slots=True)
class Outline:
    """All sections in the order of the document."""

    sections: tuple[Section, ...]

    @property
    def total(self) -> int:
        """How many sections somebody has to see to."""
        return sum(section.is_counted for section in self.sections)

    @property
    def complete(self) -> int:
        """How many of them lack nothing."""
        return sum(section.is_counted and not section.gaps for section in self.sections)


_TOLD: Final = frozenset({BlockKind.TALK, BlockKind.QA, BlockKind.DISCUSSION, BlockKind.PLENUM})
"""Blocks of which a reader expects to be told."""


def read_outline(document: Document, snapshot: Snapshot) -> Outline:
    """Return the outline of `document`, which was built from `snapshot`.

    Every entry of the document is in exactly one section.
    """
    return Outline(tuple(_Reader(document, snapshot).sections()))


def gaps_of_measures(measures: Iterable[Measure]) -> tuple[Gap, ...]:
    """Return what `measures` lack."""
    found = tuple(measures)
    return _counted(
        {
            Lack.WHO: sum(not measure.who for measure in found),
            Lack.DUE: sum(not measure.due for measure in found),
        }
    )


class _Reader:
    def __init__(self, document: Document, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._blocks = document.blocks
        self._contents = split_sections(document.blocks)
        self._parts = route_places(snapshot.agenda)

    def sections(self) -> Iterator[Section]:
        yield self._generated(ESSENTIALS)
        yield self._generated(COURSE)
        yield from self._of_part(Part.TALKS, Chapter.TALKS)
        yield from self._of_part(Part.WORKSHOPS, Chapter.WORKSHOPS)
        yield from self._of_workshops()
        yield from self._of_part(Part.PLENUM, Chapter.PLENUM)
        yield from self._of_themes()
        yield from self._told(QUERIES)
        yield from self._told(QUESTIONS)
        yield self._of_measures()
        for anchor in (VOICES, TAKEAWAYS, FEEDBACK, STORIES):
            yield from self._collected(anchor, Chapter.VOICES)
        yield from self._of_part(Part.OUTLOOK, Chapter.VOICES)
        yield from self._collected(PARKING, Chapter.ANNEX)
        yield from self._collected(ELSEWHERE, Chapter.ANNEX)

    def _generated(self, anchor: Anchor) -> Section:
        blocks = tuple(chapter_blocks(self._blocks, anchor))
        return Section(anchor=anchor, chapter=Chapter.GENERATED, blocks=blocks)

    def _of_part(self, part: Part, chapter: Chapter) -> Iterator[Section]:
        for _, block in self._snapshot.agenda.blocks():
            if self._parts[block.id] is not part:
                continue
            blocks = self._contents.get(place_anchor(block.id), ())
            if part is Part.PLENUM and not blocks and self._fills_plenum(block.id):
                blocks = self._of_only_plenum()
            if blocks or block.kind not in WITHOUT_CAPTURE:
                yield self._of_block(block, chapter, blocks)

    def _fills_plenum(self, place: PlaceId) -> bool:
        """Say whether the chapter on the plenum tells of `place` without a heading of its own."""
        entries = self._entries(self._of_only_plenum())
        return entries[0].place == place if entries else bool(self._summary(place))

    def _of_only_plenum(self) -> Blocks:
        return (*self._contents.get(PLENUM, ()), *self._contents.get("part-plenum-entries", ()))

    def _of_block(self, block: Block, chapter: Chapter, blocks: Blocks) -> Section:
        skipped = self._snapshot.run.of(block.id).state is BlockState.SKIPPED
        is_told = block.kind in _TOLD and not skipped
        filled = bool(blocks)
        return Section(
            anchor=place_anchor(block.id),
            chapter=chapter,
            place=block.id,
            entries=len(self._entries(blocks)),
            gaps=self._gaps(block.id, blocks, wants_summary=block.kind in _TOLD)
            if filled or is_told
            else (),
            blocks=blocks,
            expected=filled or is_told,
        )

    def _of_workshops(self) -> Iterator[Section]:
        for workshop in sorted(self._snapshot.agenda.workshops, key=lambda found: found.number):
            blocks = self._contents.get(place_anchor(workshop.id), ())
            unsorted = self._count_unsorted(blocks)
            yield Section(
                anchor=place_anchor(workshop.id),
                chapter=Chapter.WORKSHOPS,
                place=workshop.id,
                entries=len(self._entries(blocks)),
                gaps=self._gaps(workshop.id, blocks, wants_summary=True, unsorted=unsorted),
                blocks=blocks,
            )

    def _of_themes(self) -> Iterator[Section]:
        for theme in self._snapshot.themes.standing:
            yield Section(
                anchor=theme_anchor(theme.id),
                chapter=Chapter.PLENUM,
                theme=theme.id,
                gaps=_counted({Lack.SUMMARY: int(not one_line(theme.summary))}),
                blocks=self._contents.get(theme_anchor(theme.id), ()),
            )

    def _told(self, anchor: Anchor) -> Iterator[Section]:
        """Yield what the plenum is told of, and nobody has to see to."""
        blocks = self._contents.get(anchor, ())
        if blocks:
            yield Section(anchor=anchor, chapter=Chapter.PLENUM, blocks=blocks)

    def _of_measures(self) -> Section:
        return Section(
            anchor=MEASURES,
            chapter=Chapter.PLENUM,
            gaps=gaps_of_measures(self._snapshot.measures),
            blocks=self._contents.get(MEASURES, ()),
        )

    def _collected(self, anchor: Anchor, chapter: Chapter) -> Iterator[Section]:
        blocks = self._contents.get(anchor, ())
        entries = self._entries(blocks)
        if blocks:
            yield Section(
                anchor=anchor,
                chapter=chapter,
                entries=len(entries),
                gaps=self._gaps_of_entries(entries),
                blocks=blocks,
            )

    def _gaps(
        self, place: PlaceId, blocks: Blocks, *, wants_summary: bool, unsorted: int = 0
    ) -> tuple[Gap, ...]:
        entries, summary = self._entries(blocks), self._summary(place)
        if not entries and not summary:
            return () if game_of(self._snapshot, place) else (Gap(Lack.CONTENT),)
        missing = _counted({Lack.SUMMARY: int(wants_summary and not summary)})
        return missing + self._gaps_of_entries(entries, unsorted)

    def _gaps_of_entries(self, entries: list[Entry], unsorted: int = 0) -> tuple[Gap, ...]:
        is_kind = self._snapshot.agenda.kind
        return _counted(
            {
                Lack.ENDING: sum(entry.open_end for entry in entries),
                Lack.SORTING: unsorted,
                Lack.CHOICE: sum(bool(entry.versions) for entry in entries),
                Lack.RELEASE: sum(
                    entry.kind == QUOTE and bool(is_kind(QUOTE)) and entry.release is Release.OPEN
                    for entry in entries
                ),
            }
        )

    def _count_unsorted(self, blocks: Blocks) -> int:
        """Count what has no kind; cards stand under their question, and need none."""
        kind = self._snapshot.agenda.kind
        asked = {known.id for known in self._snapshot.rounds}
        return sum(
            kind(entry.kind) is None and entry.round not in asked for entry in self._roots(blocks)
        )

    def _entries(self, blocks: Blocks) -> list[Entry]:
        return [
            self._snapshot.entries[block.id] for block in blocks if isinstance(block, EntryBlock)
        ]

    def _roots(self, blocks: Blocks) -> Iterator[Entry]:
        for block in blocks:
            if isinstance(block, EntryBlock) and not block.depth:
                yield self._snapshot.entries[block.id]

    def _summary(self, place: PlaceId) -> str:
        return one_line(self._snapshot.notes_in(place).summary)


def _counted(counts: Mapping[Lack, int]) -> tuple[Gap, ...]:
    return tuple(Gap(lack, count) for lack, count in counts.items() if count)
