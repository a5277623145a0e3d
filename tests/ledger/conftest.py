"""A ledger that is closed afterwards, and the clock that it goes by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.ledger import Ledger
from tests.clock import Clock
from tests.ledger.playing import START, open_ledger


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    opened = open_ledger(tmp_path, clock)
    yield opened
    opened.close()
