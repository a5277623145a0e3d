"""Pages of a rehearsal: the real ones, on this machine alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from facilitator.domain.agenda import Agenda
from facilitator.domain.privacy import Privacy
from facilitator.hub.listening import listen
from facilitator.link.address import LOCAL
from facilitator.link.playing import PhoneAccess
from facilitator.texts import Language, choose_language


class RehearsedFront:
    """The hub of a rehearsal, as its phones see it; the pages are at `port`."""

    def __init__(self, agenda: Agenda, port: int) -> None:
        self._agenda = agenda
        self._port = port

    @property
    def privacy(self) -> Privacy | None:
        """Who answers for what is entered."""
        return self._agenda.privacy

    @property
    def event_title(self) -> str:
        """What the event is called."""
        return self._agenda.title

    @property
    def language(self) -> Language:
        """Of the event."""
        return choose_language(self._agenda.language)

    def access(self) -> PhoneAccess:
        """Return where the pages are."""
        return PhoneAccess(hosts=(LOCAL,), host=LOCAL, port=self._port)

    def is_own_host(self, host: str) -> bool:
        """Return whether that is this machine."""
        return host == f"{LOCAL}:{self._port}"

    def see_phone(self, address: str) -> None:
        """Note nothing: they are all on this machine."""


class RehearsedPages:
    """The pages whose routes `make` returns, served by a thread of their own; it gets the port."""

    def __init__(self, make: Callable[[int], Sequence[BaseRoute]]) -> None:
        self._listening = listen(LOCAL, 0, "rehearsal")
        self.port: int = self._listening.getsockname()[1]
        app = Starlette(routes=list(make(self.port)))
        config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, name="rehearsed pages", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.run(self._server.serve([self._listening]))

    def close(self) -> None:
        """Serve no more."""
        self._server.should_exit = True
        self._thread.join()
