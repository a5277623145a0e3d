"""The part of the screen that lists what is still to be looked at."""

from __future__ import annotations

from facilitator.domain.documentation.quality import ContentFinding
from facilitator.tui.dokumentation.findings_screen import FindingsScreen
from facilitator.tui.dokumentation.jumping_view import JumpingView
from facilitator.tui.dokumentation.list_pane import ListRow


class CheckingView(JumpingView):
    """Shows all findings and goes to the one that is chosen."""

    _found_last = ""

    def action_check_document(self) -> None:
        """Show what is still to be looked at; the finding that was gone to last is marked."""
        screen = FindingsScreen(
            self.context, self._findings, self.file_rows, marked=self._found_last
        )

        async def chosen(finding: ContentFinding | None) -> None:
            self._found_last = screen.marked
            if finding is not None:
                await self.jump_to(finding)

        self.app.push_screen(screen, chosen)

    def _findings(self) -> tuple[ContentFinding, ...] | None:
        return None if self.reading is None else self.reading.findings

    def file_rows(self) -> tuple[ListRow, ...]:
        """Return what was found in the file that was exported last."""
        return ()
