"""Saves numbers, on from those in the file, and tells each one once it is saved, until killed."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.store.numbered import add, open_store, read_numbers


def main(path: Path, burst: int) -> None:
    print("opening", flush=True)  # noqa: T201
    store = open_store(path)
    number = len(store.read(read_numbers))
    while True:
        futures = [store.submit(add(number + ahead)) for ahead in range(burst)]
        for future in futures:
            print(future.result(), flush=True)  # noqa: T201
        number += burst


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
