"""The agenda file beside the record: private notes, and what was changed in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from facilitator.domain.agenda import BlockId
from facilitator.formats.agenda import AgendaFile
from facilitator.tui.view import View

_SEEN: Final = "agenda_seen"
"""Under this the device remembers the digest of the file whose differences were looked at last."""


class AgendaFileView(View):
    """Reads the agenda file after the first picture, and again when its changes are asked for."""

    notes_shown: bool = False
    file: AgendaFile | None = None
    """The agenda file as it was when it was read last."""

    def on_mount(self) -> None:
        """Read the agenda file after the first picture, not before it."""
        self.call_after_refresh(self._read_file, self._say_differences)

    def notes(self) -> Mapping[BlockId, str]:
        """Return the private notes while they are to be seen."""
        return self.file.notes if self.file and self.notes_shown else {}

    def action_toggle_notes(self) -> None:
        """Show or hide the private notes."""
        self.notes_shown = not self.notes_shown
        self.refresh_moment()

    def action_adopt(self) -> None:
        """Read the agenda file again and show how it differs."""
        if self.context.read_file is None:
            self.notify(self.texts("No agenda file belongs to this record."))
        else:
            self._read_file(self._ask_to_adopt)

    def _read_file(self, then: Callable[[AgendaFile], None]) -> None:
        """Read the file beside the screen; it may have been edited at any time."""
        read = self.context.read_file
        if read is not None:
            self.run_worker(partial(self._read_beside, read, then), thread=True)

    def _read_beside(
        self, read: Callable[[], AgendaFile], then: Callable[[AgendaFile], None]
    ) -> None:
        from facilitator.formats.problems import FileProblemsError

        try:
            file = read()
        except FileProblemsError as error:
            said = self.texts(
                "The agenda file can't be read; the event goes on as adopted. "
                "facilitator check {path} says why.",
                path=error.path,
            )
            self.app.call_from_thread(self.notify, said, severity="warning", markup=False)
            return
        self.app.call_from_thread(self._have_file, file, then)

    def _have_file(self, file: AgendaFile, then: Callable[[AgendaFile], None]) -> None:
        self.file = file
        then(file)
        self.refresh_moment()

    def _say_differences(self, file: AgendaFile) -> None:
        """Hint at changes in the file, not at what was changed by hand since it was seen."""
        found = self.context.station.plan.differences(file.agenda)
        if not found:
            self._have_seen(file)
        elif not file.digest or file.digest != self.context.station.recall().get(_SEEN):
            said = self.texts.plural(
                "The agenda file has {count} change. d shows it.",
                "The agenda file has {count} changes. d shows them.",
                len(found),
            )
            self.notify(said)

    def _ask_to_adopt(self, file: AgendaFile) -> None:
        found = self.context.station.plan.differences(file.agenda)
        self._have_seen(file)
        if not found:
            self.notify(self.texts("The agenda file has no changes."))
            return
        from facilitator.tui.regie.differences import ask_to_adopt

        self.ask(
            ask_to_adopt(self.texts, found),
            lambda: self.context.station.plan.adopt(file.agenda),
        )

    def _have_seen(self, file: AgendaFile) -> None:
        self.context.station.remember(_SEEN, file.digest)
