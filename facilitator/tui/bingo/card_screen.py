"""A card as it stands: its squares and lines, to be looked at while somebody calls Bingo."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import ClassVar

from rich import box
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.bingo.views import Cell, Mark, PlayerLine
from facilitator.texts import Texts
from facilitator.tui.bingo.game_words import card_words, shown_name
from facilitator.tui.dialog import Dialog
from facilitator.tui.plain import one_line


class CardScreen(Dialog[bool]):
    """Shows a card; True: its Bingo is accepted. `may_accept`: that can be asked for."""

    ARMED_AFTER: ClassVar[float] = 0.3
    """Seconds without an Enter before one accepts: the Enter that asked for the card must not."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "refuse", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(
        self, texts: Texts, player: PlayerLine, cells: Sequence[Cell], *, may_accept: bool
    ) -> None:
        super().__init__()
        self._texts = texts
        self._player = player
        self._cells = cells
        self._may_accept = may_accept
        self._quiet_since = inf

    def compose(self) -> ComposeResult:
        """Show how many lines there are, the squares, and the keys."""
        player, texts = self._player, self._texts
        with Vertical(id="bingo-card") as frame:
            title = card_words(player.number, player.name, texts, is_paper=player.is_paper)
            frame.border_title = Content(title)
            yield Static(Text(self._lead(), style="bold"), id="bingo-card-lead")
            with VerticalScroll(id="bingo-card-scroll", can_focus=False):
                yield Static(card_table(self._cells, texts), id="bingo-card-squares")
            accept = texts("⏎ accept: the stage shows it with a fanfare   Esc do not")
            keys = accept if self._may_accept else texts("Esc back")
            yield Static(Text(keys), id="bingo-card-keys")

    def _lead(self) -> str:
        player, texts = self._player, self._texts
        lines = texts.plural("{count} line complete", "{count} lines complete", player.lines)
        filled = texts.plural("{count} square filled", "{count} squares filled", player.filled)
        said = f"{lines} · {filled}"
        if player.is_paper:
            return f"{said}\n{texts('What was only signed by hand stands on the paper alone.')}"
        if not player.lines and self._may_accept:
            return f"{said}\n{texts('Accept only what you see signed on paper.')}"
        return said

    def on_mount(self, event: events.Mount) -> None:
        """Wait from now on for a fresh Enter, and say whether squares lie below the edge."""
        self._quiet_since = event.time
        scroll = self.query_one("#bingo-card-scroll")
        self.watch(scroll, "scroll_y", self._say_what_is_below)
        self.watch(scroll, "virtual_size", self._say_what_is_below)

    def on_resize(self, event: events.Resize) -> None:
        """Say it of the new size, too."""
        del event
        self.call_after_refresh(self._say_what_is_below)

    def _say_what_is_below(self) -> None:
        scroll = self.query_one("#bingo-card-scroll")
        more = self._texts("▼ more below (↓)")
        self.query_one("#bingo-card").border_subtitle = (
            more if scroll.scroll_y < scroll.max_scroll_y else ""
        )

    def on_key(self, event: events.Key) -> None:
        """Accept with an Enter that was pressed for this."""
        if event.key != "enter":
            return
        event.stop()
        waited = event.time - self._quiet_since
        self._quiet_since = max(self._quiet_since, event.time)
        if waited >= self.ARMED_AFTER:
            self.dismiss(self._may_accept)

    def action_refuse(self) -> None:
        """Close, and leave everything as it is."""
        self.dismiss(False)

    def action_scroll(self, by: int) -> None:
        """Show the squares above or below what is in sight."""
        self.query_one("#bingo-card-scroll").scroll_relative(y=by, animate=False)


def card_table(cells: Sequence[Cell], texts: Texts) -> Table:
    """Return the squares in their rows; a sign says how each stands, and a line is reversed."""
    size = round(len(cells) ** 0.5)
    table = Table(box=box.SQUARE, show_header=False, show_lines=True, padding=0, expand=True)
    for _ in range(size):
        table.add_column(ratio=1, overflow="fold")
    for row in range(size):
        table.add_row(*(_cell(cell, texts) for cell in cells[row * size : (row + 1) * size]))
    return table


def _cell(cell: Cell, texts: Texts) -> Text:
    match cell.mark:
        case Mark.FREE:
            said = f"★ {texts('free')}"
        case Mark.FILLED:
            said = f"✓ {one_line(cell.text)}"
        case Mark.WAITING:
            said = f"… {one_line(cell.text)}"
        case Mark.OPEN:
            said = f"· {one_line(cell.text)}"
    style = "bold reverse" if cell.in_line else "" if cell.mark is not Mark.OPEN else "dim"
    shown = Text(said, style=style)
    if cell.partner:
        shown.append(f"\n{shown_name(cell.partner)}", style="italic")
    return shown
