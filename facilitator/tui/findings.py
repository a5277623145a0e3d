"""Findings of the Technik-Check in a table, for the screen and for the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from facilitator.domain.preflight import Finding, Light
from facilitator.texts import Texts
from facilitator.tui.plain import one_line

_SIGNS: Final = {Light.GREEN: "✓", Light.AMBER: "!", Light.RED: "✗"}
_STYLES: Final = {Light.GREEN: "green", Light.AMBER: "bold yellow", Light.RED: "bold reverse red"}
_COLOURS: Final = {None: 2, "standard": 16, "256": 256, "truecolor": 16_777_216, "windows": 16}


def colours_of(console: Console) -> int:
    """Return how many colours `console` says that it shows."""
    return _COLOURS[console.color_system]


def findings_table(findings: Iterable[Finding], texts: Texts) -> Table:
    """Return a row a finding: a sign, a word and a colour, what was found, and what to do."""
    words = {
        Light.GREEN: texts("good"),
        Light.AMBER: texts("note"),
        Light.RED: texts("mend"),
    }
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for finding in findings:
        light = Text(f" {_SIGNS[finding.light]} {words[finding.light]} ", _STYLES[finding.light])
        found = Text(one_line(finding.said))
        if finding.todo:
            found.append(f"\n→ {finding.todo}", style="bold")
        table.add_row(light, finding.topic, found)
    return table
