"""Excerpts to send out, a Word file each, in a folder of their own beside the exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from facilitator.domain.documentation.excerpt import build_excerpt
from facilitator.domain.documentation.releasing import Subject
from facilitator.domain.instant import Instant
from facilitator.domain.photos import Digest
from facilitator.domain.sign_off import SubjectKind
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.placing import is_untouched_export, place_as, safe_stem
from facilitator.texts import Texts, choose_language, load_texts

_SUFFIX = ".docx"
_LONGEST_TITLE = 40


def write_excerpts(
    snapshot: Snapshot,
    subjects: Sequence[Subject],
    *,
    folder: Path,
    name: str,
    now: Instant,
    picture: Callable[[Digest], bytes | None] = lambda digest: None,
    progress: Callable[[float], None] = lambda share: None,
) -> tuple[Path, ...]:
    """Write an excerpt for each of `subjects`; return where they are, in order.

    They go to ``NAME-gegenlesen`` in `folder`, the folder of the exports. One that came back and
    was put there, or was edited, is left alone. `progress` may raise to stop: what was written
    until then stays. Raises ExportError.
    """
    from facilitator.formats.docx.writer import write_docx

    texts = load_texts(choose_language(snapshot.agenda.language))
    into = excerpts_folder(folder, name, texts)
    written = []
    for done, subject in enumerate(subjects):
        progress(done / len(subjects))
        document = build_excerpt(snapshot, subject, texts, now=now)
        content = write_docx(document, picture=picture)
        is_ours = partial(is_untouched_export, record_id=snapshot.record_id)
        written.append(place_as(content, into, _stem(subject, texts), _SUFFIX, is_ours))
    progress(1.0)
    return tuple(written)


def excerpts_folder(folder: Path, name: str, texts: Texts) -> Path:
    """Return where the excerpts go; `texts` are in the event's language."""
    return folder / safe_stem(texts("{name}-sign-off", name=name))


def _stem(subject: Subject, texts: Texts) -> str:
    """Return a name for the file that tells nothing of what a quote says or who said it."""
    number = subject.number.replace(" ", "-")
    if subject.kind is SubjectKind.QUOTE:
        return texts("quote-{number}", number=number)
    title = "-".join(subject.title.split())[:_LONGEST_TITLE]
    if subject.kind is SubjectKind.WORKSHOP:
        return texts("workshop-{number}-{title}", number=number, title=title)
    return texts("talk-{number}-{title}", number=number, title=title)
