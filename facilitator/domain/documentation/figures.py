"""What can be counted: the same count everywhere, and the one that a reader can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.domain.documentation.material import Material
from facilitator.domain.documentation.threads import Thread
from facilitator.domain.entries import Entry, Relation
from facilitator.domain.kinds import QUESTION, KindId
from facilitator.domain.plenum.gathering import heir_of


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


def open_questions(material: Material) -> tuple[Entry, ...]:
    """Return the questions that nobody answered, wherever they were asked.

    One that is asked in another wording, too, is counted by that.
    """
    return tuple(thread.root for thread in _questions(material) if not _is_answered(thread))


def pending_questions(material: Material) -> tuple[Thread, ...]:
    """Return the open questions, and those that somebody takes along though they got an answer."""
    return tuple(
        thread
        for thread in _questions(material)
        if thread.root.taken_by or not _is_answered(thread)
    )


def _questions(material: Material) -> Iterator[Thread]:
    return (
        thread
        for threads in material.threads.values()
        for thread in threads
        if material.is_of(thread.root, QUESTION) and not _is_asked_elsewhere(material, thread.root)
    )


def _is_answered(thread: Thread) -> bool:
    return any(follower.entry.relation is Relation.ANSWER for follower in thread.followers)


def _is_asked_elsewhere(material: Material, question: Entry) -> bool:
    heir = heir_of(question, material.snapshot.entries)
    return heir is not question and material.is_of(heir, QUESTION)
