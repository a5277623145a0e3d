"""What one device can take back and do again, folded from its own changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from facilitator.record.change import Change, ChangeId


class History:
    """Two stacks a scope and author: what stands and can be undone, what can be redone.

    The scope of a change is the first part of its command: ``capture`` in ``capture.file``.
    Undoing is a change, and so is redoing: each is itself the thing to take back next.

    What cannot be taken back, because somebody has changed it since, is said once; then it is
    passed over for as long as that is so. The next start says it once more.
    """

    def __init__(self) -> None:
        self._done: dict[tuple[str, str], list[Change]] = defaultdict(list)
        self._undone: dict[tuple[str, str], list[Change]] = defaultdict(list)
        self._said: set[ChangeId] = set()

    def record(self, change: Change) -> None:
        """Take note of one more own change."""
        scope = scope_of(change), change.author
        done, undone = self._done[scope], self._undone[scope]
        if change.undoes is None:
            undone.clear()
            done.append(change)
        elif _drop(done, change.undoes):
            undone.append(change)
        elif _drop(undone, change.undoes):
            done.append(change)

    def renew(self, wiped: Mapping[ChangeId, Change]) -> None:
        """Hold these changes instead of those of the same name."""
        for stacks in (self._done, self._undone):
            for key, stack in stacks.items():
                stacks[key] = [wiped.get(change.id, change) for change in stack]

    def done(self, scope: str, author: str) -> Iterator[Change]:
        """Yield what undo may take back, the last first."""
        return reversed(self._done[scope, author])

    def undone(self, scope: str, author: str) -> Iterator[Change]:
        """Yield the undoes that redo may take back, the last first."""
        return reversed(self._undone[scope, author])

    def is_news(self, stuck: Change) -> bool:
        """Take note that `stuck` cannot be taken back; False: that was said already."""
        is_news = stuck.id not in self._said
        self._said.add(stuck.id)
        return is_news


def scope_of(change: Change) -> str:
    """Return the part of the work that a change belongs to."""
    return change.command.partition(".")[0]


def _drop(stack: list[Change], change: ChangeId) -> bool:
    for position in range(len(stack) - 1, -1, -1):
        if stack[position].id == change:
            del stack[position]
            return True
    return False
