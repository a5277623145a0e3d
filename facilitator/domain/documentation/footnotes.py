"""Footnotes that came back from Word: the record has no place for those of editors."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.documentation.comparison import Misfit, Unplaced
from facilitator.domain.documentation.returned import ReturnedFile


def new_footnotes(file: ReturnedFile) -> Iterator[Unplaced]:
    """Yield the notes that editors wrote; where the baseline is lost, nobody knows whose they are.

    Ours only explain abbreviations.
    """
    for note in file.notes:
        if file.baseline is not None and not file.baseline.knows(note):
            yield Unplaced(misfit=Misfit.FOOTNOTE, words=note, title="")
