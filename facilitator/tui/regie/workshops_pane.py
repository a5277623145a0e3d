"""A row a workshop: what it has captured, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from facilitator.domain.agenda import Block, Track
from facilitator.domain.attention import Hint, WorkshopState, workshop_state
from facilitator.domain.instant import Duration, clock_minutes, minutes
from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION
from facilitator.domain.outstanding import Attendances, Concern, ConcernKind
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Timing, current_block
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align, shortened
from facilitator.tui.context import Moment
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.regie.concerns import (
    concern_of,
    concern_sentence,
    concern_words,
    devices_sign,
    places_with_devices,
)
from facilitator.tui.wording import length

_ROOM_FOR_PARTS: Final = 90
"""Columns from which it is said which part of a workshop runs."""
_PART: Final = 32
_SHORTEST_TITLE: Final = 14
_SHORTEST_BESIDE_DEVICES: Final = 12
_LINES_A_ROW: Final = 5
"""Lines of a narrow screen for each row, so that the agenda has some, too."""
_OTHER_LINES: Final = 22
"""Lines of a wide screen that are not for workshops."""
_FEWEST: Final = 4
_SOME_TIME: Final = minutes(10)
"""Takes as many columns as most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopRow:
    """One workshop, in words."""

    title: str
    count: str
    by_kind: tuple[str, ...]
    part: str
    """The part of it that runs; empty where there is only one."""
    hint: str
    is_over: bool
    """Finished or cancelled: it lacks nothing any more."""
    devices: str = ""
    """How its devices stand; empty for all where none has joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopFacts:
    """All rows, the letters over the counts, and how many rows there is room for."""

    letters: tuple[str, ...]
    rows: tuple[WorkshopRow, ...]
    most: int
    sentences: tuple[str, ...] = ()
    """On workshops that have no row now."""


def rows_on(screen_height: int, *, is_narrow: bool) -> int:
    """Return how many workshops there is room for beside what runs now and five proposals."""
    if is_narrow:
        return screen_height // _LINES_A_ROW
    return max(_FEWEST, screen_height - _OTHER_LINES)


def workshop_facts(
    moment: Moment, texts: Texts, most: int, present: Attendances = MappingProxyType({})
) -> WorkshopFacts:
    """Return a row for each workshop of the phase that runs, and what is wrong with others."""
    agenda = moment.snapshot.agenda
    kinds = [kind for kind in agenda.kinds if kind.id in (CHALLENGE, APPROACH, OPTION)]
    running = current_block(agenda, moment.snapshot.run)
    tracks = () if running is None else running.tracks
    rows = [_row(running, track, moment, texts, present) for track in tracks if running]
    with_row = {track.workshop for track in tracks}
    return WorkshopFacts(
        letters=tuple(one_line(kind.letter.upper()) for kind in kinds),
        rows=tuple(rows),
        most=most,
        sentences=tuple(
            concern_sentence(place, concern, moment.snapshot, texts)
            for place in places_with_devices(moment.snapshot)
            if place not in with_row and (concern := concern_of(place, moment, present)) is not None
        ),
    )


def _row(
    phase: Block, track: Track, moment: Moment, texts: Texts, present: Attendances
) -> WorkshopRow:
    snapshot = moment.snapshot
    agenda = snapshot.agenda
    workshop = agenda.workshop(track.workshop)
    timing = moment.forecast.of_track(phase.id, track.workshop)
    notes, of_phase = snapshot.notes_in(track.workshop), moment.forecast.of(phase.id)
    state = workshop_state(track, notes, timing, of_phase, moment.now)
    kinds = (kind for kind in agenda.kinds if kind.id in (CHALLENGE, APPROACH, OPTION))
    concern = concern_of(track.workshop, moment, present)
    is_over = timing.state in (BlockState.DONE, BlockState.SKIPPED)
    return WorkshopRow(
        title=one_line(f"{workshop.number} {workshop.title}"),
        count=str(state.count),
        by_kind=tuple(str(state.by_kind.get(kind.id, 0)) for kind in kinds),
        part=_part(track, moment),
        hint=concern_words(concern, texts) if concern else _hint(timing, state, texts),
        is_over=is_over and concern is None,
        devices=devices_sign(track.workshop, snapshot, present, texts) if present else "",
    )


def _part(track: Track, moment: Moment) -> str:
    running = (
        block
        for block in track.blocks
        if moment.forecast.of(block.id).state is BlockState.RUNNING and len(track.blocks) > 1
    )
    return next((shortened(one_line(block.title), _PART) for block in running), "")


def _hint(timing: Timing, state: WorkshopState, texts: Texts) -> str:
    """Return what matters most: that it is over, that it overruns, then what it lacks."""
    if timing.state is BlockState.DONE:
        return texts("finished")
    if timing.state is BlockState.SKIPPED:
        return texts("cancelled")
    if state.hint is None:
        return ""
    lasting = state.silent_for if state.hint is Hint.SILENT else state.overtime
    return _said(state.hint, minutes(clock_minutes(lasting)), texts)


def _said(hint: Hint, lasting: Duration, texts: Texts) -> str:
    match hint:
        case Hint.OVER:
            return texts("overruns by {length}", length=length(texts, lasting))
        case Hint.LONGER:
            return texts("needs {length} more", length=length(texts, lasting))
        case Hint.SILENT:
            return texts("no entry for {length}", length=length(texts, lasting))
        case Hint.NO_OPTION:
            return texts("no option yet")


class WorkshopsPane(Pane):
    """Shows WorkshopFacts; gone while no phase runs and nothing is wrong."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("workshops")
        self._texts = texts
        self.border_title = texts("Workshops")

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def show(self, facts: object) -> None:
        """Show `facts` if there is a row or a sentence."""
        assert isinstance(facts, WorkshopFacts)
        self.display = bool(facts.rows or facts.sentences)
        if self.display:
            super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return a line a workshop, and the sentences below."""
        assert isinstance(facts, WorkshopFacts)
        lines = self._table(facts, width) if facts.rows else []
        colour = self.app.current_theme.warning
        lines += [
            Text(shortened(said, width), style=f"bold {colour}")
            for said in facts.sentences[: facts.most]
        ]
        return Text("\n").join(lines)

    def _table(self, facts: WorkshopFacts, width: int) -> list[Text]:
        """Return heads and rows; hints have room kept for them, so that nothing shifts."""
        shown = _most_pressing(facts)
        heads, *cells = self._columns(shown, facts, width)
        counts = range(heads.index(self._texts("Entries")), len(heads) - 1)
        heads, *rows = align([heads, *cells], width, right=counts)
        colour = self.app.current_theme.warning
        lines = [Text(GAP.join(heads), style="dim")]
        for row, (*line, hint) in zip(shown, rows, strict=True):
            style = "dim" if row.is_over else "not dim"
            warning = style if row.is_over else f"not dim bold {colour}"
            lines.append(Text.assemble((GAP.join(line) + GAP, style), (hint, warning)))
        if left := len(facts.rows) - len(shown):
            said = self._texts.plural("… {count} more", "… {count} more", left)
            lines.append(Text(said, style="dim"))
        return lines

    def _columns(
        self, shown: Sequence[WorkshopRow], facts: WorkshopFacts, width: int
    ) -> list[list[str]]:
        """Return heads and cells: the part where there is room, kinds unless titles need theirs."""
        texts = self._texts
        for_hint = max(map(cell_len, _hints_after(_SOME_TIME, shown, texts)))
        heads = [texts("Workshop"), texts("Entries"), *facts.letters, " " * for_hint]
        cells = [
            [row.title, row.count, *row.by_kind, shortened(row.hint, for_hint)] for row in shown
        ]
        with_devices = any(row.devices for row in shown)
        if with_devices:
            signs = [texts.about("column", "Dev."), *(row.devices for row in shown)]
            heads, *cells = _beside_titles([heads, *cells], signs)
        shortest = _SHORTEST_BESIDE_DEVICES if with_devices else _SHORTEST_TITLE
        if _room_for_titles([heads, *cells], width) < shortest:
            kept = 3 if with_devices else 2
            return [[*row[:kept], row[-1]] for row in [heads, *cells]]
        if width < _ROOM_FOR_PARTS or not any(row.part for row in shown):
            return [heads, *cells]
        return _beside_titles([heads, *cells], [texts("Part"), *(row.part for row in shown)])


def _beside_titles(rows: Sequence[list[str]], cells: Sequence[str]) -> list[list[str]]:
    """Return `rows` with a further column behind the first one."""
    return [[title, cell, *rest] for (title, *rest), cell in zip(rows, cells, strict=True)]


def _hints_after(lasting: Duration, rows: Sequence[WorkshopRow], texts: Texts) -> Iterator[str]:
    """Return the hints that room is kept for; those on devices where there are any."""
    yield from (_said(hint, lasting, texts) for hint in Hint)
    if any(row.devices for row in rows):
        away = Concern(kind=ConcernKind.AWAY, devices=1, lasting=lasting)
        alone = Concern(kind=ConcernKind.ALONE, devices=1, entries=10)
        yield from (concern_words(concern, texts) for concern in (away, alone))


def _room_for_titles(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns are left for the first cell of each row."""
    others = [max(map(cell_len, column)) for column in list(zip(*rows, strict=True))[1:]]
    return width - sum(others) - len(GAP) * len(others)


def _most_pressing(facts: WorkshopFacts) -> list[WorkshopRow]:
    """Return the rows that there is room for, in their order: those that lack something first."""
    if len(facts.rows) <= facts.most:
        return list(facts.rows)
    numbers = sorted(
        range(len(facts.rows)),
        key=lambda number: (not facts.rows[number].hint or facts.rows[number].is_over, number),
    )
    return [facts.rows[number] for number in sorted(numbers[: facts.most - 1])]
