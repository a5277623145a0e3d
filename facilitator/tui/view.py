"""What all views have in common: header, warning, body, footer, and how they are refreshed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final, cast

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from facilitator.domain.agenda import BlockKind
from facilitator.domain.schedule import current_block
from facilitator.station import Change, RefusedError
from facilitator.station.failures import failure_words
from facilitator.texts import Texts
from facilitator.tui.actions import Action, ViewName
from facilitator.tui.context import Context, Moment, moment_of
from facilitator.tui.footer import Footer, FooterFacts
from facilitator.tui.header import Header, HeaderFacts, header_facts
from facilitator.tui.linked import LinkSign, link_alarm, link_sign
from facilitator.tui.question import Question
from facilitator.tui.wording import command_words, refusal

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp

WIDE: Final = 100
"""Columns from which panes stand side by side."""


class View(Screen[None]):
    """A screen that shows a Moment and posts commands to the station.

    Subclasses say which actions they have, compose their body, and show a moment.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""
    """Whoever opens a field focuses it. One that goes while a question above it closes is there a
    moment longer: focused by itself, it would swallow every key from then on."""
    NAME: ClassVar[ViewName]
    SCOPE: ClassVar[str]
    """What undo takes back here: the first part of the commands' names."""
    ACTIONS: ClassVar[tuple[Action, ...]]

    def __init__(self, context: Context) -> None:
        # Textual finds the class out later: it would lay out and paint a picture without it first.
        super().__init__(classes="-wide" if self.app.size.width >= WIDE else "-narrow")
        # No style has changed since they were parsed; else Textual parses all of them again. The
        # name is Textual's own: without it the first picture only takes a little longer.
        self._css_update_count = getattr(self.app, "_css_update_count", -1)
        self.context = context

    @property
    def texts(self) -> Texts:
        """The wording of the screens."""
        return self.context.texts

    @property
    def letters_on(self) -> bool:
        """Whether single letters and signs are keys."""
        return self.facilitator.letters_on

    @property
    def facilitator(self) -> FacilitatorApp:
        """The application, with what is switched on in it."""
        return cast("FacilitatorApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the body between header and footer."""
        yield Header(self.texts)
        yield Static(id="alarm", markup=False)
        yield from self.compose_body()
        yield Footer()

    def compose_body(self) -> ComposeResult:
        """Yield what stands between header and footer."""
        raise NotImplementedError

    def show(self, moment: Moment) -> None:
        """Show `moment` in the body."""
        raise NotImplementedError

    def help_lead(self) -> str:
        """Return a sentence or two on how this view works."""
        raise NotImplementedError

    def help_sections(self) -> tuple[tuple[str, tuple[Action, ...]], ...]:
        """Return what the help lists of this view, each part under its heading."""
        return ((self.texts("Here"), self.ACTIONS),)

    def actions(self) -> tuple[Action, ...]:
        """Return all that can be done here."""
        return (*self.ACTIONS, *self.facilitator.common)

    def on_mount(self) -> None:
        """Show the present at once, so that panes know what room they need before the layout."""
        self.refresh_moment()

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another view was open."""
        if self.stack_updates:  # not for the first time: then it was shown just now
            self.refresh_moment()

    def refresh_moment(self) -> None:
        """Show the event as it is now."""
        moment = moment_of(self.context.station)
        self.facilitator.heed(moment)
        self.query_one(Header).show(self.header(moment))
        self._show_alarm(moment.snapshot.saving.failure)
        self.show(moment)
        self.query_one(Footer).show(self._footer_facts())

    def header(self, moment: Moment) -> HeaderFacts:
        """Return what the first line says."""
        hub = self.context.hub
        link = hub.state if hub is not None else None
        return header_facts(moment, self.texts, link, self.link_sign(moment))

    def link_sign(self, moment: Moment) -> LinkSign:
        """Return what the header says of the connection to the hub."""
        return link_sign(self.context, moment.snapshot)

    def _show_alarm(self, failure: str) -> None:
        alarm = self.query_one("#alarm", Static)
        words = link_alarm(self.context)
        if failure:
            words = self.texts(
                "NOT SAVED: {reason}. Keep writing: nothing is lost while this window is open. "
                "Make room on the disk; saving goes on by itself.",
                reason=failure_words(self.texts, failure),
            )
        alarm.display = bool(words)
        if words:
            alarm.update(Text(words, style="bold"))

    def _footer_facts(self) -> FooterFacts:
        hidden = {self._own(), *([] if self._has_game() else [f"open_{ViewName.BINGO}"])}
        here = (action for action in self.actions() if action.footer and action.id not in hidden)
        fit = (action for action in here if self.is_offered(action))
        on = (action for action in fit if self.letters_on or not action.is_letter)
        shown = sorted(on, key=self._gives_way)
        return FooterFacts(
            tuple((action.key_name(self.texts), self.name_of(action)) for action in shown)
        )

    def name_of(self, action: Action) -> str:
        """Return what the footer calls `action` as things stand."""
        return action.name(self.texts)

    def _gives_way(self, action: Action) -> bool:
        """Whether `action` stands last in the footer; Plenum does not while one runs."""
        snapshot = self.context.station.snapshot
        running = current_block(snapshot.agenda, snapshot.run)
        is_plenum = running is not None and running.kind is BlockKind.PLENUM
        return action.gives_way and not (is_plenum and action.id == f"open_{ViewName.PLENUM}")

    def _has_game(self) -> bool:
        """Whether there is anything to see on the Bingo screen."""
        hub = self.context.hub
        playing = hub.state.playing if hub is not None else None
        blocks = self.context.station.snapshot.agenda.all_blocks()
        is_open = playing is not None and playing.overview is not None
        return is_open or any(block.game is not None for block in blocks)

    def is_offered(self, action: Action) -> bool:
        """Tell whether the footer names `action` as things stand; its key acts anyway."""
        del action
        return True

    def _own(self) -> str:
        return f"open_{self.NAME}"

    def on_key(self, event: events.Key) -> None:
        """Let single letters do nothing where the user asked for it; the palette still acts."""
        if not self.letters_on and any(event.key in action.letters for action in self.ACTIONS):
            event.stop()

    def undo(self) -> None:
        """Take back the last command of this view and say which it was."""
        texts = self.texts
        self._take_back(
            self.context.station.undo,
            lambda what: texts("Taken back: {what} (Ctrl+Y: redo)", what=what),
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        texts = self.texts
        self._take_back(
            self.context.station.redo, lambda what: texts("Done again: {what}", what=what)
        )

    def words_of(self, change: Change) -> str:
        """Return what `change` did, as undo and redo say it."""
        return command_words(self.texts, change.command)

    def _take_back(self, take_back: Callable[[str], Change], said: Callable[[str], str]) -> None:
        def command() -> None:
            change = take_back(self.SCOPE)
            self.notify(said(self.words_of(change)))

        self.attempt(command)

    def ask(self, question: Question, command: Callable[[], object]) -> None:
        """Ask, and do `command` if the answer is yes."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(command)

        self.app.push_screen(question, answered)

    def may_lead(self) -> bool:
        """Tell whether this device leads, and say so if it does not: before anything is asked."""
        return self.attempt(self.context.station.check_leads)

    def attempt(self, command: Callable[[], object]) -> bool:
        """Do `command`; say why if it is refused. True: it was done."""
        try:
            command()
        except RefusedError as error:
            self.notify(refusal(self.texts, error), severity="warning")
            return False
        finally:
            self.refresh_moment()
        return True
