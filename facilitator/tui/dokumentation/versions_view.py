"""The part of the screen that lists what went out."""

from __future__ import annotations

from facilitator.tui.dokumentation.marking_view import MarkingView
from facilitator.tui.dokumentation.versions_screen import VersionsScreen


class VersionsView(MarkingView):
    """Shows all versions, and where their files are."""

    def action_versions(self) -> None:
        """Show all versions, then do what their list leads to."""

        async def chosen(action: str | None) -> None:
            if action:
                await self.run_action(action)

        self.app.push_screen(VersionsScreen(self.context), chosen)
