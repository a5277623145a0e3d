"""Footnotes and words for pictures that came back from Word: the record takes none from there."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.domain.documentation.comparison import Misfit, Unplaced
from facilitator.domain.documentation.model import Chart, Document, Figure
from facilitator.domain.documentation.returned import ReturnedFile
from facilitator.domain.documentation.text_ids import digest_of


def new_footnotes(file: ReturnedFile) -> Iterator[Unplaced]:
    """Yield the notes that editors wrote; where the baseline is lost, nobody knows whose they are.

    Ours only explain abbreviations.
    """
    for note in file.notes:
        if file.baseline is not None and not file.baseline.knows(note):
            yield Unplaced(misfit=Misfit.FOOTNOTE, words=note, title="")


def new_descriptions(file: ReturnedFile, document: Document) -> Iterator[Unplaced]:
    """Yield what editors wrote for those who can't see a picture.

    Older files don't say what they held at first: there, what the document says now isn't news.
    """
    known = {digest_of(_shown(one)) for one in document.blocks if isinstance(one, Figure | Chart)}
    for said in file.pictures:
        is_told = file.baseline is not None and file.baseline.knows(said)
        if said.strip() and not is_told and digest_of(said) not in known:
            yield Unplaced(misfit=Misfit.PICTURE, words=said, title="")


def _shown(block: Figure | Chart) -> str:
    return block.alt if isinstance(block, Figure) else block.description
