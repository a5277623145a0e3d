"""The finishing step: page numbers for the contents, and a PDF beside the Word file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.documentation.model import Document
from facilitator.formats.docx.house_style import HouseStyle
from facilitator.formats.docx.writer import Pictures, Progress, write_docx


class PageSource(StrEnum):
    """Who laid the document out, so that the contents have page numbers."""

    LIBREOFFICE = "LibreOffice"
    RDOCX = "rdocx"
    NONE = "none"
    """Nobody: the contents have no page numbers."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished Dokumentation."""

    docx: bytes
    pdf: bytes | None
    pages: PageSource


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

    Safe in a worker thread. `progress` may raise to stop: nothing is left running then.
    """
    return Finished(write_docx(document, progress, style, picture), None, PageSource.NONE)
