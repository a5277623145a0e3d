"""What editors left out: a step from a snapshot to one in which it does not count any more.

What is not in the snapshot is in no heading, count, table or reference, whatever part of the
document is built from it. What stood in a text that hangs on it names it still.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from facilitator.domain.entries import EntryId, Measure, Notes
from facilitator.domain.plenum.reading_back import is_confirmed, seal_of_sheet, sheet_of
from facilitator.domain.plenum.theme import Theme
from facilitator.domain.polish import TextId
from facilitator.domain.snapshot import Snapshot


def without_left_out(snapshot: Snapshot) -> Snapshot:
    """Return `snapshot` without the entries, summaries, measures and photos that were left out.

    Entries count as removed, so that what hangs on them can tell what became of them. Other texts
    that were left out stand: those are taken out of the document.
    """
    left_out = snapshot.polish.left_out
    if not left_out:
        return snapshot
    gone = frozenset(_keys(left_out, "entry:"))
    summaries = frozenset(_keys(left_out, "summary:"))
    standing = replace(
        snapshot,
        entries=MappingProxyType(
            {
                key: replace(entry, removed=True) if key in gone else entry
                for key, entry in snapshot.entries.items()
            }
        ),
        notes=MappingProxyType(
            {
                place: _notes(notes, gone, has_summary=place not in summaries)
                for place, notes in snapshot.notes.items()
            }
        ),
        measures=tuple(_measure(one, gone, left_out) for one in snapshot.measures),
        photos=tuple(one for one in snapshot.photos if f"photo:{one.id}.caption" not in left_out),
    )
    themes = tuple(_theme(one, snapshot, standing) for one in snapshot.themes.standing)
    return replace(standing, themes=replace(snapshot.themes, standing=themes))


def is_left_out(snapshot: Snapshot, entry: EntryId) -> bool:
    """Say whether editors left out that entry."""
    return f"entry:{entry}" in snapshot.polish.left_out


def _keys(left_out: frozenset[TextId], sort: str) -> list[str]:
    return [one.removeprefix(sort) for one in left_out if one.startswith(sort)]


def _notes(notes: Notes, gone: frozenset[EntryId], *, has_summary: bool) -> Notes:
    return replace(
        notes,
        entries=tuple(one for one in notes.entries if one.id not in gone),
        summary=notes.summary if has_summary else "",
    )


def _measure(measure: Measure, gone: frozenset[EntryId], left_out: frozenset[TextId]) -> Measure:
    return replace(
        measure,
        source=None if measure.source in gone else measure.source,
        sources=tuple(one for one in measure.sources if one not in gone),
        removed=measure.removed or f"measure:{measure.id}.what" in left_out,
    )


def _theme(theme: Theme, whole: Snapshot, standing: Snapshot) -> Theme:
    """Return a theme as confirmed as it was: less of it is shown, nothing else."""
    if theme.confirmation is None or not is_confirmed(theme, whole):
        return theme
    seal = seal_of_sheet(sheet_of(theme, standing))
    return replace(theme, confirmation=replace(theme.confirmation, seal=seal))
