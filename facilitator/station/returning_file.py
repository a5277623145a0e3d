"""A Word file that came back, set against the record: one way for the command and the screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.documentation.builder import build_documentation
from facilitator.domain.documentation.comparing import compare
from facilitator.domain.documentation.comparison import Comparison
from facilitator.domain.documentation.excerpt import as_if_all_released
from facilitator.domain.documentation.model import Document
from facilitator.domain.documentation.polishable import polishable_texts
from facilitator.domain.documentation.returned import ReturnedFile
from facilitator.domain.documentation.text_ids import names_of
from facilitator.domain.instant import Instant
from facilitator.domain.schedule import forecast
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Issue
from facilitator.formats.docx.reading_back import read_back
from facilitator.formats.problems import (
    WHOLE_FILE,
    FileProblemsError,
    Problem,
    UnreadableError,
)
from facilitator.texts import Texts, choose_language, load_texts


@dataclass(frozen=True, slots=True)
class Review:
    """What a file brought back."""

    comparison: Comparison
    accepted: int
    """How many tracked changes were open; they were read as if accepted."""
    is_certain: bool
    """Whether the file still says what it held at first: else what was deleted is a guess."""
    touched: bool
    """Whether anybody has worked in it."""


def review_file(path: Path, snapshot: Snapshot, now: Instant) -> Review:
    """Return what editors changed in the Word file at `path`, which is only read.

    Belongs into a thread. Raises FileProblemsError: see `open_file`.
    """
    return review(open_file(path, snapshot), snapshot, now)


def open_file(path: Path, snapshot: Snapshot) -> ReturnedFile:
    """Return the Word file at `path`.

    Raises FileProblemsError: no Word file, a damaged one, of another event or of a newer program.
    """
    try:
        file = read_back(path)
    except UnreadableError as error:
        raise FileProblemsError(path, error.problems) from None
    if file.record_id and file.record_id != snapshot.record_id:
        raise FileProblemsError(path, [Problem(WHOLE_FILE, _other_event)])
    if not (file.record_id or any(one.name for one in file.texts)):
        raise FileProblemsError(path, [Problem(WHOLE_FILE, _not_ours, hint=_not_ours_hint)])
    return file


def review(file: ReturnedFile, snapshot: Snapshot, now: Instant) -> Review:
    """Return what editors changed in `file`, against the record as it is now."""
    edition = file.baseline.edition if file.baseline else ""
    if edition == Edition.PUBLIC:
        document = _public_document(file, snapshot, now)
    else:
        document = _document(snapshot, Edition.INTERNAL, now)
    return Review(
        comparison=compare(file, document, snapshot.polish.notes),
        accepted=file.accepted,
        is_certain=file.baseline is not None,
        touched=file.touched,
    )


def _document(snapshot: Snapshot, edition: Edition, now: Instant) -> Document:
    texts = load_texts(choose_language(snapshot.agenda.language))
    at_now = forecast(snapshot.agenda, snapshot.run, now)
    return build_documentation(snapshot, at_now, texts, now=now, issue=Issue(edition=edition))


def _public_document(file: ReturnedFile, snapshot: Snapshot, now: Instant) -> Document:
    """Return the document that knows most texts of a public file.

    An excerpt goes out before its subject is released, and comes back with what is not yet in the
    public edition.
    """
    own = {text.name for text in file.texts if text.name}
    found = [
        _document(one, Edition.PUBLIC, now) for one in (snapshot, as_if_all_released(snapshot))
    ]
    return max(found, key=lambda document: len(own & _names(document)))


def _names(document: Document) -> set[str]:
    texts = polishable_texts(document.blocks)
    return {name for text in texts for name in names_of(text.id)}


def _other_event(texts: Texts) -> str:
    return texts("This is the Dokumentation of another event.")


def _not_ours(texts: Texts) -> str:
    return texts("This Word document is not a Dokumentation of facilitator.")


def _not_ours_hint(texts: Texts) -> str:
    return texts("Or a program has removed all that tells where its texts come from.")
