"""Pages that ask for something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.voices.pages.serving import Served, Voter


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    serving = Served(tmp_path)
    yield serving
    serving.end()


@pytest.fixture
def anna(served: Served) -> Voter:
    return Voter(served)


@pytest.fixture
def ben(served: Served) -> Voter:
    return Voter(served)
