"""A ledger's file: opened when there is something to keep, and deleted with all of it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from facilitator.station.deleting import delete_file
from facilitator.store import InUseError, NotWritableError, StoreError

_log = logging.getLogger(__name__)


class Kept(Protocol):
    """A ledger, of whatever people enter on phones."""

    @property
    def failure(self) -> str:
        """Why nothing can be saved; empty: all is well."""

    def listen(self, listener: Callable[[], None]) -> None:
        """Have `listener` called, from any thread, after anything durable has changed."""

    def forget(self) -> None:
        """Destroy it with its file. Raises OSError."""

    def close(self) -> None:
        """Leave one whole file. Raises StoreError."""


L = TypeVar("L", bound=Kept)


class LedgerFile(Generic[L]):
    """The ledger at `path`, if there is one; opened at once if there is a file.

    `open_ledger` opens it or makes a new one, or raises StoreError. `listener` is called from any
    thread after anything durable has changed in it.
    """

    def __init__(
        self, path: Path, open_ledger: Callable[[Path], L], listener: Callable[[], None]
    ) -> None:
        self._path = path
        self._open_ledger = open_ledger
        self._listener = listener
        self._failure = ""
        self._forgetting: asyncio.Task[None] | None = None
        self.is_left_over = False
        """Whether a file is there that was to be deleted and could not be."""
        self.ledger: L | None = None
        """What is open; None: there is none, or it can't be opened."""
        if path.exists():
            with contextlib.suppress(StoreError):
                self.open()

    @property
    def failure(self) -> str:
        """Why nothing can be saved, or was not deleted; empty: all is well."""
        return self._failure or (self.ledger.failure if self.ledger is not None else "")

    def open(self) -> L:
        """Return the ledger, made if there is none. Raises StoreError.

        That is also if one is being forgotten or can't be deleted: a new one in its place would be
        deleted along with it.
        """
        if self._forgetting is not None:
            raise InUseError(self._path)
        if self.is_left_over:
            self.delete()
        if self.is_left_over:
            raise NotWritableError(self._path, self._failure)
        if self.ledger is None:
            try:
                self.ledger = self._open_ledger(self._path)
            except StoreError as error:
                self._failure = error.reason
                _log.error("%s can't be opened: %s", self._path.suffix, error.reason)
                raise
            self._failure = ""
            self.ledger.listen(self._listener)
        return self.ledger

    async def forget(self) -> None:
        """Destroy it. What can't be deleted now is left over."""
        if self._forgetting is None:
            self._forgetting = asyncio.create_task(self._forget())
        await asyncio.shield(self._forgetting)

    async def _forget(self) -> None:
        ledger, self.ledger, self.is_left_over = self.ledger, None, True
        try:
            if ledger is not None:
                with contextlib.suppress(OSError):
                    await asyncio.to_thread(ledger.forget)
            await asyncio.to_thread(self.delete)
        finally:
            self._forgetting = None

    def delete(self) -> None:
        """Delete the file that nobody has open, and what lies beside it."""
        try:
            delete_file(self._path)
        except OSError as error:
            self._failure = error.strerror or str(error)
        else:
            self.is_left_over, self._failure = False, ""

    def abandon(self) -> None:
        """Let the file be, before anybody was served."""
        if self.ledger is not None:
            with contextlib.suppress(StoreError):
                self.ledger.close()

    async def close(self) -> None:
        """Leave one whole file: all goes on when the hub is back."""
        if self._forgetting is not None:
            await asyncio.wait({self._forgetting})
        if self.ledger is not None:
            try:
                await asyncio.to_thread(self.ledger.close)
            except StoreError as error:  # nobody was told that it is saved
                _log.error("%s was not closed: %s", self._path.suffix, error.reason)
