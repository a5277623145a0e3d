"""``facilitator agenda``: what can be done with an agenda beside running it."""

from __future__ import annotations

from typing import Final

import click

from facilitator.cli.lazy import LazyGroup

_COMMANDS: Final = {
    "export": (
        "facilitator.cli.agenda_export",
        "Write it as a run sheet for print, a calendar or a table.",
    ),
}


@click.group("agenda", cls=LazyGroup, modules=_COMMANDS)
def command() -> None:
    """Write the agenda for others."""
