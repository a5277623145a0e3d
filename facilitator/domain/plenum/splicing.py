"""What became of a text: pieces taken out of it and put into it, and where a cursor is then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Splice:
    """At one place something was taken out and something put in, counted in code points.

    Of several that belong together each speaks of the text that the ones before it have left.
    """

    at: int
    removed: int = 0
    inserted: str = ""


Delta = Sequence[Splice]


def spliced(text: str, delta: Delta) -> str:
    """Return `text` after `delta`."""
    for splice in delta:
        text = text[: splice.at] + splice.inserted + text[splice.at + splice.removed :]
    return text


def shifted(offset: int, delta: Delta, *, gives_way: bool = False) -> int:
    """Return where a cursor stands after `delta` that stood at `offset`.

    It stays behind what stood before it: what others put in just there comes after it, unless it
    `gives_way`, as the beginning of a selection does.
    """
    for splice in delta:
        end = splice.at + splice.removed
        if end < offset or (end == offset and (splice.removed or gives_way)):
            offset += len(splice.inserted) - splice.removed
        elif splice.at < offset:
            offset = splice.at
    return offset


def joined(delta: Iterable[Splice]) -> Delta:
    """Return `delta` with one splice for what was taken out and put in at one place."""
    after: list[Splice] = []
    for splice in delta:
        last = after[-1] if after else None
        if last is not None and splice.at == last.at + len(last.inserted):
            removed, inserted = last.removed + splice.removed, last.inserted + splice.inserted
            after[-1] = Splice(last.at, removed, inserted)
        else:
            after.append(splice)
    return after


def difference(before: str, after: str) -> Delta:
    """Return one splice that makes `after` of `before`; none if they are equal."""
    if before == after:
        return ()
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    most -= start
    end = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return (Splice(start, len(before) - start - end, after[start : len(after) - end]),)
