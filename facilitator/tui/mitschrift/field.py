"""The one field in which everything is written."""

from __future__ import annotations

from typing import Final

from rich.text import Text
from textual import events
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.message import Message

from facilitator.domain.capture import Line, join_prefix, split_prefix
from facilitator.station import Filed
from facilitator.tui.mitschrift.desk import Desk, Emptied, Reworded
from facilitator.tui.plain import visible, without_controls
from facilitator.tui.plain_area import SteadyArea

_DEAD: Final = frozenset({"pageup", "pagedown", "f6", "f7"})
"""What presenter remotes send, and keys that other views answer to."""
_START: Final = (0, 0)
_BEHIND_PREFIX: Final = (0, 2)


class CaptureField(SteadyArea):
    """Shows the line of a desk and keeps it there, keystroke by keystroke.

    Keys take effect in the order in which they were pressed: all but those of the view are
    answered here, so that what is typed right after Enter belongs to the next line.
    """

    class Typed(Message):
        """The line has changed."""

    class Entered(Message):
        """Enter was pressed; `done` says what came of the line."""

        def __init__(self, done: Filed | Reworded | Emptied, line: Line) -> None:
            super().__init__()
            self.done = done
            self.line = line

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="field", highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._desk = desk
        self._prefix = ""
        self._literal = False
        """What stands at the start is meant as it stands, until the field is empty again."""

    @property
    def line(self) -> Line:
        """What stands in the field."""
        return Line(self.text, self._prefix)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed, not even a prefix."""
        return self.line == Line("")

    def on_mount(self) -> None:
        """Show what was being typed."""
        self.show_line()

    def show_line(self) -> None:
        """Show the desk's line; what was typed before can't be undone in it."""
        self._set_line(self._desk.line)
        self.move_cursor(self.document.end)

    def take_back(self) -> bool:
        """Undo typing; False if there is none to undo."""
        if self.history.undo_stack:
            self.undo()
        elif self._prefix and not self.text:
            self._prefix = ""
        else:
            return False
        self._keep()
        return True

    def do_again(self) -> bool:
        """Redo typing; False if there is none to redo."""
        if not self.history.redo_stack:
            return False
        self.redo()
        self._keep()
        return True

    def step(self, by: int) -> bool:
        """Show the entry before (-1) or after (1); False if there is none."""
        if not self._desk.step(by):
            return False
        self.show_line()
        self.post_message(self.Typed())
        return True

    def edit(self, edit: Edit) -> EditResult:
        """Do `edit`, then see whether the line begins with a prefix now, and keep it."""
        result = super().edit(edit)
        if self._desk.editing is None:
            self._read_prefix(edit)
        self._keep()
        return result

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may be drawn."""
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

    def action_delete_left(self) -> None:
        """Delete to the left; at the very start make the prefix literal again."""
        if self._prefix and self.selection.is_empty and self.cursor_location == _START:
            self._set_line(Line(join_prefix(self.line)))
            self.move_cursor(_BEHIND_PREFIX)
            self._keep()
        else:
            super().action_delete_left()

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a line; from the first one to the entry before."""
        is_first = self.navigator.is_first_wrapped_line(self.cursor_location)
        if select or not is_first or not self.step(-1):
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a line; from the last one to the entry after, at last to the new one."""
        is_last = self.navigator.is_last_wrapped_line(self.cursor_location)
        if select or not is_last or not self.step(1):
            super().action_cursor_down(select)

    def action_enter(self) -> None:
        """File the line, or take over the new wording of the entry in hand."""
        line = self.line
        done = self._desk.enter(line)
        if not isinstance(done, Emptied):
            self.show_line()
        self.post_message(self.Entered(done, line))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            self.action_enter()
        elif event.key not in _DEAD:
            bindings = self._bindings.key_to_bindings.get(event.key)
            if event.is_printable or not bindings:
                return
            await self.run_action(bindings[0].action)
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert_text(event.text)

    def insert_text(self, text: str) -> None:
        """Insert at the cursor what was pasted, or typed where nothing could take it."""
        result = self.replace(
            without_controls(text), *self.selection, maintain_selection_offset=False
        )
        self.move_cursor(result.end_location)

    def _read_prefix(self, edit: Edit) -> None:
        if self._prefix:
            read = split_prefix(join_prefix(self.line), self._desk.kinds)
            if not read.prefix:
                row, column = self.cursor_location
                self._set_line(read)
                self.move_cursor((row, column + 2) if row == 0 else (row, column))
        elif edit.text == " " and self.cursor_location == _BEHIND_PREFIX and not self._literal:
            read = split_prefix(self.text, self._desk.kinds)
            if read.prefix and not read.text:
                self._set_line(read)

    def _set_line(self, line: Line) -> None:
        self._prefix = line.prefix
        self._literal = bool(line.text) and not line.prefix
        self.load_text(line.text)

    def _keep(self) -> None:
        if self.is_blank:
            self._literal = False
        self._desk.keep(self.line)
        self.post_message(self.Typed())
