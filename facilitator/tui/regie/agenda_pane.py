"""The agenda as a list that scrolls: what is marked, or runs, stays in sight."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitator.texts import Texts
from facilitator.tui.columns import GAP, align, shortened
from facilitator.tui.pane import Pane
from facilitator.tui.regie.agenda_rows import MISSED, AgendaFacts, Row

_THREE_TIMES: Final = 66
"""Columns from which actual and expected times have a column each."""
_SHORTEST_TITLE: Final = 6


class AgendaPane(VerticalScroll):
    """The rows, scrolled so that the marked or running block is in sight."""

    can_focus = False

    def __init__(self, texts: Texts) -> None:
        super().__init__(id="agenda")
        self._texts = texts
        self._in_sight: int | None = None

    def compose(self) -> ComposeResult:
        """Hold the heads, which stay in sight, and the picture of all rows."""
        yield _Heads(self._texts, "agenda-heads")
        yield _Rows(self._texts, "agenda-rows")

    def on_mount(self) -> None:
        """Name the pane."""
        self.border_title = self._texts("Agenda")

    def show(self, facts: AgendaFacts) -> None:
        """Show `facts`; scroll only when another row is to be in sight."""
        for part in self.query(_Part):
            part.show(facts)
        row = next(
            (
                number
                for number, row in enumerate(facts.rows, start=1)
                if (row.target == facts.marked if facts.marked else row.is_running)
            ),
            None,
        )
        if row is not None and row != self._in_sight:
            self._in_sight = row
            self.call_after_refresh(self._scroll_to_row, row)

    def on_resize(self) -> None:
        """Keep that row in sight on whatever room is left."""
        if self._in_sight is not None:
            self.call_after_refresh(self._scroll_to_row, self._in_sight)

    def _scroll_to_row(self, row: int) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top + 1 <= row < top + height - 2:
            self.scroll_to(y=max(0, row - height // 3), animate=False)


class _Part(Pane):
    """Draws from the lines of all rows and their heads, so that columns stand below their heads."""

    def __init__(self, texts: Texts, css_id: str) -> None:
        super().__init__(css_id)
        self._texts = texts

    def _lines(self, facts: AgendaFacts, width: int) -> list[list[str]]:
        """Return the cells of the heads, then of each row."""
        texts = self._texts
        three = width >= _THREE_TIMES
        heads = (texts("planned"), texts("actual"), texts("expected"))
        cells = [_cells(Row(title=""), heads if three else (heads[0], texts("now")))]
        cells += [_cells(row, _times(row, three=three)) for row in (*facts.rows, self._widest())]
        last = len(cells[0]) - 1
        return align(cells, width, stretch=1, right=range(2, last))[:-1]

    def _widest(self) -> Row:
        """Return times as wide as they get, so that columns stay where they are all day."""
        time = "00:00"
        return Row(
            title="", planned=self._texts("until {time}", time=time), actual=time, expected=time
        )


class _Heads(_Part):
    def draw(self, facts: object, width: int) -> Text:
        """Return the heads of the columns."""
        assert isinstance(facts, AgendaFacts)
        return Text(GAP.join(self._lines(facts, width)[0]), style="dim")


class _Rows(_Part):
    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def _colour(self, row: Row) -> str:
        theme = self.app.current_theme
        return f"{theme.error if row.warning == MISSED else theme.warning}"

    def draw(self, facts: object, width: int) -> Text:
        """Return a line a row; the marked one is reversed."""
        assert isinstance(facts, AgendaFacts)
        picture: list[Text] = []
        for row, line in zip(facts.rows, self._lines(facts, width)[1:], strict=True):
            line[1] = _with_asides(row, cell_len(line[1]))
            marked = row.target is not None and row.target == facts.marked
            style = f"{row.style} {'reverse' if marked else ''}"
            *other, warning = line
            said = Text().append(GAP.join(other) + GAP, style=style)
            picture.append(said.append(warning, style=f"{style} bold {self._colour(row)}"))
        return Text("\n").join(picture)


def _with_asides(row: Row, width: int) -> str:
    """Return the title on exactly `width` columns, with those asides that leave some of it."""
    room, behind = width, ""
    for aside in row.asides:
        said = f" · {aside}"
        if room - cell_len(said) >= _SHORTEST_TITLE:
            room -= cell_len(said)
            behind += said
    return set_cell_size(shortened(row.title, room) + behind, width)


def _times(row: Row, *, three: bool) -> tuple[str, ...]:
    if three:
        return (row.planned, row.actual, row.expected)
    return (row.planned, row.actual or row.expected)


def _cells(row: Row, times: tuple[str, ...]) -> list[str]:
    return [row.sign, row.title, *times, f"{row.warning:3}"]
