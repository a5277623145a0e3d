"""The list of versions in words: what went out, whether it is kept, and where its file is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from facilitator.domain.documentation.versioning import VersionKind, kind_of, version_labels
from facilitator.domain.instant import on_the_wall
from facilitator.domain.photos import Digest
from facilitator.domain.snapshot import Snapshot
from facilitator.domain.versions import Edition, Version, VersionId
from facilitator.texts import Texts
from facilitator.tui.dates import day_name
from facilitator.tui.dokumentation.list_pane import ListFacts, ListRow
from facilitator.tui.wording import clock_time

_FROZEN: Final = "●"
_DRAFT: Final = "○"


class FileState(StrEnum):
    """How the file of a version is on this device."""

    READING = "reading"
    """Nobody has looked yet."""
    GONE = "gone"
    AS_WRITTEN = "as written"
    EDITED = "edited"
    OTHER = "other"
    """There is an export of the same name, and this one went elsewhere."""


def state_of_file(path: Path, digest: Digest, record_id: str) -> FileState:
    """Return how the file at `path` is that was written with `digest`. Belongs into a thread."""
    from facilitator.formats.placing import is_untouched_export

    try:
        content = path.read_bytes()
    except OSError:
        return FileState.GONE
    if sha256(content).hexdigest() == digest:
        return FileState.AS_WRITTEN
    is_ours = is_untouched_export(path, record_id)
    return FileState.OTHER if is_ours else FileState.EDITED


def edition_words(edition: Edition, texts: Texts) -> str:
    """Return for whom it is."""
    return texts("public") if edition is Edition.PUBLIC else texts("internal")


def is_frozen(version: Version) -> bool:
    """Say whether a version stays as it went out: everything but drafts."""
    return kind_of(version.number) is not VersionKind.DRAFT


def versions_facts(
    snapshot: Snapshot,
    folder: Path,
    files: Mapping[VersionId, FileState],
    kept: Collection[Digest],
    marked: str,
    texts: Texts,
) -> ListFacts:
    """Return what the list shows, the latest version first; `kept` are the contents that are here.

    `folder` is where exports go on this device.
    """
    rows = tuple(_rows(snapshot.versions, snapshot, folder, files, kept, texts))
    title = texts.about("documentation", "Versions")
    if not rows:
        return ListFacts(
            title=title,
            lead=texts(
                "Nothing was exported yet. w writes the first draft; from 0.9 on every version is "
                "kept as it went out."
            ),
            keys=texts("Esc back"),
        )
    keys = [texts("↑↓ mark"), texts("Esc back")]
    if any(one.id == marked and one.digest in kept for one in snapshot.versions):
        keys.insert(1, texts("k write copy"))
    return ListFacts(title=title, rows=rows, marked=marked, keys="   ".join(keys))


def _rows(
    versions: Sequence[Version],
    snapshot: Snapshot,
    folder: Path,
    files: Mapping[VersionId, FileState],
    kept: Collection[Digest],
    texts: Texts,
) -> Iterator[ListRow]:
    zone, labels = snapshot.agenda.zone, version_labels(versions)
    for version in reversed(versions):
        state = files.get(version.id, FileState.READING)
        day = day_name(texts, on_the_wall(version.at, zone).date())
        when = texts("{day}, {time}", day=day, time=clock_time(version.at, zone))
        yield ListRow(
            id=version.id,
            sign=_FROZEN if is_frozen(version) else _DRAFT,
            label=labels[version.id],
            said=" · ".join((edition_words(version.edition, texts), when, version.file)),
            state=_state_words(state, texts),
            under=tuple(_under(version, folder, state, version.digest in kept, texts)),
        )


def _state_words(state: FileState, texts: Texts) -> str:
    return {
        FileState.READING: "",
        FileState.GONE: texts("not there"),
        FileState.AS_WRITTEN: texts("unchanged"),
        FileState.EDITED: texts("! edited in Word"),
        FileState.OTHER: texts("written elsewhere"),
    }[state]


def _under(
    version: Version, folder: Path, state: FileState, is_kept: bool, texts: Texts
) -> Iterator[str]:
    if version.changes:
        yield texts("Changed: {changes}", changes=version.changes)
    if state is FileState.OTHER:
        yield texts(
            "Written into another folder; {path} is another export.",
            path=shown_path(folder / version.file),
        )
    elif state is FileState.GONE:
        yield texts("The file is no longer in {folder}.", folder=shown_path(folder))
    else:
        yield texts("The file: {path}", path=shown_path(folder / version.file))
    yield _kept_words(version, is_kept, texts)
    if state is FileState.EDITED:
        yield texts("→ r takes over what was changed in Word. The file stays as it is.")
    elif state is FileState.GONE and is_kept:
        yield texts("→ k writes the kept copy into the folder again.")


def _kept_words(version: Version, is_kept: bool, texts: Texts) -> str:
    if not is_frozen(version):
        return texts("A draft: the next one replaces it, as long as nobody has worked in it.")
    if is_kept:
        return texts("Kept in the record as it went out.")
    return texts(
        "No copy on this device: it is on another one, or was destroyed because something in it "
        "was redacted."
    )


def shown_path(path: Path) -> str:
    """Return `path` as seen from where the program was started, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
