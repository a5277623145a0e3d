"""Play the bingo of the sample event: a real ledger, real pages, and phones that open them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

from facilitator.domain.agenda import Block
from facilitator.domain.bingo.views import Overview, PlayerView, Win, WinState
from facilitator.domain.instant import Duration, Instant, from_datetime, on_the_wall
from facilitator.hub.bingo.pages.routes import routes
from facilitator.hub.bingo.phones import Phone
from facilitator.hub.bingo.rehearsed import Desk
from facilitator.hub.phones.rehearsed_pages import RehearsedPages
from facilitator.ledger import Ledger, ledger_file
from facilitator.link.address import LOCAL
from facilitator.link.playing import PhoneAccess, Playing
from facilitator.station.rehearsal_clock import RehearsalClock
from tools.playing import sample_event

BLOCK: Final = "bingo"
BEGINS: Final = "2025-09-09 20:02"
HOST: Final = "192.168.178.20"
PORT: Final = 41_234
"""Where codes in pictures lead: to nobody."""
ACCESS: Final = PhoneAccess(hosts=(HOST,), host=HOST, port=PORT)
_NAMES: Final = (
    "Volker Dörte Renate Jörg Ayşe Kim Max Nora Lu Bine Olli Tülay Svenja Matze Gabi Henk Ines "
    "Moni Paul Zora Ulli Rike Mehmet Toni Anke Falk Jule Kalle Lotte Emil Wiebke Bodo Siggi "
    "Marlies Kurt Leyla Piet Conny Rolf Hanne Theo Fiete Uschi Jasmin Arne Heidi Sami Greta"
)
"""Invented, each of them."""
_ROUND: Final = Duration(minutes=3)
_SHY: Final = 2
"""So many meet nobody, as the moderator should see."""
_CONFIRMED: Final = 2
_CHECKING: Final = 2


class _House(Desk):
    """The hub as phones in a house's Wi-Fi see it; they reach it on this machine all the same."""

    def access(self) -> PhoneAccess:
        """Return an address that looks like one."""
        return ACCESS


class Guest(Phone):
    """Somebody's phone, of which a browser may borrow the cookies."""

    @property
    def cookies(self) -> dict[str, str]:
        """By their names."""
        return dict(self._cookies)


@dataclass(frozen=True, slots=True)
class Evening:
    """A game that runs."""

    ledger: Ledger
    clock: RehearsalClock
    origin: str
    """Where the pages really are."""
    guests: tuple[Guest, ...]

    @property
    def overview(self) -> Overview:
        """What the moderator sees."""
        found = self.ledger.overview().result()
        assert found is not None
        return found

    @property
    def playing(self) -> Playing:
        """What the hub would tell Regie."""
        tried = self.clock.now() + Duration(seconds=-20)
        return Playing(self.overview, replace(ACCESS, tried_at=tried))

    @property
    def wall(self) -> str:
        """What the clocks of the event show."""
        moment = on_the_wall(self.clock.now(), sample_event()[0].agenda.zone)
        return moment.replace(tzinfo=None).isoformat()

    def view(self, guest: Guest) -> PlayerView:
        """Return the card of `guest`."""
        player = self.ledger.player_of(guest.cookies["bingo"])
        assert player is not None
        return self.ledger.view(player).result()

    def have_met(self, one: Guest, other: Guest) -> bool:
        """Return whether either fills a square of the other's card, or is to confirm it."""
        mine = self.ledger.meeting(self.view(one).player, other.token).result()
        theirs = self.ledger.meeting(self.view(other).player, one.token).result()
        return bool(mine.picked or theirs.picked)


def planned() -> Block:
    """Return the block of the game."""
    return sample_event()[0].agenda.block(BLOCK)


@contextmanager
def evening() -> Iterator[Evening]:
    """Give a game in which two Bingos were confirmed and the next ones are being checked."""
    agenda, block = sample_event()[0].agenda, planned()
    assert block.game is not None
    begins = from_datetime(datetime.fromisoformat(BEGINS).replace(tzinfo=agenda.zone))
    clock = RehearsalClock(begins, lambda: Instant(0), rate=0)
    with TemporaryDirectory() as folder:
        ledger = Ledger.open(ledger_file(Path(folder, "game")), clock.now)
        served = RehearsedPages(lambda port: routes(_House(agenda, ledger, clock.now, port)))
        time = block.game.time or block.duration
        ledger.open_game(block.id, block.title, block.game, time).result()
        lots = Random(BLOCK)
        guests = tuple(_join(name, served.port, ledger.join_code, lots) for name in _NAMES.split())
        ledger.start().result()
        game = Evening(ledger, clock, f"http://{LOCAL}:{served.port}", guests)
        try:
            _play(game, lots)
            yield game
        finally:
            for guest in guests:
                guest.close()
            served.close()
            ledger.forget()


def _join(name: str, port: int, code: str, lots: Random) -> Guest:
    game = planned().game
    assert game is not None
    true = {square.text for square in game.squares if lots.random() < square.likelihood}
    guest = Guest(LOCAL, port, lambda said: any(text in said for text in true))
    guest.join(code, name)
    return guest


def _play(game: Evening, lots: Random) -> None:
    """Let pairs meet until enough Bingos have come; the last ones are not confirmed."""
    while True:
        for _ in _play_round(game, lots):
            wins = game.overview.wins
            _confirm(game, wins[:_CONFIRMED])
            if len(wins) >= _CONFIRMED + _CHECKING:
                return


def _play_round(game: Evening, lots: Random) -> Iterator[None]:
    """Yield after each of the meetings of a round, in which all but the shy meet somebody."""
    order = lots.sample(game.guests[_SHY:], len(game.guests) - _SHY)
    for one, other in zip(order[::2], order[1::2], strict=True):
        one.meet(other)
        other.meet(one)
        one.answer()
        other.answer()
        game.clock.skip_to(game.clock.now() + 2 * _ROUND / len(order))
        yield


def _confirm(game: Evening, wins: Iterable[Win]) -> None:
    for win in wins:
        if win.state is WinState.CHECKING:
            game.ledger.confirm(win.win).result()
