"""Whatever players and moderator do in whatever order: what must always hold, holds."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections import Counter
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from facilitator.domain.bingo.card import FREE, complete_lines
from facilitator.domain.bingo.views import PlayerId
from facilitator.domain.instant import Duration, minutes
from facilitator.ledger import Ledger, RefusedPlayError
from tests.clock import Clock
from tests.ledger.playing import BLOCK, START, open_ledger, small_game

pytestmark = pytest.mark.slow

PER_PARTNER = 2
player_index = st.integers(0, 7)
position = st.integers(-1, 9)


class Playing(RuleBasedStateMachine):
    """A ledger, checked against what its own tables must say."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ledger-"))
        self.clock = Clock(START)
        self.ledger: Ledger = open_ledger(self.folder, self.clock)
        game = small_game(squares_per_partner=PER_PARTNER)
        self.ledger.open_game(BLOCK, "Bingo", game, minutes(60)).result()
        self.ledger.start().result()
        self.players: list[PlayerId] = []
        self.tokens: list[str] = []

    def teardown(self) -> None:
        self.ledger.close()
        shutil.rmtree(self.folder)

    def attempt(self, future: Future[Any]) -> bool:
        before = self.before
        try:
            future.result()
        except RefusedPlayError:
            assert self.ledger.version == before
            return False
        return True

    @property
    def before(self) -> int:
        return self.ledger.version

    def player(self, index: int) -> PlayerId:
        return self.players[index % len(self.players)]

    def token(self, index: int) -> str:
        return self.tokens[index % len(self.tokens)]

    @rule(on_paper=st.booleans())
    def join(self, on_paper: bool) -> None:
        if len(self.tokens) >= 8:
            return
        if on_paper:
            (card,) = self.ledger.print_cards(1).result()
            self.tokens.append(card.token)
            return
        number = len(self.tokens)
        joined = self.ledger.join(self.ledger.join_code, "Anna", f"{number:022}").result()
        self.players.append(joined.player)
        self.tokens.append(self.ledger.view(joined.player).result().token)

    @precondition(lambda self: self.players)
    @rule(owner=player_index, partner=player_index, at=position)
    def pick(self, owner: int, partner: int, at: int) -> None:
        self.attempt(self.ledger.pick(self.player(owner), self.token(partner), at))

    @precondition(lambda self: self.players)
    @rule(owner=player_index, partner=player_index, at=position, yes=st.booleans())
    def answer(self, owner: int, partner: int, at: int, yes: bool) -> None:
        self.attempt(self.ledger.answer(self.player(partner), self.player(owner), at, yes))

    @precondition(lambda self: self.players)
    @rule()
    def confirm_all_that_is_asked(self) -> None:
        for player in self.players:
            try:
                asks = self.ledger.view(player).result().asks
            except RefusedPlayError:
                continue
            for ask in asks:
                self.attempt(self.ledger.answer(player, ask.partner, ask.position, True))

    @precondition(lambda self: self.players)
    @rule(owner=player_index, at=position)
    def withdraw(self, owner: int, at: int) -> None:
        self.attempt(self.ledger.withdraw(self.player(owner), at))

    @precondition(lambda self: self.players)
    @rule(player=player_index, into=player_index)
    def merge(self, player: int, into: int) -> None:
        self.attempt(self.ledger.merge(self.player(player), self.player(into)))

    @precondition(lambda self: self.players)
    @rule(player=player_index)
    def remove(self, player: int) -> None:
        self.attempt(self.ledger.remove(self.player(player)))

    @precondition(lambda self: self.players)
    @rule(player=player_index)
    def leave(self, player: int) -> None:
        self.attempt(self.ledger.leave(self.player(player)))

    @precondition(lambda self: self.players)
    @rule(player=player_index, name=st.text(max_size=30))
    def rename(self, player: int, name: str) -> None:
        self.attempt(self.ledger.rename(self.player(player), name))

    @rule(win=st.integers(1, 9), yes=st.booleans())
    def decide(self, win: int, yes: bool) -> None:
        self.attempt(self.ledger.confirm(win) if yes else self.ledger.refuse(win))

    @rule()
    def decide_the_rest(self) -> None:
        self.attempt(self.ledger.confirm_rest())

    @rule(number=st.integers(0, 9))
    def claim(self, number: int) -> None:
        self.attempt(self.ledger.claim(number))

    @rule()
    def raffle(self) -> None:
        self.attempt(self.ledger.raffle())

    @rule()
    def undo(self) -> None:
        self.attempt(self.ledger.undo())

    @rule(seconds=st.integers(-60, 200))
    def let_time_pass(self, seconds: int) -> None:
        self.clock.wait(Duration(seconds=seconds))
        self.ledger.see_time().result()

    @rule()
    def restart(self) -> None:
        known = {one: self.ledger.knows(one) for one in self.tokens}
        self.ledger.close()
        self.ledger = open_ledger(self.folder, self.clock)
        assert {one: self.ledger.knows(one) for one in self.tokens} == known

    @invariant()
    def all_holds(self) -> None:
        self.ledger._store.read(check)


def check(connection: sqlite3.Connection) -> None:
    picks = connection.execute("SELECT owner, position, partner, filled FROM pick").fetchall()
    roots = dict(connection.execute("SELECT id, coalesce(same_as, id) FROM player"))
    players = connection.execute("SELECT id, card, filled, lines, met, removed FROM player")
    met = Counter(
        one for pair in connection.execute("SELECT low, high FROM meeting") for one in pair
    )
    # A partner fills as many squares of a card as the rules allow and no more.
    assert max(Counter((o, p) for o, _, p, _ in picks).values(), default=0) <= PER_PARTNER
    for player, card, filled, lines, count, removed in players.fetchall():
        squares = json.loads(card)
        mine = {position for owner, position, _, done in picks if owner == player and done}
        assert not mine & {position for position, square in enumerate(squares) if square == FREE}
        if not removed:
            assert filled == len(mine)
            free = {position for position, square in enumerate(squares) if square == FREE}
            assert lines == len(complete_lines(mine | free, 3))
        assert count == met[player]
    # Nobody meets himself, or confirms an own square; nobody waits for who has gone.
    assert all(owner != partner for owner, _, partner, _ in picks)
    waiting = [(roots[owner], roots[partner]) for owner, _, partner, done in picks if not done]
    assert all(owner != partner for owner, partner in waiting)
    here = {row[0] for row in connection.execute("SELECT id FROM player WHERE NOT removed")}
    assert {partner for _, partner in waiting} <= here
    # A person has one Bingo that counts at the most, and a name that nobody else has.
    counted = connection.execute("SELECT player FROM win WHERE state <> 'refused'").fetchall()
    assert max(Counter(roots[row[0]] for row in counted).values(), default=0) <= 1
    named = connection.execute("SELECT id FROM player WHERE name_key IS NOT NULL").fetchall()
    assert {row[0] for row in named} <= here
    assert set(roots.values()) <= set(roots)


TestPlaying = Playing.TestCase
TestPlaying.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)


@pytest.mark.slow
def test_long_games_hold_what_must_hold() -> None:
    long = settings(max_examples=300, stateful_step_count=60, deadline=None)
    run_state_machine_as_test(Playing, settings=long)
