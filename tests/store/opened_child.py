"""Opens a store, adds a row, says so, and waits to be told how to end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.store.numbered import add, open_store

store = open_store(Path(sys.argv[1]))
store.submit(add(1, "eins")).result()
sys.stdout.write("open\n")
sys.stdout.flush()
if sys.stdin.readline() == "kill\n":
    os._exit(1)
store.close()
