"""Reading a whole record back: fast, and never with a traceback."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.store import DamagedError, StoreError


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raise DamagedError for whatever comes of a file whose pages are whole but hold nonsense.

    No garbage is searched for meanwhile: all that is made stays, and searching cost a third.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        raise DamagedError(path, "a part of it can't be understood") from error
    finally:
        if was_enabled:
            gc.enable()
