"""From a snapshot to a Word document: one way for the screens, the command and the rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.domain.instant import Instant
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.placing import ExportError, Obstacle

__all__ = ["ExportError", "Obstacle", "export_snapshot"]


def export_snapshot(
    snapshot: Snapshot,
    *,
    folder: Path,
    name: str,
    now: Instant,
    progress: Callable[[float], None] | None = None,
) -> Path:
    """Write the Dokumentation of `snapshot` into `folder`; return the file that it became.

    It is ``NAME.docx`` unless that is another event's, edited by hand or open elsewhere: then a
    number is added. `progress` is told the share done, 0 to 1; if it raises before 1, nothing is
    written. Slow: belongs into a thread. Raises ExportError.
    """
    from facilitator.formats.export import export_docx  # what writes Word files is heavy

    return export_docx(snapshot, folder=folder, name=name, now=now, progress=progress)
