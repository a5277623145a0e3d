"""An event with a game of bingo, and what Regie and players do."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from facilitator.domain.agenda import Agenda, BlockId, BlockKind
from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview, PlayerId, Totals
from facilitator.domain.privacy import Privacy
from facilitator.hub.serving import Setup
from facilitator.ledger import Ledger
from facilitator.link.frames import Answer
from facilitator.link.playing import CALL, Do, Playing
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day
from tests.hub.device import Device
from tests.hub.event import Joined, joined
from tests.ledger.playing import BLOCK, small_game

PRIVACY = Privacy(
    controller="Jobcenter Musterstadt, Hauptstraße 1",
    contact="datenschutz@jobcenter.example",
    purpose="Kennenlernspiel",
    legal_basis="Einwilligung, Art. 6 Abs. 1 lit. a DSGVO",
)


def evening(**changes: Any) -> Agenda:
    """Return an agenda with a game, and a block without one."""
    block = make_block(BLOCK, "Jobcenter-Bingo", kind=BlockKind.BINGO, game=small_game())
    day = make_day(make_block("welcome"), block)
    return make_agenda(day, **{"privacy": PRIVACY, **changes})


class Playground(Joined):
    """The hub of an event in which is played."""

    async def ask(self, do: Do, device: Device | None = None, **arguments: Any) -> Answer:
        """Have Regie ask for something; return the answer."""
        asking = device or self.regie
        await asking.call(CALL, {"do": str(do), **arguments})
        answer = asking.last(Answer)
        assert isinstance(answer, Answer)
        return answer

    async def do(self, do: Do, **arguments: Any) -> Answer:
        """The same for what has to be done."""
        answer = await self.ask(do, **arguments)
        assert answer.is_done, answer.said
        return answer

    async def open(self) -> None:
        """Let people join."""
        await self.regie.told.until(lambda: bool(self.hub.event.station.snapshot.agenda.title))
        await self.do(Do.OPEN, block=BLOCK)

    @property
    def ledger(self) -> Ledger:
        assert self.hub.game.ledger is not None
        return self.hub.game.ledger

    async def join(self, name: str) -> PlayerId:
        """Let somebody join."""
        nonce = f"nonce of {name}".ljust(30)
        joining = self.ledger.join(self.ledger.join_code, name, nonce)
        return (await asyncio.wrap_future(joining)).player

    @property
    def playing(self) -> Playing:
        """What Regie was told last."""
        told = self.regie.last(Playing)
        return told if isinstance(told, Playing) else Playing()

    @property
    def kept(self) -> Mapping[BlockId, Totals]:
        """What the record of Regie holds of games."""
        return self.regie.station.snapshot.games

    @property
    def overview(self) -> Overview | None:
        return self.playing.overview

    async def until_state(self, state: GameState | None) -> None:
        await self.regie.told.until(lambda: (self.overview and self.overview.state) == state)

    async def until_players(self, count: int) -> None:
        await self.regie.told.until(
            lambda: self.overview is not None and self.overview.totals.players == count
        )


@contextlib.asynccontextmanager
async def playground(
    folder: Path, clock: Clock, setup: Setup | None = None, agenda: Agenda | None = None
) -> AsyncIterator[Playground]:
    """An event with a game whose Regie is connected."""
    async with joined(folder, clock, setup, agenda or evening()) as event:
        play = Playground(**{name: getattr(event, name) for name in event.__dataclass_fields__})
        async with play.regie.connected(play.hub):
            await play.until_agenda()
            try:
                yield play
            finally:
                event.hub, event.serving = play.hub, play.serving


def without_privacy() -> Agenda:
    return replace(evening(), privacy=None)
