"""What Enter does: close the query, reveal it, take the card, prepare the next query."""

from __future__ import annotations

from facilitator.domain.plenum.asking import find_query
from facilitator.domain.plenum.query import Query, QueryId, QueryState
from facilitator.domain.plenum.tally import PEOPLE, last_counts, tally
from facilitator.tui.form import why_refused
from facilitator.tui.plain import one_line
from facilitator.tui.polls.asking_view import PollsAskingView
from facilitator.tui.polls.count_screen import CountScreen
from facilitator.tui.polls.counting import BY_HAND, Cell
from facilitator.tui.polls.query_words import given_of, way_name
from facilitator.tui.polls.standing import Step
from facilitator.tui.question import Question


class ConductingView(PollsAskingView):
    """Takes a query from open to revealed; what can't be taken back is asked first."""

    def action_go_on(self) -> None:
        """Do what comes next."""
        stands = self.stands
        if stands.current is not None and stands.current != self.shown_query:
            self.chosen_query = ""  # what Enter is about has to be seen first
            self.refresh_moment()
            return
        match stands.next_step:
            case Step.CLOSE:
                self._close()
            case Step.REVEAL:
                self._reveal()
            case Step.TAKE:
                self.action_take_card()
            case Step.NEW:
                self.action_new_query()

    def _close(self) -> None:
        texts, query = self.texts, self.stands.current
        assert query is not None
        after = texts(
            "Nobody gives points any more; counting by hand goes on. The result stays hidden. w "
            "opens it again."
        )
        question = Question(
            texts, texts("Close the query?"), after, told=lambda: self._turnout(query.id)
        )
        self.ask(question, lambda: self.context.station.polls.close(query.id))

    def _turnout(self, query_id: QueryId) -> str:
        """Say how many have taken part by now."""
        texts, query = self.texts, find_query(self.context.station.snapshot, query_id)
        if query is None:
            return ""
        given = given_of(query, self.voices)
        said = texts.plural(
            "{count} person has taken part.", "{count} people have taken part.", given
        )
        if not query.people:
            return said
        return texts("{said} {people} are in the room.", said=said, people=query.people)

    def _reveal(self) -> None:
        texts, query = self.texts, self.stands.current
        assert query is not None
        after = texts(
            "The result stands here and wherever the query is on the stage. It is final: only "
            "counts by hand can still be corrected, with a reason."
        )
        detail = "\n".join([*self._uncounted(query), after])
        question = Question(
            texts, texts("Reveal the result?"), detail, told=lambda: self._turnout(query.id)
        )
        self.ask(question, lambda: self._do_reveal(query))

    def _uncounted(self, query: Query) -> list[str]:
        """Say what was forgotten as it seems."""
        texts, known, counted = self.texts, last_counts(query), tally(query)
        lines = [
            texts("{way}: the number of people is missing (z).", way=way_name(source, texts))
            for source in BY_HAND
            if source in counted.sources and not known.get((source, PEOPLE))
        ]
        if not given_of(query, self.voices):
            lines.append(texts("Nothing was given yet: dots and hands are counted with z."))
        return lines

    def _do_reveal(self, query: Query) -> None:
        self.context.station.polls.reveal(query.id)
        self.notify(self.texts("Revealed. s puts it on the stage."))

    def action_reopen_query(self) -> None:
        """Take points again, after a question: phones get in at once."""
        texts, query = self.texts, self.stands.current
        if query is None or query.state is not QueryState.CLOSED:
            self.notify(texts("Only a closed query that is still hidden can be opened again."))
            return
        question = Question(texts, texts("Open the query again?"), one_line(query.question))
        self.ask(question, lambda: self.context.station.polls.reopen(query.id))

    def action_discard_query(self) -> None:
        """Ask to take the query away that is shown."""
        texts, query = self.texts, self.shown_query
        if query is None:
            self.notify(texts("There is no query to be discarded."))
            return
        detail = texts("All that was given goes with it. Ctrl+Z brings it back.")
        said = texts("Discard “{question}”?", question=one_line(query.question))
        self.ask(Question(texts, said, detail), lambda: self._discard(query))

    def _discard(self, query: Query) -> None:
        self.context.station.polls.discard(query.id)
        self.chosen_query = ""

    # --- counting by hand ---

    def action_count_points(self) -> None:
        """Enter what was counted for the query that is shown."""
        texts, query = self.texts, self.shown_query
        if query is None:
            self.notify(texts("There is no query to count for. ⏎ prepares one."))
            return

        def now() -> Query:
            return find_query(self.context.station.snapshot, query.id) or query

        self.app.push_screen(CountScreen(texts, query, lambda *news: self._file(query, *news), now))

    def _file(self, query: Query, news: dict[Cell, int], reason: str) -> str:
        counted = [(source, what, amount) for (source, what), amount in news.items()]
        polls = self.context.station.polls
        wrong = why_refused(self.texts, lambda: polls.count_all(query.id, counted, reason))
        if not wrong:
            self.notify(self.texts("Counted."))
            self.refresh_moment()
        return wrong

    # --- looking at others ---

    def action_query_before(self) -> None:
        """Show the query before."""
        self._look(-1)

    def action_query_after(self) -> None:
        """Show the query after."""
        self._look(1)

    def _look(self, by: int) -> None:
        shown = self.shown_query
        if shown is not None:
            self.chosen_query = self.stands.beside(shown, by).id
            self.refresh_moment()
