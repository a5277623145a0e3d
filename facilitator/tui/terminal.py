"""What terminals do that Textual does not expect."""

from __future__ import annotations

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from functools import partial


def forgive_stray_bytes() -> None:
    """Have a byte that is not UTF-8 read as "�" instead of ending the event.

    A terminal that is set to Latin-1 sends one for every umlaut. Textual (8.2) decodes strictly
    and has no setting for it, so the name that it looks the decoder up by is given another.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(encoding: str) -> partial[IncrementalDecoder]:
        return partial(getincrementaldecoder(encoding), errors="replace")

    linux_driver.getincrementaldecoder = forgiving  # type: ignore[assignment, attr-defined]
