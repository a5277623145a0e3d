"""What all parts of the screen share: how queries and cards stand, and asking the hub for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.domain.entries import EntryId
from facilitator.domain.plenum.query import Query, QueryId
from facilitator.link.voicing import CALL, Do, InboxCard, Voices
from facilitator.tui.access_view import AccessView
from facilitator.tui.asking import ask_hub, why_not
from facilitator.tui.polls.phone_words import heeded, join_address
from facilitator.tui.polls.standing import Standing, standing
from facilitator.tui.polls.wording import why_not_done

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.link.frames import Answer


class PollsAskingView(AccessView):
    """Queries and rounds are of the record; what phones sent is the hub's, and asked of it."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.chosen_query: QueryId = ""
        """The query to look at; empty: the one that the room is at, else the last one."""
        self.moved_cards: dict[EntryId, bool] = {}
        """Cards that were put aside (True) or back here, until the hub says so, too."""

    @property
    def voices(self) -> Voices | None:
        """What phones gave; None: the hub has not said."""
        return self.context.hub.state.voices if self.context.hub is not None else None

    @property
    def stands(self) -> Standing:
        """How queries and cards stand."""
        return standing(self.context.station.snapshot, self.voices, self.moved_cards)

    @property
    def shown_query(self) -> Query | None:
        """The query that is looked at; None: there is none."""
        return self.stands.shown(self.chosen_query)

    def closed_words(self) -> str:
        """Return that phones do not get in, if they do not: before anything is asked of them."""
        if wrong := heeded(self.access, self.texts):
            return " ".join(wrong)
        if join_address(self.voices, self.access) or self.access.closed is None:
            return ""
        return self.texts("Phones do not get in yet: the screen says why.")

    @property
    def listed_cards(self) -> tuple[InboxCard, ...]:
        """The cards that are listed."""
        raise NotImplementedError

    def action_take_card(self) -> None:
        """Take the marked card."""
        raise NotImplementedError

    def action_new_query(self) -> None:
        """Prepare a query."""
        raise NotImplementedError

    def ask_voices(
        self,
        do: Do,
        then: Callable[[Answer], object],
        *,
        otherwise: Callable[[], object] | None = None,
        **arguments: str,
    ) -> None:
        """Have the hub do it; `then` is told if it did, else the moderator why not."""
        texts, hub = self.texts, self.context.hub

        def answered(answer: Answer | None) -> None:
            wrong = why_not_done(texts, answer)
            if not wrong and answer is not None:
                then(answer)
            else:
                self.warn(wrong)
                if otherwise is not None:
                    otherwise()
            self.refresh_moment()

        if hub is None:
            self.warn(why_not(texts, None))
        else:
            ask_hub(self.app, hub, CALL, {"do": str(do), **arguments}, answered)
