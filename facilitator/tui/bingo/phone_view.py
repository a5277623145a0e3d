"""The part of the Bingo screen that sees to it that phones get in at all."""

from __future__ import annotations

from facilitator.tui.view import View


class PhoneView(View):
    """Tries the way with a phone, and lets phones into a Wi-Fi of one's own."""

    def action_try_phone(self) -> None:
        """Have a phone open a page."""
        from facilitator.tui.try_phone import TryPhone

        self.app.push_screen(TryPhone(self.context))

    def action_wifi_code(self) -> None:
        """Show the code of a Wi-Fi."""
        from facilitator.tui.wifi import ask_for_wifi

        ask_for_wifi(self.app, self.texts)
