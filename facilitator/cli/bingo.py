"""``facilitator bingo``: what is prepared for a game before the event."""

from __future__ import annotations

from typing import Final

import click

from facilitator.cli.lazy import LazyGroup

_COMMANDS: Final[dict[str, tuple[str, str]]] = {}


@click.group("bingo", cls=LazyGroup, modules=_COMMANDS)
def command() -> None:
    """Prepare a game of bingo."""
