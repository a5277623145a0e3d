"""Calls of this end that wait for an answer: answered in time, or failed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from itertools import count
from typing import Final, TypeAlias

from facilitator.link.frames import Answer, Call

ANSWER_SECONDS: Final = 2.0

Answered: TypeAlias = Callable[[Answer | None], None]
"""Is told the answer; None: there was no connection, or no answer in time."""


class Calls:
    """Asks through `send`. A call is never queued: without a connection it has failed at once.

    All of it belongs to one loop; each call is answered exactly once.
    """

    def __init__(self, send: Callable[[Call], bool]) -> None:
        self._send = send
        self._numbers = count(1)
        self._waiting: dict[int, tuple[Answered, asyncio.TimerHandle]] = {}

    def ask(self, name: str, arguments: Mapping[str, str], then: Answered) -> None:
        """Ask the other end to do `name`."""
        number = next(self._numbers)
        if not self._send(Call(number, name, arguments)):
            then(None)
            return
        loop = asyncio.get_running_loop()
        self._waiting[number] = then, loop.call_later(ANSWER_SECONDS, self._end, number, None)

    def hear(self, answer: Answer) -> None:
        """Pass an answer on; one that nobody waits for (any more) is nobody's."""
        self._end(answer.id, answer)

    def fail(self) -> None:
        """Let all calls fail: the connection is gone."""
        for number in list(self._waiting):
            self._end(number, None)

    def _end(self, number: int, answer: Answer | None) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is not None:
            then, timer = waiting
            timer.cancel()
            then(answer)
