"""The one way from a snapshot to a short report on disk: Markdown and HTML, of the same words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from facilitator.domain.documentation.missing import Missing, missing_for_public
from facilitator.domain.documentation.short_report import build_short_report, count_words
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition
from facilitator.formats.markdown import write_markdown
from facilitator.formats.placing import place_as
from facilitator.formats.web_page import write_web_page
from facilitator.texts import choose_language, load_texts

_LARGEST: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortReport:
    """What was written."""

    paths: tuple[Path, ...]
    words: int
    missing: tuple[Missing, ...]
    """Of the public edition what it goes out without."""


def export_short_report(
    snapshot: Snapshot, *, edition: Edition, folder: Path, name: str, now: Instant
) -> ShortReport:
    """Write the short report on an event as it stands at `now`, and return what was written.

    A file that somebody has edited is never written over. Raises ExportError.
    """
    texts = load_texts(choose_language(snapshot.agenda.language))
    at_now = forecast(snapshot.agenda, snapshot.run, now)
    document = build_short_report(snapshot, at_now, texts, now=now, edition=edition)
    stem = f"{name}-{texts.about('file name', 'short-report')}"
    written = {".md": write_markdown(document), ".html": write_web_page(document)}
    paths = tuple(
        _place(content, folder, stem, suffix, snapshot.record_id)
        for suffix, content in written.items()
    )
    is_public = edition is Edition.PUBLIC
    return ShortReport(
        paths=paths,
        words=count_words(document.blocks),
        missing=missing_for_public(snapshot, texts) if is_public else (),
    )


def _place(content: str, folder: Path, stem: str, suffix: str, record_id: str) -> Path:
    is_ours = partial(_is_untouched, record_id=record_id)
    return place_as(_sealed(content, record_id).encode(), folder, stem, suffix, is_ours)


def _sealed(content: str, record_id: str) -> str:
    """Return `content` with a comment by which the file is known again as untouched."""
    digest = sha256(content.encode()).hexdigest()[:16]
    return f"{content}<!-- facilitator {record_id} {digest} -->\n"


def _is_untouched(path: Path, record_id: str) -> bool:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            found = file.read(_LARGEST)
    except (OSError, UnicodeDecodeError):
        return False
    content, comment, _ = found.rpartition("<!-- facilitator ")
    return bool(comment) and found == _sealed(content, record_id)
