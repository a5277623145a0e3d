"""The life of a hub: it begins where it was before, serves, and ends when nobody wants it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from logging.handlers import RotatingFileHandler
from os import getpid
from pathlib import Path
from typing import Final

import uvicorn
from starlette.routing import BaseRoute

from facilitator.domain.devices import Role
from facilitator.domain.instant import Duration, Instant
from facilitator.hub.access import Tokens
from facilitator.hub.app import make_app
from facilitator.hub.attachments import attachment_routes
from facilitator.hub.bingo.host import Clocks, GameHost
from facilitator.hub.event import Event, Place
from facilitator.hub.limits import allow_many_files
from facilitator.hub.listening import BACKLOG, listen
from facilitator.hub.opening import Opened
from facilitator.hub.page_desk import HubDesk
from facilitator.hub.pages.routes import routes
from facilitator.hub.phone_side import PhoneSide
from facilitator.hub.phones.addresses import Listening
from facilitator.hub.prompt import IDLE_SECONDS, PatientSocket, PromptProtocol
from facilitator.hub.voices.host import VoicesHost
from facilitator.link.address import Address, ended, new_address, read_address, write_address
from facilitator.link.lock import hold
from facilitator.link.machine import machine_id
from facilitator.link.process import HubFiles
from facilitator.store import StoreError

PATIENCE: Final = Duration(hours=12)
"""How long a hub waits for a Regie: a night between two days of an event."""
CHECK_SECONDS: Final = 10
"""How often the hub looks whether anybody still wants it."""
PARTING_SECONDS: Final = 0.5
"""How long a hub that was replaced still tells its peers so."""
_PING_SECONDS: Final = 10.0
_MOST_LOGGED: Final = 100_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How a hub serves."""

    host: str
    """What it listens on."""
    port: int = 0
    """0: where it was before, or wherever there is one."""
    name: str = ""
    """What links call this machine; empty: whoever makes one finds out."""
    certificate: Path | None = None
    """For TLS, with its `key`."""
    key: Path | None = None
    serves_all: bool = False
    """Also devices of public networks, though there is no certificate."""


