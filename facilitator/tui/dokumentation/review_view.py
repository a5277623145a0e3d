"""The part of the screen that brings back what editors polished in Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from facilitator.formats.photo_files import typed_path
from facilitator.formats.problems import FileProblemsError
from facilitator.tui.dokumentation.marking_view import MarkingView
from facilitator.tui.form import Form, FormField, Values

if TYPE_CHECKING:
    from facilitator.domain.documentation.returned import ReturnedFile
    from facilitator.station.returning_file import Review


class FileReturned(Message):
    """A file was read, or could not be: then `problem` says why."""

    def __init__(
        self,
        path: Path,
        file: ReturnedFile | None = None,
        found: Review | None = None,
        problem: str = "",
    ) -> None:
        super().__init__()
        self.path = path
        self.file = file
        self.found = found
        self.problem = problem


class ReviewView(MarkingView):
    """Asks for a file and opens the screen that compares it."""

    def action_review(self) -> None:
        """Ask which file came back; the export that was saved last is proposed."""
        texts = self.texts
        newest = newest_document(self.context.export_folder)
        self.app.push_screen(
            Form(
                texts,
                texts("Back from Word"),
                [
                    FormField(
                        name="path",
                        label=texts("Word file"),
                        begun=str(newest or ""),
                        replaced=True,
                        check=lambda said: "" if said else texts("Say where the file lies."),
                    )
                ],
                apply=self._read_back,
                lead=texts("The file is only read. What you take over can be undone."),
                opener="r",
            )
        )

    def _read_back(self, values: Values) -> str:
        path = typed_path(values["path"])
        self.notify(self.texts("{file} is being read …", file=path.name))
        self.run_worker(lambda: self._review(path), thread=True, group="review", exclusive=True)
        return ""

    def _review(self, path: Path) -> None:
        from facilitator.station.returning_file import open_file, review

        snapshot = self.context.station.snapshot
        try:
            file = open_file(path, snapshot)
        except FileProblemsError as error:
            self.post_message(FileReturned(path, problem=error.render(self.texts)))
            return
        found = review(file, snapshot, self.context.station.now())
        self.post_message(FileReturned(path, file, found))

    def on_file_returned(self, event: FileReturned) -> None:
        """Show what came back, or why nothing did."""
        if event.file is None or event.found is None:
            self.notify(event.problem, severity="error")
            return
        from facilitator.tui.review.screen import ReviewScreen

        self.app.push_screen(ReviewScreen(self.context, event.path, event.file, event.found))


def newest_document(folder: Path) -> Path | None:
    """Return the Word file that was saved last in `folder`; None: there is none."""
    try:
        found = [
            (path.stat().st_mtime, path)
            for path in folder.glob("*.docx")
            if not path.name.startswith((".", "~"))
        ]
    except OSError:
        return None
    return max(found, default=(0.0, None), key=lambda pair: pair[0])[1]
