"""Captions of tables and charts, which are computed: in a file they bear no name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from facilitator.domain.documentation.clean import one_line
from facilitator.domain.documentation.model import Chart, Document, Figure, Table
from facilitator.domain.documentation.returned import ReturnedFile, ReturnedText
from facilitator.domain.documentation.text_ids import digest_of
from facilitator.domain.documentation.word_diff import likeness

_ALIKE: Final = 0.5
"""What has as much in common with a caption that is missing is that caption, reworded."""


def captions_in(document: Document) -> Iterator[str]:
    """Yield the captions as they are printed, with their numbers."""
    labels = document.labels
    for block in document.blocks:
        match block:
            case Table():
                yield f"{labels.table} {block.number}: {block.caption}"
            case Chart() | Figure():
                yield f"{labels.figure} {block.number}: {block.caption}"
            case _:
                pass


class LostCaptions:
    """Those that the file held when it was written, and that nothing in it says any more."""

    def __init__(self, file: ReturnedFile, document: Document) -> None:
        baseline = file.baseline
        said = {digest_of(text.said()) for text in file.texts if not text.name}
        self._lost = [
            caption
            for caption in captions_in(document)
            if digest_of(caption) not in said and (baseline is None or baseline.knows(caption))
        ]

    def has(self, returned: ReturnedText) -> bool:
        """Say whether a paragraph without a name is one of them in other words."""
        said = returned.said()
        return any(
            _number(said) == _number(caption) or likeness(caption, said) >= _ALIKE
            for caption in self._lost
        )


def _number(caption: str) -> str:
    """Return ``Table 3`` of what begins so."""
    return one_line(caption).partition(":")[0]
