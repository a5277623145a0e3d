from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from facilitator.store import ClosedError, Store
from tests.store.numbered import free_disk, open_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "event.record"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An open store, closed at the end even if its disk is still full."""
    store = open_store(path)
    yield store
    with suppress(ClosedError):
        free_disk(store)
    store.close()
