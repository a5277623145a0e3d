"""Tries to open a file that exists and says how that went."""

from __future__ import annotations

import sys
from pathlib import Path

from facilitator.store import StoreError
from tests.store.numbered import open_store

try:
    open_store(Path(sys.argv[1]), create=False).close()
    sys.stdout.write("opened")
except StoreError as error:
    sys.stdout.write(type(error).__name__)
