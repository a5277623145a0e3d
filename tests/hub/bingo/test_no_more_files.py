"""A system that lets the hub open nothing more, because so many phones are connected."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from facilitator.domain.bingo.game import GameState
from facilitator.hub.bingo.host import LOOK_TICKS
from facilitator.link.networks import addresses
from tests.hub.bingo.test_forgetting import Bench, bench

__all__ = ["bench"]


@contextmanager
def no_more_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_game_goes_on_while_networks_cannot_be_looked_at(bench: Bench) -> None:
    await bench.open("Anna")
    before = bench.game.access()

    with no_more_files():
        with pytest.raises(OSError, match="Too many open files"):
            addresses()
        for _ in range(LOOK_TICKS):
            await bench.game.tick()

    assert (bench.ledger.state, bench.game.access()) == (GameState.OPEN, before)
