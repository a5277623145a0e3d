"""Text areas that take and show text and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rich.text import Text
from textual import events
from textual.geometry import Offset
from textual.widgets import TextArea

from facilitator.tui.plain import visible, without_controls

_OF_VIEWS: Final = frozenset({"f6", "f7"})


class SteadyArea(TextArea):
    """A text area in which lines can be undone."""

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor.

        Undoing a line may take away the scroll bar, too. Textual (8.2) then asks for this before
        it has moved the cursor back into what is left, and would end with a traceback.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)


class PlainArea(SteadyArea):
    """A text area for text and nothing else, whatever is pasted."""

    def __init__(self, text: str) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def get_line(self, line_index: int) -> Text:
        """Return a line as it may be drawn."""
        return Text(visible(self.document.get_line(line_index)), end="", no_wrap=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave F6 and F7 to the views: what stands here would be marked, and go with a letter."""
        if action in ("select_line", "select_all"):
            return False
        return super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:
        """Do at once what a key does: letters are, and would be there before what went ahead."""
        bindings = self._bindings.key_to_bindings.get(event.key)
        if event.is_printable or not bindings or event.key in _OF_VIEWS:
            return
        await self.run_action(bindings[0].action)
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        pasted = without_controls(event.text)
        result = self.replace(pasted, *self.selection, maintain_selection_offset=False)
        self.move_cursor(result.end_location)


class Field(PlainArea):
    """A field among others: Enter leaves it instead of beginning a line, and tells `left`."""

    def __init__(self, text: str, left: Callable[[Field], None]) -> None:
        super().__init__(text)
        self._left = left

    async def _on_key(self, event: events.Key) -> None:
        focused = self.screen.focused
        if focused is not self and isinstance(focused, Field):
            # Pressed right after the Enter that left this field: it belongs to the next one.
            focused.post_message(events.Key(event.key, event.character))
        elif event.key == "enter":
            self._left(self)
        else:
            return
        event.stop()
        event.prevent_default()
