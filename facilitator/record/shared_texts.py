"""Texts that several write at once: Yjs texts, folded from the edits that the log holds.

`pycrdt` is loaded when the first text is: few starts need it before the first picture.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from facilitator.record.text_updates import ROOT, Footprint, footprint, read_state

if TYPE_CHECKING:
    from pycrdt import Doc, Text

_CLIENTS: Final = 2**53
_TO_BE_RAISED: Final = (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)


def new_document() -> tuple[Doc[Any], Text]:
    """Return an empty document of a writer who never was before, and its text."""
    from pycrdt import Doc, Text

    # A name twice would have two writers' letters taken for one's.
    document: Doc[Any] = Doc(client_id=secrets.randbelow(_CLIENTS), allow_multithreading=True)
    return document, document.get(ROOT, type=Text)


def apply(document: Doc[Any], update: bytes) -> bool:
    """Let `document` take `update`; False if it is none.

    What panics in the library below is a BaseException; such an update is none either.
    """
    try:
        document.apply_update(update)
    except _TO_BE_RAISED:
        raise
    except BaseException:  # a panic is not an Exception
        return False
    return True


class Waiting:
    """Updates that have come before what they build on.

    The library below keeps such as well, but has lost some when several came in a bad order.
    """

    def __init__(self) -> None:
        self._held: list[tuple[Footprint, bytes]] = []

    def ready(self, document: Doc[Any], update: bytes) -> Iterator[bytes]:
        """Yield what `document` may take now that `update` has come: each is taken at once."""
        self._held.append((footprint(update), update))
        while (position := self._find(read_state(document.get_state()))) is not None:
            _, found = self._held.pop(position)
            yield found

    def _find(self, reached: Mapping[int, int]) -> int | None:
        for position, (found, _) in enumerate(self._held):
            if found.finds_all_in(reached):
                return position
        return None


class _Folded:
    """One text as far as it was folded."""

    def __init__(self) -> None:
        self._document, self._text = new_document()
        self._waiting = Waiting()
        self._taken = 0
        self._read = ""

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
      2. `updates` of a text only grows, until the text is forgotten.
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
            self._folded[text] = _Folded()
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
