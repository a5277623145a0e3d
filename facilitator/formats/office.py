"""LibreOffice as a typesetter: a Word file in, a tagged PDF out.

It runs with a profile of its own: an open LibreOffice would else take the file over, and two at
once would wait for each other.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from facilitator.formats.programs import Beat, ProgramError, run
from facilitator.store.working_folder import working_folder

_NAMES: Final = ("soffice", "libreoffice")
_ELSEWHERE: Final = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
}
_LONGEST: Final = 300.0
"""In seconds: 10,000 entries take about a third of that on an old laptop."""
_SETTINGS: Final = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "DisplayPDFDocumentTitle": True,
    "ExportBookmarks": True,
    "ExportBookmarksToPDFDestination": True,
    "ExportFormFields": False,  # content controls are no form to fill in
}
"""Of the PDF filter, as its configuration and not as arguments: those differ between versions."""


def find_office() -> Path | None:
    """Return LibreOffice's program, None if there is none."""
    found = [shutil.which(name) for name in _NAMES]
    found += [path for path in _ELSEWHERE.get(sys.platform, ()) if Path(path).exists()]
    return next((Path(path) for path in found if path), None)


class Typesetter:
    """Lays out one Word file after another; what it needs on the disk is gone with it."""

    def __init__(self, program: Path) -> None:
        self._program = program
        self._folder = working_folder()
        self._root = Path(self._folder.name)

    def __enter__(self) -> Self:
        _write_settings(self._root / "profile" / "user")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._folder.cleanup()

    def lay_out(self, docx: bytes, beat: Beat) -> bytes:
        """Return `docx` as a PDF. Raises ProgramError, and what `beat` raises."""
        source, target = self._root / "document.docx", self._root / "document.pdf"
        target.unlink(missing_ok=True)
        source.write_bytes(docx)
        run(
            [
                str(self._program),
                f"-env:UserInstallation={(self._root / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
                *("--convert-to", "pdf", "--outdir", str(self._root), str(source)),
            ],
            beat,
            longest=_LONGEST,
        )
        try:
            return target.read_bytes()
        except OSError as error:
            raise ProgramError("LibreOffice wrote no PDF") from error


def _write_settings(folder: Path) -> None:
    values = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>{str(value).lower()}</value></prop>'
        for name, value in _SETTINGS.items()
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f'<item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export">{values}</item>'
        "</oor:items>",
        encoding="utf-8",
    )
