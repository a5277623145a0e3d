"""What is said instead of what was redacted, and where its words may still stand."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from facilitator.domain.agenda import PlaceId
from facilitator.domain.devices import DeviceId
from facilitator.domain.entries import Entry, EntryId, Measure, MeasureId
from facilitator.domain.plenum.query import Candidate
from facilitator.domain.plenum.theme import Theme, ThemeId
from facilitator.domain.polish import Polish, TextId
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts

TELLING: Final = 12
"""Characters from which on it is no chance that the same words stand somewhere else."""


def entry_words(entry: Entry, texts: Texts) -> str:
    """Return what `entry` says, or that it was redacted."""
    return texts("[redacted]") if entry.redacted else entry.text


def measure_words(measure: Measure, texts: Texts) -> str:
    """Return what `measure` says; one that says nothing was made of an entry that is redacted."""
    return measure.what or texts("[redacted]")


def candidate_words(candidate: Candidate, texts: Texts) -> str:
    """Return what stood to be chosen; without a label it was an entry that is redacted."""
    return candidate.label or texts("[redacted]")


def devices_with_copy(
    snapshot: Snapshot, entry: EntryId, writers: Set[DeviceId]
) -> tuple[DeviceId, ...]:
    """Return who has not confirmed yet to have destroyed a redacted entry, in a lasting order.

    `writers` are all devices that ever wrote to the log: the event's first one and the hub are
    among them, without having joined. Who was thrown out may still have a copy; who has left has
    deleted it; a page in a browser never had a file.
    """
    joined = snapshot.devices
    keepers = [device.id for device in joined.values() if not (device.left or device.browser)]
    keepers += sorted(writers - joined.keys())
    confirmed = snapshot.wiped.get(entry, frozenset())
    return tuple(device for device in keepers if device not in confirmed)


def said_again(
    snapshot: Snapshot, entry: EntryId
) -> Iterator[EntryId | PlaceId | MeasureId | ThemeId | TextId]:
    """Yield what else holds the words of `entry`, and keeps them when it is redacted.

    That is: other entries, merged wordings among them; then places by their summary; measures that
    were not made of it; themes by title, summary or what is disputed; what editors wrote into the
    Dokumentation.
    """
    words = _plain(snapshot.entries[entry].text)
    if len(words) < TELLING:
        return
    for other in snapshot.entries.values():
        if other.id != entry and words in _plain(other.text):
            yield other.id
    for place, notes in snapshot.notes.items():
        if words in _plain(notes.summary):
            yield place
    for measure in snapshot.measures:
        if measure.source != entry and words in _plain(measure.what):
            yield measure.id
    for theme in snapshot.themes.standing:
        if any(words in _plain(said) for said in _said_of(theme)):
            yield theme.id
    yield from _polished_with(snapshot.polish, words)


def _polished_with(polish: Polish, words: str) -> Iterator[TextId]:
    for text_id, said in polish.rewordings.items():
        if words in _plain(said):
            yield text_id
    for insertion in polish.insertions:
        if words in _plain(insertion.text):
            yield f"inserted:{insertion.id}"


def _said_of(theme: Theme) -> Iterator[str]:
    yield from (theme.title, theme.summary, theme.controversy)
    for absorbed in theme.absorbed:
        yield from (absorbed.title, absorbed.summary, absorbed.controversy)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
