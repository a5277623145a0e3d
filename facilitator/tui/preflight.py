"""The Technik-Check on the screen."""

from __future__ import annotations

import os
import sys
from typing import ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from facilitator.domain.preflight import judge
from facilitator.station.preflight import Surroundings, Terminal, look
from facilitator.tui.context import Context
from facilitator.tui.dialog import Dialog
from facilitator.tui.findings import colours_of, findings_table
from facilitator.tui.phones import needs_phones, phones_of


class Preflight(Dialog[None]):
    """Shows all findings; Enter looks again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("enter", "look", show=False),
        Binding("p", "try_phone", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._shared = context

    def compose(self) -> ComposeResult:
        """Hold the findings and below them, always in sight, the keys."""
        texts = self._shared.texts
        with VerticalScroll(id="preflight", can_focus=False) as box:
            box.border_title = texts("Technik-Check")
            yield Static(id="preflight-findings")
            yield Static(Text(self._keys()), id="preflight-keys")

    def _keys(self) -> str:
        texts = self._shared.texts
        if not self._has_phones:
            return texts("⏎ look again   Esc back")
        return texts("⏎ look again   p try a phone   Esc back")

    @property
    def _has_phones(self) -> bool:
        """Whether phones are to take part, and there is a hub for them."""
        snapshot = self._shared.station.snapshot
        return self._shared.hub is not None and needs_phones(snapshot.agenda)

    def on_mount(self) -> None:
        """Look at once, and say from then on whether some of it lies below the edge."""
        box = self.query_one("#preflight")
        self.watch(box, "scroll_y", self._say_what_is_below)
        self.watch(box, "virtual_size", self._say_what_is_below)
        self.action_look()

    def on_resize(self) -> None:
        """Say it of the new size, too."""
        self.call_after_refresh(self._say_what_is_below)

    def _say_what_is_below(self) -> None:
        box = self.query_one("#preflight")
        more = self._shared.texts("▼ more below (↓)")
        box.border_subtitle = more if box.scroll_y < box.max_scroll_y else ""

    def action_leave(self) -> None:
        """Go back to the event."""
        self.dismiss()

    def action_try_phone(self) -> None:
        """Have a phone open a page; look again after that."""
        from facilitator.tui.try_phone import TryPhone

        if self._has_phones:
            self.app.push_screen(TryPhone(self._shared), lambda _: self.action_look())

    def action_scroll(self, by: int) -> None:
        """Show the line before or after what is in sight."""
        self.query_one("#preflight").scroll_relative(y=by, animate=False)

    def action_look(self) -> None:
        """Look again, beside the screen: asking the system may take seconds."""
        self._say(Text(self._shared.texts("Looking …")))
        terminal = Terminal(
            columns=self.app.size.width,
            rows=self.app.size.height,
            colours=colours_of(self.app.console),
            encoding=getattr(sys.__stdout__, "encoding", ""),
        )
        self.run_worker(lambda: self._look(terminal), thread=True, exclusive=True)

    def _look(self, terminal: Terminal) -> None:
        shared = self._shared
        hub = shared.hub.state if shared.hub is not None else None
        playing = hub.playing if hub is not None and hub.connected else None
        access = playing.access if playing is not None else None
        around = Surroundings(
            record=shared.station.path,
            document=shared.export_folder / f"{shared.export_name}.docx",
            zone=shared.station.snapshot.agenda.zone,
            environment=os.environ,
            port=hub.port if hub is not None and hub.connected else None,
            stages=hub.stages if hub is not None else 0,
            phones=phones_of(shared.station.snapshot.agenda, access),
        )
        findings = judge(look(terminal, around, shared.station.now), shared.texts)
        self.app.call_from_thread(self._say, findings_table(findings, shared.texts))

    def _say(self, said: RenderableType) -> None:
        for findings in self.query("#preflight-findings").results(Static):
            findings.update(said)
