"""What was found in the file that was exported last, read from the disk as it is there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.documentation.photos import photo_anchor
from facilitator.domain.photos import Photo
from facilitator.texts import Language, Texts
from facilitator.tui.dokumentation.list_pane import ListRow

if TYPE_CHECKING:
    from facilitator.formats.docx.checking.finding import Finding

_SIGN = "!"
_FILE = "file|"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """The check of one file; `findings` are None while it runs, and where the file is gone."""

    path: Path
    findings: tuple[Finding, ...] | None = None
    is_gone: bool = False


def check_file(path: Path, language: Language) -> FileCheck:
    """Check the Word file at `path`. Slow: belongs into a thread."""
    from facilitator.formats.docx.checking.check import check_docx  # lxml: only where used

    try:
        content = path.read_bytes()
    except OSError:
        return FileCheck(path, is_gone=True)
    return FileCheck(path, check_docx(content, language))


def file_rows(
    check: FileCheck | None, texts: Texts, photos: Sequence[Photo] = ()
) -> Iterator[ListRow]:
    """Yield what was found in the file under a heading; None: nothing was exported yet.

    The file names `photos` by their ids, people by their numbers.
    """
    if check is None:
        yield ListRow(said=texts("In the file"), is_heading=True)
        yield ListRow(said=texts("Not exported yet: w writes the file and checks it."))
        return
    name, found = check.path.name, check.findings
    if found:
        said = texts("In the file {name} ({count})", name=name, count=len(found))
    else:
        said = texts("In the file {name}", name=name)
    yield ListRow(said=said, is_heading=True)
    if check.is_gone:
        yield ListRow(said=texts("It is no longer where it was. w writes it again."))
    elif found is None:
        yield ListRow(said=texts("The file is being checked …"))
    elif not found:
        yield ListRow(said=texts("✓ Accessible as far as a program can check it, nothing found."))
    else:
        names = {
            photo_anchor(photo.id): texts("Photo {number}", number=number)
            for number, photo in enumerate(photos, start=1)
        }
        yield from (_row(number, one, names, texts) for number, one in enumerate(found))


def _row(number: int, finding: Finding, names: Mapping[str, str], texts: Texts) -> ListRow:
    from facilitator.formats.docx.checking.wording import explain_finding

    said = explain_finding(finding, texts)
    for anchor, name in names.items():
        said = said.replace(anchor, name)
    to_section = texts("→ ⏎ leads to the section.") if finding.where else ""
    return ListRow(
        id=f"{_FILE}{number}",
        sign=_SIGN,
        said=said,
        under=tuple(filter(None, (said, finding.where, to_section))),
    )


def finding_of(check: FileCheck | None, row: str) -> Finding | None:
    """Return the finding of a row, None if that is about something else."""
    found = check.findings if check is not None else None
    if not found or not row.startswith(_FILE):
        return None
    number = int(row.removeprefix(_FILE))
    return found[number] if number < len(found) else None
