"""The part of the Bingo screen that forecasts how the game is likely to go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from random import Random

from facilitator.domain.bingo.changes import look_ahead
from facilitator.domain.bingo.forecast import USUAL_PEOPLE
from facilitator.domain.bingo.forecast_wording import ForecastWords, forecast_words
from facilitator.domain.bingo.game import Game, GameState
from facilitator.domain.instant import Duration
from facilitator.tui.bingo.asking_view import AskingView
from facilitator.tui.bingo.said_pane import Lines, Panel, Said, SaidPane, Tone


@dataclass(frozen=True, slots=True)
class _Question:
    """What is forecast."""

    game: Game
    people: int
    time: Duration


class ForecastView(AskingView):
    """Simulates the game beside the screen: once before it begins, and whenever it is asked for."""

    _asked: _Question | None = None
    _answered: Panel = Panel()
    _is_wanted: bool = False

    def show_forecast(self) -> None:
        """Show the forecast before the game begins; later only if it was asked for."""
        question, overview = self._question(), self.overview
        before = overview is None or overview.state is GameState.OPEN
        if question is None or not (before or self._is_wanted):
            self.query_one("#bingo-forecast", SaidPane).show(Panel())
            return
        if self._asked is None:
            self._begin(question)
        self.query_one("#bingo-forecast", SaidPane).show(self._answered)

    def action_show_chances(self) -> None:
        """Forecast anew, with as many people as play by now; once the game runs: hide it again."""
        overview = self.overview
        is_on = overview is not None and overview.state is not GameState.OPEN
        question = self._question()
        if question is None:
            self.notify(self.texts("No game of bingo is planned."))
        elif is_on and self._is_wanted:
            self._is_wanted = False
        else:
            self._is_wanted = True
            self._begin(question)
        self.refresh_moment()

    def _question(self) -> _Question | None:
        block = self.block
        if block is None or block.game is None:
            return None
        return _Question(block.game, self._people(), block.game.time or block.duration)

    def _people(self) -> int:
        """Return how many play, or are expected while hardly anybody does."""
        expected = self.context.station.snapshot.agenda.participants or USUAL_PEOPLE
        overview = self.overview
        there = overview.totals.players if overview is not None else 0
        begun = overview is not None and overview.state is not GameState.OPEN
        return max(2, there) if begun else max(2, expected, there)

    def _begin(self, question: _Question) -> None:
        self._asked = question
        self._answered = self._panel((Said(self.texts("Playing it through …"), Tone.SOFT),))
        self.run_worker(
            partial(self._look_ahead, question), thread=True, exclusive=True, group="forecast"
        )

    def _look_ahead(self, question: _Question) -> None:
        # The same seed every time: pressed again, a forecast changes only with what it is about.
        draw = Random(0).randrange  # noqa: S311 - nothing depends on it that anybody could want
        outlook = look_ahead(question.game, question.people, question.time, draw)
        lines = forecast_lines(forecast_words(self.texts, outlook), with_notes=self._is_wanted)
        self.app.call_from_thread(self._show_answer, question, self._panel(lines))

    def _show_answer(self, question: _Question, panel: Panel) -> None:
        if question == self._asked and self.is_mounted:
            self._answered = panel
            self.show_forecast()

    def _panel(self, lines: Lines) -> Panel:
        people = self._asked.people if self._asked is not None else 0
        return Panel(self.texts("Forecast for {count} people", count=people), lines)


def forecast_lines(words: ForecastWords, *, with_notes: bool) -> Lines:
    """Return a forecast as lines: the verdict, what mends it, what happens when."""
    verdict = " · ".join(part for part in (words.verdict, words.reason) if part)
    return (
        Said(verdict, Tone.ALERT if words.reason else Tone.STRONG),
        *(Said(f"→ {change}") for change in words.changes),
        *(Said(f"{what}: {when}") for what, when in words.times),
        *(Said(note, Tone.SOFT) for note in words.notes if with_notes),
    )
