"""What one device can take back and do again, folded from its own changes."""

from __future__ import annotations

from collections import defaultdict

from facilitator.record.change import Change, ChangeId


class History:
    """Two stacks a scope: what stands and can be undone, what was undone and can be redone.

    The scope of a change is the first part of its command: ``capture`` in ``capture.file``.
    Undoing is a change, and so is redoing: each is itself the thing to take back next.
    """

    def __init__(self) -> None:
        self._done: dict[str, list[Change]] = defaultdict(list)
        self._undone: dict[str, list[Change]] = defaultdict(list)

    def record(self, change: Change) -> None:
        """Take note of one more own change."""
        scope = scope_of(change)
        done, undone = self._done[scope], self._undone[scope]
        if change.undoes is None:
            undone.clear()
            done.append(change)
        elif _drop(done, change.undoes):
            undone.append(change)
        elif _drop(undone, change.undoes):
            done.append(change)

    def last_done(self, scope: str) -> Change | None:
        """Return what undo would take back."""
        done = self._done[scope]
        return done[-1] if done else None

    def last_undone(self, scope: str) -> Change | None:
        """Return the undo that redo would take back."""
        undone = self._undone[scope]
        return undone[-1] if undone else None


def scope_of(change: Change) -> str:
    """Return the part of the work that a change belongs to."""
    return change.command.partition(".")[0]


def _drop(stack: list[Change], change: ChangeId) -> bool:
    for position in range(len(stack) - 1, -1, -1):
        if stack[position].id == change:
            del stack[position]
            return True
    return False
