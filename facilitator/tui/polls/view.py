"""Abfragen: what is asked of the room, what was given, and the cards that phones sent."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import Any, ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll

from facilitator.domain.plenum.query import QueryState
from facilitator.link.playing import Closed
from facilitator.tui.actions import POLLS, Action, ViewName, bindings_of
from facilitator.tui.bingo.phone_view import PhoneView
from facilitator.tui.bingo.said_pane import Panel, Said, SaidPane
from facilitator.tui.context import Moment
from facilitator.tui.header import HeaderFacts
from facilitator.tui.polls.aside_view import AsideView
from facilitator.tui.polls.candidates import options_of, themes_of
from facilitator.tui.polls.conducting_view import ConductingView
from facilitator.tui.polls.inbox_pane import InboxPane, inbox_facts
from facilitator.tui.polls.joining_view import JoiningView
from facilitator.tui.polls.phone_words import phones_panel
from facilitator.tui.polls.preparing_view import PreparingView
from facilitator.tui.polls.query_words import empty_panel, query_panel, stage_lines
from facilitator.tui.polls.result_pane import ResultFacts, ResultPane, result_facts
from facilitator.tui.polls.round_words import round_name, round_title
from facilitator.tui.polls.rounds_view import RoundsView
from facilitator.tui.wording import clock_time

_NEEDS_CARD: Final = frozenset({"take_card", "edit_card", "take_as", "take_into", "read_card"})
_FEW_CARDS: Final = 4
"""Cards that leave half of a small screen to the query."""


class PollsView(ConductingView, PreparingView, RoundsView, AsideView, JoiningView, PhoneView):
    """Shows queries, rounds and the inbox; a result only once it is revealed to all."""

    NAME = ViewName.POLLS
    SCOPE = "poll"
    CSS_PATH = "style.tcss"
    ACTIONS = POLLS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(POLLS)
    ARMED_AFTER: ClassVar[float] = 0.1
    """Seconds without an Enter before one counts: held down, it would take one card after
    another."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._last_enter = -inf

    def on_key(self, event: events.Key) -> None:
        """Do once what Enter does, however long it is pressed."""
        if event.key == "enter":
            waited, self._last_enter = event.time - self._last_enter, event.time
            if waited < self.ARMED_AFTER:
                event.stop()

    def header(self, moment: Moment) -> HeaderFacts:
        """Leave out that cards wait: here they stand below."""
        return replace(super().header(moment), cards="")

    def compose_body(self) -> ComposeResult:
        """Put the query beside the cards."""
        with Container(id="polls"):
            with VerticalScroll(id="polls-query-side", can_focus=False):
                yield SaidPane("polls-query")
                yield ResultPane("polls-result")
                yield SaidPane("polls-phones")
            with Vertical(id="polls-card-side"):
                yield SaidPane("polls-rounds")
                yield InboxPane()

    def show(self, moment: Moment) -> None:
        """Show how all stands."""
        self.forget_moved()
        self.issue_due_codes()
        self.tell_of_worthless_codes()
        self._show_query(moment)
        self._show_cards(moment)
        self._show_phones()

    def _show_query(self, moment: Moment) -> None:
        snapshot, texts, query = moment.snapshot, self.texts, self.shown_query
        panel, result = self.query_one("#polls-query", SaidPane), self.query_one(ResultPane)
        if query is None:
            counts = len(themes_of(snapshot)), len(options_of(snapshot))
            panel.show(empty_panel(*counts, self.stands.next_step, texts))
            result.show(ResultFacts())
        else:
            zone = snapshot.agenda.zone
            words = query_panel(query, self.stands, self.voices, zone, texts)
            scene = self.facilitator.sending.choice.scene
            if self._is_folded:
                more = texts("⇧↑↓ shows the rest")
                words = replace(words, title=f"{words.title} · {more}")
            panel.show(replace(words, lines=words.lines + stage_lines(query, scene, texts)))
            result.show(result_facts(query, texts))

    def _show_cards(self, moment: Moment) -> None:
        texts, stands, zone = self.texts, self.stands, moment.snapshot.agenda.zone
        rounds = stands.open_rounds
        since = [texts("since {time}", time=clock_time(one.opened, zone)) for one in rounds]
        lines = tuple(
            Said(f"{round_title(one, texts)} · {time}")
            for one, time in zip(rounds, since, strict=True)
        )
        title = texts.plural("{count} round open (r)", "{count} rounds open (r)", len(lines))
        self.set_class(not self.listed_cards, "-no-cards")
        self.set_class(0 < len(self.listed_cards) <= _FEW_CARDS, "-few-cards")
        if self._is_folded and rounds:
            names = dict.fromkeys(round_name(one.kind, texts) for one in rounds)
            title = f"{title} · {', '.join(names)}"
        panel = self.query_one("#polls-rounds", SaidPane)
        panel.set_class(self._is_folded, "-folded")
        panel.show(Panel(title, lines))
        facts = inbox_facts(stands, self.find_mark(), texts, dropped=self.shows_dropped)
        self.query_one(InboxPane).show(facts)

    @property
    def _is_folded(self) -> bool:
        """Whether cards that are listed need the room that all else would take."""
        return self.has_class("-narrow") and bool(self.listed_cards)

    def _show_phones(self) -> None:
        hub = self.context.hub
        panel = phones_panel(
            self.voices,
            self.access,
            self.texts,
            connected=hub is not None and hub.state.connected,
            can_be_opened=self.can_be_opened,
            is_asked=self.is_asked,
        )
        self.query_one("#polls-phones", SaidPane).show(panel)

    def is_offered(self, action: Action) -> bool:
        """Name what can be done as things stand."""
        stands, query = self.stands, self.stands.current
        if action.id in _NEEDS_CARD:
            return bool(self.listed_cards)
        if action.id == "drop_card":
            return bool(self.listed_cards) and not self.shows_dropped
        if action.id == "show_dropped":
            return self.shows_dropped or bool(stands.dropped)
        if action.id == "new_query":
            return query is None
        if action.id == "count_points":
            return self.shown_query is not None
        if action.id == "reopen_query":
            return query is not None and query.state is QueryState.CLOSED
        if action.id == "issue_codes":
            return query is not None and query.by_code and query.state is QueryState.OPEN
        if action.id == "open_to_phones":
            return self.access.closed is Closed.LOCAL and self.can_be_opened
        return super().is_offered(action)

    def help_lead(self) -> str:
        """Say how this screen works."""
        return self.texts(
            "Everybody gives points in one way: by phone, with dots on paper, or by a show of "
            "hands. What was given stays hidden from everybody, you too, until it is revealed; "
            "nothing leads from points to people. Cards are seen by nobody before you take them. ⏎ "
            "always does what comes next."
        )

    def action_scroll_up(self) -> None:
        """Show what stands further up."""
        self.scroll_side(-1)

    def action_scroll_down(self) -> None:
        """Show what stands further down."""
        self.scroll_side(1)

    def scroll_side(self, by: int) -> None:
        """Show what stands further up or down beside the cards."""
        self.query_one("#polls-query-side").scroll_relative(y=by, animate=False)
