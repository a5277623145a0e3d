"""``facilitator bingo``: what is prepared for a game before the event."""

from __future__ import annotations

from typing import Final

import click

from facilitator.cli.lazy import LazyGroup

_COMMANDS: Final = {
    "simulate": (
        "facilitator.cli.bingo_simulate",
        "Forecast how a game will go, and what would mend it.",
    ),
    "print": (
        "facilitator.cli.bingo_print",
        "Write cards, table tents and rules for paper.",
    ),
}


@click.group("bingo", cls=LazyGroup, modules=_COMMANDS)
def command() -> None:
    """Prepare a game of bingo."""
