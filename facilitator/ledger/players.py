"""What players can do."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future

from facilitator.domain.bingo.card import Position
from facilitator.domain.bingo.views import MeetingView, PlayerId, PlayerView
from facilitator.ledger import joining, meeting, viewing
from facilitator.ledger.codes import read_code
from facilitator.ledger.joining import Joined
from facilitator.ledger.refusals import PlayRefusal, RefusedPlayError
from facilitator.ledger.turn import Turn
from facilitator.ledger.working import Transactions, promise
from facilitator.store import StoreError


class PlayerCommands(Transactions):
    """Futures of all of them raise RefusedPlayError (nothing was changed) or a StoreError.

    Each may be sent again: a repeat of what was done does nothing.
    """

    def join(self, code: str, name: str, nonce: str) -> Future[Joined]:
        """Let somebody in; `nonce`, made up by the form, tells a repeat from another player."""
        return self._do(lambda turn: joining.join(turn, code, name, nonce))

    def leave(self, player: PlayerId) -> Future[None]:
        """Delete what `player` has entered; then no byte of it is in the file any more."""
        answer: Future[None] = promise()

        def scrub(done: Future[None]) -> None:
            try:
                done.result()
                scrubbed = self._store.scrub()
            except (RefusedPlayError, StoreError) as error:  # closed meanwhile, perhaps
                answer.set_exception(error)
            else:
                scrubbed.add_done_callback(lambda _: answer.set_result(None))

        self._do(lambda turn: joining.leave(turn, player)).add_done_callback(scrub)
        return answer

    def redeem(self, recovery: str, nonce: str) -> Future[Joined]:
        """Give the card to whoever has the token of a recovery; once."""
        return self._do(lambda turn: joining.redeem(turn, recovery, nonce))

    def come_back(self, name: str, pin: str) -> Future[Joined]:
        """Give the card to whoever knows nickname and PIN."""
        return self._do(lambda turn: joining.come_back(turn, name, pin))

    def pick(self, player: PlayerId, token: str, position: Position) -> Future[None]:
        """Name whoever has that token or short code for a square of one's own card."""
        return self._do(
            lambda turn: meeting.pick(_present(turn, player), player, read_code(token), position)
        )

    def withdraw(self, player: PlayerId, position: Position) -> Future[None]:
        """Take back what was not confirmed yet."""
        return self._do(lambda turn: meeting.withdraw(_present(turn, player), player, position))

    def answer(
        self, player: PlayerId, partner: PlayerId, position: Position, yes: bool
    ) -> Future[None]:
        """Say whether the square of `partner` fits `player`."""
        return self._do(
            lambda turn: meeting.answer(_present(turn, player), player, partner, position, yes=yes)
        )

    def view(self, player: PlayerId) -> Future[PlayerView]:
        """Return what the page of `player` shows."""
        return self._ask(lambda connection: viewing.view(connection, player))

    def meeting(self, player: PlayerId, token: str) -> Future[MeetingView]:
        """Return whom `player` has met, by token or short code. Changes nothing."""

        def look(connection: sqlite3.Connection) -> MeetingView:
            partner = meeting.met(connection, player, read_code(token))
            return viewing.meeting(connection, player, partner)

        return self._ask(look)


def _present(turn: Turn, player: PlayerId) -> Turn:
    """Refuse whoever does not play any more."""
    if turn.value("SELECT removed FROM player WHERE id = ?", player) != 0:
        raise RefusedPlayError(PlayRefusal.STRANGER)
    return turn
