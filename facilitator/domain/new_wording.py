"""What the blocks of a drafted agenda are called, in the language of the event."""

from __future__ import annotations

from typing import Final

from facilitator.domain.kinds import APPROACH, CHALLENGE, OPTION, KindId
from facilitator.texts import Texts

_AFTERNOON: Final = 15


class Wording:
    """The words of one draft."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self.plenary = texts("Plenary hall")
        self.foyer = texts("Foyer")
        self.moderation = texts.about("draft", "Moderation")
        self.openings = (texts("Welcome"), texts("Good morning: where we stand"))
        self.opening_goal = texts("Everybody knows what today is about and how the day goes.")
        self.opening_method = texts("Short introduction, then a question to the neighbours.")
        self.opening_material = texts("Slide with the agenda, microphone")
        self.opening_note = texts("Begin on time. Say what happens with the results.")
        self.closings = (texts("Thanks and goodbye"), texts("Looking ahead to tomorrow"))
        self.closing_goal = texts("Everybody knows how it goes on.")
        self.talk = texts("Talk and questions")
        self.talk_goal = texts("All have the same facts, and the first questions are asked.")
        self.plenums = (texts("Plenum: what we agree on"), texts("Plenum: interim results"))
        self.plenum_goals = (
            texts("The most important measures have a name and a date."),
            texts("All know what the others have worked on."),
        )
        self.plenum_note = texts("What nobody takes on stays an option.")
        self.phase_goal = texts("Every workshop has its results in clear sentences.")
        self.round_goal = texts("What matters most is written down.")
        self.short_break = texts("Coffee break")

    def room(self, number: int) -> str:
        """Return the name of a workshop's room."""
        return self._texts("Room {number}", number=number)

    def topic(self, number: int) -> str:
        """Return the title of a workshop."""
        return self._texts("Topic {number}", number=number)

    def long_break(self, hour: int) -> str:
        """Return what a long break is called that begins in that hour."""
        return self._texts("Lunch break") if hour < _AFTERNOON else self._texts("Long break")

    def round(self, day: int, number: int) -> str:
        """Return the title of a round of work without workshops."""
        return self._texts("Working round {day}.{number}", day=day, number=number)

    def phase(self, number: int, of: int) -> str:
        """Return the title of a phase of the workshops."""
        if of == 1:
            return self._texts("Workshops")
        return self._texts("Workshop phase {number}", number=number)

    def steps(self, captures: tuple[KindId, KindId]) -> tuple[str, str]:
        """Return the titles of the two blocks of a track that collect those kinds."""
        first, second = captures
        collect = {
            CHALLENGE: self._texts("Collect challenges"),
            APPROACH: self._texts("Collect ideas"),
            OPTION: self._texts("Draw up options for action"),
        }
        then = {
            CHALLENGE: self._texts("Sort and weigh challenges"),
            APPROACH: self._texts("Work out ideas"),
            OPTION: self._texts("Write down options for action"),
        }
        return collect[first], then[second]
