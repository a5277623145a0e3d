"""What is said before an entry is redacted, and afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from glob import escape
from textwrap import shorten
from typing import Final

from facilitator.domain.device_names import name_device
from facilitator.domain.documentation.wording import enumerate_words
from facilitator.domain.entries import EntryId
from facilitator.domain.polish import ReviewNote
from facilitator.domain.redaction import said_again
from facilitator.domain.snapshot import Snapshot
from facilitator.station import Station
from facilitator.texts import Texts
from facilitator.tui.context import Context

_LONGEST: Final = 60
"""Characters of a text that is named by how it begins."""


def redaction_detail(context: Context, entry: EntryId) -> str:
    """Return what to know before `entry` is redacted."""
    said = _consequences(context.station.snapshot, entry, context.texts)
    return "\n".join((*said, *exported_words(context)))


def exported_words(context: Context) -> Iterator[str]:
    """Yield that documents stay as they are, and which of the event lie where this device writes.

    The last one only if there are any.
    """
    yield context.texts(
        "Documents that were exported, backups and files on USB sticks stay as they are: delete "
        "or replace them yourself."
    )
    found = context.export_folder.glob(f"{escape(context.export_name)}*.docx")
    names = sorted(document.name for document in found)
    if names:
        yield context.texts("Exported already: {documents}.", documents=", ".join(names))


def _consequences(snapshot: Snapshot, entry: EntryId, texts: Texts) -> Iterator[str]:
    yield texts(
        "What it says is destroyed on every device, earlier wordings too; its number stays. "
        "Nothing brings it back, not even Ctrl+Z."
    )
    if any(measure.source == entry for measure in snapshot.measures):
        yield texts("The measure that was made of it loses its words, too.")
    if any(_hangs_on(note, entry) for note in snapshot.polish.notes):
        yield texts("What reviewers noted on it is destroyed with it.")
    if snapshot.versions:
        yield texts("Versions of the Dokumentation that may hold it lose what is kept of them.")
    elsewhere = [_place_of(found, snapshot, texts) for found in said_again(snapshot, entry)]
    if elsewhere:
        yield texts(
            "The same words also stand here, and stay: {places}.",
            places=enumerate_words(texts, elsewhere),
        )


def _place_of(found: str, snapshot: Snapshot, texts: Texts) -> str:
    entry = snapshot.entries.get(found)
    if entry is not None:
        return snapshot.full_number(entry)
    for theme in snapshot.themes.standing:
        if found == theme.id:
            return texts("theme “{title}”", title=theme.title)
    for measure in snapshot.measures:
        if found == measure.id:
            return texts("measure “{what}”", what=measure.what)
    for insertion in snapshot.polish.insertions:
        if found == f"inserted:{insertion.id}":
            return texts("inserted paragraph “{text}”", text=_begin(insertion.text))
    if found in snapshot.polish.rewordings:
        rewording = _begin(snapshot.polish.rewordings[found])
        return texts("reworded sentence “{text}”", text=rewording)
    return texts("summary of “{place}”", place=snapshot.place_title(found))


def _hangs_on(note: ReviewNote, entry: EntryId) -> bool:
    return bool(note.text) and note.target == f"entry:{entry}"


def _begin(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …")


def redacted_words(station: Station, entry: EntryId, texts: Texts) -> str:
    """Return that `entry` is redacted, and who has not confirmed it yet."""
    snapshot = station.snapshot
    number = snapshot.full_number(snapshot.entries[entry])
    left = [
        name_device(snapshot, device, texts, first=station.first_device, here=station.device)
        for device in station.redaction.devices_with_copy(entry)
    ]
    if not left:
        return texts("{number} is redacted; all devices have confirmed it.", number=number)
    return texts(
        "{number} is redacted. Not confirmed yet: {devices}.",
        number=number,
        devices=enumerate_words(texts, left),
    )
