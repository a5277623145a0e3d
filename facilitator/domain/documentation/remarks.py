"""What stands around the words of entries: all of it is computed, nobody can polish it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from facilitator.domain.documentation.model import Document, EntryBlock
from facilitator.domain.documentation.polishable import PolishableText
from facilitator.domain.documentation.returned import Frame, ReturnedText
from facilitator.domain.documentation.wordings import remarks_of

_WORD: Final = re.compile(r"[^\W\d_]{3,}")


class Remarks:
    """The words of all remarks in a document.

    A remark of a file may be older than the record. It is made of words like all others; one that
    no remark has was typed by somebody.
    """

    def __init__(self, document: Document) -> None:
        self._known = set(_words(document.labels.other_wording))
        for block in document.blocks:
            if isinstance(block, EntryBlock):
                self._known.update(_words(remarks_of(block)))
                self._known.update(word for one in block.prompts for word in _words(one))

    def unknown_in(self, text: PolishableText, returned: ReturnedText) -> Iterator[str]:
        """Yield what was typed into the remarks of an entry."""
        if not isinstance(text.block, EntryBlock):
            return
        for line in returned.lines:
            for piece in line.pieces:
                is_remark = piece.frame is not Frame.WORDS
                if is_remark and not self._known.issuperset(_words(piece.text)):
                    yield piece.text.strip()


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))
