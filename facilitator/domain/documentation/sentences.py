"""Where a sentence ends."""

from __future__ import annotations

import re
from typing import Final

from facilitator.domain.documentation.clean import one_line

_END: Final = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"”“»]))\s+(?=[\"„“»]?[A-ZÄÖÜ])")
_NO_END: Final = re.compile(r"(?:^|[\s(])(?:\w{1,3}|\d+)\.$")
"""An abbreviation or a number with a full stop: ``z. B.``, ``Dr.``, ``9.``."""


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a full stop of an abbreviation or a number ends none."""
    found: list[str] = []
    for piece in _END.split(one_line(text)):
        if found and _NO_END.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        elif piece:
            found.append(piece)
    return tuple(found)
