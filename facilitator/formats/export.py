"""The one way from a snapshot to a Dokumentation on disk, for command line, station and screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.placing import place
from facilitator.texts import choose_language, load_texts


def export_docx(
    snapshot: Snapshot,
    *,
    folder: Path,
    name: str,
    now: Instant,
    progress: Callable[[float], None] | None = None,
) -> Path:
    """Write the Dokumentation of an event as it stands at `now` and return where it is.

    `name` is what the file is called if nothing stands in its way; `progress` is told the share
    that is done, from 0 to 1, and may raise to stop: nothing has been written then. Safe in a
    worker thread. Raises ExportError.
    """
    from facilitator.formats.docx.writer import write_docx  # docx and lxml: only where written

    tell = progress or (lambda share: None)
    agenda = snapshot.agenda
    texts = load_texts(choose_language(agenda.language))
    document = build_documentation(snapshot, forecast(agenda, snapshot.run, now), texts, now=now)
    content = write_docx(document, lambda share: tell(share * 0.9))
    tell(0.9)
    path = place(content, folder, name, snapshot.record_id)
    tell(1.0)
    return path
