"""Pages on a real port, served by a thread of the test's own process."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread
from time import monotonic

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from facilitator.hub.prompt import PromptProtocol
from tests.hub.told import PATIENCE


class ServedPages:
    """The pages whose routes `make` returns; it is given the port."""

    def __init__(self, make: Callable[[int], Sequence[BaseRoute]]) -> None:
        self._stood_at: float | None = None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._routes = make(self.port)
        self._ready = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        assert self._ready.wait(PATIENCE)

    def ticks(self) -> float:
        return monotonic() if self._stood_at is None else self._stood_at

    def stop_the_clock(self) -> None:
        """From now on nobody may ask more often for having waited, however slow this machine is."""
        self._stood_at = monotonic()

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.place}"

    async def _serve(self) -> None:
        config = uvicorn.Config(
            Starlette(routes=self._routes),
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

    def end(self) -> None:
        self._server.should_exit = True
        self._thread.join(20)


class _Server(uvicorn.Server):
    ready: Event

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()
