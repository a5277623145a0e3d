"""Texts that several write at once: Yjs texts, folded from the edits that the log holds.

`pycrdt` is loaded when the first text is: few starts need it before the first picture.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from facilitator.record.text_updates import ROOT, Footprint, footprint, read_state

if TYPE_CHECKING:
    from pycrdt import Doc, Text

_WRITERS: Final = 2**32
_TO_BE_RAISED: Final = (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)


def new_document() -> tuple[Doc[Any], Text]:
    """Return an empty document of a writer who never was before, and its text."""
    from pycrdt import Doc, Text

    # A name twice would have two writers' letters taken for one's.
    document: Doc[Any] = Doc(client_id=secrets.randbelow(_WRITERS), allow_multithreading=True)
    return document, document.get(ROOT, type=Text)


def apply(document: Doc[Any], update: bytes) -> None:
    """Let `document` take `update`; one that the library below does not take is passed over."""
    try:
        document.apply_update(update)
    except _TO_BE_RAISED:
        raise
    except BaseException:  # a panic is not an Exception
        return


class Waiting:
    """Updates that have come before what they build on.

    The library below keeps such as well, but has lost some when several came in a bad order.
    """

    def __init__(self) -> None:
        self._held: list[tuple[Footprint, bytes]] = []
        self._reached: dict[int, int] = {}
        """How far the document has come at least."""

    def ready(self, document: Doc[Any], update: bytes) -> Iterator[bytes]:
        """Yield what `document` may take now that `update` has come: each is taken at once."""
        self._held.append((footprint(update), update))
        while (position := self._find(document)) is not None:
            found, ready = self._held.pop(position)
            yield ready
            self._reached |= found.brings

    def _find(self, document: Doc[Any]) -> int | None:
        """Return which may be taken; what is typed here has moved the document on unseen."""
        position = self._find_known()
        if position is None and self._held:
            self._reached = read_state(document.get_state())
            position = self._find_known()
        return position

    def _find_known(self) -> int | None:
        for position, (found, _) in enumerate(self._held):
            if found.finds_all_in(self._reached):
                return position
        return None


def document_of(updates: Sequence[bytes]) -> tuple[Doc[Any], Text, Waiting]:
    """Return a document that has taken `updates`, its text, and what still waits.

    As a rule they are whole, and the library takes them at once: that is five times as fast.
    """
    document, text = new_document()
    if updates and not _take_whole(document, updates):
        document, text = new_document()
        waiting = Waiting()
        for update in updates:
            for ready in waiting.ready(document, update):
                apply(document, ready)
        return document, text, waiting
    return document, text, Waiting()


def _take_whole(document: Doc[Any], updates: Sequence[bytes]) -> bool:
    """Let `document` take all `updates`; False if one is none, or builds on what is not there."""
    from pycrdt import get_update, merge_updates

    try:
        merged = merge_updates(*updates)
        document.apply_update(merged)
        left = get_update(merged, document.get_state())
    except _TO_BE_RAISED:
        raise
    except BaseException:  # a panic is not an Exception
        return False
    return left[0] == 0  # pieces of no writer


class _Folded:
    """One text as far as it was folded."""

    def __init__(self, updates: Sequence[bytes]) -> None:
        self._document, self._text, self._waiting = document_of(updates)
        self._taken = len(updates)
        self._read = str(self._text)

    def read(self, updates: Sequence[bytes]) -> str:
        """Return the text after all of `updates`, which only ever get more."""
        if self._taken < len(updates):
            for update in updates[self._taken :]:
                for ready in self._waiting.ready(self._document, update):
                    apply(self._document, ready)
            self._taken = len(updates)
            self._read = str(self._text)
        return self._read


class SharedTexts:
    """All shared texts of one log.

    Invariants:
      1. A text depends on which updates it was given, not on their order, nor on repetitions.
      2. `updates` of a text only grows.
    """

    def __init__(self) -> None:
        self._updates: dict[str, list[bytes]] = defaultdict(list)
        self._folded: dict[str, _Folded] = {}

    def take(self, text: str, updates: Iterable[bytes]) -> None:
        """Have `text` take `updates`."""
        self._updates[text].extend(updates)

    def updates(self, text: str) -> Sequence[bytes]:
        """Return what that text was given, in the order in which it came; it only grows."""
        return self._updates[text]

    def read(self, text: str) -> str:
        """Return the text as it stands; empty if nobody wrote in it."""
        updates = self._updates.get(text)
        if not updates:
            return ""
        if text not in self._folded:
            self._folded[text] = _Folded(updates)
        return self._folded[text].read(updates)


def written_anew(text: str) -> bytes:
    """Return one update that holds `text` and nothing else: not who wrote it, nor what went.

    The same for the same text: whoever closes two copies of one event has one text.
    """
    from pycrdt import Doc, Text

    document: Doc[Any] = Doc(client_id=1)
    shared = document.get(ROOT, type=Text)
    shared.insert(0, text)
    return document.get_update()
