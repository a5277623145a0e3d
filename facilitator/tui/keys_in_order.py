"""Keys act on what was in front when they were pressed, or on what an earlier key has opened."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from textual import events
from textual.app import App, ReturnType
from textual.screen import Screen

from facilitator.tui.dialog import Dialog


class KeysInOrder(App[ReturnType]):
    """Sends on keys that were pressed faster than the screen changed.

    Textual gives a key to the screen in front at once, even if a key before it is still on its way
    and will open another one: of ``u`` and ``1``, pressed together, the ``1`` would be lost.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pressed_on: WeakKeyDictionary[events.Key, Screen[object]] = WeakKeyDictionary()

    async def on_event(self, event: events.Event) -> None:
        """Have a key wait for the screen that it was meant for."""
        if isinstance(event, events.Key):
            if not event.is_forwarded:
                self._pressed_on[event] = self.screen
            elif self._pressed_on.get(event, self.screen) is not self.screen:
                self._send_on(event)
                return
        await super().on_event(event)

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
