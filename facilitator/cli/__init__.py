"""The commands: the only place that wires things together and reads the clock.

Each command lives in a module of its own that is imported when it is called, so that
``facilitator --help`` costs no more than click itself.
"""

from __future__ import annotations

import importlib
from typing import Final

import click

from facilitator import __version__

_COMMANDS: Final = {
    "run": "Run an event: agenda, capture, Dokumentation.",
    "check": "Check an agenda file and say all that is wrong with it.",
    "preflight": "Check machine and room before the event.",
    "export": "Write the Dokumentation of a record as DOCX.",
    "rehearse": "Play a whole event with a clock of its own.",
    "hub": "Serve the stage of an event; run starts it by itself.",
}


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"facilitator.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=_LazyGroup)
@click.version_option(__version__, prog_name="facilitator")
def main() -> None:
    """Run live events from the terminal: agenda, results, Dokumentation."""
