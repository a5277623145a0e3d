"""Playing a game of bingo in thought, once: who meets whom, and when each has a Bingo.

How people behave here (`Behaviour`), and what that leaves out:

- All begin at once and go on to the end, also those who have a Bingo. Somebody who is free waits
  for the next one who is free and whom he has not met; no two meet twice.
- They talk for a while, whether a square fits or not, then each looks for somebody else: some at
  once, some take their time, and stay like that all evening.
- Each square fits a person with its estimate, and independently of all others. In truth people of
  one office are alike, and estimates are guesses.
- In a meeting each fills as many squares as the rules allow one partner. Of those that fit the
  other one it is one in the line with the fewest squares missing, and of these the rarest. Not
  everybody plays that well, so Bingos come somewhat early here.
- Confirming takes no time of its own, and nobody joins late.

The one free number that moves everything is how long a meeting takes. It was set by judgement, for
an evening with drinks: about four minutes from one partner to the next. Nobody has timed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import Final, TypeAlias

from facilitator.domain.bingo.card import FREE, Squares, lines_of
from facilitator.domain.bingo.dealing import Draw, deal
from facilitator.domain.bingo.game import Game
from facilitator.domain.instant import Duration

_FINE: Final = 10_000
"""Likelihoods are drawn in so many steps."""

Bits: TypeAlias = int
"""A set of squares, one bit for each, the rarest lowest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """How people play; ranges of seconds, each length in them as likely."""

    meeting: tuple[int, int] = (60, 240)
    """How long two talk, from finding each other to the next step away."""
    search: tuple[int, int] = (20, 150)
    """How long somebody needs on the average until he looks for the next one; each his own."""


USUAL: Final = Behaviour()


def bingos(
    game: Game, people: int, until: Duration, draw: Draw, behaviour: Behaviour = USUAL
) -> Iterator[Duration]:
    """Yield how long after the start each Bingo comes, in order, up to `until`.

    Everybody has one Bingo at most. The game goes on however many `winners` it has; whoever asks
    stops when there are enough. Raises NoCardsLeftError if the pool has too few squares.
    """
    players = _players(game, people, draw, behaviour)
    left = people
    for now, one, other in _meetings(players, until.total_seconds(), draw, behaviour):
        won = one.fill(other.fits) + other.fill(one.fits)
        yield from [Duration(seconds=now)] * won
        left -= won
        if not left:
            return


def _meetings(
    players: Sequence[_Player], end: float, draw: Draw, behaviour: Behaviour
) -> Iterator[tuple[int, _Player, _Player]]:
    """Yield who meets whom, and how many seconds after the start, up to `end`."""
    free = [(player.search(draw), player.number) for player in players]
    heapify(free)
    waiting: list[_Player] = []
    while free and free[0][0] <= end:
        now, number = heappop(free)
        player = players[number]
        partner = next((one for one in waiting if not one.met >> number & 1), None)
        if partner is None:
            waiting.append(player)
            continue
        waiting.remove(partner)
        yield now, player, partner
        over = now + _between(behaviour.meeting, draw)
        for one, other in ((player, partner), (partner, player)):
            one.met |= 1 << other.number
            heappush(free, (over + one.search(draw), one.number))


@dataclass(slots=True, eq=False)
class _Player:
    """Somebody with a card."""

    number: int
    fits: Bits
    """What is true of the player."""
    missing: list[Bits]
    """What is missing in each line of the card."""
    pace: int
    """How long the player needs to look for somebody, in seconds on the average."""
    needs: int
    """How many lines are missing for a Bingo."""
    at_once: int
    """How many squares one partner may fill."""
    met: int = 0
    """Whom, a bit for each."""
    open: Bits = field(init=False)
    """What is missing on the card."""

    def __post_init__(self) -> None:
        self.open = 0
        for line in self.missing:
            self.open |= line

    def search(self, draw: Draw) -> int:
        """Return how many seconds it takes this time."""
        return self.pace // 2 + draw(self.pace + 1)

    def fill(self, fits: Bits) -> bool:
        """Fill what a partner fits; return whether that made the Bingo."""
        if not self.needs:
            return False
        for _ in range(self.at_once):
            if not self.open & fits:
                break
            self._fill(self.open & fits)
        return not self.needs

    def _fill(self, can: Bits) -> None:
        nearest = min((line for line in self.missing if line & can), key=int.bit_count)
        fitting = nearest & can
        rarest = fitting & -fitting
        self.open ^= rarest
        left = [line & ~rarest for line in self.missing]
        self.missing = [line for line in left if line]
        self.needs = max(0, self.needs - (len(left) - len(self.missing)))


def _players(game: Game, people: int, draw: Draw, behaviour: Behaviour) -> list[_Player]:
    squares = range(len(game.squares))
    by_rarity = sorted(squares, key=lambda square: game.squares[square].likelihood)
    bit_of = {square: 1 << place for place, square in enumerate(by_rarity)} | {FREE: 0}
    steps = [(bit_of[square], round(game.squares[square].likelihood * _FINE)) for square in squares]
    return [
        _Player(
            number=number,
            fits=sum(bit for bit, likely in steps if draw(_FINE) < likely),
            missing=_lines(card, game.size, bit_of),
            pace=_between(behaviour.search, draw),
            needs=game.rules.lines,
            at_once=game.rules.squares_per_partner,
        )
        for number, card in enumerate(islice(deal(game, draw), people))
    ]


def _lines(card: Squares, size: int, bit_of: dict[int, Bits]) -> list[Bits]:
    return [sum(bit_of[card[position]] for position in line) for line in lines_of(size)]


def _between(bounds: tuple[int, int], draw: Draw) -> int:
    return bounds[0] + draw(bounds[1] - bounds[0] + 1)
