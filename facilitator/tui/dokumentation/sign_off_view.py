"""The part of the screen from which content is signed off, and excerpts are sent out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.message import Message

from facilitator.domain.documentation.releasing import Subject, subjects
from facilitator.domain.sign_off import SubjectId
from facilitator.domain.snapshot import Snapshot
from facilitator.formats.placing import ExportError
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.dokumentation.marking_view import MarkingView
from facilitator.tui.dokumentation.sign_off_screen import SignOffScreen


class ExcerptsWritten(Message):
    """Excerpts were written, `failure` says why not all of them."""

    def __init__(self, paths: tuple[Path, ...], failure: ExportError | None = None) -> None:
        super().__init__()
        self.paths = paths
        self.failure = failure


class SignOffView(MarkingView):
    """Shows what has to be signed off, and how far that is."""

    _subjects: tuple[Snapshot | None, tuple[Subject, ...]] = (None, ())
    _is_writing_excerpts = False

    def action_sign_off(self) -> None:
        """Show all that somebody has to sign off."""
        self.show_sign_off()

    def show_sign_off(self, marked: SubjectId = "") -> None:
        """Show all that somebody has to sign off, that subject marked."""
        screen = SignOffScreen(self.context, self._find_subjects, self._write_excerpts, marked)
        self.app.push_screen(screen)

    def _find_subjects(self) -> tuple[Subject, ...]:
        snapshot = self.snapshot
        if self._subjects[0] is not snapshot:
            self._subjects = (snapshot, subjects(snapshot))
        return self._subjects[1]

    def _write_excerpts(self, wanted: Sequence[SubjectId]) -> None:
        if self._is_writing_excerpts:
            return
        self._is_writing_excerpts = True
        self._say_there(self.texts("Excerpts are being written …"))
        chosen = [one for one in self._find_subjects() if one.id in wanted]
        write = partial(self._write_in_thread, chosen, moment_of(self.context.station))
        self.run_worker(write, thread=True, group="excerpts")

    def _write_in_thread(self, chosen: Sequence[Subject], moment: Moment) -> None:
        from facilitator.formats.excerpts import write_excerpts  # lxml: only where written

        context = self.context
        try:
            paths = write_excerpts(
                moment.snapshot,
                chosen,
                folder=context.export_folder,
                name=context.export_name,
                now=moment.now,
                picture=context.station.photos.content,
            )
        except ExportError as error:
            self.post_message(ExcerptsWritten((), error))
        else:
            self.post_message(ExcerptsWritten(paths))

    def on_excerpts_written(self, event: ExcerptsWritten) -> None:
        """Say where they are."""
        self._is_writing_excerpts = False
        if event.failure is not None:
            self._say_there(event.failure.explain(self.texts))
            return
        where = event.paths[0] if len(event.paths) == 1 else event.paths[0].parent
        self._say_there(
            self.texts.plural(
                "{count} excerpt to send out: {where}",
                "{count} excerpts to send out: {where}",
                len(event.paths),
                where=where,
            )
        )

    def _say_there(self, said: str) -> None:
        screen = self.app.screen
        if isinstance(screen, SignOffScreen):
            screen.say(said)
        else:
            self.app.notify(said)
