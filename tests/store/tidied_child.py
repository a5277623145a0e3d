"""Deletes the write-ahead log under the store's hands, saves once more and kills itself."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests.store.numbered import add, open_store, read_numbers

path = Path(sys.argv[1])
store = open_store(path)
store.submit(add(1)).result()
Path(f"{path}-wal").unlink()
store.submit(add(2))
store.read(read_numbers)
os.kill(os.getpid(), signal.SIGKILL)
