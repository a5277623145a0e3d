"""What the moderator can do."""

from __future__ import annotations

from concurrent.futures import Future

from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.views import Cell, Overview, PlayerId, PlayerLine, Totals, Win
from facilitator.domain.instant import Duration
from facilitator.ledger import conducting, deciding, joining, printing, surveying, undoing
from facilitator.ledger.printing import CardToPrint
from facilitator.ledger.turn import Turn
from facilitator.ledger.winning import wins_of
from facilitator.ledger.working import Transactions


class ModeratorCommands(Transactions):
    """Futures of all of them raise RefusedPlayError (nothing was changed) or a StoreError.

    Players are named by the ids of the row that stands for the person.
    """

    # --- the course of the game ---

    def open_game(self, block: str, title: str, game: Game, time: Duration) -> Future[None]:
        """Let people join the game of `block`, which lasts for `time` once it has begun."""
        return self._do(lambda turn: conducting.open_game(turn, block, title, game, time))

    def start(self) -> Future[None]:
        """Let squares be filled."""
        return self._do(conducting.start)

    def pause(self) -> Future[None]:
        """Stop the time; nothing can be filled."""
        return self._do(conducting.pause)

    def resume(self) -> Future[None]:
        """Go on after a pause."""
        return self._do(conducting.resume)

    def end(self) -> Future[None]:
        """End the game."""
        return self._do(conducting.end)

    def see_time(self) -> Future[None]:
        """End the game if its time is over; to be called about each second."""
        return self._do(conducting.see_time)

    def renew_code(self) -> Future[None]:
        """Let the old code to join by lead nowhere."""
        return self._do(conducting.renew_code)

    # --- Bingos ---

    def confirm(self, win: int) -> Future[None]:
        """The Bingo is one."""
        return self._do(lambda turn: deciding.confirm(turn, win))

    def confirm_rest(self) -> Future[None]:
        """All Bingos that wait to be checked are ones."""
        return self._do(deciding.confirm_rest)

    def refuse(self, win: int) -> Future[None]:
        """The Bingo is none."""
        return self._do(lambda turn: deciding.refuse(turn, win))

    def claim(self, number: int) -> Future[Win]:
        """The card of that number, checked by eye, has a Bingo."""
        return self._do(lambda turn: _win(turn, deciding.claim(turn, number)))

    def raffle(self) -> Future[Win]:
        """Draw lots among all who have a Bingo and were not drawn yet."""
        return self._do(lambda turn: _win(turn, deciding.raffle(turn)))

    # --- who plays ---

    def rename(self, player: PlayerId, name: str) -> Future[None]:
        """Give a player another nickname."""
        return self._do(lambda turn: deciding.rename(turn, player, name))

    def remove(self, player: PlayerId) -> Future[None]:
        """Let somebody play no more."""
        return self._do(lambda turn: deciding.remove(turn, player))

    def merge(self, player: PlayerId, into: PlayerId) -> Future[None]:
        """Let two players be one person, with the card of `into`."""
        return self._do(lambda turn: deciding.merge(turn, player, into))

    def recover(self, player: PlayerId) -> Future[str]:
        """Return a token that gives the card to whoever redeems it first."""
        return self._do(lambda turn: joining.recover(turn, player))

    def undo(self) -> Future[str]:
        """Take back the last decision; return which it was."""
        return self._do(undoing.undo)

    def print_cards(self, count: int) -> Future[tuple[CardToPrint, ...]]:
        """Reserve `count` further cards for paper; 0: return all that there are."""
        if not count:
            return self._ask(lambda connection: printing.cards(connection, paper=True))
        return self._do(lambda turn: printing.add_cards(turn, count))

    def phone_cards(self) -> Future[tuple[CardToPrint, ...]]:
        """Return the cards of all who play on phones, as they stand, to go on with on paper."""
        return self._ask(lambda connection: printing.cards(connection, paper=False))

    # --- what there is to see ---

    def overview(self) -> Future[Overview | None]:
        """Return how the game stands; None: there is none."""
        return self._ask(lambda connection: surveying.overview(connection, self._at()))

    def totals(self) -> Future[Totals | None]:
        """Return what may be kept of the game."""
        return self._ask(surveying.totals)

    def find(self, text: str) -> Future[tuple[PlayerLine, ...]]:
        """Return who has `text` in the nickname, or as the number of the card; at most 30."""
        return self._ask(lambda connection: surveying.find(connection, text))

    def card(self, number: int) -> Future[tuple[PlayerLine, tuple[Cell, ...]]]:
        """Return whose card that is, and how it stands."""
        return self._ask(lambda connection: surveying.card(connection, number))


def _win(turn: Turn, number: int) -> Win:
    return next(win for win in wins_of(turn.connection, turn.game) if win.win == number)
