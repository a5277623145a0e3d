"""One line on the export: none yet, how far it is, or where the file is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message

from facilitator.domain.instant import Instant, on_the_wall
from facilitator.formats.problems import FileProblemsError
from facilitator.station import StoreError
from facilitator.station.exporting import ExportError
from facilitator.station.failures import failure_words
from facilitator.texts import Texts
from facilitator.tui.context import Context, Moment, moment_of
from facilitator.tui.dates import day_name
from facilitator.tui.dokumentation.exporting import Export, ExportEnded, ExportProgressed, Written
from facilitator.tui.dokumentation.version_words import shown_path
from facilitator.tui.pane import Pane
from facilitator.tui.wording import clock_time

if TYPE_CHECKING:
    from facilitator.formats.export import Order

_BAR: Final = 20
_REMEMBERED: Final = "dokumentation.exported"


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """What the line says; `share` (0 to 1) only while an export runs."""

    said: str
    short: str = ""
    """What it says where that does not fit."""
    share: float | None = None
    is_problem: bool = False


class ExportWritten(Message):
    """A file was written."""

    def __init__(self, written: Written) -> None:
        super().__init__()
        self.written = written


class ExportPane(Pane):
    """Runs exports, one at a time, and says where the last one is."""

    def __init__(self, context: Context) -> None:
        super().__init__("export")
        self._shared = context
        self._texts = context.texts
        self._export: Export | None = None
        self._share = 0.0
        self._problem = ""
        self.last: Written | None = None

    def on_mount(self) -> None:
        """Recall the last export of this device."""
        remembered = self._shared.station.recall().get(_REMEMBERED)
        self.last = None if remembered is None else Written.from_json(remembered)

    def on_unmount(self) -> None:
        """Leave nothing running when the program ends."""
        self.stop()

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._export is not None

    def start(self, moment: Moment, order: Order) -> None:
        """Export the event as it is at `moment`."""
        if self._export is not None:
            return
        context = self._shared
        export = Export(
            context.station,
            moment.snapshot,
            order,
            folder=context.export_folder,
            name=context.export_name,
            now=moment.now,
        )
        self._export, self._share, self._problem = export, 0.0, ""
        self.run_worker(partial(export.run, self.post_message), thread=True, group="export")

    def stop(self) -> None:
        """Stop a running export; nothing is written then."""
        if self._export is not None:
            self._export.stop()

    def on_export_progressed(self, event: ExportProgressed) -> None:
        """Show how far it is."""
        self._share = event.share
        self.show_moment(moment_of(self._shared.station))

    def on_export_ended(self, event: ExportEnded) -> None:
        """List what was written, keep and say how it went."""
        ended, self._export = self._export, None
        match event.outcome:
            case Written() as written:
                if event.version is not None and ended is not None:
                    self._shared.station.versions.note(event.version, ended.snapshot)
                self.last = written
                self._shared.station.remember(_REMEMBERED, written.to_json())
                self.post_message(ExportWritten(written))
            case ExportError() as error:
                self._problem = error.explain(self._texts)
            case FileProblemsError() as error:  # of the organisation's own template
                self._problem = " ".join(error.render(self._texts).split())
            case StoreError() as error:
                self._problem = failure_words(self._texts, str(error))
            case None:
                self._problem = self._texts("Export stopped, nothing was written.")
        self.show_moment(moment_of(self._shared.station))

    def show_moment(self, moment: Moment) -> None:
        """Show how things stand at `moment`."""
        texts = self._texts
        if self._export is not None:
            self.show(ExportFacts(texts("Writing the Word file …"), share=self._share))
        elif self._problem:
            self.show(ExportFacts(self._problem, is_problem=True))
        elif self.last is not None:
            self.show(_last_words(self.last, moment, texts))
        else:
            folder = shown_path(self._shared.export_folder)
            said = texts("Not exported yet. w writes the Word file to {folder}.", folder=folder)
            self.show(ExportFacts(said))

    def draw(self, facts: object, width: int) -> Text:
        """Return the line; a running export has a bar."""
        assert isinstance(facts, ExportFacts)
        if facts.share is None:
            said = facts.said if cell_len(facts.said) <= width else facts.short or facts.said
            return Text(f"! {said}", style="bold") if facts.is_problem else Text(said)
        used = round(facts.share * _BAR)
        return Text.assemble(
            f"{facts.said}  ",
            ("━" * used, "bold"),
            ("─" * (_BAR - used), "dim"),
            f"  {round(facts.share * 100)} %  ",
            self._texts("Esc stops it"),
        )


def _last_words(written: Written, moment: Moment, texts: Texts) -> ExportFacts:
    time, size = _moment_words(written.at, moment, texts), size_words(written.size, texts)
    said, short = (
        texts("Last exported: {time} · {path} · {size}", time=time, path=path, size=size)
        for path in (written.path, shown_path(written.path))
    )
    return ExportFacts(said, short)


def _moment_words(at: Instant, moment: Moment, texts: Texts) -> str:
    zone = moment.snapshot.agenda.zone
    day, time = on_the_wall(at, zone).date(), clock_time(at, zone)
    if day == on_the_wall(moment.now, zone).date():
        return time
    return texts("{day}, {time}", day=day_name(texts, day), time=time)


def size_words(size: int, texts: Texts) -> str:
    """Return a size in bytes as people say it."""
    thousands = max(1, round(size / 1000))
    if thousands < 1000:
        return texts("{count} kB", count=thousands)
    return texts("{count} MB", count=round(thousands / 1000))
