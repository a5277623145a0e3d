"""One-time codes for a query as a text file to print and cut into strips."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from facilitator.texts import Texts

_RULE: Final = "- " * 30
_STRIPS_A_PAGE: Final = 10
_END_OF_PAGE: Final = "\f"


def write_codes(
    codes: Sequence[str],
    *,
    question: str,
    address: str,
    join_code: str,
    folder: Path,
    stem: str,
    texts: Texts,
) -> Path:
    """Write a strip for each code into a new file; return the file. Raises ExportError.

    Nobody can be told later which code was whose: nothing else keeps them.
    """
    from facilitator.formats.placing import place_as

    strips = [_strip(code, question, address, join_code, texts) for code in codes]
    pages = [
        f"\n{_RULE}\n\n".join(strips[first : first + _STRIPS_A_PAGE])
        for first in range(0, len(strips), _STRIPS_A_PAGE)
    ]
    named = f"{stem}-{texts.about('file name', 'one-time-codes')}"
    content = f"\n{_END_OF_PAGE}".join(pages) + "\n"
    return place_as(content.encode(), folder, named, ".txt", lambda _: False)


def _strip(code: str, question: str, address: str, join_code: str, texts: Texts) -> str:
    return "\n".join(
        [
            " ".join(question.split()),
            texts("In the browser: {address}", address=address),
            texts("Code: {code}", code=join_code),
            texts("Your one-time code: {code}", code=code),
        ]
    )
