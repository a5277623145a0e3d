"""What Regie asks of a game: the call ``bingo``, each ``Do`` of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import Future
from typing import Any, Final, TypeAlias, TypeVar

from facilitator.hub.bingo.host import GameHost
from facilitator.hub.calls import Arguments, CallError, Said
from facilitator.ledger import Ledger, PlayRefusal, RefusedPlayError
from facilitator.ledger.printing import CardToPrint
from facilitator.link.playing import (
    Do,
    Leaflet,
    PrintedCard,
    Printing,
    printing_to_lines,
    to_lines,
)
from facilitator.store import StoreError

MOST_PRINTED: Final = 500
"""Cards in one answer."""

T = TypeVar("T")


class GameCalls:
    """Does what Regie asks for; what was done is durable when Regie hears of it."""

    def __init__(self, game: GameHost) -> None:
        self._game = game

    async def do(self, arguments: Arguments) -> Said:
        """Do what ``do`` names.

        Raises CallError with one word: a `PlayRefusal`, or ``privacy``, ``gone``, ``host``,
        ``unsaved``, ``unknown``.
        """
        does = _DOES.get(arguments.get("do", ""))
        if does is None:
            raise CallError("unknown")
        try:
            return await does(self, arguments)
        except RefusedPlayError as error:
            raise CallError(str(error.reason)) from None
        except StoreError:
            raise CallError("unsaved") from None
        finally:
            self._game.refresh()

    @property
    def _ledger(self) -> Ledger:
        if self._game.ledger is None:
            raise RefusedPlayError(PlayRefusal.NO_GAME)
        return self._game.ledger

    # --- the course of the game ---

    async def _open(self, arguments: Arguments) -> Said:
        """Open the game of a block as the agenda says it now."""
        if self._game.privacy is None:
            raise CallError("privacy")
        agenda = self._game.event.station.snapshot.agenda
        try:
            block = agenda.block(arguments.get("block", ""))
        except KeyError:
            raise CallError("gone") from None
        if block.game is None:
            raise RefusedPlayError(PlayRefusal.NO_GAME)
        title, time = block.game.title or block.title, block.game.time or block.duration
        await _done(self._game.file.open().open_game(block.id, title, block.game, time))
        self._game.addresses.hold()
        return ""

    async def _start(self, _: Arguments) -> Said:
        return await self._do(self._ledger.start())

    async def _pause(self, _: Arguments) -> Said:
        return await self._do(self._ledger.pause())

    async def _resume(self, _: Arguments) -> Said:
        return await self._do(self._ledger.resume())

    async def _end(self, _: Arguments) -> Said:
        await _done(self._ledger.end())
        await self._game.note_totals(self._ledger)
        return ""

    async def _renew(self, _: Arguments) -> Said:
        return await self._do(self._ledger.renew_code())

    async def _host(self, arguments: Arguments) -> Said:
        if not self._game.addresses.choose(arguments.get("host", "")):
            raise CallError("host")
        return ""

    async def _forget(self, _: Arguments) -> Said:
        return (str(await self._game.forget()),)

    # --- Bingos ---

    async def _confirm(self, arguments: Arguments) -> Said:
        return await self._do(self._ledger.confirm(_whole(arguments, "win")))

    async def _confirm_rest(self, _: Arguments) -> Said:
        return await self._do(self._ledger.confirm_rest())

    async def _refuse(self, arguments: Arguments) -> Said:
        return await self._do(self._ledger.refuse(_whole(arguments, "win")))

    async def _claim(self, arguments: Arguments) -> Said:
        return await self._do(self._ledger.claim(_whole(arguments, "number")))

    async def _raffle(self, _: Arguments) -> Said:
        return await self._do(self._ledger.raffle())

    async def _undo(self, _: Arguments) -> Said:
        return await _done(self._ledger.undo())

    # --- players ---

    async def _rename(self, arguments: Arguments) -> Said:
        player, name = _whole(arguments, "player"), arguments.get("name", "")
        return await self._do(self._ledger.rename(player, name))

    async def _remove(self, arguments: Arguments) -> Said:
        return await self._do(self._ledger.remove(_whole(arguments, "player")))

    async def _merge(self, arguments: Arguments) -> Said:
        player, into = _whole(arguments, "player"), _whole(arguments, "into")
        return await self._do(self._ledger.merge(player, into))

    async def _recover(self, arguments: Arguments) -> Said:
        return await _done(self._ledger.recover(_whole(arguments, "player")))

    async def _find(self, arguments: Arguments) -> Said:
        found = await _done(self._ledger.find(arguments.get("text", "")))
        return to_lines(found)

    async def _card(self, arguments: Arguments) -> Said:
        line, cells = await _done(self._ledger.card(_whole(arguments, "number")))
        return to_lines((line, *cells))

    # --- paper ---

    async def _print(self, arguments: Arguments) -> Said:
        count = _whole(arguments, "count", MOST_PRINTED)
        cards = await _done(self._ledger.print_cards(count))
        return self._printing(cards)

    async def _switch(self, _: Arguments) -> Said:
        cards = await _done(self._ledger.phone_cards())
        return self._printing(cards)

    def _printing(self, cards: Iterable[CardToPrint]) -> Said:
        """Return sheets; from now on codes that lead here are in the world."""
        self._game.addresses.hold()
        ledger, game = self._ledger, self._ledger.game
        if game is None:
            raise RefusedPlayError(PlayRefusal.NO_GAME)
        leaflet = Leaflet(
            title=ledger.title,
            size=game.size,
            join_code=ledger.join_code,
            access=self._game.access(),
        )
        pool = tuple(square.text for square in game.squares)
        return printing_to_lines(
            Printing(leaflet=leaflet, pool=pool, cards=tuple(map(_printed, cards)))
        )

    async def _do(self, done: Future[Any]) -> Said:
        await _done(done)
        return ""


async def _done(future: Future[T]) -> T:
    return await asyncio.wrap_future(future)


def _printed(card: CardToPrint) -> PrintedCard:
    return PrintedCard(
        number=card.number,
        code=card.code,
        token=card.token,
        squares=card.squares,
        name=card.name,
        filled=card.filled,
    )


def _whole(arguments: Arguments, name: str, most: int = 2**53 - 1) -> int:
    """Return the argument of that name, a whole number."""
    given = arguments.get(name, "")
    if not (given.isascii() and given.isdecimal() and len(given) <= 16 and int(given) <= most):
        raise CallError("gone")
    return int(given)


_Does: TypeAlias = Callable[[GameCalls, Arguments], Coroutine[Any, Any, Said]]
_DOES: Final[Mapping[str, _Does]] = {
    Do.OPEN: GameCalls._open,
    Do.START: GameCalls._start,
    Do.PAUSE: GameCalls._pause,
    Do.RESUME: GameCalls._resume,
    Do.END: GameCalls._end,
    Do.CONFIRM: GameCalls._confirm,
    Do.CONFIRM_REST: GameCalls._confirm_rest,
    Do.REFUSE: GameCalls._refuse,
    Do.CLAIM: GameCalls._claim,
    Do.UNDO: GameCalls._undo,
    Do.RAFFLE: GameCalls._raffle,
    Do.RENAME: GameCalls._rename,
    Do.REMOVE: GameCalls._remove,
    Do.MERGE: GameCalls._merge,
    Do.RECOVER: GameCalls._recover,
    Do.FIND: GameCalls._find,
    Do.CARD: GameCalls._card,
    Do.PRINT: GameCalls._print,
    Do.SWITCH: GameCalls._switch,
    Do.HOST: GameCalls._host,
    Do.RENEW: GameCalls._renew,
    Do.FORGET: GameCalls._forget,
}
