"""Proposing how to get back on time, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.agenda import Agenda, PlaceId
from facilitator.domain.run import Run
from facilitator.tui.context import Moment, moment_of
from facilitator.tui.question import Question
from facilitator.tui.regie.concerns import place_name
from facilitator.tui.regie.mends_pane import MendFacts, MendRow, lines_a_mend
from facilitator.tui.regie.message import MessageView
from facilitator.tui.regie.promises import is_late
from facilitator.tui.wording import clock_time, minutes_late

if TYPE_CHECKING:
    from facilitator.domain.mends import Mend


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    """What mends depend on: while it is the same, they are, as far as a clock shows."""

    agenda: Agenda
    run: Run
    time: str
    late: int

    def is_as(self, other: _Occasion | None) -> bool:
        return (
            other is not None
            and self.agenda is other.agenda
            and self.run is other.run
            and (self.time, self.late) == (other.time, other.late)
        )


@dataclass(frozen=True, slots=True)
class _Proposed:
    occasion: _Occasion
    mends: tuple[Mend, ...]
    rows: tuple[MendRow, ...]


class MendingView(MessageView):
    """Proposes mends, asks with all that would come of them, and has the station do them.

    What finds them and puts them into words is imported once something is late.
    """

    _proposed: _Proposed | None = None
    has_proposals: bool = False

    def mend_facts(self, moment: Moment) -> MendFacts:
        """Return what to propose at `moment`."""
        rows = self._propose(moment).rows if is_late(moment) else ()
        self.has_proposals = bool(rows)
        sentence = ""
        if not rows and is_late(moment):
            sentence = self.texts(
                "Nothing that is still to come may be cut any further. By hand: − cuts and x "
                "leaves out what is marked. Otherwise announce the later end."
            )
        return MendFacts(rows, sentence, lines_a_mend(self.size.height))

    def _propose(self, moment: Moment) -> _Proposed:
        """Find the mends of `moment`, once for all ticks at which they are the same."""
        from facilitator.domain.mends import find_mends

        occasion = _occasion(moment)
        if self._proposed is None or not occasion.is_as(self._proposed.occasion):
            agenda, run = moment.snapshot.agenda, moment.snapshot.run
            mends = find_mends(agenda, run, moment.now, moment.forecast)
            rows = tuple(self._row(mend, moment) for mend in mends)
            self._proposed = _Proposed(occasion, mends, rows)
        return self._proposed

    def _row(self, mend: Mend, moment: Moment) -> MendRow:
        from facilitator.tui.regie.mend_words import what_comes_of_it, wordings

        full, short = what_comes_of_it(mend, moment, self.texts)
        return MendRow(
            what=wordings(mend, moment, self.texts),
            outcome=full,
            outcome_brief=short,
        )

    def action_take_best(self) -> None:
        """Ask for the best mend."""
        self.action_take_mend(1)

    def action_take_mend(self, number: int = 1) -> None:
        """Ask for the mend of that number with all that would come of it, then do it."""
        if not self.may_lead():
            return
        from facilitator.domain.mends import after
        from facilitator.tui.regie.consequences import consequences
        from facilitator.tui.regie.mend_words import what_to_do
        from facilitator.tui.regie.telling import mend_messages

        moment = moment_of(self.context.station)
        mends = self._propose(moment).mends if is_late(moment) else ()
        if number > len(mends):
            self.notify(self._no_mend(len(mends)))
            return
        mend = mends[number - 1]
        snapshot = moment.snapshot
        then = Moment(snapshot, after(snapshot.agenda, snapshot.run, mend, moment.now), moment.now)
        messages = mend_messages(mend, then)
        detail = [consequences(moment, then, self.texts)]
        detail += [
            self.texts(
                "{workshop} is told: “{text}”",
                workshop=place_name(place, snapshot, self.texts),
                text=text,
            )
            for place, text in messages
        ]
        question = Question(
            self.texts,
            self.texts("{what}?", what=what_to_do(mend, moment, self.texts)),
            "\n".join(detail),
        )
        self.ask(question, lambda: self._mend(mend, messages))

    def _mend(self, mend: Mend, messages: list[tuple[PlaceId, str]]) -> None:
        self.context.station.run.mend(mend)
        for place, text in messages:
            self.tell(text, place)

    def _no_mend(self, count: int) -> str:
        if count:
            return self.texts.plural(
                "There is only {count} proposal.", "There are only {count} proposals.", count
            )
        if is_late(moment_of(self.context.station)):
            return self.texts("There is no proposal: nothing more may be cut.")
        return self.texts("Everything is on time: there is nothing to propose.")


def _occasion(moment: Moment) -> _Occasion:
    agenda = moment.snapshot.agenda
    return _Occasion(
        agenda=agenda,
        run=moment.snapshot.run,
        time=clock_time(moment.now, agenda.zone),
        late=minutes_late(moment.forecast.today.offset),
    )
