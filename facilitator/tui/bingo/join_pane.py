"""How one joins: the QR code as large as it may be, address and code in large letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text
from textual.geometry import Size

from facilitator.texts import Texts
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.stage.canvas import Canvas
from facilitator.tui.stage.code import HALF_BLOCKS, draw_code, largest_code, modules_of, safe_size
from facilitator.tui.stage.fitting import fit
from facilitator.tui.stage.sheet import Sheet

BESIDE_CODE: Final = 38
"""Columns that the rest of the screen needs beside a code."""
_LETTER_ROWS: Final = 6
"""For the code to join by, drawn."""
_LEGIBLE_ROWS: Final = 5
"""Drawn on fewer rows, D and 8, 9 and C are told apart by guessing: plain letters are better."""
_MANY_ROWS: Final = 28
"""On fewer rows than that there is no room for drawn letters."""


@dataclass(frozen=True, slots=True)
class JoinFacts:
    """What one types, and why there is no QR code beside it; `is_large`: in drawn letters."""

    place: str
    code: str
    remark: str = ""
    is_large: bool = False


class CodePane(Canvas):
    """The QR code of an address; gone where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.id = "bingo-code"
        self._drawn: tuple[str, Size] | None = None
        self.is_safe = False
        """Whether every camera should read it."""

    def lead_to(self, address: str, room: Size) -> None:
        """Draw the code of `address`, as large as it fits into `room`."""
        if (address, room) == self._drawn:
            return
        self._drawn = (address, room)
        modules = modules_of(address)
        size = largest_code(modules, room.width, room.height)
        self.display = size is not None
        self.is_safe = size is not None and size.scale > HALF_BLOCKS
        if size is not None:
            self.styles.width, self.styles.height = size.box.columns, size.box.rows
            self.show(draw_code(modules, size), light=True, is_lost=False)


def remark_on_code(address: str, texts: Texts, *, is_safe: bool) -> str:
    """Return what a code needs to be read by every camera; nothing if it has it."""
    if is_safe or not address:
        return ""
    box = safe_size(modules_of(address)).box
    return texts(
        "The QR code needs {columns} × {rows} characters here to be read safely: q shows it on the "
        "whole screen, s on the stage.",
        columns=box.columns,
        rows=box.rows,
    )


def join_facts(place: str, code: str, remark: str, *, rows: int) -> JoinFacts:
    """Return what stands there on a screen of so many rows."""
    return JoinFacts(place, code, remark, is_large=rows >= _MANY_ROWS)


class JoinPane(Pane):
    """Shows JoinFacts."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("bingo-join")
        self._texts = texts

    def on_mount(self) -> None:
        """Wear the theme's colours, and say what this is for."""
        self.border_title = self._texts("Join by phone")
        self.follow_theme()

    def show(self, facts: object) -> None:
        """Show `facts`; without an address the pane is gone."""
        assert isinstance(facts, JoinFacts)
        self.display = bool(facts.place)
        super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return address and code, below them what a small QR code lacks."""
        assert isinstance(facts, JoinFacts)
        place = Text.assemble(
            self._texts("In the browser:"), "  ", (f"http://{one_line(facts.place)}", "bold")
        )
        spaced = " ".join(facts.code)
        drawn = fit(spaced, width, _LETTER_ROWS) if facts.is_large else ()
        if len(drawn) >= _LEGIBLE_ROWS:
            code = Text(_plain(drawn), style="bold")
        else:
            code = Text.assemble(self._texts("Code:"), "  ", (spaced, "bold"))
        remark = Text(facts.remark, style=self.app.current_theme.secondary or "")
        return Text("\n").join(part for part in (place, code, remark) if part)


def _plain(sheet: Sheet) -> str:
    return "\n".join("".join(text for text, _ in row).rstrip() for row in sheet)
