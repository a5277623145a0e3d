"""The terminal application: views over one station."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.widget import AwaitMount

from facilitator.texts import Language
from facilitator.tui.actions import COMMON, Action, ViewName, bindings_of, common_of
from facilitator.tui.attending import Attending
from facilitator.tui.bell import Bell
from facilitator.tui.claims import Claims
from facilitator.tui.context import Context, Moment
from facilitator.tui.dialog import Dialog
from facilitator.tui.handing_over import HandingOver
from facilitator.tui.hearing import HearsHub
from facilitator.tui.keys_in_order import KeysInOrder
from facilitator.tui.notices import Notices
from facilitator.tui.plain import visible
from facilitator.tui.quitting import leaving_question
from facilitator.tui.resuming import welcome_back
from facilitator.tui.sending import Sending
from facilitator.tui.terminal import forgive_stray_bytes
from facilitator.tui.themes import THEMES
from facilitator.tui.view import View
from facilitator.tui.views import VIEWS
from facilitator.tui.withdrawn import Withdrawn

if TYPE_CHECKING:
    from textual.command import Provider


def _commands() -> type[Provider]:
    from facilitator.tui.palette import ActionProvider

    return ActionProvider


_LETTERS: Final = "letters"
_BELL: Final = "bell"
_ON: Final = "on"
_OFF: Final = "off"


class RecordChanged(Message):
    """Something in the record, or in how safe it is, has changed."""


def _first_view(context: Context, left: str) -> str:
    """Return the view to begin with: whoever takes notes has only one."""
    if not context.has_all_views:
        return ViewName.MITSCHRIFT
    return left if left in VIEWS else ViewName.REGIE


class FacilitatorApp(HearsHub[Language], Notices[Language], KeysInOrder[Language]):
    """Shows one event. Exits with the language in which it is to be opened again, or nothing.

    The station belongs to whoever starts the app.
    """

    CSS_PATH = "style.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(COMMON)
    COMMANDS = {_commands}  # noqa: RUF012
    TICK_SECONDS: ClassVar[float] = 0.5

    def __init__(self, context: Context) -> None:
        forgive_stray_bytes()
        left = context.station.recall()
        view = left.get("view", "")
        # Begins with the view itself: a default screen would be laid out first and never seen.
        self.DEFAULT_MODE = _first_view(context, view)  # type: ignore[misc]
        super().__init__()
        self.context = context
        self.title = visible(context.station.snapshot.agenda.title)
        self._refresh_due = False
        self._welcome = welcome_back(context)
        self.sending = Sending(context)
        self.attending = Attending(context)
        self.handing = HandingOver(context)
        self._claims = Claims(context)
        self._withdrawn = Withdrawn(context)
        self.letters_on = left.get(_LETTERS) != _OFF
        """Whether single letters and signs are keys, in every view."""
        self.end_bell = Bell(is_on=left.get(_BELL) == _ON)
        for theme in THEMES:
            self.register_theme(theme)
        self._wear(left.get("theme", ""))
        for name, make in VIEWS.items():
            self.add_mode(name, partial(make, context))

    def _wear(self, name: str) -> None:
        """Begin in that theme: set later, it would have every style parsed a second time."""
        known = {theme.name: theme for theme in THEMES}
        theme = known.get(name, THEMES[0])
        self.set_reactive(App.theme, theme.name)
        self.add_class(f"-theme-{theme.name}")
        self.set_class(theme.dark, "-dark-mode")
        self.set_class(not theme.dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Follow the record and the clock."""
        self.context.station.listen(self.record_changed)
        self.set_interval(self.TICK_SECONDS, self._refresh_view)
        self.begin_hub()
        if self._welcome:
            self.notify(self._welcome, timeout=8)

    def record_changed(self) -> None:
        """Have the view refreshed soon; may be called from any thread."""
        self.post_message(RecordChanged())

    def on_record_changed(self) -> None:
        """Refresh once, however many changes came together."""
        if not self._refresh_due:
            self._refresh_due = True
            self.call_later(self._refresh_view)

    def _refresh_view(self) -> None:
        self._refresh_due = False
        if not self.is_running:  # the last ticks come while the screens are being taken down
            return
        self.tell_hub()
        for screen in self.screen_stack:
            if isinstance(screen, View) and screen.is_mounted:
                screen.refresh_moment()
        self.say_where_the_hub_is()

    @property
    def _view(self) -> View | None:
        """The view in front, None while a question or the help is open over it."""
        return self.screen if isinstance(self.screen, View) else None

    @property
    def common(self) -> tuple[Action, ...]:
        """What can be done in every view on this device."""
        return common_of(
            has_all_views=self.context.has_all_views,
            has_joined=self.context.station.identity.joined,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question is open it is answered first."""
        if any(action == every.id for every in COMMON):
            if all(action != offered.id for offered in self.common):
                return False
            if self._view is None:
                return action == "next_theme"
        return True

    def on_key(self, key: events.Key) -> None:
        """Say why a key that works everywhere else does nothing over a form or a question."""
        if isinstance(self.screen, Dialog) and any(key.key == every.key for every in self.common):
            texts = self.context.texts
            is_help = key.key == "f1"
            above = texts("The keys that act here stand above. For the help: first Esc.")
            self.screen.say_below(above if is_help else texts("First ⏎ or Esc."))

    def open_view(self, name: ViewName) -> AwaitMount:
        """Show that view; the others keep what was being done in them."""
        self.context.station.remember("view", name)
        return self.switch_mode(name)

    def action_open_regie(self) -> None:
        """Open Regie."""
        self.open_view(ViewName.REGIE)

    def action_open_mitschrift(self) -> None:
        """Open Mitschrift."""
        self.open_view(ViewName.MITSCHRIFT)

    def action_open_plenum(self) -> None:
        """Open Plenum."""
        self.open_view(ViewName.PLENUM)

    def action_open_bingo(self) -> None:
        """Open Bingo."""
        self.open_view(ViewName.BINGO)

    def action_open_polls(self) -> None:
        """Open Abfragen."""
        self.open_view(ViewName.POLLS)

    def action_open_dokumentation(self) -> None:
        """Open Dokumentation."""
        self.open_view(ViewName.DOKUMENTATION)

    def action_help(self) -> None:
        """Show what can be done in this view, then what can be done everywhere."""
        from facilitator.tui.help import Help

        view = self._view
        if view is not None:
            texts = self.context.texts
            sections = (*view.help_sections(), (texts("Everywhere"), self.common))
            self.push_screen(Help(texts, view.help_lead(), sections, letters_on=self.letters_on))

    def action_undo(self) -> None:
        """Take back the last thing done in this view."""
        if self._view is not None:
            self._view.undo()

    def action_redo(self) -> None:
        """Do it again."""
        if self._view is not None:
            self._view.redo()

    def action_command_palette(self) -> None:
        """Open the palette, in the language of the screens."""
        from textual.command import CommandPalette

        if self._view is not None:
            self.push_screen(CommandPalette(placeholder=self.context.texts("Commands …")))

    def action_next_theme(self) -> None:
        """Go on to the next set of colours."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self.context.station.remember("theme", self.theme)

    def action_toggle_letters(self) -> None:
        """Switch single-letter keys off or on, in every view and from now on."""
        texts = self.context.texts
        self.letters_on = not self.letters_on
        self.context.station.remember(_LETTERS, _ON if self.letters_on else _OFF)
        self.notify(
            texts("Single-letter keys are on.")
            if self.letters_on
            else texts("Single-letter keys are off.")
        )
        self._refresh_view()

    def heed(self, moment: Moment) -> None:
        """Ring where `moment` asks for it and show it on the stage, in whichever view one is."""
        self.sending.follow(moment)
        self.attending.follow(moment.now)
        if self.context.standby is not None and self.context.hub is not None:
            self.context.standby.follow(self.context.hub.state.tokens)
        if self.current_mode != ViewName.REGIE and (said := self.handing.announcement()):
            self.notify(said, timeout=15)
        claimed = self._claims.announcement()
        if claimed and self.current_mode != ViewName.BINGO:
            self.notify(claimed, severity="warning", timeout=15)
        if self.context.has_all_views and (gone := self._withdrawn.announcement(moment)):
            self.notify(gone, severity="warning", timeout=15)
        if self.end_bell.is_due(moment):
            self.bell()

    def toggle_bell(self) -> bool:
        """Switch the bell on or off, from now on; tell whether it is on."""
        self.end_bell.is_on = not self.end_bell.is_on
        self.context.station.remember(_BELL, _ON if self.end_bell.is_on else _OFF)
        return self.end_bell.is_on

    def action_other_language(self) -> None:
        """Open the screens again in the other language."""
        self.exit("en" if self.context.texts.language == "de" else "de")

    async def action_leave(self) -> None:
        """Close the event; ask first if something could not be saved, or people play."""
        question = leaving_question(self.context)
        if question is None:
            self.exit()
        else:
            self.push_screen(question, lambda yes: self.exit() if yes else None)
