"""The life of a hub: it begins where it was before, serves, and ends when nobody wants it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Generator
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from os import getpid
from pathlib import Path
from typing import Final

import uvicorn

from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration, Instant
from facilitator.hub.app import make_app
from facilitator.hub.gathering import Gathering
from facilitator.hub.listening import listen
from facilitator.hub.prompt import PromptProtocol
from facilitator.link.address import ended, new_address, read_address, write_address
from facilitator.link.frames import MAX_BYTES
from facilitator.link.lock import hold
from facilitator.link.process import HubFiles

PATIENCE: Final = Duration(hours=12)
"""How long a hub waits for a Regie: a night between two days of an event."""
CHECK_SECONDS: Final = 10
"""How often the hub looks whether anybody still wants it."""
_PING_SECONDS: Final = 10.0
_MOST_LOGGED: Final = 100_000


class Hub:
    """The hub of `record`. Only one lives at a time: another one's lock keeps the next out.

    Raises HeldError if there is one, OSError if it can't listen on `host` or note where it is.
    """

    def __init__(
        self,
        record: Path,
        host: str,
        now: Callable[[], Instant],
        check_seconds: int = CHECK_SECONDS,
    ) -> None:
        self._record = record
        self._files = HubFiles.of(record)
        self._lock = hold(self._files.lock)
        try:
            before = read_address(self._files.address) or new_address(record, host)
            self._listening = listen(host, before.port, before.record)
            self.address = replace(
                before, host=host, port=self._listening.getsockname()[1], pid=getpid()
            )
            """Where it is."""
            self._server = _Server(self._config(now, check_seconds))
            write_address(self._files.address, self.address)
        except BaseException:
            self._lock.close()
            raise

    def _config(self, now: Callable[[], Instant], check_seconds: int) -> uvicorn.Config:
        self._gathering = Gathering(now, self.stop)
        tokens = {Role.REGIE: self.address.regie, Role.STAGE: self.address.stage}
        return uvicorn.Config(
            make_app(self._gathering, tokens, now),
            # Its own logging would name who asked for what.
            log_config=None,
            access_log=False,
            lifespan="off",
            http=PromptProtocol,
            ws="websockets-sansio",
            ws_max_size=MAX_BYTES,
            ws_per_message_deflate=False,
            ws_ping_interval=_PING_SECONDS,
            ws_ping_timeout=_PING_SECONDS,
            timeout_graceful_shutdown=1,
            server_header=False,
            callback_notify=self._end_if_forgotten,
            timeout_notify=check_seconds,
        )

    async def serve(self) -> None:
        """Serve until told to stop, or until nobody wants the hub any more."""
        errors = RotatingFileHandler(
            self._files.log, maxBytes=_MOST_LOGGED, backupCount=1, delay=True, encoding="utf-8"
        )
        errors.setLevel(logging.ERROR)
        logging.getLogger().addHandler(errors)
        try:
            await self._server.serve([self._listening])
        finally:
            logging.getLogger().removeHandler(errors)
            errors.close()
            with contextlib.suppress(OSError):
                self._note_end()
            self._lock.close()

    def _note_end(self) -> None:
        """Remember port and tokens for the next time, unless the event itself was forgotten."""
        if self._record.exists():
            write_address(self._files.address, ended(self.address))
        else:
            self._files.address.unlink(missing_ok=True)

    def stop(self) -> None:
        """End `serve` soon; may be called from a signal's handler."""
        self._server.should_exit = True

    def is_wanted(self) -> bool:
        """Whether there is a Regie, or may be one again: not after PATIENCE, nor without record."""
        alone = self._gathering.alone_for()
        return alone <= PATIENCE and (not alone or self._record.exists())

    async def _end_if_forgotten(self) -> None:
        if not self.is_wanted():
            self.stop()


class _Server(uvicorn.Server):
    """Leaves the signals alone: uvicorn would raise them once more at the end."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
