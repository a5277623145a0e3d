"""What Regie tells the rooms: the latest in one line, new ones announced, earlier ones listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from facilitator.domain.devices import Message, messages_for
from facilitator.domain.snapshot import Snapshot
from facilitator.texts import Texts
from facilitator.tui.dialog import Dialog
from facilitator.tui.mitschrift.desk import Desk
from facilitator.tui.pane import Pane
from facilitator.tui.plain import one_line
from facilitator.tui.view import View
from facilitator.tui.wording import clock_time

TOLD: Final = "told"
"""Under this a device remembers the last message that was announced on it."""
_STAYS: Final = 20.0
"""Seconds that a new message stands over the entries."""


def message_words(message: Message, snapshot: Snapshot, texts: Texts) -> str:
    """Return one message with its time: ``Regie, 10:41: …``."""
    return texts(
        "Regie, {time}: {text}",
        time=clock_time(message.at, snapshot.agenda.zone),
        text=one_line(message.text),
    )


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """The latest message in words, empty: none yet; and how many there were before it."""

    latest: str
    earlier: int


class ToldPane(Pane):
    """Shows the latest message, and that there are earlier ones, on one line."""

    def __init__(self, texts: Texts) -> None:
        super().__init__("told")
        self._texts = texts

    def show(self, facts: object) -> None:
        """Show `facts`; without a message the line is the list's."""
        assert isinstance(facts, ToldFacts)
        self.display = bool(facts.latest)
        super().show(facts)

    def draw(self, facts: object, width: int) -> Text:
        """Return the message, cut where it must be: Ctrl+R shows it whole."""
        assert isinstance(facts, ToldFacts)
        line = Text(facts.latest, style="bold", no_wrap=True)
        more = Text()
        if facts.earlier or line.cell_len > width:
            more = Text(f"  {self._texts('Ctrl+R')}")
        line.truncate(width - more.cell_len, overflow="ellipsis")
        return line.append_text(more)


class Messages(Dialog[None]):
    """Lists all messages, the latest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,ctrl+r", "dismiss", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, texts: Texts, said: Sequence[str]) -> None:
        super().__init__(classes="bottom")
        self._texts = texts
        self._said = said

    def compose(self) -> ComposeResult:
        """Show them, one below the other."""
        with Vertical(id="question"):
            title = self._texts("Messages from Regie")
            yield Static(Text(title, style="bold"), id="question-text")
            with VerticalScroll(id="question-detail", can_focus=False):
                yield Static(Text("\n".join(self._said)))
            yield Static(Text(self._texts("Esc back")), id="question-keys")

    def action_scroll(self, by: int) -> None:
        """Show the line before or after what is in sight."""
        self.query_one("#question-detail").scroll_relative(y=by, animate=False)


class TellingView(View):
    """Shows what Regie tells the desk's place."""

    desk: Desk
    _announced: str | None = None

    def show_told(self, snapshot: Snapshot) -> None:
        """Show the latest message and announce it where it is new."""
        told = self._messages(snapshot)
        latest = message_words(told[-1], snapshot, self.texts) if told else ""
        self.query_one(ToldPane).show(ToldFacts(latest, max(len(told) - 1, 0)))
        if told:
            self._announce(told[-1], latest)

    def _messages(self, snapshot: Snapshot) -> tuple[Message, ...]:
        return messages_for(self.desk.place, snapshot.messages)

    def _announce(self, message: Message, said: str) -> None:
        """Say it once on each device that was told: never on the one that tells."""
        station = self.context.station
        if self._announced is None:
            self._announced = station.recall().get(TOLD, "")
        if message.id <= self._announced or station.leads:
            return
        self._announced = message.id
        station.remember(TOLD, message.id)
        self.notify(said, severity="warning", timeout=_STAYS)
        if self.facilitator.end_bell.is_on:
            self.app.bell()

    def action_show_messages(self) -> None:
        """List all that Regie told this place."""
        snapshot = self.context.station.snapshot
        said = [message_words(one, snapshot, self.texts) for one in self._messages(snapshot)]
        if said:
            self.app.push_screen(Messages(self.texts, said[::-1]))
        else:
            self.notify(self.texts("Regie has not told anything yet."))
