"""What all parts of the Bingo screen share: the game as the hub last told it, and asking for more.

All of it is nobody's record: the hub alone decides, and answers within two seconds or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.agenda import Block
from facilitator.domain.bingo.views import Overview
from facilitator.domain.stage import Choice, Scene
from facilitator.tui.access_view import AccessView
from facilitator.tui.bingo.asking import GameCall, Then, ask_game
from facilitator.tui.bingo.next_step import block_of_game
from facilitator.tui.question import Question

if TYPE_CHECKING:
    from facilitator.link.frames import Answer


class AskingView(AccessView):
    """Knows how the game stands, and has the hub do things to it."""

    @property
    def overview(self) -> Overview | None:
        """The game that was opened; None: none was."""
        return self.playing.overview if self.playing is not None else None

    @property
    def block(self) -> Block | None:
        """The block of the game; None: none is planned."""
        return block_of_game(self.context.station.snapshot, self.overview)

    def play(self, call: GameCall, then: Then) -> None:
        """Have the hub do it; `then` is told if it did, else the moderator why not."""

        def done(answer: Answer) -> None:
            then(answer)
            self.refresh_moment()

        ask_game(self.app, self.context, call, done, self.warn)

    def play_and_say(self, call: GameCall, done: str) -> None:
        """Have the hub do it, and say that it is `done`."""
        self.play(call, lambda _: self.notify(done))

    def ask_to_play(self, question: Question, call: GameCall, then: Then) -> None:
        """Ask first; then have the hub do it."""
        self.ask(question, lambda: self.play(call, then))

    def ask_and_say(self, question: Question, call: GameCall, done: str) -> None:
        """Ask first; then have the hub do it, and say that it is `done`."""
        self.ask_to_play(question, call, lambda _: self.notify(done))

    def has_game(self) -> bool:
        """Tell whether a game was opened, and say so if none was."""
        if self.overview is None:
            self.notify(self.texts("No game is open. ⏎ opens it."))
        return self.overview is not None

    def show_board(self) -> None:
        """Put the board on the stage, unless another device decides what stands there."""
        sending = self.facilitator.sending
        if self.context.station.leads:
            sending.send(Choice(scene=Scene.BINGO_BOARD, light=sending.choice.light))
            self.refresh_moment()
