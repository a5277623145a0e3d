"""A summary as it was before somebody wrote in it last: undo offers it once the text is left."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import TypeAlias

from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.snapshot import Snapshot

Stand: TypeAlias = Hashable
"""Tells how all stood that undo takes back in Plenum, but for what summaries say."""


@dataclass(frozen=True, slots=True)
class LeftText:
    """What the summary of `theme` said before and after, and how all else stood then."""

    theme: ThemeId
    before: str
    after: str
    stand: Stand

    def taken_back(self) -> LeftText:
        """Return what there is to be taken back once this was."""
        return replace(self, before=self.after, after=self.before)


def stand_of(snapshot: Snapshot) -> Stand:
    """Return what differs as soon as anything else was done in Plenum."""
    themes = (
        (one.id, one.title, one.entries, one.controversy, one.merged, one.confirmation)
        for one in snapshot.themes.standing
    )
    entries = snapshot.entries.values()
    settled = ((one.id, one.taken_by, one.merged_into) for one in entries)
    reports = sorted(snapshot.report_backs.items())
    return tuple(themes), snapshot.measures, frozenset(settled), tuple(reports)
