"""The pages over a real ledger, served on a real port by a thread of the test's own process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.routing import BaseRoute

from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.views import PlayerView
from facilitator.domain.instant import minutes
from facilitator.hub.bingo.pages.routes import routes
from facilitator.ledger import Ledger
from tests.clock import Clock
from tests.hub.bingo.pages.desk import LedgerDesk
from tests.hub.phones.serving import ServedPages
from tests.ledger.playing import BLOCK, START, open_ledger, small_game


class Served(ServedPages):
    """Pages, the desk behind them, and the ledger: what Regie does is done there."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock(START)
        self.folder = folder
        self.ledger: Ledger = open_ledger(folder, self.clock)
        super().__init__(self._make)

    def _make(self, port: int) -> Sequence[BaseRoute]:
        self.desk = LedgerDesk(self.ledger, self.clock, port)
        return routes(self.desk, self.ticks)

    def begin(self, game: Game | None = None, *, start: bool = True) -> None:
        """Open a game and start it."""
        self.ledger.open_game(BLOCK, "Jobcenter-Bingo", game or small_game(), minutes(40)).result()
        if start:
            self.ledger.start().result()

    def view(self, cookie: str) -> PlayerView:
        """Return the card of whoever has that cookie."""
        player = self.ledger.player_of(cookie)
        assert player is not None
        return self.ledger.view(player).result()

    def bytes(self) -> dict[str, bytes]:
        """Return what is in the files of the ledger."""
        return {file.name: file.read_bytes() for file in sorted(self.folder.glob("event.bingo*"))}

    def end(self) -> None:
        super().end()
        self.ledger.close()
