"""Keys act on what was in front when they were pressed, or on what an earlier key has opened."""

from __future__ import annotations

from functools import partial
from typing import Final
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App, ReturnType
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from facilitator.tui.dialog import Dialog

_LONGEST_WAIT: Final = 0.3
"""Seconds, after which what had the keys before is taken to be gone."""


class Passed(Message):
    """Comes back from a widget once it is done with the keys that it was given before."""


class KeysInOrder(App[ReturnType]):
    """Sends on keys that were pressed faster than the screen changed.

    Textual gives a key to the screen in front at once, even if a key before it is still on its way
    and will open another one: of ``u`` and ``1``, pressed together, the ``1`` would be lost. And
    what is pressed behind those, when the other one is open, would get there before them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pressed_on: WeakKeyDictionary[events.Key, Screen[object]] = WeakKeyDictionary()
        self._given_to: Widget | None = None
        self._awaited: Passed | None = None
        self._waiting: list[events.Key | events.Paste] = []

    async def on_event(self, event: events.Event) -> None:
        """Have a key wait for the screen that it was meant for, and for the keys before it."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Key) and self._went_with_dialog(event):
                return
            if self._has_to_wait():
                self._waiting.append(event)
                return
        elif (
            isinstance(event, events.Key)
            and self._pressed_on.get(event, self.screen) is not self.screen
        ):
            self._send_on(event)
            return
        await super().on_event(event)

    def _went_with_dialog(self, key: events.Key) -> bool:
        """Whether `key` was meant for a dialog that is gone; notes what it is meant for."""
        meant_for = self._pressed_on.setdefault(key, self.screen)
        self._pressed_on[key] = self.screen
        return isinstance(meant_for, Dialog) and meant_for is not self.screen

    def _has_to_wait(self) -> bool:
        """Whether keys are still with the widget that had them before this one came in front."""
        if self._awaited is not None:
            return True
        before, self._given_to = self._given_to, self.focused or self.screen
        passed = Passed()
        if before is None or before is self._given_to or not before.post_message(passed):
            return False
        self._awaited = passed
        self.set_timer(_LONGEST_WAIT, partial(self._go_on, passed))
        return True

    def on_passed(self, passed: Passed) -> None:
        """Go on when what those keys have opened can take more of them."""
        self.screen.call_after_refresh(self.call_later, self._go_on, passed)

    async def _go_on(self, passed: Passed) -> None:
        """Give what has waited to what is in front now, in its order."""
        if passed is not self._awaited:
            return
        self._awaited = None
        waiting, self._waiting = self._waiting, []
        self._given_to = None
        for event in waiting:
            await self.on_event(event)

    def _send_on(self, key: events.Key) -> None:
        """Give `key` to the screen that came up since; what was meant for a dialog goes with it."""
        if isinstance(self._pressed_on[key], Dialog):
            return
        again = events.Key(key.key, key.character)
        again.time = key.time
        self.screen.call_after_refresh(self._give, again)

    def _give(self, key: events.Key) -> None:
        self._pressed_on[key] = self.screen
        (self.focused or self.screen)._forward_event(key)
