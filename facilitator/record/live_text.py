"""One shared text while somebody writes in it: Yjs behind code points, splices and bytes.

Yjs counts in bytes of UTF-8 here, and takes a wrong offset for another place, or panics: nothing
but what was checked against the text as it stands gets to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from time import monotonic_ns
from typing import Any, Final

from facilitator.domain.plenum.splicing import Delta, Splice, difference, joined, spliced
from facilitator.record.shared_texts import apply, document_of

_NOTHING: Final = b"\x00\x00"
"""The update of a transaction that changed nothing."""
_HERE: Final = "here"
_ONE_GO: Final = 500
"""Milliseconds: what is typed within them is undone at once."""


def _now_ms() -> int:
    return monotonic_ns() // 1_000_000


class LiveText:
    """A text in which one writer writes, others' updates come in, and undo takes back one's own.

    `text` is at all times what the document holds. `pending` gathers what was changed here.
    """

    def __init__(self, updates: Sequence[bytes], now_ms: Callable[[], int] = _now_ms) -> None:
        from pycrdt import UndoManager

        self._document, self._shared, self._waiting = document_of(updates)
        self.text = str(self._shared)
        self.pending: list[bytes] = []
        self._steps: list[list[dict[str, Any]]] = []
        self._is_own = True
        self._ended = 0
        self._subscriptions = (
            self._shared.observe(self._note_steps),
            self._document.observe(lambda event: self._note(event.update)),
        )
        self._undoing = UndoManager(
            scopes=[self._shared],
            capture_timeout_millis=_ONE_GO,
            timestamp=lambda: now_ms() + self._ended * 2 * _ONE_GO,
        )
        self._undoing.include_origin(_HERE)

    def insert(self, at: int, inserted: str) -> None:
        """Put `inserted` before the code point `at`; ValueError if there is no such place."""
        self._check(at, 0)
        with self._document.transaction(origin=_HERE):
            self._shared.insert(self._bytes_before(at), inserted)
        self.text = spliced(self.text, (Splice(at, 0, inserted),))
        self._steps.clear()

    def delete(self, at: int, count: int) -> None:
        """Take out `count` code points from `at` on; ValueError if they are not all there."""
        self._check(at, count)
        first, last = self._bytes_before(at), self._bytes_before(at + count)
        with self._document.transaction(origin=_HERE):
            del self._shared[first:last]
        self.text = spliced(self.text, (Splice(at, count),))
        self._steps.clear()

    def undo(self) -> Delta:
        """Take back what was typed here last; nothing if nothing is left."""
        return self._changed_by(self._undoing.undo)

    def redo(self) -> Delta:
        """Do again what was taken back last."""
        return self._changed_by(self._undoing.redo)

    def end_step(self) -> None:
        """Have what is typed from now on be undone by itself."""
        self._ended += 1

    def take(self, update: bytes) -> Delta:
        """Let others' `update` in, as soon as all that it builds on is there."""
        self._is_own = False
        try:
            delta: list[Splice] = []
            for ready in self._waiting.ready(self._document, update):
                delta += self._changed_by(partial(apply, self._document, ready))
            return delta
        finally:
            self._is_own = True

    def close(self) -> None:
        """Let go of the document."""
        shared, document = self._subscriptions
        self._shared.unobserve(shared)
        self._document.unobserve(document)

    def _note_steps(self, event: Any) -> None:
        self._steps.append(event.delta)

    def _note(self, update: bytes) -> None:
        if self._is_own and update != _NOTHING:
            self.pending.append(update)

    def _changed_by(self, act: Callable[[], object]) -> Delta:
        self._steps.clear()
        act()
        after = str(self._shared)
        steps = self._steps[0] if len(self._steps) == 1 else ()
        delta = joined(_splices(self.text, steps))
        # Of half a character, which somebody has cut, the two sides count differently.
        if spliced(self.text, delta) != after:
            delta = difference(self.text, after)
        self.text = after
        self._steps.clear()
        return delta

    def _check(self, at: int, count: int) -> None:
        if at < 0 or count < 0 or at + count > len(self.text):
            raise ValueError(f"{at} and {count} in a text of {len(self.text)}")

    def _bytes_before(self, at: int) -> int:
        return len(self.text[:at].encode())


def _splices(before: str, steps: Iterable[dict[str, Any]]) -> Iterable[Splice]:
    """Yield what `steps` did to `before`; they go through it from its beginning, in bytes."""
    encoded, passed, at = before.encode(), 0, 0
    for step in steps:
        if "retain" in step:
            kept = encoded[passed : passed + step["retain"]]
            passed += len(kept)
            at += len(kept.decode(errors="replace"))
        elif "delete" in step:
            gone = encoded[passed : passed + step["delete"]]
            passed += len(gone)
            yield Splice(at, len(gone.decode(errors="replace")))
        else:
            yield Splice(at, 0, str(step["insert"]))
            at += len(step["insert"])
