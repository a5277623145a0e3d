"""The finishing step: page numbers for the contents, and a PDF beside the Word file.

Who writes a document can't know where pages break. So it is written with room for the numbers, laid
out, written with the numbers, and laid out once more to see that they hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Final

from facilitator.domain.documentation.model import Document
from facilitator.formats.docx.house_style import HouseStyle, read_style
from facilitator.formats.docx.page import Pictures
from facilitator.formats.docx.parts import q
from facilitator.formats.docx.writer import Progress, write_docx
from facilitator.formats.office import Typesetter, find_office
from facilitator.formats.page_numbers import (
    Pages,
    anchors_of,
    pages_in_pdf,
    pages_of_blocks,
    with_pages,
    with_room_for_pages,
)
from facilitator.formats.programs import ProgramError
from facilitator.formats.rdocx_layout import has_rdocx, page_of_blocks
from facilitator.formats.typefaces import body_font, is_set_in

_TRIES: Final = 3
"""Numbers hold at once, unless one more digit breaks a line of the contents."""
_STEPS: Final = 5
"""Written and laid out, twice, and written as it goes out."""


class PageSource(StrEnum):
    """Who laid the document out, so that the contents have page numbers."""

    LIBREOFFICE = "LibreOffice"
    RDOCX = "rdocx"
    """Breaks pages nearly as Word does: a number may be off by one."""
    OTHER_FONT = "other font"
    """Nobody could: the document's font is missing here, in Word pages would break elsewhere."""
    NONE = "none"
    """Nobody: the contents have no page numbers."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished Dokumentation; without a PDF, where none was wanted or nothing makes one."""

    docx: bytes
    pdf: bytes | None
    pages: PageSource
    font: str = ""
    """The one that is missing here: the document is to be set in it. Empty: none, or not known."""


def finish(
    document: Document,
    *,
    style: HouseStyle | None = None,
    picture: Pictures = lambda digest: None,
    progress: Progress = lambda share: None,
    pdf: bool = False,
    lays_out: bool = True,
) -> Finished:
    """Return `document` as a Word file, and as a PDF if that is wanted and possible.

    Safe in a worker thread. `progress` may raise to stop: nothing is left running or lying then.
    """
    press = _Press(document, style or read_style(None), picture, _Steps(progress))
    wants_numbers = lays_out and bool(anchors_of(document))
    office = find_office() if wants_numbers or pdf else None
    finished = press.with_office(office, numbers=wants_numbers, pdf=pdf) if office else None
    if finished is None and wants_numbers and has_rdocx():
        finished = press.with_rdocx()
    finished = finished or Finished(press.write(document), None, PageSource.NONE)
    progress(1.0)
    return finished


class _Steps:
    """Progress over several steps of which nobody knows how many there will be."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0.0
        self._share = 1 / _STEPS

    def tell(self, share: float) -> None:
        self._progress(self._done + share * self._share)

    def end_one(self) -> None:
        self._done += self._share
        self._share = min(self._share, (1 - self._done) / 2)


class _Press:
    """Writes one document and has it laid out."""

    def __init__(
        self, document: Document, style: HouseStyle, picture: Pictures, steps: _Steps
    ) -> None:
        self._document = document
        self._style = style
        self._picture = picture
        self._steps = steps
        self._pdf: bytes | None = None
        self._pages = PageSource.NONE

    def write(self, document: Document, *, controls: bool = True) -> bytes:
        written = write_docx(
            document, self._steps.tell, self._style, self._picture, controls=controls
        )
        self._steps.end_one()
        return written

    def with_office(self, program: Path, *, numbers: bool, pdf: bool) -> Finished | None:
        """Return what LibreOffice makes of the document; None if it makes nothing of it."""
        try:
            with Typesetter(program) as typesetter:
                docx = self._numbered(lambda one: self._set(typesetter, one)) if numbers else None
                pages = PageSource.LIBREOFFICE if docx else self._pages
                if docx is None:
                    docx = self.write(self._document)
                    if pdf:
                        self._set(typesetter, self.write(self._document, controls=False))
        except ProgramError:
            return None
        missing = body_font(self._style) if pages is PageSource.OTHER_FONT else ""
        return Finished(docx, self._pdf if pdf else None, pages, missing)

    def with_rdocx(self) -> Finished | None:
        def measure(docx: bytes) -> Pages | None:
            begins_on = page_of_blocks(docx, self._beat)
            self._steps.end_one()
            return pages_of_blocks(docx, begins_on, self._document)

        try:
            docx = self._numbered(measure)
        except ProgramError:
            return None
        return Finished(docx, None, PageSource.RDOCX) if docx else None

    def _numbered(self, measure: Callable[[bytes], Pages | None]) -> bytes | None:
        """Return the Word file with page numbers that hold; None if nobody can tell them.

        Laid out is one without controls: LibreOffice (7.4) shows the codes of some fields in them.
        """
        pages: Pages | None = None
        draft = with_room_for_pages(self._document)
        for _ in range(_TRIES):
            found = measure(self.write(draft, controls=False))
            if found is None:
                return None
            if found == pages:
                return self.write(draft)
            pages, draft = found, with_pages(self._document, found)
        return None

    def _set(self, typesetter: Typesetter, docx: bytes) -> Pages | None:
        self._pdf = typesetter.lay_out(docx, self._beat)
        self._steps.end_one()
        return self._read(self._pdf)

    def _read(self, pdf: bytes) -> Pages | None:
        """Return the pages that a PDF tells; whatever is odd about it, the Word file is whole."""
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        try:
            opened = PdfReader(BytesIO(pdf))
            if not is_set_in(opened, body_font(self._style)):
                self._pages = PageSource.OTHER_FONT
                return None
            return pages_in_pdf(opened, self._document, _first_page(self._style))
        except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _beat(self) -> None:
        self._steps.tell(0)


def _first_page(style: HouseStyle) -> int:
    """Return the number that the first page bears in this style."""
    counting = style.open().element.body.find(f".//{q('pgNumType')}")
    return 1 if counting is None else int(counting.get(q("start"), "1"))
