"""Plenum: entries of the workshops on the left, themes and what was agreed on the right."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical

from facilitator.domain.plenum.asking import current_query
from facilitator.domain.plenum.theme import ThemeId
from facilitator.domain.snapshot import Snapshot
from facilitator.tui.actions import (
    PLENUM,
    PLENUM_ENTRIES,
    PLENUM_THEMES,
    PLENUM_WRITING,
    Action,
    ViewName,
    bindings_of,
)
from facilitator.tui.context import Context, Moment
from facilitator.tui.plenum.deciding_view import DecidingView
from facilitator.tui.plenum.desk import Side
from facilitator.tui.plenum.entries_pane import EntriesFacts, EntriesPane
from facilitator.tui.plenum.filtering import filter_words
from facilitator.tui.plenum.gathering_view import GatheringView
from facilitator.tui.plenum.looking_view import LookingView
from facilitator.tui.plenum.next_pane import NextPane
from facilitator.tui.plenum.next_step import next_step
from facilitator.tui.plenum.presenting_view import PresentingView
from facilitator.tui.plenum.search_line import SearchLine
from facilitator.tui.plenum.theme_rows import Sort, theme_rows
from facilitator.tui.plenum.themes_pane import ThemesFacts, ThemesPane
from facilitator.tui.plenum.writing_view import WritingView

_TARGET: Final = "plenum.theme"
"""Under this the record remembers the theme in focus."""
_FEWEST: Final = 2
"""Themes, of which a room can prefer one."""
_WRITING: Final = frozenset(action.id for action in PLENUM_WRITING)
_ENTRIES: Final = frozenset(action.id for action in PLENUM_ENTRIES)
_THEMES: Final = frozenset(action.id for action in PLENUM_THEMES)
_READING: Final = _ENTRIES | _THEMES | frozenset(action.id for action in PLENUM)
_EITHER: Final = frozenset(
    {"rename", "merge_theme", "move_theme_up", "move_theme_down", "filter_entries"}
    | {"search_entries", "split_theme", "merge_wordings"}
)
"""What acts on both sides, although the footer names it on one."""


class PlenumView(GatheringView, DecidingView, PresentingView, LookingView, WritingView):
    """Brings together what the workshops found."""

    NAME = ViewName.PLENUM
    SCOPE = "plenum"
    CSS_PATH = "style.tcss"
    ACTIONS = (*PLENUM_ENTRIES, *PLENUM_THEMES, *PLENUM, *PLENUM_WRITING)
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(ACTIONS)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desk.target = context.station.recall().get(_TARGET, "")
        self._remembered = self.desk.target

    def compose_body(self) -> ComposeResult:
        """Put the entries beside the themes; on a narrow screen above them."""
        with Container(id="plenum"):
            with Vertical(id="plenum-left"):
                yield SearchLine(self.texts)
                yield EntriesPane(self.texts)
            with Vertical(id="plenum-right"):
                yield ThemesPane()
        yield NextPane()

    def on_mount(self) -> None:
        """Come back to where the event was left, even in the middle of a measure."""
        super().on_mount()
        self.call_after_refresh(self.write_on)

    def show(self, moment: Moment) -> None:
        """Show `moment` on both sides."""
        snapshot, desk, texts = moment.snapshot, self.desk, self.texts
        desk.read(snapshot)
        self.rows = theme_rows(
            snapshot,
            desk.weights.points,
            desk.target,
            texts,
            heads_only=desk.side is Side.ENTRIES and self.has_class("-narrow"),
            opens_summary=self.opens_summary,
        )
        desk.follow_rows(self.rows)
        self._remember_target()
        plenum = self.query_one("#plenum")
        plenum.set_class(desk.side is Side.ENTRIES, "-entries")
        plenum.set_class(bool(desk.opened), "-writing")
        self.query_one(EntriesPane).show(self._entries_facts(snapshot))
        self.query_one(ThemesPane).show(self._themes_facts(moment))
        self.query_one(NextPane).show(
            next_step(desk, snapshot, texts, opens_summary=self.opens_summary)
        )
        if self.panel is not None and not desk.opened:
            self.action_leave_summary()  # the theme was removed by somebody else

    def _entries_facts(self, snapshot: Snapshot) -> EntriesFacts:
        desk, texts = self.desk, self.texts
        return EntriesFacts(
            title=self._entries_title(snapshot),
            hint=texts("{count} ticked · Esc none", count=len(desk.ticked)) if desk.ticked else "",
            entries=desk.listing.entries,
            free=desk.listing.free,
            marked=desk.marked,
            ticked=desk.ticked,
            similar=() if desk.opened else self.similar(),
            empty=self._nothing_listed(snapshot),
            is_active=desk.side is Side.ENTRIES and not desk.opened,
            is_read=bool(desk.opened),
            weights=desk.weights,
            version=desk.version,
            snapshot=snapshot,
        )

    def _entries_title(self, snapshot: Snapshot) -> str:
        desk, texts = self.desk, self.texts
        count = len(desk.listing.entries)
        if desk.opened:
            known = snapshot.themes.get(desk.opened)
            title = known.title if known else ""
            return texts.plural(
                "“{title}”: {count} entry", "“{title}”: {count} entries", count, title=title
            )
        what = filter_words(desk.filter, snapshot, texts)
        if not count:
            return what
        return texts(
            "{what} ({free} of {count} without a theme)",
            what=what,
            free=desk.listing.free,
            count=count,
        )

    def _nothing_listed(self, snapshot: Snapshot) -> str:
        texts = self.texts
        if self.desk.opened:
            return texts("No entries are in this theme yet.")
        if self.desk.filter.text or self.desk.filter.kinds:
            return texts("Nothing here. Esc lists everything again.")
        if snapshot.standing:
            return texts("The workshops have written nothing yet. f lists what others wrote.")
        return texts(
            "Nothing was written yet. What is captured in the workshops stands here at once "
            "(F3 Capture)."
        )

    def _themes_facts(self, moment: Moment) -> ThemesFacts:
        texts = self.texts
        return ThemesFacts(
            title=texts("Themes ({count})", count=len(moment.snapshot.themes.standing)),
            hint=self.said_of_stage(moment),
            rows=self.rows,
            marked=self.desk.row,
            target=self.desk.target,
            empty=texts(
                "No theme yet.\n\nMark an entry and press n: it becomes the first one of a theme. "
                "␣ puts further entries into it."
            ),
            is_active=self.desk.side is Side.THEMES,
        )

    def _remember_target(self) -> None:
        if self.desk.target != self._remembered:
            self._remembered = self.desk.target
            self.context.station.remember(_TARGET, self.desk.target)

    def help_lead(self) -> str:
        """Say how Plenum works."""
        return self.texts(
            "On the left stands what the workshops wrote, what has no theme yet first; on the "
            "right the themes. ␣ puts the marked entry into the theme in focus (▸), a digit into "
            "the theme of that number. Nothing is lost by it: number, workshop and wording stay "
            "with each entry, and Ctrl+Z takes back every step. The line at the bottom says what "
            "comes next."
        )

    def help_sections(self) -> tuple[tuple[str, tuple[Action, ...]], ...]:
        """Keep apart what a key means on either side."""
        texts = self.texts
        return (
            (texts("On both sides"), PLENUM),
            (texts("Among the entries"), PLENUM_ENTRIES),
            (texts("Among the themes"), PLENUM_THEMES),
            (texts("While you write a summary"), PLENUM_WRITING),
        )

    # --- keys ---

    def actions(self) -> tuple[Action, ...]:
        """Return what can be done on this side, or while one writes."""
        if self.panel is not None:
            return (*PLENUM_WRITING, *self.facilitator.common)
        own = PLENUM_ENTRIES if self.desk.side is Side.ENTRIES else PLENUM_THEMES
        other = PLENUM_THEMES if self.desk.side is Side.ENTRIES else PLENUM_ENTRIES
        either = tuple(action for action in other if action.id in _EITHER)
        return (*own, *PLENUM, *either, *self.facilitator.common)

    def is_offered(self, action: Action) -> bool:
        """Name in the footer what belongs to this side."""
        own = _ENTRIES if self.desk.side is Side.ENTRIES else _THEMES
        return action.id not in (_ENTRIES | _THEMES) - own

    def name_of(self, action: Action) -> str:
        """Call Enter what it opens: a measure, a question, else the summary."""
        texts, measure = self.texts, self.measure
        if action.id == "open_marked" and measure is not None:
            return texts("Change the measure") if measure.agreed else texts("Agree on a measure")
        if action.id == "open_marked" and self.question is not None:
            return texts("Who takes it along")
        return super().name_of(action)

    @property
    def opens_summary(self) -> bool:
        """Whether Enter writes the summary of the theme in focus."""
        row = self.desk.row if self.desk.side is Side.THEMES else None
        if row is not None:
            return row.sort is Sort.THEME
        return self.question is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have the keys mean what they mean on this side, or in a text."""
        if action in _READING and self.panel is not None:
            return False
        if action in _WRITING and self.panel is None:
            return False
        away = _THEMES if self.desk.side is Side.ENTRIES else _ENTRIES
        if action in away - _EITHER:
            return False
        return super().check_action(action, parameters)

    def action_rename(self) -> None:
        """Rename the marked theme, or change the marked measure."""
        if self.measure is not None:
            self.change_measure(self.measure, opener="e")
        else:
            self.rename_theme()

    def action_open_marked(self) -> None:
        """Open the marked measure or question, else the summary of the theme in focus."""
        if self.measure is not None:
            self.change_measure(self.measure)
        elif self.question is not None:
            self.action_take_question()
        elif self.desk.side is Side.ENTRIES and self.desk.entry is None:
            self.notify(self._nothing_listed(self.snapshot))
        else:
            self.open_summary()

    def show_theme(self, theme: ThemeId, *, write: bool = False) -> None:
        """Put `theme` into focus, on the side of the themes; `write` opens its summary."""
        if self.panel is not None:
            self.action_leave_summary()
        self.desk.side = Side.THEMES
        self.desk.focus(theme)
        self.refresh_moment()
        if write:
            self.open_summary()

    async def action_ask_for_points(self) -> None:
        """Prepare a query over the themes; one that is not revealed yet is shown first."""
        themes = [theme.id for theme in self.snapshot.themes.standing]
        is_asking = current_query(self.snapshot) is not None
        if len(themes) < _FEWEST and not is_asking:
            self.notify(self.texts("A query over themes needs at least two of them."))
            return
        await self.facilitator.open_view(ViewName.POLLS)
        polls = self.app.screen
        if not is_asking:
            from facilitator.tui.polls.view import PollsView

            assert isinstance(polls, PollsView)
            polls.ask_over_themes(themes)
