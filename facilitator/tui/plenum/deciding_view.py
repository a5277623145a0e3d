"""The part of Plenum that decides: measures, disputes, who takes a question along, traces."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from facilitator.domain.capture import Line
from facilitator.domain.entries import Entry, EntryId, Measure, MeasureId
from facilitator.domain.instant import on_the_wall
from facilitator.domain.kinds import QUESTION
from facilitator.domain.plenum.gathering import options_in
from facilitator.tui.form import Values
from facilitator.tui.plenum.begun import Begun, begun_of, draft_of, left_unfinished
from facilitator.tui.plenum.desk import Side
from facilitator.tui.plenum.desk_view import DeskView
from facilitator.tui.plenum.entry_rows import label_of
from facilitator.tui.plenum.measure_form import measure_form
from facilitator.tui.plenum.theme_rows import Key, Sort
from facilitator.tui.plenum.trace_screen import TraceScreen
from facilitator.tui.plenum.trace_words import TraceLine, entry_trace, measure_trace, theme_trace


class DecidingView(DeskView):
    """Agrees on measures and notes what goes with a theme."""

    # --- measures ---

    @property
    def measure(self) -> Measure | None:
        """The marked measure or proposal."""
        row = self.row if self.desk.side is Side.THEMES else None
        if row is None or row.sort is not Sort.MEASURE:
            return None
        return next((one for one in self.snapshot.measures if one.id == row.id), None)

    def action_agree_measure(self) -> None:
        """Open the form: a proposal becomes a measure; else a new one is made."""
        measure = self.measure
        if measure is not None and not measure.agreed:
            self.change_measure(measure, opener="m")
        elif self.desk.side is Side.ENTRIES or self.desk.ticked:
            self._open(self._of_entries(self.desk.chosen), opener="m")
        else:
            self._open(self._of_theme(), opener="m")

    def change_measure(self, measure: Measure, opener: str = "") -> None:
        """Open the form of `measure`; one without a theme comes under that of its entries."""
        known = self.snapshot.themes.get(measure.theme) if measure.theme else None
        theme = known.id if known else self._theme_of(measure.sources)
        self._open(begun_of(measure, theme), opener=opener)

    def _of_entries(self, entries: tuple[EntryId, ...]) -> Begun:
        if not entries:
            return Begun(theme=self.desk.target)
        proposal = next(
            (m for m in self.snapshot.measures if not m.agreed and m.source in entries), None
        )
        if proposal is not None and len(entries) == 1:
            return begun_of(proposal, self._theme_of(entries))
        first = self.snapshot.entries[entries[0]]
        theme = self._theme_of(entries)
        return Begun(what=first.text, sources=entries, words_of=first.id, theme=theme)

    def _of_theme(self) -> Begun:
        theme = self.snapshot.themes.get(self.desk.target)
        if theme is None:
            return Begun()
        options = tuple(option.id for option in options_in(theme, self.snapshot))
        return Begun(sources=options, theme=theme.id)

    def _theme_of(self, entries: Iterable[EntryId]) -> str:
        """Return the theme in focus if all `entries` are in it, else the first that one is in."""
        themes = self.snapshot.themes.of_entry
        found = [themes.get(entry, ()) for entry in entries]
        if found and all(self.desk.target in own for own in found):
            return self.desk.target
        return next((own[0] for own in found if own), "")

    def write_on(self) -> None:
        """Open the form again in which somebody wrote when the program ended."""
        left = left_unfinished(self.context.station)
        if left is not None:
            begun, written = left
            self.notify(self.texts("What you had begun to write stands here again."))
            self._open(begun, written=written)

    def _open(self, begun: Begun, *, opener: str = "", written: Values | None = None) -> None:
        station, texts = self.context.station, self.texts
        today = on_the_wall(station.now(), self.snapshot.agenda.zone).date()
        is_agreed = any(one.id == begun.measure and one.agreed for one in self.snapshot.measures)
        title = texts("Change the measure") if is_agreed else texts("Agree on a measure")

        def agreed(measure: MeasureId) -> None:
            self.desk.ticked = frozenset()
            if self.desk.side is Side.THEMES:
                self.desk.row = Key(Sort.MEASURE, measure)
            self.notify(texts("Agreed: {what}", what=self._words(measure)))

        def closed(applied: bool | None) -> None:
            if not applied:
                station.keep_draft(draft_of(begun), Line(""))
            self.refresh_moment()

        form = measure_form(
            texts,
            station,
            today,
            begun,
            title=title,
            opener=opener,
            agreed=agreed,
            written=written,
        )
        self.app.push_screen(form, closed)

    def _words(self, measure: MeasureId) -> str:
        return next((one.what for one in self.snapshot.measures if one.id == measure), "")

    # --- what goes with a theme ---

    def action_note_controversy(self) -> None:
        """Note what stayed disputed on the theme in focus."""
        theme = self.theme
        if theme is None:
            return
        before = theme.controversy
        self.ask_line(
            self.texts("Disputed in “{title}”", title=theme.title),
            self.texts("Disputed"),
            lambda said: self.context.station.plenum.note_controversy(theme.id, said, base=before),
            begun=before,
            lead=self.texts("What stayed disputed, and what a minority held; empty: nothing."),
            opener="k",
            may_be_empty=True,
        )

    @property
    def question(self) -> Entry | None:
        """The marked open question, on either side."""
        row = self.row if self.desk.side is Side.THEMES else None
        entry = self.desk.entry if self.desk.side is Side.ENTRIES else None
        if row is not None and row.sort is Sort.QUESTION:
            entry = self.snapshot.entries.get(row.id)
        return entry if entry is not None and entry.kind == QUESTION else None

    def action_take_question(self) -> None:
        """Say who takes the marked question along."""
        question = self.question
        if question is None:
            self.notify(self.texts("Mark an open question first."), severity="warning")
            return
        self.ask_line(
            self.texts("{number}: who takes it", number=label_of(question, self.snapshot)),
            self.texts("Who"),
            partial(self.context.station.plenum.take_question, question.id),
            begun=question.taken_by,
            lead=question.text,
            opener="u",
            may_be_empty=True,
        )

    # --- traces ---

    def action_show_trace(self) -> None:
        """Show where what is marked comes from."""
        lines = tuple(self._trace())
        if lines:
            self.app.push_screen(TraceScreen(self.texts, lines))

    def _trace(self) -> Iterable[TraceLine]:
        snapshot, texts = self.snapshot, self.texts
        if self.measure is not None:
            return measure_trace(self.measure, snapshot, texts)
        entry = self.desk.entry if self.desk.side is Side.ENTRIES else self.question
        if entry is not None:
            return entry_trace(entry, snapshot, texts)
        theme = snapshot.themes.get(self.desk.target)
        if self.desk.side is Side.ENTRIES or theme is None:
            return ()
        return theme_trace(theme, self.desk.weights.points.get(theme.id), snapshot, texts)
