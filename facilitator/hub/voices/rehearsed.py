"""Queries and rounds of a rehearsal: the real pages, and phones that answer."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from starlette.routing import BaseRoute

from facilitator.domain.agenda import Agenda
from facilitator.domain.instant import Instant
from facilitator.domain.plenum.query import CandidateId, PhoneCount, Query
from facilitator.domain.plenum.round import Round, RoundKind
from facilitator.hub.phones.answering import saved
from facilitator.hub.phones.rehearsed_pages import RehearsedFront, RehearsedPages
from facilitator.hub.voices.darkroom import Darkroom
from facilitator.hub.voices.inbox import told
from facilitator.hub.voices.pages.routes import routes
from facilitator.hub.voices.phones import Phone
from facilitator.ledger.voices import VoiceLedger, voices_file
from facilitator.link.address import LOCAL
from facilitator.link.voicing import InboxCard


class RehearsedVoices:
    """What phones give in a rehearsal of `agenda`; it lies in `folder` until that is closed.

    Any one thread at a time may call; with each ballot and card comes a phone of its own. Without
    privacy in the agenda the pages stay closed, and nothing is given.
    """

    def __init__(self, agenda: Agenda, folder: Path, now: Callable[[], Instant]) -> None:
        self._agenda = agenda
        self._path = voices_file(folder / "plenum")
        self._now = now
        self._pages: _Pages | None = None

    def answer(self, query: Query, ballots: Sequence[Mapping[CandidateId, int]]) -> None:
        """Have a phone give each of `ballots`; the query has to be open."""
        pages = self._served()
        pages.desk.query = query
        codes = self._codes(query, len(ballots))
        for points, once in zip(ballots, codes, strict=True):
            with pages.phone() as phone:
                phone.give(pages.ledger.code, query, points, once)
        pages.desk.query = None

    def _codes(self, query: Query, count: int) -> Sequence[str]:
        if not query.by_code:
            return ("",) * count
        return self._served().ledger.issue(query.id, count).result()

    def write(self, of: Round, cards: Sequence[str]) -> None:
        """Have a phone send each of `cards`; lines answer the questions of the round in turn."""
        pages = self._served()
        pages.desk.rounds = (of,)
        release = "anonymous" if of.kind is RoundKind.VOICE else ""
        for card in cards:
            parts = card.split("\n") if len(of.questions) > 1 else [card]
            with pages.phone() as phone:
                phone.write(pages.ledger.code, of, parts, release=release)
        pages.desk.rounds = ()

    def count(self, query: Query) -> PhoneCount:
        """Return what phones gave in a query that was revealed, and forget who did."""
        ledger = self._served().ledger
        count = ledger.close_query(query).result()
        ledger.burn(query.id).result()
        return count

    def cards(self, of: Round) -> tuple[InboxCard, ...]:
        """Return the cards that were sent for a round, the oldest first."""
        return tuple(told(card) for card in self._served().ledger.cards() if card.round == of.id)

    def close(self) -> None:
        """Forget all of it."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None

    def _served(self) -> _Pages:
        if self._pages is None:
            self._pages = _Pages(self._agenda, VoiceLedger.open(self._path, self._now))
        return self._pages


class Desk:
    """The hub of a rehearsal, as those see it who give something."""

    def __init__(self, front: RehearsedFront, ledger: VoiceLedger) -> None:
        self.front = front
        self.ledger: VoiceLedger | None = ledger
        self.query: Query | None = None
        self.closed_query: Query | None = None
        self.rounds: tuple[Round, ...] = ()
        self.darkroom = Darkroom()

    def elsewhere(self, code: str) -> str:
        """Return nothing: there is no game on these pages."""
        return ""

    async def withdraw(self, code: str) -> bool:
        """Destroy the card of that code."""
        assert self.ledger is not None
        return await saved(self.ledger.withdraw(code)) is not None


class _Pages:
    def __init__(self, agenda: Agenda, ledger: VoiceLedger) -> None:
        self.ledger = ledger
        self._agenda = agenda
        self._served = RehearsedPages(self._make)

    def _make(self, port: int) -> list[BaseRoute]:
        self.desk = Desk(RehearsedFront(self._agenda, port), self.ledger)
        return routes(self.desk)

    def phone(self) -> contextlib.closing[Phone]:
        return contextlib.closing(Phone(LOCAL, self._served.port))

    def close(self) -> None:
        self._served.close()
        self.ledger.forget()
