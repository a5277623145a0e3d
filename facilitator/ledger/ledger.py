"""The ledger of one game: opened, asked, and forgotten."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.bingo.views import PlayerId
from facilitator.domain.instant import Instant
from facilitator.ledger import conducting
from facilitator.ledger.codes import read_code
from facilitator.ledger.moderating import ModeratorCommands
from facilitator.ledger.players import PlayerCommands
from facilitator.ledger.schema import APPLICATION_ID, MIGRATIONS
from facilitator.store import DamagedError, Store, StoreError

_SUFFIX: Final = ".bingo"
_ENDS: Final = ("", "-wal", "-shm", "-journal")
_TABLES: Final = ("deed", "win", "meeting", "pick", "player", "game")


def ledger_file(record: Path) -> Path:
    """Return where the ledger of the event of `record` lies; ``.`` and ``/`` have no name."""
    return record.with_suffix(_SUFFIX) if record.name else record / _SUFFIX


class Ledger(PlayerCommands, ModeratorCommands):
    """Players, cards, meetings and Bingos of one game.

    Always true:

    1. A command is one transaction; its future resolves when that is durable. Those that wait
       share one commit, in the order in which they were called.
    2. A square of a card has one partner, and a partner no more squares of a card than the rules
       allow: constraints of the file, whoever races whom.
    3. A Bingo is entered by the transaction that completes its line: their order is the order of
       the commits.
    4. A refused command has changed nothing; a repeat of one that was done changes nothing.
    5. Who plays is known by the hash of a cookie alone. Nothing else is anybody's, but nicknames.
    6. `forget` leaves nothing of it, neither in the file nor beside it.
    """

    path: Path

    @classmethod
    def open(cls, path: Path, now: Callable[[], Instant]) -> Ledger:
        """Open the ledger at `path`, made if there is none; what it was away for does not count.

        `now` must be steady: it decides when the game ends. It is called from any thread. Raises
        StoreError: DamagedError also for a game that makes no sense.
        """
        store = Store.open(path, application_id=APPLICATION_ID, migrations=MIGRATIONS)
        try:
            ledger = cls(store, now)
        except (ValueError, sqlite3.Error) as error:
            store.close()
            raise DamagedError(store.path, str(error)) from error
        ledger.path = store.path
        ledger._do(conducting.go_on_from)
        # A hub that was killed may have deleted something, and not yet where that stood before.
        store.scrub()
        return ledger

    def close(self) -> None:
        """Make everything durable and leave one whole file; UnsavedError if that fails."""
        self._store.close()

    def forget(self) -> None:
        """Destroy the ledger: its rows are overwritten, then its file is deleted.

        Raises OSError if the file can't be deleted.
        """
        with contextlib.suppress(StoreError):
            self._store.submit(_erase)
            self._store.close()
        forget_file(self.path)

    @property
    def failure(self) -> str:
        """Why nothing can be saved; empty: all is well."""
        return self._store.health.failure

    # --- known without asking the file, from any thread ---

    @property
    def state(self) -> GameState | None:
        """Where the game stands; None: there is none."""
        game = self._memory.game
        return None if game is None else game.state

    @property
    def block(self) -> str:
        """The block whose game it is; empty: there is none."""
        game = self._memory.game
        return "" if game is None else game.block

    @property
    def title(self) -> str:
        """What it is called."""
        game = self._memory.game
        return "" if game is None else game.title

    @property
    def game(self) -> Game | None:
        """Squares and rules as they were when it was opened."""
        game = self._memory.game
        return None if game is None else game.game

    @property
    def join_code(self) -> str:
        """What lets people in."""
        game = self._memory.game
        return "" if game is None else game.join_code

    @property
    def ends_at(self) -> Instant | None:
        """When it ends by itself; None: it does not run."""
        game = self._memory.game
        return None if game is None else game.ends_at

    @property
    def ended_at(self) -> Instant | None:
        """When it ended; None: it has not."""
        game = self._memory.game
        return None if game is None or game.ended_at is None else Instant(game.ended_at)

    @property
    def version(self) -> int:
        """Grows with anything that changes."""
        return self._memory.version

    def player_of(self, cookie: str) -> PlayerId | None:
        """Return whose cookie that is; None: nobody's who plays."""
        return self._memory.player_of(cookie)

    def knows(self, token_or_code: str) -> bool:
        """Return whether somebody who plays can be met by that; who met somebody may join."""
        return self._memory.knows(read_code(token_or_code))

    def version_of(self, player: PlayerId) -> int:
        """Return what changes whenever the page of `player` would; begins anew with each start."""
        return self._memory.version_of(player)


def forget_file(path: Path) -> None:
    """Delete the ledger at `path`, which nobody has open, with all that lies beside it."""
    for end in _ENDS:
        Path(f"{path}{end}").unlink(missing_ok=True)


def _erase(connection: sqlite3.Connection) -> None:
    """Empty all tables; the file overwrites what is deleted (``secure_delete``)."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - constants
