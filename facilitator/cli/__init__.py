"""The commands: the only place that wires things together and reads the clock.

Each command lives in a module of its own that is imported when it is called, so that
``facilitator --help`` costs no more than click itself.
"""

from __future__ import annotations

import io
import sys
from typing import Final

import click

from facilitator import __version__
from facilitator.cli.lazy import LazyGroup

_COMMANDS: Final = {
    "new": "Begin an agenda file by answering a few questions.",
    "run": "Run an event: agenda, capture, Dokumentation.",
    "check": "Check an agenda file and say all that is wrong with it.",
    "agenda": "Write the agenda for others: run sheet, calendar, table.",
    "bingo": "Prepare a game of bingo: cards on paper, how it is likely to go.",
    "preflight": "Check machine and room before the event.",
    "export": "Write the Dokumentation of a record as DOCX.",
    "short-report": "Write a short report for the web: Markdown and HTML.",
    "photos": "Add photos to the Dokumentation, list and describe them.",
    "review": "Take over what editors polished in Word.",
    "sign-off": "Say who has released what, and write excerpts to send out.",
    "verify": "Say what a record holds, and whether it is whole.",
    "carry": "Bring entries over on a USB stick, where there is no network.",
    "close": "End an event: keep what stands, destroy how it came about.",
    "forget": "Delete what participants entered on their phones.",
    "rehearse": "Play a whole event with a clock of its own.",
    "practise": "Rehearse an event by hand, with a faster clock.",
    "stage": "Show the room what Regie sends, in large letters.",
    "join": "Take part in an event that is led on another machine.",
    "takeover": "Go on with a joined event without its main machine.",
    "hub": "Serve the stage of an event; run starts it by itself.",
}

_SWITCH_SECONDS: Final = 0.0005
"""How long a thread keeps the interpreter while another one waits for it. A commit asks for it some
eight times: an entry filed while the screen is painted was saved after 10 ms with Python's own 5 ms
(35 ms for one in twenty), and after 5 ms with this (16 ms)."""


@click.group(
    cls=LazyGroup,
    modules={
        name: (f"facilitator.cli.{name.replace('-', '_')}", line)
        for name, line in _COMMANDS.items()
    },
)
@click.version_option(__version__, prog_name="facilitator")
def main() -> None:
    """Run live events from the terminal: agenda, results, Dokumentation."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    # What a pipe on Windows can't say, such as an emoji in a title, it spells out.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
