"""What can be wrong with a command to the record."""

from __future__ import annotations

from facilitator.record.change import Change


class NothingToUndoError(Exception):
    """Nothing of this scope stands that this device did."""


class OverwrittenError(Exception):
    """What was to be undone has been changed since; `by` says by which change."""

    def __init__(self, target: Change, by: Change | None) -> None:
        super().__init__(f"{target.id} no longer stands")
        self.target = target
        self.by = by
