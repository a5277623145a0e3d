"""Findings of the Technik-Check on lines, for the screen and for the command line."""

from __future__ import annotations

from typing import Final

from rich.console import Console
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


def finding_line(finding: Finding, texts: Texts) -> Text:
    """Return `finding` on a line: a sign, a word and a colour, what was found, what to do."""
    words = {
        Light.GREEN: texts("good"),
        Light.AMBER: texts("note"),
        Light.RED: texts("mend"),
    }
    light = f" {_SIGNS[finding.light]} {words[finding.light]:<9}"
    line = Text.assemble((light, _STYLES[finding.light]), f" {finding.topic:<12} ")
    line.append(one_line(finding.said))
    if finding.todo:
        line.append(f"  → {finding.todo}", style="bold")
    return line
