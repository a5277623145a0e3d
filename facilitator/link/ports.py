"""At which port the hub of a record is to be found, also before there is one."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from typing import Final

_FIRST: Final = 20_000
_COUNT: Final = 10_000
"""Below the range from which systems take ports for connections that go out: nobody else gets ours
while the hub is restarted, and nobody who keeps trying to connect to it connects to himself."""
_TRIES: Final = 50


def candidates(port: int, record: str) -> Iterator[int]:
    """Yield the ports to try: `port` unless it is 0, those of the record's path, at last any."""
    if port:
        yield port
    own = zlib.crc32(os.fsencode(record))
    yield from (_FIRST + (own + step) % _COUNT for step in range(_TRIES))
    yield 0
