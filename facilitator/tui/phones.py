"""What the Technik-Check is told of participants' phones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.preflight_facts import Phones
from facilitator.tui.wording import clock_time

if TYPE_CHECKING:
    from facilitator.link.playing import PhoneAccess

_ASKING: Final = frozenset({BlockKind.PLENUM, BlockKind.QA})
"""Without `privacy` nobody has planned that phones take part in them."""


def has_game(agenda: Agenda) -> bool:
    """Return whether a game is planned that phones take part in."""
    return any(block.game for block in agenda.all_blocks())


def needs_phones(agenda: Agenda) -> bool:
    """Return whether phones are to take part: in a game, or where queries and cards may be."""
    if has_game(agenda):
        return True
    may_ask = any(block.kind in _ASKING for block in agenda.all_blocks())
    return agenda.privacy is not None and may_ask


def phones_of(agenda: Agenda, access: PhoneAccess | None) -> Phones | None:
    """Return how phones get in as far as the hub has said; None if the agenda needs none."""
    if not needs_phones(agenda):
        return None
    if access is None:
        return Phones()
    tried = access.tried_at
    return Phones(
        place=access.place,
        is_open=access.closed is None and bool(access.host),
        tried_at=clock_time(tried, agenda.zone) if tried is not None else "",
    )
