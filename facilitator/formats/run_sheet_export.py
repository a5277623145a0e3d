"""The one way from an agenda to a run sheet on disk."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from facilitator.domain.agenda import Agenda, BlockId
from facilitator.domain.instant import Instant
from facilitator.formats.placing import place, place_as
from facilitator.texts import Texts, choose_language, load_texts


class SheetFormat(StrEnum):
    """What a run sheet can be written as."""

    DOCX = "docx"
    ICS = "ics"
    CSV = "csv"


def export_run_sheet(
    agenda: Agenda,
    notes: Mapping[BlockId, str] | None,
    *,
    source: Path,
    folder: Path,
    to: SheetFormat,
    now: Instant,
) -> Path:
    """Write the run sheet of the agenda that comes from `source`; return where it is.

    With `notes`, the private version under a name of its own. A file that somebody has edited is
    never written over; a table has no place for a seal, so it gives way to any that differs. Raises
    ExportError.
    """
    texts = load_texts(choose_language(agenda.language))
    stem = _stem(source, texts, private=notes is not None)
    key = _key(source, stem)
    match to:
        case SheetFormat.DOCX:
            return place(_docx(agenda, notes, texts, key, now), folder, f"{stem}.docx", key)
        case SheetFormat.ICS:
            from facilitator.formats.run_sheet_ics import is_untouched_calendar, write_ics

            name = _spelled_out(source.stem)
            content = write_ics(agenda, notes, texts, name=name, key=key, now=now)
            return place_as(content, folder, stem, ".ics", partial(is_untouched_calendar, key=key))
        case SheetFormat.CSV:
            from facilitator.formats.run_sheet_csv import write_csv

            content = write_csv(agenda, notes, texts)
            return place_as(content, folder, stem, ".csv", partial(_holds, content=content))


def _docx(
    agenda: Agenda, notes: Mapping[BlockId, str] | None, texts: Texts, key: str, now: Instant
) -> bytes:
    from facilitator.domain.documentation.run_sheet import build_run_sheet
    from facilitator.formats.docx.writer import write_docx  # docx and lxml: only where written

    return write_docx(build_run_sheet(agenda, notes, texts, key=key, now=now))


def _stem(source: Path, texts: Texts, *, private: bool) -> str:
    kind = (
        texts.about("file name", "run-sheet-private")
        if private
        else texts.about("file name", "run-sheet")
    )
    return f"{source.stem}-{kind}"


def _key(source: Path, stem: str) -> str:
    """Return what a run sheet is known again by: where its agenda lies, and which version it is."""
    path = f"facilitator:{source.resolve().parent.as_posix()}/{stem}"
    return str(uuid5(NAMESPACE_URL, _spelled_out(path)))


def _spelled_out(name: str) -> str:
    """Return `name` with bytes that are not UTF-8, as in names of old, as ``\\xfc``."""
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
