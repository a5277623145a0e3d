"""A row a workshop: what it has captured, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from facilitator.domain.agenda import Track
from facilitator.domain.attention import Hint, WorkshopState, workshop_state
from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION
from facilitator.domain.schedule import current_block
from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align
from facilitator.tui.context import Moment
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.wording import length


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """One workshop, in words."""

    title: str
    count: str
    by_kind: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """All rows, and the letters over the counts."""

    letters: tuple[str, ...]
    rows: tuple[WorkshopRow, ...]


def workshop_facts(moment: Moment, texts: Texts) -> WorkshopFacts:
    """Return a row for each workshop of the phase that runs; none outside of a phase."""
    agenda = moment.snapshot.agenda
    kinds = [kind for kind in agenda.kinds if kind.id in (CHALLENGE, APPROACH, OPTION)]
    running = current_block(agenda, moment.snapshot.run)
    rows: list[WorkshopRow] = []
    for track in () if running is None else running.tracks:
        state = _state(track, moment, running.id if running else "")
        workshop = agenda.workshop(track.workshop)
        rows.append(
            WorkshopRow(
                title=one_line(f"{workshop.number} {workshop.title}"),
                count=str(state.count),
                by_kind=tuple(str(state.by_kind.get(kind.id, 0)) for kind in kinds),
                hint=_hint(state, texts),
            )
        )
    return WorkshopFacts(tuple(one_line(kind.letter.upper()) for kind in kinds), tuple(rows))


def _state(track: Track, moment: Moment, phase: str) -> WorkshopState:
    notes = moment.snapshot.notes_in(track.workshop)
    return workshop_state(track, notes, moment.forecast.of(phase), moment.now)


def _hint(state: WorkshopState, texts: Texts) -> str:
    match state.hint:
        case Hint.SILENT:
            return texts("no entry for {length}", length=length(texts, state.silent_for))
        case Hint.NO_OPTION:
            return texts("no option yet")
        case None:
            return ""


class WorkshopsPane(Pane):
    """Shows WorkshopFacts; gone while no phase runs."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("workshops")
        self._texts = texts
        self.border_title = texts("Workshops")

    def show(self, facts: object) -> None:
        """Show `facts` if there is a row."""
        assert isinstance(facts, WorkshopFacts)
        self.display = bool(facts.rows)
        if facts.rows:
            super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return a line a workshop; the hint is what must not be missed, so the title gives way."""
        assert isinstance(facts, WorkshopFacts)
        heads = [self._texts("Workshop"), self._texts("Entries"), *facts.letters, ""]
        cells = [[row.title, row.count, *row.by_kind, row.hint] for row in facts.rows]
        aligned = align([heads, *cells], width, right=range(1, len(heads) - 1))
        picture = Text(GAP.join(aligned[0]), style="dim")
        for *line, hint in aligned[1:]:
            picture.append("\n").append(GAP.join(line) + GAP, style="not dim")
            picture.append(hint, style="not dim bold")
        return picture
