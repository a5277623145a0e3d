"""What Regie asks for of what phones gave: the call ``voices``, each ``Do`` of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Final, TypeAlias

from facilitator.hub.calls import Arguments, CallError, Said
from facilitator.hub.voices.host import VoicesHost
from facilitator.ledger.voices import RefusedVoiceError, VoiceLedger
from facilitator.ledger.voices.balloting import MOST_CODES
from facilitator.link.voicing import Do
from facilitator.store import StoreError


class VoicesCalls:
    """Does what Regie asks for; what was done is durable when Regie hears of it."""

    def __init__(self, host: VoicesHost) -> None:
        self._host = host

    async def do(self, arguments: Arguments) -> Said:
        """Do what ``do`` names.

        Raises CallError with one word: a `VoiceRefusal`, or ``privacy``, ``gone``, ``unsaved``,
        ``unknown``.
        """
        does = _DOES.get(arguments.get("do", ""))
        if does is None:
            raise CallError("unknown")
        try:
            return await does(self, arguments)
        except RefusedVoiceError as error:
            raise CallError(str(error.reason)) from None
        except StoreError:
            raise CallError("unsaved") from None
        finally:
            self._host.on_change()

    @property
    def _ledger(self) -> VoiceLedger:
        if self._host.ledger is None:
            raise CallError("gone")
        return self._host.ledger

    async def _drop(self, arguments: Arguments) -> Said:
        await asyncio.wrap_future(self._ledger.drop(arguments.get("card", "")))
        return ""

    async def _restore(self, arguments: Arguments) -> Said:
        await asyncio.wrap_future(self._ledger.restore(arguments.get("card", "")))
        return ""

    async def _issue(self, arguments: Arguments) -> Said:
        if self._host.front.privacy is None:
            raise CallError("privacy")
        query = self._host.query
        if query is None or query.id != arguments.get("query"):
            raise CallError("gone")
        count = _whole(arguments.get("count", ""))
        return await asyncio.wrap_future(self._host.file.open().issue(query.id, count))

    async def _renew(self, _: Arguments) -> Said:
        await asyncio.wrap_future(self._ledger.renew_code())
        return ""

    async def _forget(self, _: Arguments) -> Said:
        return (str(await self._host.clear()),)


def _whole(given: str) -> int:
    """Return a number of codes."""
    if not (given.isascii() and given.isdecimal() and 0 < len(given) <= 4):
        raise CallError("gone")
    if not 1 <= int(given) <= MOST_CODES:
        raise CallError("gone")
    return int(given)


_Does: TypeAlias = Callable[[VoicesCalls, Arguments], Coroutine[Any, Any, Said]]
_DOES: Final[Mapping[str, _Does]] = {
    Do.DROP: VoicesCalls._drop,
    Do.RESTORE: VoicesCalls._restore,
    Do.ISSUE: VoicesCalls._issue,
    Do.RENEW: VoicesCalls._renew,
    Do.FORGET: VoicesCalls._forget,
}
