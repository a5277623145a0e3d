"""The pages over a real ledger, served on a real port by a thread of the test's own process."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import uvicorn
from starlette.applications import Starlette

from facilitator.domain.bingo.game import Game
from facilitator.domain.bingo.views import PlayerView
from facilitator.domain.instant import minutes
from facilitator.hub.bingo.pages.routes import routes
from facilitator.hub.prompt import PromptProtocol
from facilitator.ledger import Ledger
from tests.clock import Clock
from tests.hub.bingo.pages.desk import LedgerDesk
from tests.ledger.playing import BLOCK, START, open_ledger, small_game


class Served:
    """Pages, the desk behind them, and the ledger: what Regie does is done there."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock(START)
        self.folder = folder
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.ledger: Ledger = open_ledger(folder, self.clock)
        self.desk = LedgerDesk(self.ledger, self.clock, self.port)
        self._ready = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._ready.wait(20)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.place}"

    async def _serve(self) -> None:
        config = uvicorn.Config(
            Starlette(routes=routes(self.desk)),
            log_config=None,
            access_log=False,
            lifespan="off",
            http=PromptProtocol,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._server.ready = self._ready
        await self._server.serve([self._listening])

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
        self._server.should_exit = True
        self._thread.join(20)
        self.ledger.close()


class _Server(uvicorn.Server):
    ready: Event

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()
