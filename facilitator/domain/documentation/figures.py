"""What can be counted: the same count everywhere, and the one that a reader can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.entries import Relation
from facilitator.domain.kinds import QUESTION, KindId


@dataclass(frozen=True, slots=True)
class EntryCount:
    """How many entries there are.

    An entry that hangs on another is no challenge or option of its own: it counts among
    `followers`. `total` counts all.
    """

    by_kind: Counter[KindId | None]
    followers: int

    @property
    def total(self) -> int:
        """All entries."""
        return self.by_kind.total() + self.followers


def count_entries(material: Material, threads: Iterable[Thread]) -> EntryCount:
    """Return how many entries `threads` hold; None counts what is unsorted."""
    by_kind: Counter[KindId | None] = Counter()
    followers = 0
    for thread in threads:
        kind = material.kind_of(thread.root)
        by_kind[kind.id if kind else None] += 1
        followers += len(thread.followers)
    return EntryCount(by_kind, followers)


def count_open_questions(material: Material) -> int:
    """Return how many questions nobody answered, wherever they were asked."""
    return sum(
        1
        for threads in material.threads.values()
        for thread in threads
        if material.is_of(thread.root, QUESTION)
        and not any(follower.entry.relation is Relation.ANSWER for follower in thread.followers)
    )
