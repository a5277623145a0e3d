"""The widget that a sheet is painted on; only rows that differ are painted again."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from facilitator.tui.stage.sheet import Row, Sheet, Tone

_CODE: Final = {
    Tone.CODE: Style(color="#000000", bgcolor="#ffffff"),
    Tone.DARK: Style(color="#ffffff", bgcolor="#000000"),
}
_DARK: Final = {
    Tone.INK: Style(color="#ffffff", bgcolor="#000000", bold=True),
    Tone.SOFT: Style(color="#b0b0b0", bgcolor="#000000"),
    Tone.FAINT: Style(color="#707070", bgcolor="#000000"),
    **_CODE,
}
_LIGHT: Final = {
    Tone.INK: Style(color="#000000", bgcolor="#ffffff", bold=True),
    Tone.SOFT: Style(color="#555555", bgcolor="#ffffff"),
    Tone.FAINT: Style(color="#909090", bgcolor="#ffffff"),
    **_CODE,
}
_FAINT: Final = {True: Style(color="#b0b0b0"), False: Style(color="#505050")}
"""By the ground, for the dot in the corner: True is white."""
_LOST: Final = "·"


def strip_of(row: Row, *, light: bool) -> Strip:
    """Return `row` in black on white if `light`, else in white on black."""
    styles = _LIGHT if light else _DARK
    return Strip([Segment(text, styles[tone]) for text, tone in row])


class Canvas(Widget):
    """Shows a sheet that is as large as itself."""

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []

    def show(self, sheet: Sheet, *, light: bool, is_lost: bool) -> None:
        """Paint the rows of `sheet` that differ from what is there; a dot says the hub is lost."""
        strips = [strip_of(row, light=light) for row in sheet]
        if is_lost:
            strips[-1] = _with_dot(strips[-1], light=light)
        before, self._strips = self._strips, strips
        if len(before) != len(strips):
            self.refresh()
            return
        changed = (
            y for y, pair in enumerate(zip(before, strips, strict=True)) if pair[0] != pair[1]
        )
        regions = [Region(0, y, self.size.width, 1) for y in changed]
        if regions:
            self.refresh(*regions)

    def render_line(self, y: int) -> Strip:
        """Return one row; while the size is changing the ground."""
        if y < len(self._strips):
            return self._strips[y].adjust_cell_length(self.size.width, self.rich_style)
        return Strip.blank(self.size.width, self.rich_style)


def _with_dot(strip: Strip, *, light: bool) -> Strip:
    """Return `strip` with a faint dot for the operator in its last cell."""
    last = strip.crop(strip.cell_length - 1)
    style = next(iter(last)).style
    dot = Segment(_LOST, (style or Style()) + _FAINT[light])
    return Strip([*strip.crop(0, strip.cell_length - 1), dot])
