"""Which game of an agenda a command is about."""

from __future__ import annotations

from facilitator.cli.failing import SentenceError
from facilitator.domain.agenda import Agenda, Block, BlockId
from facilitator.domain.bingo.game import Game
from facilitator.texts import Texts


def planned_game(agenda: Agenda, wanted: BlockId | None, texts: Texts) -> tuple[Block, Game]:
    """Return the block that is `wanted` and its game; None: the only one that has a game.

    Any other number of games ends the command in words.
    """
    games = {block.id: (block, block.game) for block in agenda.all_blocks() if block.game}
    if not games:
        raise SentenceError(texts("No block of this agenda has a game (kind: bingo, with “game”)."))
    if wanted is None and len(games) == 1:
        [wanted] = games
    if wanted not in games:
        ids = ", ".join(games)
        raise SentenceError(
            texts("Several blocks have a game. Name one with --block: {ids}", ids=ids)
            if wanted is None
            else texts("{block} has no game. These do: {ids}", block=wanted, ids=ids)
        )
    return games[wanted]
