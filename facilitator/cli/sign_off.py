"""``facilitator sign-off``: who has released what, and excerpts to send out."""

from __future__ import annotations

from typing import Final

import click

from facilitator.cli.lazy import LazyGroup

_COMMANDS: Final = {
    name: (f"facilitator.cli.sign_off_{name}", line)
    for name, line in {
        "list": "List what has to be signed off, and how far it is.",
        "note": "Note an answer: sent, changed, released, open.",
        "excerpts": "Write an excerpt for each workshop, speaker and quote.",
    }.items()
}


@click.group("sign-off", cls=LazyGroup, modules=_COMMANDS)
def command() -> None:
    """Have workshops, talks and quotes signed off before they are published."""
