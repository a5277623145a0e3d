"""Games of a rehearsal: the real pages on this machine alone, and phones that play them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from facilitator.domain.agenda import Agenda
from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.views import Totals, WinState
from facilitator.domain.instant import Instant
from facilitator.domain.rehearsal import ROUNDS, PlayOn
from facilitator.hub.bingo.pages.routes import routes
from facilitator.hub.bingo.phones import Phone
from facilitator.hub.phones.rehearsed_pages import RehearsedFront, RehearsedPages
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.address import LOCAL

USUAL_PLAYERS: Final = 30
MOST_PLAYERS: Final = 60
"""Each is a phone with a connection of its own; more would only take longer."""


class RehearsedGames:
    """Plays the games of `agenda`; what the phones enter lies in `folder` until a game is over.

    `play_on` may be called from any one thread at a time.
    """

    def __init__(self, agenda: Agenda, folder: Path, now: Callable[[], Instant]) -> None:
        self._agenda = agenda
        self._path = ledger_file(folder / "game")
        self._now = now
        self._game: _RunningGame | None = None

    def play_on(self, doing: PlayOn) -> Totals | None:
        """Play on; return what remains of the game once it is over."""
        if self._game is None:
            self._game = _RunningGame(self._agenda, doing.block, self._path, self._now)
        if doing.share < 1:
            self._game.play_to(round(doing.share * ROUNDS))
            return None
        game, self._game = self._game, None
        return game.end()

    def close(self) -> None:
        """Forget a game that was left in the middle."""
        if self._game is not None:
            self._game.end()
        self._game = None


class _RunningGame:
    def __init__(
        self, agenda: Agenda, block_id: str, path: Path, now: Callable[[], Instant]
    ) -> None:
        block = agenda.block(block_id)
        assert block.game is not None
        self._lots = Random(block_id)  # noqa: S311 - a rehearsal goes the same way each time
        self._ledger = Ledger.open(path, now)
        self._served = RehearsedPages(lambda port: routes(Desk(agenda, self._ledger, now, port)))
        self._rounds = 0
        title = block.game.title or block.title
        # A rehearsal's clock leaps; the script says when the game ends.
        self._ledger.open_game(block_id, title, block.game, 2 * block.duration).result()
        self._phones = [
            self._join(number, block.game)
            for number in range(min(agenda.participants or USUAL_PLAYERS, MOST_PLAYERS))
        ]
        self._ledger.start().result()

    def _join(self, number: int, game: Game) -> Phone:
        true = {one.text for one in game.squares if self._lots.random() < one.likelihood}
        phone = Phone(LOCAL, self._served.port, lambda said: any(one in said for one in true))
        phone.join(self._ledger.join_code, f"Probe {number + 1}")
        return phone

    def play_to(self, rounds: int) -> None:
        """Let pairs meet until so many rounds have been played; the moderator confirms Bingos."""
        while self._rounds < rounds:
            self._rounds += 1
            order = self._lots.sample(self._phones, len(self._phones))
            for one, other in zip(order[::2], order[1::2], strict=False):
                one.meet(other)
                other.meet(one)
                one.answer()
                other.answer()
            self._confirm()

    def _confirm(self) -> None:
        overview = self._ledger.overview().result()
        for win in overview.wins if overview is not None else ():
            if win.state is WinState.CHECKING:
                self._ledger.confirm(win.win).result()

    def end(self) -> Totals | None:
        self._ledger.end().result()
        totals = self._ledger.totals().result()
        for phone in self._phones:
            phone.close()
        self._served.close()
        self._ledger.forget()
        return totals


class Desk(RehearsedFront):
    """The hub of a rehearsal, as those see it who play."""

    def __init__(
        self, agenda: Agenda, ledger: Ledger, now: Callable[[], Instant], port: int
    ) -> None:
        super().__init__(agenda, port)
        self.ledger: Ledger | None = ledger
        self.now = now

    def elsewhere(self, code: str) -> str:
        """Return nothing: there is only the game."""
        return ""
