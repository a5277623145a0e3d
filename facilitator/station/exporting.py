"""From a station to a Word document: one way for the screens, the command and the rehearsal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.instant import Instant
from facilitator.domain.photos import Digest
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue, Version
from facilitator.formats.placing import ExportError, Obstacle
from facilitator.texts import choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.formats.export import Exported, Order
    from facilitator.station.station import Station

_KEEPING = 0.95
"""The share that is done while the bytes are on their way to the record."""

__all__ = ["ExportError", "Obstacle", "changes_since", "export_snapshot", "export_version"]


def export_version(
    station: Station,
    snapshot: Snapshot,
    order: Order,
    *,
    folder: Path,
    name: str,
    now: Instant,
    progress: Callable[[float], None] = lambda share: None,
) -> Exported:
    """Write what `order` says of `snapshot` into `folder`; belongs into a thread.

    The version is to be listed afterwards, on the station's own thread:
    `station.versions.note(exported.version)`. Its bytes are in the record before its file appears;
    StoreError if they can't be kept. Without a template in the order the agenda's is taken, which
    lies beside the record; one that can't be used is told of in what is returned. `progress` may
    raise to stop. Raises ExportError; FileProblemsError with what is wrong with the order's own
    template.
    """
    from facilitator.formats.export import export  # what writes Word files is heavy

    own = snapshot.agenda.documentation.template
    if order.template is None and own:
        order = replace(order, template=station.path.parent / own, needs_template=False)
    return export(
        snapshot,
        order,
        folder=folder,
        name=name,
        now=now,
        picture=station.photos.content,
        keep=lambda content: station.versions.keep(content, lambda: progress(_KEEPING)),
        progress=progress,
    )


def changes_since(
    station: Station, snapshot: Snapshot, edition: Edition, now: Instant
) -> tuple[Version, str] | None:
    """Return the frozen version before of an edition, and in words what changed since.

    None: there is none before, or its bytes are not on this device or were destroyed. In the
    language of the event. Belongs into a thread: reads a file and builds the document.
    """
    from facilitator.domain.documentation.builder import build_documentation
    from facilitator.domain.documentation.versioning import what_changed
    from facilitator.formats.docx.reading_tags import read_tags

    before = station.versions.before(edition)
    content = None if before is None else station.versions.content(before.digest)
    if before is None or content is None:
        return None
    texts = load_texts(choose_language(snapshot.agenda.language))
    issue = Issue(edition=edition, number=before.number)
    at_now = forecast(snapshot.agenda, snapshot.run, now)
    document = build_documentation(snapshot, at_now, texts, now=now, issue=issue)
    return before, what_changed(read_tags(content), document, texts, snapshot=snapshot)


def export_snapshot(
    snapshot: Snapshot,
    *,
    folder: Path,
    name: str,
    now: Instant,
    picture: Callable[[Digest], bytes | None] = lambda digest: None,
    template: Path | None = None,
    progress: Callable[[float], None] = lambda share: None,
) -> Path:
    """Write all that a `snapshot` holds into `folder`, without a number; return where it is.

    It is ``NAME.docx`` unless that is another event's, edited by hand or open elsewhere: then a
    number is added. `progress` is told the share done, 0 to 1; if it raises before 1, nothing is
    written. Slow: belongs into a thread. Raises ExportError, FileProblemsError.
    """
    from facilitator.formats.export import Order, export  # what writes Word files is heavy

    order = Order(number="", template=template, needs_template=False)
    told = export(
        snapshot, order, folder=folder, name=name, now=now, picture=picture, progress=progress
    )
    return told.path
