"""The part of Regie that is about other devices."""

from __future__ import annotations

from facilitator.domain.stage import Choice
from facilitator.tui.view import View


class DevicesView(View):
    """Shows who takes part and how one joins."""

    def action_devices(self) -> None:
        """Show links and devices."""
        # Codes are drawn with libraries that the first picture must not wait for.
        from facilitator.tui.regie.devices import DevicesScreen

        if self.context.hub is None:
            self.notify(self.texts("This event has no main machine: nobody can join."))
            return
        self.app.push_screen(
            DevicesScreen(self.context, self.facilitator.attending, self._put_on_stage)
        )

    def _put_on_stage(self, choice: Choice) -> None:
        self.facilitator.sending.send(choice)
        self.refresh_moment()
