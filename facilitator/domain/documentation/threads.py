"""Entries that hang on one another, in the order in which they are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain.entries import Entry, EntryId


@dataclass(frozen=True, slots=True)
class Follower:
    """An entry that hangs on another; `depth` counts from 1."""

    entry: Entry
    depth: int


@dataclass(frozen=True, slots=True)
class Thread:
    """An entry that stands by itself and all that hangs on it, each under its own."""

    root: Entry
    followers: tuple[Follower, ...] = ()


def thread_entries(
    entries: Sequence[Entry], stands_alone: Callable[[Entry, Entry], bool]
) -> tuple[Thread, ...]:
    """Return one place's `entries` as threads; every entry is in exactly one, once.

    An entry whose parent isn't among them stands by itself, and so does one that
    `stands_alone(entry, parent)` parts from it. Parents in a circle can't come from us, but a
    circle must not swallow words: its first entry stands by itself.
    """
    standing = {entry.id: entry for entry in entries}
    hanging: dict[EntryId, list[Entry]] = defaultdict(list)
    roots: list[Entry] = []
    for entry in entries:
        parent = standing.get(entry.parent) if entry.parent else None
        if parent is None or stands_alone(entry, parent):
            roots.append(entry)
        else:
            hanging[parent.id].append(entry)
    return _unroll([*roots, *entries], hanging)


def _unroll(starts: Iterable[Entry], hanging: Mapping[EntryId, list[Entry]]) -> tuple[Thread, ...]:
    seen: set[EntryId] = set()
    threads = []
    for root in starts:
        if root.id in seen:
            continue
        seen.add(root.id)
        threads.append(Thread(root, tuple(_followers(root, hanging, seen))))
    return tuple(threads)


def _followers(
    root: Entry, hanging: Mapping[EntryId, list[Entry]], seen: set[EntryId]
) -> Iterable[Follower]:
    """Yield what hangs on `root`, without recursion: a chain may be a thousand entries long."""
    waiting = [Follower(entry, 1) for entry in reversed(hanging.get(root.id, ()))]
    while waiting:
        follower = waiting.pop()
        if follower.entry.id in seen:
            continue
        seen.add(follower.entry.id)
        yield follower
        below = reversed(hanging.get(follower.entry.id, ()))
        waiting.extend(Follower(entry, follower.depth + 1) for entry in below)
