"""The one way from a snapshot to a Dokumentation on disk, for command line, station and screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.missing import Missing, missing_for_public
from facilitator.domain.documentation.model import Document
from facilitator.domain.documentation.versioning import DRAFT, VersionKind, kind_of
from facilitator.domain.instant import Instant
from facilitator.domain.photos import Digest
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue, Version
from facilitator.formats.freezing import place_files
from facilitator.formats.problems import FileProblemsError
from facilitator.texts import Texts, choose_language, load_texts

if TYPE_CHECKING:
    from facilitator.formats.docx.checking.finding import Finding
    from facilitator.formats.docx.house_style import HouseStyle
    from facilitator.formats.finishing import PageSource

_FINISHED = 0.95
"""The share of the work that is writing and laying out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be exported, for whom, and in which shape."""

    edition: Edition = Edition.INTERNAL
    number: str = DRAFT
    """``0.1`` is a draft, which is written anew; all from ``0.9`` on are frozen. Empty: a draft
    that bears no number, and is called one only as long as the event lasts."""
    changes: str = ""
    """What changed since the version before, in words."""
    pdf: bool = False
    template: Path | None = None
    """A house style of one's own; None: that of facilitator."""
    needs_template: bool = True
    """Whether there is no export without it; else one that can't be used is only told of."""
    lays_out: bool = True
    """Whether the contents are to have page numbers, which takes a second or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    path: Path
    pdf: Path | None
    """None: none was wanted, or nothing here makes one."""
    version: Version
    """Is to be listed with `station.versions.note`; it has no id of its own yet."""
    missing: tuple[Missing, ...]
    """Of the public edition what it went out without, in the language of the event."""
    findings: tuple[Finding, ...]
    """What the check of the written file has to say."""
    template: FileProblemsError | None
    """What is wrong with the template, in place of which the style of facilitator was taken."""
    pages: PageSource
    size: int
    """Of the Word file, in bytes."""
    font: str = ""
    """The document's font, if it is missing here and pages could not be counted for that."""


def export(
    snapshot: Snapshot,
    order: Order,
    *,
    folder: Path,
    name: str,
    now: Instant,
    picture: Callable[[Digest], bytes | None] = lambda digest: None,
    keep: Callable[[bytes], object] = lambda content: None,
    progress: Callable[[float], None] = lambda share: None,
) -> Exported:
    """Write the Dokumentation of an event as it stands at `now`, and return what was written.

    `name` is what a draft is called if nothing stands in its way; versions have their number behind
    it. The bytes of a version are given to `keep` before its file appears, and what that raises
    stops the export. `progress` is told the share done, 0 to 1, and may raise to stop: nothing is
    written then. Slow: belongs into a thread. Raises ExportError; FileProblemsError with what is
    wrong with the template.
    """
    # docx and lxml: only where something is written
    from facilitator.formats.docx.checking.check import check_docx
    from facilitator.formats.finishing import finish

    texts = _language_of(snapshot)
    document = build_document(snapshot, order, texts, now)
    style, problem = _style(order)
    finished = finish(
        document,
        style=style,
        picture=picture,
        progress=lambda share: progress(share * _FINISHED),
        pdf=order.pdf,
        lays_out=order.lays_out,
    )
    findings = check_docx(finished.docx, texts.language)
    is_frozen = kind_of(order.number) is not VersionKind.DRAFT
    path, pdf = place_files(
        finished.docx,
        finished.pdf,
        folder=folder,
        stem=file_stem(name, order, texts),
        record_id=snapshot.record_id,
        is_frozen=is_frozen,
        before_naming=lambda: keep(finished.docx) if is_frozen else None,
    )
    progress(1.0)
    version = Version(
        id="",
        number=order.number or DRAFT,
        edition=order.edition,
        at=now,
        file=path.name,
        digest=sha256(finished.docx).hexdigest(),
        changes=order.changes,
    )
    is_public = order.edition is Edition.PUBLIC
    return Exported(
        path=path,
        pdf=pdf,
        version=version,
        missing=missing_for_public(snapshot, texts) if is_public else (),
        findings=findings,
        template=problem,
        pages=finished.pages,
        size=len(finished.docx),
        font=finished.font,
    )


def build_document(snapshot: Snapshot, order: Order, texts: Texts, now: Instant) -> Document:
    """Return the document that an order writes."""
    issue = Issue(edition=order.edition, number=order.number, changes=order.changes)
    at_now = forecast(snapshot.agenda, snapshot.run, now)
    return build_documentation(snapshot, at_now, texts, now=now, issue=issue)


def file_stem(name: str, order: Order, texts: Texts) -> str:
    """Return what the files of an order are called, without their ending.

    `texts` are in the language of the event.
    """
    parts = [name]
    if kind_of(order.number) is not VersionKind.DRAFT:
        parts.append(order.number)
    if order.edition is Edition.PUBLIC:
        parts.append(texts.about("file name", "public"))
    return "-".join(parts)


def export_docx(
    snapshot: Snapshot,
    *,
    folder: Path,
    name: str,
    now: Instant,
    progress: Callable[[float], None] | None = None,
) -> Path:
    """Write what there is, without a number and without page numbers; see `export`."""
    order = Order(number="", lays_out=False)
    tell = progress or (lambda share: None)
    return export(snapshot, order, folder=folder, name=name, now=now, progress=tell).path


def _language_of(snapshot: Snapshot) -> Texts:
    return load_texts(choose_language(snapshot.agenda.language))


def _style(order: Order) -> tuple[HouseStyle | None, FileProblemsError | None]:
    if order.template is None:
        return None, None
    from facilitator.formats.docx.house_style import read_style

    try:
        return read_style(order.template), None
    except FileProblemsError as error:
        if order.needs_template:
            raise
        return None, error
