"""The workshops' reports to the plenum: whose turn it still is."""

from __future__ import annotations

from typing import Final

from facilitator.domain.agenda import Workshop
from facilitator.domain.instant import Duration, minutes
from facilitator.domain.snapshot import Snapshot

REPORT: Final[Duration] = minutes(5)
"""How long a workshop has for its report."""


def unreported(snapshot: Snapshot) -> tuple[Workshop, ...]:
    """Return the workshops that have not reported yet, in their order."""
    return tuple(
        workshop
        for workshop in snapshot.agenda.workshops
        if workshop.id not in snapshot.report_backs
    )
