"""Pages over a ledger in which a game runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.bingo.pages.phone import Phone
from tests.hub.bingo.pages.serving import Served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    serving = Served(tmp_path)
    yield serving
    serving.end()


@pytest.fixture
def running(served: Served) -> Served:
    served.begin()
    return served


@pytest.fixture
def anna(running: Served) -> Phone:
    return Phone(running).join("Anna")


@pytest.fixture
def ben(running: Served) -> Phone:
    return Phone(running).join("Ben")