class Hub:
    """The hub of `record`. Only one lives at a time: another one's lock keeps the next out.

    `open_event` is given the clock of the event. Raises HeldError if there is a hub already,
    OSError if it can't listen or note where it is, and what `open_event` raises.
    """

    def __init__(
        self,
        record: Path,
        setup: Setup,
        now: Callable[[], Instant],
        open_event: Callable[[Callable[[], Instant]], Opened],
        check_seconds: int = CHECK_SECONDS,
    ) -> None:
        self._record = record
        self._now = now
        self._event: Event | None = None
        self._files = HubFiles.of(record)
        with contextlib.ExitStack() as undone:
            self._lock = hold(self._files.lock)
            undone.callback(self._lock.close)
            before = read_address(self._files.address) or new_address(record, setup.host)
            self._opened = open_event(self._event_now)
            undone.callback(self._opened.station.close)
            self._listening = listen(setup.host, setup.port or before.port, before.record)
            undone.callback(self._listening.close)
            self.address = self._address(before, setup)
            """Where it is."""
            self.event = self._event = self._make_event()
            """What it serves."""
            self.phones = self._make_phones(setup)
            """What participants do on their phones."""
            undone.callback(self.phones.abandon)
            self._server = _Server(self._config(setup, check_seconds))
            write_address(self._files.address, self.address)
            undone.pop_all()

    @property
    def game(self) -> GameHost:
        """What is played."""
        return self.phones.game

    @property
    def voices(self) -> VoicesHost:
        """What phones give in plenum."""
        return self.phones.voices

    def _event_now(self) -> Instant:
        """Return what time it is at the event: a rehearsal runs faster."""
        wall = self._now()
        if self._event is None or not self._event.station.identity.rehearsal:
            return wall
        return self._event.gathering.clock.at(wall)

    def _address(self, before: Address, setup: Setup) -> Address:
        return replace(
            before,
            host=setup.host,
            port=self._listening.getsockname()[1],
            pid=getpid(),
            event=self._opened.station.identity.record_id,
            secure=setup.certificate is not None,
            name=setup.name,
            replaced=0,
        )

    def _make_event(self) -> Event:
        place = Place(
            machine=machine_id(),
            tokens=self.address.tokens,
            keep_tokens=self._keep_tokens,
            owner=self._opened.owner,
            epoch=self._opened.epoch,
        )
        return Event(self._opened.station, place, self._now, self.stop, self._step_down)

    def _make_phones(self, setup: Setup) -> PhoneSide:
        listening = Listening(
            host=setup.host,
            port=self.address.port,
            secure=self.address.secure,
            name=setup.name,
        )
        clocks = Clocks(wall=self._now, event=self._event_now)
        return PhoneSide(self.event, self._record, listening, clocks)

    def _pages(self) -> list[BaseRoute]:
        desk = HubDesk(self.event, self._event_now)
        shared = attachment_routes(self.event.station, lambda: self.event.access.tokens[Role.REGIE])
        return [*shared, *self.phones.pages(), *routes(desk)]

    def _config(self, setup: Setup, check_seconds: int) -> uvicorn.Config:
        private_only = setup.certificate is None and not setup.serves_all
        return uvicorn.Config(
            make_app(self.event, self._now, self._pages(), private_only=private_only),
            # Its own logging would name who asked for what.
            log_config=None,
            access_log=False,
            lifespan="off",
            http=_protocol(),
            ws=PatientSocket,
            ws_per_message_deflate=False,
            ws_ping_interval=_PING_SECONDS,
            ws_ping_timeout=_PING_SECONDS,
            # Where somebody comes from is what the socket says, not what he says.
            proxy_headers=False,
            ssl_certfile=setup.certificate,
            ssl_keyfile=setup.key,
            backlog=BACKLOG,
            timeout_keep_alive=IDLE_SECONDS,
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
        lives = (self.event.live(), *self.phones.lives())
        living = {asyncio.create_task(life) for life in lives}
        for task in living:
            task.add_done_callback(self._note_failure)
        try:
            await self._server.serve([self._listening])
        finally:
            for task in living:
                task.cancel()
            await asyncio.wait(living)
            await self._close()
            logging.getLogger().removeHandler(errors)
            errors.close()

    def _note_failure(self, living: asyncio.Task[None]) -> None:
        """End if what the hub is there for has failed: the next one may do better."""
        if not living.cancelled() and living.exception() is not None:
            _log.error("the hub failed", exc_info=living.exception())
            self.stop()

    async def _close(self) -> None:
        self._listening.close()  # told to stop before it began, the server has not done so
        await self.phones.close()
        try:
            await asyncio.to_thread(self._opened.station.close)
        except StoreError as error:  # what was not saved was acknowledged to nobody
            _log.error("the file was not closed: %s", error.reason)
        with contextlib.suppress(OSError):
            self._note_end()
        self._lock.close()

    def _note_end(self) -> None:
        """Remember port and tokens for the next time, unless the event itself was forgotten."""
        begun = self._opened.station.path if self._opened.is_alone else self._record
        if begun.exists():
            write_address(self._files.address, ended(self.address))
        else:
            self._files.address.unlink(missing_ok=True)

    def _keep_tokens(self, tokens: Tokens) -> None:
        self.address = self.address.with_tokens(tokens)
        write_address(self._files.address, self.address)

    def _step_down(self, epoch: int) -> None:
        """Note that another hub has taken over; end, or go on to say so where nobody else can."""
        if self.address.replaced < epoch:
            self.address = replace(self.address, replaced=epoch)
            with contextlib.suppress(OSError):
                write_address(self._files.address, self.address)
        if not self._opened.is_alone:
            asyncio.get_running_loop().call_later(PARTING_SECONDS, self.stop)

    def stop(self) -> None:
        """End `serve` soon; may be called from a signal's handler."""
        self._server.should_exit = True

    def is_wanted(self) -> bool:
        """Whether there is a Regie, or may be one again: not after PATIENCE, nor without record.

        One that runs alone is wanted for as long as it runs, and any while there is something that
        participants entered: it is forgotten in time.
        """
        alone = self.event.gathering.alone_for()
        if self._opened.is_alone or self.phones.is_kept:
            return True
        return alone <= PATIENCE and (not alone or self._record.exists())

    async def _end_if_forgotten(self) -> None:
        if not self.is_wanted():
            self.stop()


def _protocol() -> type[PromptProtocol]:
    """Return what keeps as many connections as this process may have: half of its files."""
    files = allow_many_files()
    most = max(PromptProtocol.MOST_IDLE, files // 2)
    return type("Protocol", (PromptProtocol,), {"MOST_IDLE": most})


class _Server(uvicorn.Server):
    """Leaves the signals alone: uvicorn would raise them once more at the end."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Capture none."""
        yield
