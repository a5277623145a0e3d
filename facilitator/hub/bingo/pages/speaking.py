"""Names as the pages say them: who plays on paper goes by the card, in the phone's language."""

from __future__ import annotations

from dataclasses import replace

from facilitator.domain.bingo.names import spoken_name
from facilitator.domain.bingo.views import Ask, MeetingView, PlayerView
from facilitator.texts import Texts


def spoken_card(view: PlayerView, texts: Texts) -> PlayerView:
    """Return `view` with the names of all others spoken; the own one stays as it was typed."""
    cells = tuple(replace(cell, partner=spoken_name(cell.partner, texts)) for cell in view.cells)
    asks = tuple(_spoken_ask(ask, texts) for ask in view.asks)
    return replace(view, cells=cells, asks=asks)


def spoken_meeting(meeting: MeetingView, texts: Texts) -> MeetingView:
    """Return `meeting` with the name of who was met spoken."""
    ask = meeting.ask and _spoken_ask(meeting.ask, texts)
    return replace(meeting, name=spoken_name(meeting.name, texts), ask=ask)


def _spoken_ask(ask: Ask, texts: Texts) -> Ask:
    return replace(ask, name=spoken_name(ask.name, texts))
