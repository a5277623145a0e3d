"""Texts that several write at once, as whoever writes in one has them.

What is typed is in the text at once, and kept as a draft with every stroke: a kill takes nothing
that was shown as saved. It becomes a change of the log, which others get, when `flush` is called:
a change for each stroke would fill the log with letters.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from facilitator.domain.capture import Line
from facilitator.domain.plenum.splicing import Delta
from facilitator.domain.plenum.theme import ThemeId
from facilitator.record import entities as log
from facilitator.record.change import Entity, Json
from facilitator.record.drafts import DraftKey
from facilitator.record.live_text import LiveText
from facilitator.record.log import Log
from facilitator.record.text_updates import plain, read_update, write_update
from facilitator.station.refusal import Reason, RefusedError

LONGEST_SUMMARY: Final = 10_000
"""Code points: more than anybody reads out, and less than one change may hold."""

_COMMAND: Final = "text.edit"
_DRAFT: Final = "text/"
"""Before the name of a text, in the key of its draft."""
_MOST_PENDING: Final = 20_000
"""Bytes: with one more step they still are one change that others take."""

Listener = Callable[[Delta], None]


class SharedText:
    """One text that is open for writing, at code points.

    `text` holds what was typed here and all that has come in, at all times.
    """

    def __init__(self, record: Log, name: str, closed: Callable[[SharedText], None]) -> None:
        self._log = record
        self._name = name
        self._closed = closed
        updates = record.registers.texts.updates(name)
        self._taken = len(updates)
        self._live = LiveText(updates)
        self._listeners: list[Listener] = []

    @property
    def text(self) -> str:
        """What stands there now."""
        return self._live.text

    @property
    def is_flushed(self) -> bool:
        """Whether the log holds all that was typed here."""
        return not self._live.pending

    @property
    def room(self) -> int:
        """How many code points more there may be."""
        return max(0, LONGEST_SUMMARY - len(self.text))

    def insert(self, at: int, inserted: str) -> None:
        """Put text before the code point `at`, without what is no text (see `plain`).

        RefusedError with TOO_LONG changes nothing; ValueError: there is no such place.
        """
        if len(inserted := plain(inserted)) > self.room:
            raise RefusedError(Reason.TOO_LONG)
        if inserted:
            self._live.insert(at, inserted)
            self._keep()

    def delete(self, at: int, count: int) -> None:
        """Take out `count` code points; ValueError if they are not all there."""
        if count:
            self._live.delete(at, count)
            self._keep()

    def undo(self) -> bool:
        """Take back what was typed here last, and nothing of others'; False: nothing is left."""
        return self._tell_own(self._live.undo())

    def redo(self) -> bool:
        """Do again what was taken back last; False: nothing is left."""
        return self._tell_own(self._live.redo())

    def end_step(self) -> None:
        """Have what is typed from now on be undone by itself."""
        self._live.end_step()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called with what others, undo or redo have changed; return how to end it.

        `insert` and `delete` are not told: whoever called them knows.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def flush(self) -> None:
        """Make what was typed one change of the log. RefusedError: it stays a draft."""
        if self._live.pending:
            update = self._merged()
            # First: what whoever hears of the change types is not part of it.
            self._live.pending.clear()
            contents = _edit(self._log, self._name, write_update(update))
            try:
                self._log.commit(_COMMAND, contents, drops=self._draft)
            except RefusedError:
                self._live.pending.insert(0, update)
                raise

    def close(self) -> None:
        """Flush, and hear of nothing any more."""
        self._closed(self)
        self._listeners.clear()
        self._live.close()
        self.flush()

    def catch_up(self) -> None:
        """Let in what has come to the log since; in the log's own thread."""
        updates = self._log.registers.texts.updates(self._name)
        news, self._taken = updates[self._taken :], len(updates)
        for update in news:
            self._tell(self._live.take(update))

    @property
    def _draft(self) -> DraftKey:
        return DraftKey(f"{_DRAFT}{self._name}")

    def _merged(self) -> bytes:
        from pycrdt import merge_updates

        if len(self._live.pending) > 1:
            self._live.pending[:] = [merge_updates(*self._live.pending)]
        return self._live.pending[0]

    def _keep(self) -> None:
        update = self._merged()
        self._log.keep_draft(self._draft, Line(write_update(update)))
        if len(update) > _MOST_PENDING:
            with suppress(RefusedError):
                self.flush()

    def _tell_own(self, delta: Delta) -> bool:
        if delta:
            self._keep()
            self._tell(delta)
        return bool(delta)

    def _tell(self, delta: Delta) -> None:
        if delta:
            for listener in tuple(self._listeners):
                listener(delta)


class TextCommands:
    """The texts that are open here. Refused commands raise RefusedError."""

    def __init__(self, record: Log) -> None:
        self._log = record
        self._open: list[SharedText] = []
        self._thread = 0

    def open(self, theme: ThemeId) -> SharedText:
        """Return the summary of `theme` for writing; GONE if it does not stand.

        To be closed when it is left, in the thread in which it was opened.
        """
        known = self._log.snapshot.themes.get(theme)
        if known is None:
            raise RefusedError(Reason.GONE, theme)
        if not self._thread:
            self._log.listen(self._catch_up)
        self._thread = threading.get_ident()
        text = SharedText(self._log, known.id, self._open.remove)
        self._open.append(text)
        return text

    def recover(self, drafts: Mapping[DraftKey, Line]) -> None:
        """Make changes of what was typed when the record was last open, and not flushed.

        What is refused stays a draft.
        """
        for key, line in drafts.items():
            if is_text_draft(key):
                self._recover(key, line.text)

    def _recover(self, key: DraftKey, update: str) -> None:
        try:
            read_update(update)
        except (ValueError, TypeError):  # others would refuse it, and all that comes after it
            self._log.keep_draft(key, Line(""))
            return
        with suppress(RefusedError):
            contents = _edit(self._log, key.place.removeprefix(_DRAFT), update)
            self._log.commit(_COMMAND, contents, drops=key)

    def flush(self) -> None:
        """Make changes of all that was typed; what is refused stays a draft."""
        for text in self._open:
            with suppress(RefusedError):
                text.flush()

    def _catch_up(self) -> None:
        # The store's thread tells how it is; what comes in does so in the log's own.
        if threading.get_ident() == self._thread:
            for text in tuple(self._open):
                text.catch_up()


def is_text_draft(key: DraftKey) -> bool:
    """Return whether that draft is of a shared text: no line that anybody will file."""
    return key.place.startswith(_DRAFT)


def _edit(record: Log, name: str, update: str) -> dict[Entity, dict[str, Json]]:
    return {Entity(log.EDIT, f"{name}/{record.new_id()}"): {log.EDIT_UPDATE: update}}
