"""The part of the screen that lists what is still to be looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from textual.message import Message

from facilitator.domain.documentation.quality import ContentFinding
from facilitator.texts import Language, choose_language
from facilitator.tui.dokumentation.file_check import FileCheck, check_file, finding_of
from facilitator.tui.dokumentation.finding_words import finding_id
from facilitator.tui.dokumentation.findings_screen import EXPORT, FindingsScreen
from facilitator.tui.dokumentation.jumping_view import JumpingView

_BELOW: Final = " › "


class FileChecked(Message):
    """A file was checked."""

    def __init__(self, check: FileCheck) -> None:
        super().__init__()
        self.check = check


class CheckingView(JumpingView):
    """Shows all findings and goes to the one that is chosen."""

    file_check: FileCheck | None = None
    """Of the file that was exported last; None: there is none."""
    _found_last = ""
    _found_at = 0

    def last_file(self) -> Path | None:
        """Return where the file lies that was exported last, None if there is none."""
        raise NotImplementedError

    def action_check_document(self) -> None:
        """Show what is still to be looked at; the finding that was gone to last is marked."""
        self.check_last_file()
        screen = FindingsScreen(
            self.context,
            self._findings,
            lambda: self.file_check,
            marked=self._found_last,
            position=self._found_at,
        )

        async def chosen(row: str | None) -> None:
            self._found_last, self._found_at = screen.marked, screen.position
            if row == EXPORT:
                await self.run_action(EXPORT)
            elif row is not None:
                await self._go_to_row(row)

        self.app.push_screen(screen, chosen)

    async def _go_to_row(self, row: str) -> None:
        in_file = finding_of(self.file_check, row)
        if in_file is not None:
            self._go_to_heading(in_file.where)
            return
        found = next((one for one in self._findings() or () if finding_id(one) == row), None)
        if found is not None:
            await self.jump_to(found)

    def _findings(self) -> tuple[ContentFinding, ...] | None:
        return None if self.reading is None else self.reading.findings

    def _go_to_heading(self, where: str) -> None:
        """Mark the section that a finding in the file stands in, as far as it is one of ours."""
        numbers = self.reading.numbers if self.reading is not None else {}
        headings = (part.partition(" ")[0] for part in reversed(where.split(_BELOW)))
        found = next((numbers[number] for number in headings if number in numbers), None)
        if found is None:
            self.notify(self.texts("That is about the file as a whole, not about a section."))
        else:
            self.go_to(found)

    # --- the file ---

    def check_last_file(self) -> None:
        """Look at the file that was exported last, beside the screen."""
        path = self.last_file()
        if path is None:
            self.file_check = None
            return
        known = self.file_check
        if known is None or known.path != path:
            self.file_check = FileCheck(path)
        language = choose_language(self.snapshot.agenda.language)
        check = partial(self._check_in_thread, path, language)
        self.run_worker(check, thread=True, group="checking", exclusive=True)

    def _check_in_thread(self, path: Path, language: Language) -> None:
        self.post_message(FileChecked(check_file(path, language)))

    def on_file_checked(self, event: FileChecked) -> None:
        """Know what was found in the file."""
        self.file_check = event.check
        self.was_read()

    def was_read(self) -> None:
        """Have the list of findings follow at once."""
        if isinstance(self.app.screen, FindingsScreen):
            self.app.screen.show_now()
