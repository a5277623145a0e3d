"""``facilitator photos``: the photos of the Dokumentation."""

from __future__ import annotations

from typing import Final

import click

from facilitator.cli.lazy import LazyGroup

_COMMANDS: Final = {
    name: (f"facilitator.cli.photos_{name}", line)
    for name, line in {
        "add": "Add photos: files, or all of a folder.",
        "list": "List the photos, and what is missing of them.",
        "describe": "Say what a photo shows, and who may see it.",
        "remove": "Take a photo out of the Dokumentation.",
        "destroy": "Destroy a photo for ever, on every device.",
    }.items()
}


@click.group("photos", cls=LazyGroup, modules=_COMMANDS)
def command() -> None:
    """Add photos to the Dokumentation, and say what is to be said of them."""
