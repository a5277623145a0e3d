"""What is known of a game without asking its file: read at each poll of each phone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from types import MappingProxyType

from facilitator.domain.bingo.views import PlayerId
from facilitator.ledger.codes import proof_of
from facilitator.ledger.rows import GameRow


@dataclass(frozen=True, slots=True)
class Effect:
    """What a committed turn has changed."""

    touched: frozenset[PlayerId] = frozenset()
    touches_all: bool = False
    game: GameRow | None = None
    """As it is now, if all are touched."""
    cookies: Mapping[str, PlayerId] | None = None
    """All proofs of cookies, if they have changed; None: they have not."""
    joined: tuple[str, PlayerId] | None = None
    """A further proof of a cookie."""
    codes: frozenset[str] = frozenset()
    """By which players can be met: all, if cookies have changed; else further ones."""


class Memory:
    """Written by the store's thread after each commit, in their order; read by any thread."""

    def __init__(
        self, game: GameRow | None, cookies: Mapping[str, PlayerId], codes: frozenset[str]
    ) -> None:
        self._lock = Lock()
        self.game = game
        self._cookies = dict(cookies)
        self._codes = set(codes)
        self._versions: dict[PlayerId, int] = {}
        self.version = 0
        """Grows with each commit that changes anything."""
        self._all = 0

    def take(self, effect: Effect) -> None:
        """Take over what a turn has changed."""
        if not (effect.touched or effect.touches_all):
            return
        with self._lock:
            self.version += 1
            if effect.cookies is not None:
                self._cookies, self._codes = dict(effect.cookies), set()
            self._codes |= effect.codes
            if effect.joined is not None:
                self._cookies[effect.joined[0]] = effect.joined[1]
            if effect.touches_all:
                self.game, self._all = effect.game, self.version
            self._touch(effect.touched)

    def _touch(self, players: Iterable[PlayerId]) -> None:
        for player in players:
            self._versions[player] = self.version

    def player_of(self, cookie: str) -> PlayerId | None:
        """Return whose cookie that is."""
        return self._cookies.get(proof_of(cookie)) if cookie else None

    def knows(self, token_or_code: str) -> bool:
        """Return whether somebody who plays can be met by that."""
        return token_or_code in self._codes

    def version_of(self, player: PlayerId) -> int:
        """Return the version at which the page of `player` changed last."""
        return max(self._all, self._versions.get(player, 0))


def read_cookies(connection: sqlite3.Connection) -> Mapping[str, PlayerId]:
    """Return the proofs of all cookies that are good, and for whom."""
    rows = connection.execute(
        "SELECT player.cookie, root.id FROM player "
        "JOIN player AS root ON root.id = coalesce(player.same_as, player.id) "
        "WHERE player.cookie IS NOT NULL AND NOT root.removed"
    )
    return MappingProxyType(dict(rows))


def read_codes(connection: sqlite3.Connection) -> frozenset[str]:
    """Return by what players can be met, tokens and short codes."""
    rows = connection.execute(
        "SELECT player.token, player.code FROM player "
        "JOIN player AS root ON root.id = coalesce(player.same_as, player.id) "
        "WHERE NOT root.removed"
    )
    return frozenset(one for row in rows for one in row)
