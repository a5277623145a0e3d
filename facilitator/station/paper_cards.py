"""Cards for paper: asked of the hub that has the game open, else dealt in the game's own file."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from facilitator.domain.agenda import Block
from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.devices import Role
from facilitator.domain.instant import Instant
from facilitator.ledger import Ledger, PlayRefusal, RefusedPlayError, ledger_file
from facilitator.ledger.printing import CardToPrint
from facilitator.link.address import Address, address_file, read_address
from facilitator.link.asking_http import NoAnswerError, RefusedCallError, ask_bingo
from facilitator.link.playing import (
    Do,
    Leaflet,
    PhoneAccess,
    PrintedCard,
    Printing,
    printing_from_lines,
)
from facilitator.link.ports import candidates
from facilitator.link.process import HubFiles
from facilitator.link.strict import WrongError
from facilitator.store import StoreError

__all__ = ["Dealt", "NoAnswerError", "RefusedCallError", "Wanted", "deal_cards"]

_USUAL_COUNT: Final = 20
_PATIENCE_SECONDS: Final = 10
"""A game that can't be saved answers never."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which cards are to be printed."""

    record: Path
    block: Block
    game: Game
    count: int | None = None
    """So many new ones; 0: those that there are; None: the same, or the first 20."""
    from_phones: bool = False
    """Instead: the cards of all who play on phones, as they stand."""
    host: str = ""
    """The address that codes lead to; empty: the likeliest."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """Cards, and whether the hub itself has said where phones reach it."""

    printing: Printing
    is_live: bool


def deal_cards(wanted: Wanted, now: Callable[[], Instant]) -> Dealt:
    """Return the cards that are wanted; the game is opened if there is none yet.

    Raises RefusedPlayError, StoreError, NoAnswerError and RefusedCallError, whose word is one that
    the call ``bingo`` says. Slow.
    """
    hub = _living_hub(wanted.record)
    if hub is not None:
        return Dealt(_deal_at_hub(hub, wanted), True)
    return Dealt(_deal_in_file(wanted, now), False)


def _living_hub(record: Path) -> Address | None:
    with contextlib.suppress(OSError):
        return HubFiles.of(record).living()
    return None


# --- asked of the hub ---


def _deal_at_hub(hub: Address, wanted: Wanted) -> Printing:
    if wanted.host:
        _ask(hub, Do.HOST, host=wanted.host)
    if wanted.from_phones:
        return _read(_ask(hub, Do.SWITCH))
    try:
        there = _read(_ask(hub, Do.PRINT, count="0"))
    except RefusedPlayError as error:
        if error.reason is not PlayRefusal.NO_GAME:
            raise
        _ask(hub, Do.OPEN, block=wanted.block.id)
        there = _read(_ask(hub, Do.PRINT, count="0"))
    count = _how_many(wanted, there.cards)
    return _read(_ask(hub, Do.PRINT, count=str(count))) if count else there


def _ask(hub: Address, do: Do, **arguments: str) -> tuple[str, ...]:
    try:
        return ask_bingo(hub.door(Role.REGIE), do, **arguments)
    except RefusedCallError as error:
        with contextlib.suppress(ValueError):
            raise RefusedPlayError(PlayRefusal(str(error))) from None
        raise


def _read(lines: tuple[str, ...]) -> Printing:
    try:
        return printing_from_lines(lines)
    except WrongError:
        raise NoAnswerError from None


# --- dealt here ---


def _deal_in_file(wanted: Wanted, now: Callable[[], Instant]) -> Printing:
    ledger = Ledger.open(ledger_file(wanted.record), now)
    try:
        return _printing(ledger, _deal(ledger, wanted), _expected_access(wanted))
    finally:
        ledger.close()


def _deal(ledger: Ledger, wanted: Wanted) -> tuple[CardToPrint, ...]:
    block, game = wanted.block, wanted.game
    if wanted.from_phones:
        return _wait(ledger, ledger.phone_cards())
    title, time = game.title or block.title, game.time or block.duration
    _wait(ledger, ledger.open_game(block.id, title, game, time))
    there = _wait(ledger, ledger.print_cards(0))
    count = _how_many(wanted, there)
    if count and ledger.state is GameState.ENDED:
        raise RefusedPlayError(PlayRefusal.STATE)
    return _wait(ledger, ledger.print_cards(count)) if count else there


def _wait(ledger: Ledger, answer: Future[T]) -> T:
    try:
        return answer.result(_PATIENCE_SECONDS)
    except FutureTimeoutError:
        raise StoreError(ledger.path, ledger.failure) from None


def _printing(ledger: Ledger, cards: Iterable[CardToPrint], access: PhoneAccess) -> Printing:
    game = ledger.game
    if game is None:
        raise RefusedPlayError(PlayRefusal.NO_GAME)
    return Printing(
        leaflet=Leaflet(
            title=ledger.title, size=game.size, join_code=ledger.join_code, access=access
        ),
        pool=tuple(square.text for square in game.squares),
        cards=tuple(map(_printed, cards)),
    )


def _printed(card: CardToPrint) -> PrintedCard:
    return PrintedCard(
        number=card.number,
        code=card.code,
        token=card.token,
        squares=card.squares,
        name=card.name,
        filled=card.filled,
    )


def _expected_access(wanted: Wanted) -> PhoneAccess:
    """Return how phones will reach the hub of this record, once there is one on this machine."""
    from facilitator.link import networks

    hosts = tuple(dict.fromkeys((*filter(None, [wanted.host]), *networks.addresses())))
    before = _last_address(wanted.record)
    port = before.port if before else 0
    name = str(wanted.record.resolve())
    return PhoneAccess(
        hosts=hosts,
        host=hosts[0] if hosts else "",
        port=next(candidates(port, before.record if before else name)),
        secure=before.secure if before else False,
    )


def _last_address(record: Path) -> Address | None:
    with contextlib.suppress(OSError):
        return read_address(address_file(record))
    return None


def _how_many(wanted: Wanted, there: tuple[object, ...]) -> int:
    """Return how many cards are to be dealt anew."""
    if wanted.count is None:
        return 0 if there else _USUAL_COUNT
    return wanted.count
