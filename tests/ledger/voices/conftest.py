"""A file of what phones give that is closed afterwards, and the clock that it goes by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.ledger.voices import VoiceLedger
from tests.clock import Clock
from tests.ledger.voices.giving import START, open_voices


@pytest.fixture
def clock() -> Clock:
    return Clock(START)


@pytest.fixture
def voices(tmp_path: Path, clock: Clock) -> Iterator[VoiceLedger]:
    ledger = open_voices(tmp_path, clock)
    yield ledger
    ledger.close()
