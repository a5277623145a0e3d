"""A game and the data protection notice of an agenda file into what the rest speaks."""

from __future__ import annotations

from facilitator.domain.bingo.game import SHARED_WITHIN, Game, Rules, Square
from facilitator.domain.privacy import Privacy
from facilitator.formats.game_model import EndModel, GameModel, PrivacyModel, RulesModel


def to_game(found: GameModel | None) -> Game | None:
    """Return `found` with the usual rules where it says nothing; None: nothing was found."""
    if found is None:
        return None
    end = found.end or EndModel.model_validate({})
    return Game(
        title=found.title or "",
        size=found.size,
        free_centre=found.free_centre,
        squares=tuple(Square(text=square.text, share=square.share) for square in found.squares),
        rules=_to_rules(found.rules or RulesModel.model_validate({})),
        time=end.time,
        winners=end.winners,
    )


def _to_rules(found: RulesModel) -> Rules:
    within = found.shared_within
    return Rules(
        squares_per_partner=found.squares_per_partner,
        confirm=found.confirm,
        lines=found.lines,
        shared_within=SHARED_WITHIN if within is None else within,
        raffle=found.raffle,
        late=found.late,
        blocklist=found.blocklist,
        most_players=found.most_players,
    )


def to_privacy(found: PrivacyModel | None) -> Privacy | None:
    """Return who answers for what participants enter; None: nobody was found."""
    if found is None:
        return None
    return Privacy(
        controller=found.controller,
        contact=found.contact,
        purpose=found.purpose,
        legal_basis=found.legal_basis,
    )
