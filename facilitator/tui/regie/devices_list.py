"""The list of devices as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from facilitator.tui.columns import shortened
from facilitator.tui.pane import Pane
from facilitator.tui.regie.devices_facts import DeviceRow, DevicesFacts

_INDENT: Final = "  "
_MARK: Final = "▶ "


class DevicesList(Pane):
    """Shows DevicesFacts."""

    def __init__(self) -> None:
        super().__init__("devices-list")
        self.marked_line = 0
        """Where the marked device stands."""

    def on_mount(self) -> None:
        """Wear the theme's colours."""
        self.follow_theme()

    def draw(self, facts: object, width: int) -> Text:
        """Return the sections one below the other, each device on a line or two."""
        assert isinstance(facts, DevicesFacts)
        lines: list[Text] = []
        for number, section in enumerate(facts.sections):
            if number:
                lines.append(Text())
            lines.append(Text(shortened(section.title, width), style="bold"))
            for row in section.rows:
                if row.id == facts.marked:
                    self.marked_line = len(lines)
                lines += self._row(row, width, is_marked=row.id == facts.marked)
            for said in section.remark.splitlines():
                lines += self._wrapped(said, width, "dim" if section.is_dim else "")
        return Text("\n").join(lines)

    def _row(self, row: DeviceRow, width: int, *, is_marked: bool) -> list[Text]:
        before = _MARK if is_marked else _INDENT
        colour = f"bold {self.app.current_theme.warning}" if row.is_wrong else "dim"
        style = "bold reverse" if is_marked else ""
        free = width - len(before) - cell_len(row.name) - cell_len(row.state)
        if free >= 2:
            return [Text.assemble(before, (row.name, style), " " * free, (row.state, colour))]
        name = shortened(row.name, width - len(before))
        state = shortened(row.state, width - 2 * len(_INDENT))
        return [Text.assemble(before, (name, style)), Text.assemble(_INDENT * 2, (state, colour))]

    def _wrapped(self, said: str, width: int, style: str) -> Iterator[Text]:
        for line in Text(said, style=style).wrap(self.app.console, max(1, width - len(_INDENT))):
            line.rstrip()
            yield Text(_INDENT).append_text(line)
