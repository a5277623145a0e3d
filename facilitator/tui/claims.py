"""Bingos that wait to be checked, told in whichever view one is.

Imported before the first picture is painted: it brings nothing along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.bingo.views import Overview, Win, WinState
from facilitator.texts import Texts
from facilitator.tui.context import Context

if TYPE_CHECKING:
    from facilitator.link.state import LinkState


def claims_of(overview: Overview | None) -> tuple[Win, ...]:
    """Return the Bingos that are being checked, in their order."""
    wins = overview.wins if overview is not None else ()
    return tuple(win for win in wins if win.state is WinState.CHECKING)


def _claims_now(state: LinkState | None) -> tuple[Win, ...]:
    playing = state.playing if state is not None else None
    return claims_of(playing.overview if playing is not None else None)


def claims_sign(texts: Texts, state: LinkState | None) -> str:
    """Return what the header says of them; mostly nothing."""
    count = len(_claims_now(state))
    return texts.plural("BINGO? F6", "{count} × BINGO? F6", count) if count else ""


class Claims:
    """Notes which Bingos have been told: each is a notice once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._told: frozenset[int] = frozenset()

    def announcement(self) -> str:
        """Return what is to be told now; mostly nothing."""
        hub, texts = self._context.hub, self._context.texts
        waiting = _claims_now(hub.state if hub is not None else None)
        new = [win for win in waiting if win.win not in self._told]
        self._told = frozenset(win.win for win in waiting)
        if not new:
            return ""
        if len(new) > 1:
            return texts("{count} Bingos are being checked – F6", count=len(new))
        return texts("Bingo of card {number} is being checked – F6", number=new[0].number)
