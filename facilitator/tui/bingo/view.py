"""Bingo: who is let in, how the game goes, which Bingo is one."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.geometry import Size
from textual.widgets import Static

from facilitator.domain.bingo.game import GameState
from facilitator.link.playing import Closed, Playing
from facilitator.tui.actions import BINGO, Action, ViewName, bindings_of
from facilitator.tui.bingo.access_words import (
    closed_panel,
    empty_lines,
    join_words,
    warnings_panel,
)
from facilitator.tui.bingo.card_view import CardView
from facilitator.tui.bingo.conducting_view import ConductingView
from facilitator.tui.bingo.forecast_view import ForecastView
from facilitator.tui.bingo.game_words import (
    claims_panel,
    game_panel,
    planned_panel,
    stuck_panel,
    winners_panel,
)
from facilitator.tui.bingo.join_pane import (
    BESIDE_CODE,
    CodePane,
    JoinPane,
    join_facts,
    remark_on_code,
)
from facilitator.tui.bingo.joining_view import JoiningView
from facilitator.tui.bingo.next_step import may_draw_lots, next_step
from facilitator.tui.bingo.phone_view import PhoneView
from facilitator.tui.bingo.players_screen import PlayersScreen
from facilitator.tui.bingo.printing_view import PrintingView
from facilitator.tui.bingo.said_pane import Panel, SaidPane
from facilitator.tui.claims import claims_of
from facilitator.tui.context import Moment

_NEEDS_GAME: Final = frozenset({"players", "bingo_stage", "print_cards"})
_NEEDS_JOINING: Final = frozenset({"show_join_code", "choose_address"})
_NEEDS_COURSE: Final = frozenset({"pause_game", "end_game", "type_card"})
_FRAME: Final = 2
"""Rows of header and footer."""


class BingoView(ConductingView, CardView, JoiningView, PhoneView, PrintingView, ForecastView):
    """Shows the game as the hub tells it, and asks the hub for everything."""

    NAME = ViewName.BINGO
    SCOPE = "bingo"
    CSS_PATH = "style.tcss"
    ACTIONS = BINGO
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(BINGO)

    def compose_body(self) -> ComposeResult:
        """Put the code beside the game; what must not be missed stands on top."""
        with Container(id="bingo"):
            yield CodePane()
            with Vertical(id="bingo-side"):
                yield SaidPane("bingo-claims")
                yield SaidPane("bingo-game")
                with VerticalScroll(id="bingo-more", can_focus=False):
                    yield SaidPane("bingo-warnings")
                    yield SaidPane("bingo-closed")
                    yield JoinPane(self.texts)
                    yield SaidPane("bingo-winners")
                    yield SaidPane("bingo-stuck")
                    yield SaidPane("bingo-forecast")
                    yield SaidPane("bingo-empty")
                yield Static(self.texts("▼ more below (↓)"), id="bingo-below", markup=False)

    def on_mount(self) -> None:
        """Say from now on whether there is more than is seen."""
        super().on_mount()
        more = self.query_one("#bingo-more")
        self.watch(more, "scroll_y", self._say_what_is_below)
        self.watch(more, "virtual_size", self._say_what_is_below)

    def _say_what_is_below(self) -> None:
        """Show the line about it, which itself takes a row of what is seen."""
        more, below = self.query_one("#bingo-more"), self.query_one("#bingo-below")
        room = more.size.height + below.display
        seen = more.scroll_offset.y + more.size.height
        below.display = more.virtual_size.height > max(room, seen)

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code for the new size."""
        del event
        self.call_after_refresh(self.refresh_moment)
        self.call_after_refresh(self._say_what_is_below)

    def on_screen_resume(self) -> None:
        """Have the notice of a Bingo gone: it stands here."""
        if claims_of(self.overview):
            self.app.clear_notifications()
        super().on_screen_resume()

    def show(self, moment: Moment) -> None:
        """Show the game as the hub last told it."""
        self._show_game(moment)
        self._show_access()
        self.show_forecast()

    def _show_game(self, moment: Moment) -> None:
        overview, block, texts = self.overview, self.block, self.texts
        zone = moment.snapshot.agenda.zone
        wall = self.context.wall  # the hub times a game by the machine's clock, in rehearsals too
        now = moment.now if wall is None else wall()
        is_empty = overview is None and block is None
        empty = Panel(texts("Bingo"), empty_lines(texts)) if is_empty else Panel()
        self._pane("empty").show(empty)
        self._pane("claims").show(claims_panel(overview, zone, texts))
        if overview is not None:
            coming = next_step(overview, block)
            step = coming.step if coming is not None else None
            self._pane("game").show(game_panel(overview, now, zone, texts, step))
            self._pane("winners").show(winners_panel(overview, zone, texts))
            self._pane("stuck").show(stuck_panel(overview, now, texts))
        else:
            planned = planned_panel(block, texts) if block is not None else Panel()
            self._pane("game").show(planned)
            self._pane("winners").show(Panel())
            self._pane("stuck").show(Panel())

    def _show_access(self) -> None:
        playing, texts, hub = self.playing, self.texts, self.context.hub
        connected = hub is not None and hub.state.connected
        is_needed = self.overview is not None or self.block is not None
        warnings = warnings_panel(playing, texts, connected=connected) if is_needed else Panel()
        self._pane("warnings").show(warnings)
        is_open = self.overview is None or self.overview.state is not GameState.ENDED
        closed = closed_panel(self.access, texts, can_be_opened=self.can_be_opened)
        self._pane("closed").show(closed if is_needed and is_open else Panel())
        self._show_code(playing)

    def _show_code(self, playing: Playing | None) -> None:
        """Draw the code where it leaves enough room for the game, and say what it needs else."""
        address = playing.join_url if playing is not None else ""
        place, code = join_words(playing) if playing is not None else ("", "")
        pane = self.query_one(CodePane)
        pane.lead_to(address if self._has_room_for_code() else "", self._room_for_code())
        is_safe = pane.display and pane.is_safe
        wanted = address if self._has_room_for_code() else ""
        remark = remark_on_code(wanted, self.texts, is_safe=is_safe)
        self.query_one(JoinPane).show(join_facts(place, code, remark, rows=self.size.height))
        self.query_one("#bingo").set_class(bool(pane.display), "with-code")

    def _has_room_for_code(self) -> bool:
        """Whether a code may stand beside the game: on a narrow screen only until that begins."""
        overview = self.overview
        waits = overview is not None and overview.state is GameState.OPEN
        return self.has_class("-wide") or waits

    def _room_for_code(self) -> Size:
        width, height = self.size
        return Size(max(0, width - BESIDE_CODE), max(0, height - _FRAME))

    def _pane(self, name: str) -> SaidPane:
        return self.query_one(f"#bingo-{name}", SaidPane)

    def is_offered(self, action: Action) -> bool:
        """Name what can be done as the game stands."""
        overview = self.overview
        if action.id in _NEEDS_GAME:
            return overview is not None
        if action.id in _NEEDS_JOINING:
            return overview is not None and overview.state is not GameState.ENDED
        if action.id == "draw_lots":
            return may_draw_lots(overview)
        if action.id in _NEEDS_COURSE:
            running = (GameState.RUNNING, GameState.PAUSED)
            return overview is not None and overview.state in running
        if action.id == "undo":
            return overview is not None and bool(overview.undoable)
        if action.id == "refuse_bingo":
            return bool(claims_of(overview))
        if action.id == "confirm_rest":
            return len(claims_of(overview)) > 1
        if action.id == "open_to_phones":
            return self.access.closed is Closed.LOCAL and self.can_be_opened
        return super().is_offered(action)

    def help_lead(self) -> str:
        """Say how this screen works."""
        return self.texts(
            "The game runs on the main machine; this screen shows and steers it. ⏎ always does "
            "what comes next and asks before it does. A Bingo stands on the stage only once you "
            "have confirmed it. Nothing of who met whom leaves this screen."
        )

    def action_players(self) -> None:
        """Find players, and do something about one of them."""
        if self.has_game():
            self.app.push_screen(PlayersScreen(self.context, self.address_of, self.show_card))

    def action_scroll_up(self) -> None:
        """Show what stands further up."""
        self.query_one("#bingo-more").scroll_relative(y=-1, animate=False)

    def action_scroll_down(self) -> None:
        """Show what stands further down."""
        self.query_one("#bingo-more").scroll_relative(y=1, animate=False)
