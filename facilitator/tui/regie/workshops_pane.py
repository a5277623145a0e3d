"""A row a workshop: what it has captured, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from facilitator.domain.agenda import Block, Track
from facilitator.domain.attention import Hint, WorkshopState, workshop_state
from facilitator.domain.instant import Duration, clock_minutes, minutes
from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION
from facilitator.domain.run import BlockState
from facilitator.domain.schedule import Timing, current_block
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align, shortened
from facilitator.tui.context import Moment
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.wording import length

_ROOM_FOR_PARTS: Final = 90
"""Columns from which it is said which part of a workshop runs."""
_PART: Final = 32
_SHORTEST_TITLE: Final = 14
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


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopFacts:
    """All rows, the letters over the counts, and how many rows there is room for."""

    letters: tuple[str, ...]
    rows: tuple[WorkshopRow, ...]
    most: int


def rows_on(screen_height: int, *, is_narrow: bool) -> int:
    """Return how many workshops there is room for beside what runs now and five proposals."""
    if is_narrow:
        return screen_height // _LINES_A_ROW
    return max(_FEWEST, screen_height - _OTHER_LINES)


def workshop_facts(moment: Moment, texts: Texts, most: int) -> WorkshopFacts:
    """Return a row for each workshop of the phase that runs; none outside of a phase."""
    agenda = moment.snapshot.agenda
    kinds = [kind for kind in agenda.kinds if kind.id in (CHALLENGE, APPROACH, OPTION)]
    running = current_block(agenda, moment.snapshot.run)
    rows: list[WorkshopRow] = []
    if running is not None:
        rows = [_row(running, track, moment, texts) for track in running.tracks]
    letters = tuple(one_line(kind.letter.upper()) for kind in kinds)
    return WorkshopFacts(letters=letters, rows=tuple(rows), most=most)


def _row(phase: Block, track: Track, moment: Moment, texts: Texts) -> WorkshopRow:
    agenda = moment.snapshot.agenda
    workshop = agenda.workshop(track.workshop)
    timing = moment.forecast.of_track(phase.id, track.workshop)
    notes, of_phase = moment.snapshot.notes_in(track.workshop), moment.forecast.of(phase.id)
    state = workshop_state(track, notes, timing, of_phase, moment.now)
    kinds = (kind for kind in agenda.kinds if kind.id in (CHALLENGE, APPROACH, OPTION))
    return WorkshopRow(
        title=one_line(f"{workshop.number} {workshop.title}"),
        count=str(state.count),
        by_kind=tuple(str(state.by_kind.get(kind.id, 0)) for kind in kinds),
        part=_part(track, moment),
        hint=_hint(timing, state, texts),
        is_over=timing.state in (BlockState.DONE, BlockState.SKIPPED),
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
    """Shows WorkshopFacts; gone while no phase runs."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("workshops")
        self._texts = texts
        self.border_title = texts("Workshops")

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def show(self, facts: object) -> None:
        """Show `facts` if there is a row."""
        assert isinstance(facts, WorkshopFacts)
        self.display = bool(facts.rows)
        if facts.rows:
            super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return a line a workshop; hints have room kept for them, so that nothing shifts."""
        assert isinstance(facts, WorkshopFacts)
        shown = _most_pressing(facts)
        heads, *cells = self._columns(shown, facts, width)
        heads, *rows = align([heads, *cells], width, right=_counts(heads, facts))
        colour = self.app.current_theme.warning
        picture = Text(GAP.join(heads), style="dim")
        for row, (*line, hint) in zip(shown, rows, strict=True):
            style = "dim" if row.is_over else "not dim"
            picture.append("\n").append(GAP.join(line) + GAP, style=style)
            picture.append(hint, style=style if row.is_over else f"not dim bold {colour}")
        if left := len(facts.rows) - len(shown):
            said = self._texts.plural("… {count} more", "… {count} more", left)
            picture.append(f"\n{said}", style="dim")
        return picture

    def _columns(
        self, shown: Sequence[WorkshopRow], facts: WorkshopFacts, width: int
    ) -> list[list[str]]:
        """Return heads and cells: the part where there is room, kinds unless titles need theirs."""
        texts = self._texts
        for_hint = max(cell_len(_said(hint, _SOME_TIME, texts)) for hint in Hint)
        heads = [texts("Workshop"), texts("Entries"), *facts.letters, " " * for_hint]
        cells = [
            [row.title, row.count, *row.by_kind, shortened(row.hint, for_hint)] for row in shown
        ]
        if _room_for_titles([heads, *cells], width) < _SHORTEST_TITLE:
            return [[title, count, hint] for title, count, *_, hint in [heads, *cells]]
        if width < _ROOM_FOR_PARTS or not any(row.part for row in shown):
            return [heads, *cells]
        parts = [texts("Part"), *(row.part for row in shown)]
        every = zip([heads, *cells], parts, strict=True)
        return [[title, part, *rest] for (title, *rest), part in every]


def _room_for_titles(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many columns are left for the first cell of each row."""
    others = [max(map(cell_len, column)) for column in list(zip(*rows, strict=True))[1:]]
    return width - sum(others) - len(GAP) * len(others)


def _counts(heads: Sequence[str], facts: WorkshopFacts) -> range:
    """Return the columns that hold figures: all but the hint from the entries on."""
    last = len(heads) - 1
    kinds = len(facts.letters) if last > len(facts.letters) + 1 else 0
    return range(last - 1 - kinds, last)


def _most_pressing(facts: WorkshopFacts) -> list[WorkshopRow]:
    """Return the rows that there is room for, in their order: those that lack something first."""
    if len(facts.rows) <= facts.most:
        return list(facts.rows)
    numbers = sorted(
        range(len(facts.rows)),
        key=lambda number: (not facts.rows[number].hint or facts.rows[number].is_over, number),
    )
    return [facts.rows[number] for number in sorted(numbers[: facts.most - 1])]
