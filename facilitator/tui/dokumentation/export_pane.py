"""One line on the export: none yet, how far it is, or where the file is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.text import Text

from facilitator.domain.instant import Instant, on_the_wall
from facilitator.station.exporting import ExportError
from facilitator.texts import Texts
from facilitator.tui.context import Context, Moment, moment_of
from facilitator.tui.dates import day_name
from facilitator.tui.dokumentation.exporting import Export, Exported, ExportEnded, ExportProgressed
from facilitator.tui.pane import Pane
from facilitator.tui.wording import clock_time

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


class ExportPane(Pane):
    """Runs exports, one at a time, and says where the last one is."""

    def __init__(self, context: Context) -> None:
        super().__init__("export")
        self._shared = context
        self._texts = context.texts
        self._export: Export | None = None
        self._share = 0.0
        self._problem = ""
        self.last: Exported | None = None

    def on_mount(self) -> None:
        """Recall the last export of this device."""
        remembered = self._shared.station.recall().get(_REMEMBERED)
        self.last = None if remembered is None else Exported.from_json(remembered)

    def start(self, moment: Moment) -> None:
        """Export the event as it is at `moment`."""
        if self._export is not None:
            return
        context = self._shared
        export = Export(moment.snapshot, context.export_folder, context.export_name, moment.now)
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
        """Keep and say how it went."""
        self._export = None
        match event.outcome:
            case Exported():
                self.last = event.outcome
                self._shared.station.remember(_REMEMBERED, event.outcome.to_json())
                self._tell_if_hidden(event.outcome)
            case ExportError():
                self._problem = event.outcome.explain(self._texts)
            case None:
                self._problem = self._texts("Export stopped, nothing was written.")
        self.show_moment(moment_of(self._shared.station))

    def tell_place(self) -> None:
        """Say in full where the file of the last export is."""
        self.notify(_whereabouts(self.last, self._shared, self._texts), timeout=15)

    def _tell_if_hidden(self, exported: Exported) -> None:
        """Say what the line can't: another name than expected, or a path that does not fit."""
        words = _last_words(exported, moment_of(self._shared.station), self._texts)
        is_expected = exported.path.name == _wanted(self._shared)
        if not is_expected or cell_len(words.said) > self.content_size.width:
            self.tell_place()

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
            folder = _short(self._shared.export_folder)
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


def _whereabouts(exported: Exported | None, context: Context, texts: Texts) -> str:
    if exported is None:
        return texts("Not exported yet.")
    path = exported.path.absolute()
    if not path.exists():
        return texts("The file is no longer where it was: {path}", path=path)
    wanted = _wanted(context)
    if path.name == wanted:
        return texts("The Word file: {path}", path=path)
    return texts(
        "The Word file: {path}. “{wanted}” is open in another program, was edited by hand or is "
        "another event's, and was left alone.",
        path=path,
        wanted=wanted,
    )


def _wanted(context: Context) -> str:
    return f"{context.export_name}.docx"


def _last_words(exported: Exported, moment: Moment, texts: Texts) -> ExportFacts:
    time, size = _moment_words(exported.at, moment, texts), _size_words(exported.size, texts)
    said, short = (
        texts("Last exported: {time} · {path} · {size}", time=time, path=path, size=size)
        for path in (exported.path, _short(exported.path))
    )
    return ExportFacts(said, short)


def _moment_words(at: Instant, moment: Moment, texts: Texts) -> str:
    zone = moment.snapshot.agenda.zone
    day, time = on_the_wall(at, zone).date(), clock_time(at, zone)
    if day == on_the_wall(moment.now, zone).date():
        return time
    return texts("{day}, {time}", day=day_name(texts, day), time=time)


def _short(path: Path) -> str:
    """Return `path` as seen from where the program was started, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _size_words(size: int, texts: Texts) -> str:
    """Return a size in bytes as people say it."""
    thousands = max(1, round(size / 1000))
    if thousands < 1000:
        return texts("{count} kB", count=thousands)
    return texts("{count} MB", count=round(thousands / 1000))
