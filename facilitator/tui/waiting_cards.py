"""Cards from phones that wait, told in whichever view one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.texts import Texts

if TYPE_CHECKING:
    from facilitator.link.state import LinkState


def cards_sign(texts: Texts, state: LinkState | None) -> str:
    """Return what the header says of them; mostly nothing."""
    voices = state.voices if state is not None else None
    count = voices.waiting if voices is not None else 0
    return texts.plural("{count} card F7", "{count} cards F7", count) if count else ""
