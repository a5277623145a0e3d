"""An event in which phones are asked for points and cards, and what Regie does."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from facilitator.domain.agenda import Agenda, BlockKind
from facilitator.domain.entries import Release
from facilitator.domain.plenum.query import Candidate, Query, QueryId, QueryKind
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.hub.serving import Setup
from facilitator.ledger.voices import Sent, VoiceLedger
from facilitator.link.frames import Answer
from facilitator.link.voicing import CALL, Voices
from tests.clock import Clock
from tests.factories import make_agenda, make_block, make_day
from tests.hub.bingo.gaming import PRIVACY
from tests.hub.device import Device
from tests.hub.event import Joined, joined

PLENUM = "plenum"
OPTIONS = (Candidate(id="a", label="Patenschaften"), Candidate(id="b", label="Beratungstermine"))


def morning(**changes: Any) -> Agenda:
    """Return an agenda with a plenum."""
    day = make_day(make_block(PLENUM, "Plenum", kind=BlockKind.PLENUM))
    return make_agenda(day, **{"privacy": PRIVACY, **changes})


class Assembly(Joined):
    """The hub of an event in which phones give something."""

    async def ask(self, do: str, device: Device | None = None, **arguments: Any) -> Answer:
        """Have Regie ask for something; return the answer."""
        asking = device or self.regie
        await asking.call(CALL, {"do": do, **arguments})
        answer = asking.last(Answer)
        assert isinstance(answer, Answer)
        return answer

    async def open_query(self, **more: Any) -> QueryId:
        """Ask for points, and wait until phones can give them."""
        kind = more.pop("kind", QueryKind.SINGLE)
        query = self.regie.station.polls.open_query(kind, "Was zuerst?", OPTIONS, **more)
        await self.regie.told.until(lambda: self.voices.query == query and bool(self.voices.code))
        return query

    async def open_round(self, kind: RoundKind = RoundKind.CARDS) -> Round:
        """Ask for cards, and wait until phones can send them."""
        of = self.regie.station.polls.open_round(kind, ["Was fehlt?"], PLENUM)
        await self.regie.told.until(lambda: bool(self.voices.code) and bool(self.hub.voices.rounds))
        return next(one for one in self.hub.voices.rounds if one.id == of)

    async def give(self, choice: str = "a", cookie: str = "") -> bool:
        """Let a phone give its point."""
        query = self.hub.voices.query
        assert query is not None
        given = self.ledger.give(query, {choice: 1}, cookie=cookie or f"cookie {choice}")
        return await asyncio.wrap_future(given)

    async def send(self, of: Round, text: str, **more: Any) -> Sent:
        """Let a phone send a card."""
        sent = self.ledger.send_card(of, [text], nonce=f"form of {text}", **more)
        return await asyncio.wrap_future(sent)

    def take(self, number: int = 0, **more: Any) -> str:
        """Make an entry of a waiting card, as Regie does."""
        card = self.voices.cards[number]
        return self.regie.station.polls.take_card(
            card.id,
            card.round,
            card.parts[0],
            None,
            function=card.function,
            release=Release(card.release),
            withdrawal=card.withdrawal,
            **more,
        )

    @property
    def ledger(self) -> VoiceLedger:
        assert self.hub.voices.ledger is not None
        return self.hub.voices.ledger

    @property
    def voices(self) -> Voices:
        """What Regie was told last."""
        told = self.regie.last(Voices)
        return told if isinstance(told, Voices) else Voices()

    @property
    def queries(self) -> Mapping[QueryId, Query]:
        """What the record of Regie holds."""
        return {one.id: one for one in self.regie.station.snapshot.queries}

    async def until_cards(self, *texts: str) -> None:
        await self.regie.told.until(
            lambda: {card.parts[0] for card in self.voices.cards} == set(texts)
        )


@contextlib.asynccontextmanager
async def assembly(
    folder: Path, clock: Clock, setup: Setup | None = None, agenda: Agenda | None = None
) -> AsyncIterator[Assembly]:
    """An event with a plenum whose Regie is connected."""
    async with joined(folder, clock, setup, agenda or morning()) as event:
        held = Assembly(**{name: getattr(event, name) for name in event.__dataclass_fields__})
        async with held.regie.connected(held.hub):
            await held.until_agenda()
            try:
                yield held
            finally:
                event.hub, event.serving = held.hub, held.serving


def without_privacy() -> Agenda:
    return replace(morning(), privacy=None)
