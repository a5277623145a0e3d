"""What to know before the event is closed in this terminal."""

from __future__ import annotations

from facilitator.domain.plenum.asking import open_query, open_rounds
from facilitator.link.keeper import HubKeeper
from facilitator.texts import Texts
from facilitator.tui.context import Context
from facilitator.tui.question import Question


def leaving_question(context: Context) -> Question | None:
    """Return what to ask before; None: nothing is lost, and nobody waits for anything."""
    saving, texts = context.station.snapshot.saving, context.texts
    if saving.failure:
        return Question(
            texts,
            texts("Quit although not everything is saved?"),
            texts.plural(
                "{count} change exists only in this window and would be lost.",
                "{count} changes exist only in this window and would be lost.",
                saving.pending,
            ),
        )
    if _leaves_a_game(context):
        return _game_question(texts)
    return _plenum_question(texts) if _leaves_phones(context) else None


def _game_question(texts: Texts) -> Question:
    return Question(
        texts,
        texts("Quit while people play?"),
        texts(
            "The Bingo goes on on the phones, and this machine has to stay on for that. Nobody "
            "confirms a Bingo until you are back: facilitator run with the same agenda."
        ),
    )


def _plenum_question(texts: Texts) -> Question:
    return Question(
        texts,
        texts("Quit while phones are asked?"),
        texts(
            "Phones go on giving points and cards, and this machine has to stay on for that. You "
            "find them when you are back: facilitator run with the same agenda."
        ),
    )


def _leaves_phones(context: Context) -> bool:
    """Whether people answer what is asked at the hub of this machine."""
    hub, snapshot = context.hub, context.station.snapshot
    if not isinstance(hub, HubKeeper) or snapshot.rehearsal:
        return False
    is_asked = open_query(snapshot) is not None or bool(open_rounds(snapshot))
    return is_asked and hub.state.is_answered


def _leaves_a_game(context: Context) -> bool:
    """Whether people play at the hub of this machine; in a rehearsal the game waits."""
    hub, is_rehearsal = context.hub, context.station.identity.rehearsal
    return isinstance(hub, HubKeeper) and hub.state.is_played and not is_rehearsal
