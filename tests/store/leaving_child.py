"""Ends without closing its store, all well or with a job that can't be saved."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.numbered import PAGE, add, fill_disk, open_store, read_numbers

store = open_store(Path(sys.argv[2]))
store.submit(add(1)).result()
if sys.argv[1] == "disk full":
    fill_disk(store)
    store.submit(add(2, PAGE))
    store.read(read_numbers)
