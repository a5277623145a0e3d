"""A text area that several write in at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual.message import Message
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from facilitator.domain.plenum.splicing import Delta, shifted
from facilitator.record.text_updates import plain
from facilitator.station import Reason, RefusedError
from facilitator.station.texts import SharedText
from facilitator.tui.plain_area import PlainArea

_COMMIT_EVERY: Final = 0.5
"""Seconds after which others see what is typed; a stroke is kept at once (see `station.texts`)."""


class SharedArea(PlainArea):
    """The text `shared`, in which others write, too.

    After every key and every edit of others it shows what `shared` holds. Leaving it flushes the
    text; when it is removed the text is closed.
    """

    class Refused(Message):
        """What was typed was refused: too long, or not this device's to write. Said once."""

        def __init__(self, error: RefusedError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, shared: SharedText) -> None:
        super().__init__(shared.text)
        self._shared = shared
        self._stop_listening: Callable[[], None] = lambda: None
        self._is_commit_due = False
        self._refused: Reason | None = None
        """What was said last, since anything was taken."""
        self._changed_at: int | None = None
        """Behind what was changed last that was not typed."""

    def on_mount(self) -> None:
        """Hear from now on what others write."""
        self._stop_listening = self._shared.listen(self._show)
        self._show_all()
        self.move_cursor(self.document.end)

    def on_blur(self) -> None:
        """Let others have all of it when the cursor leaves."""
        self._shared.end_step()
        self.flush()

    def on_unmount(self) -> None:
        """Close the text."""
        self._stop_listening()
        self._call(self._shared.close)

    def edit(self, edit: Edit) -> EditResult:
        """Write in the shared text what is written here; what is too long changes nothing."""
        # Counted before the area changes: after that its places are others.
        start, end = self._offset(edit.top), self._offset(edit.bottom)
        edit = replace(edit, text=plain(edit.text))
        if len(edit.text) > self._shared.room + end - start:
            self._refuse(RefusedError(Reason.TOO_LONG))
            edit = Edit("", self.cursor_location, self.cursor_location, False)
            start = end = self._offset(self.cursor_location)
        self._shared.delete(start, end - start)
        self._shared.insert(start, edit.text)
        self._commit_soon()
        return super().edit(edit)

    def undo(self) -> None:
        """Take back what was typed here last, and nothing of others'."""
        self._follow(self._shared.undo)

    def redo(self) -> None:
        """Type it again."""
        self._follow(self._shared.redo)

    def flush(self) -> None:
        """Let others have all that was typed."""
        self._is_commit_due = False
        self._call(self._shared.flush)
        self._show_all()

    def _follow(self, act: Callable[[], object]) -> None:
        """Do that, and put the cursor where the text changed last."""
        self._changed_at = None
        act()
        if self._changed_at is not None:
            self.move_cursor(self._location(self._changed_at))
        self._commit_soon()

    def _call(self, act: Callable[[], None]) -> None:
        try:
            act()
        except RefusedError as error:
            self._refuse(error)
        else:
            self._refused = None

    def _refuse(self, error: RefusedError) -> None:
        if error.reason is not self._refused:
            self._refused = error.reason
            self.post_message(self.Refused(error))

    def _commit_soon(self) -> None:
        if not self._is_commit_due:
            self._is_commit_due = True
            self.set_timer(_COMMIT_EVERY, self.flush)

    def _show(self, delta: Delta) -> None:
        """Show what others have written; the cursor stays where it is in the text."""
        start, end = map(self._offset, self.selection)
        for splice in delta:
            top = self._location(splice.at)
            bottom = self._location(splice.at + splice.removed)
            super().edit(Edit(splice.inserted, top, bottom, maintain_selection_offset=True))
            self._changed_at = splice.at + len(splice.inserted)
        start, end = (
            shifted(start, delta, gives_way=start < end),
            shifted(end, delta, gives_way=end < start),
        )
        self.selection = Selection(self._location(start), self._location(end))

    def _show_all(self) -> None:
        """Show the text as it is, should the area ever have come to differ."""
        if self.text != self._shared.text:
            start, end = map(self._offset, self.selection)
            self.load_text(self._shared.text)
            self.selection = Selection(self._location(start), self._location(end))

    def _offset(self, location: Location) -> int:
        """Return how many code points stand before `location`; before the end if it is behind."""
        row, column = location
        lines = self.document.lines
        if row >= len(lines):
            return len(self.text)
        return sum(len(line) + 1 for line in lines[:row]) + min(column, len(lines[row]))

    def _location(self, offset: int) -> Location:
        """Return the place before which `offset` code points stand, the end if there are fewer."""
        for row, line in enumerate(self.document.lines):
            if offset <= len(line):
                return row, offset
            offset -= len(line) + 1
        return self.document.end
