"""The part of the Bingo screen that runs the game: what Enter does, and the keys beside it."""

from __future__ import annotations

from facilitator.domain.bingo.game import GameState
from facilitator.domain.bingo.views import Overview
from facilitator.link.playing import Closed, Do
from facilitator.tui.bingo.asking import call_to
from facilitator.tui.bingo.deciding_view import DecidingView
from facilitator.tui.bingo.next_step import Step, next_step
from facilitator.tui.claims import claims_of
from facilitator.tui.plain import one_line
from facilitator.tui.question import Question
from facilitator.tui.wording import length


class ConductingView(DecidingView):
    """Opens, starts, pauses and ends the game; each is asked once."""

    def action_go_on(self) -> None:
        """Ask for what comes next, then do it."""
        coming = next_step(self.overview, self.block)
        match coming.step if coming is not None else None:
            case Step.OPEN:
                self._open()
            case Step.START:
                self._start()
            case Step.CONFIRM:
                self.ask_to_confirm(claims_of(self.overview)[0])
            case Step.RESUME:
                self._resume()
            case Step.END:
                self.action_end_game()
            case Step.RAFFLE:
                self.action_draw_lots()
            case None:
                self._say_nothing_comes()

    def _open(self) -> None:
        texts, block = self.texts, self.block
        assert block is not None
        if self.playing is None:
            self.notify(texts("The main machine does not answer yet; a moment, please."))
            return
        if self.access.closed is Closed.PRIVACY:
            self.notify(texts("The agenda lacks the four lines on data protection: no game opens."))
            return
        game = block.game
        title = one_line(game.title if game is not None and game.title else block.title)
        detail = texts(
            "From then on people join and see their cards. Squares can be filled once it is "
            "started."
        )
        if self.access.closed is not None:
            detail = f"{detail}\n{texts('Phones do not get in yet: the screen says why.')}"
        self.ask_and_say(
            Question(texts, texts("Open “{title}”?", title=title), detail),
            call_to(Do.OPEN, block=block.id),
            texts("Open. s puts the code on the stage."),
        )

    def _start(self) -> None:
        texts, overview = self.texts, self.overview
        assert overview is not None
        count = overview.totals.players
        players = texts.plural("{count} person plays.", "{count} people play.", count)
        detail = "\n".join(part for part in (players, self._planned_end()) if part)
        self.ask_and_say(
            Question(texts, texts("Start the game?"), detail), call_to(Do.START), texts("Started.")
        )

    def _planned_end(self) -> str:
        block = self.block
        if block is None or block.game is None:
            return ""
        time = length(self.texts, block.game.time or block.duration)
        return self.texts("It lasts {length}, and can be ended before that.", length=time)

    def _resume(self) -> None:
        texts = self.texts
        question = Question(texts, texts("Go on with the game?"))
        self.ask_and_say(question, call_to(Do.RESUME), texts("The game goes on."))

    def _say_nothing_comes(self) -> None:
        texts = self.texts
        if self.overview is None:
            self.notify(texts("No game of bingo is planned."))
        else:
            self.notify(
                texts("The game is over. l draws lots; Ctrl+P, “Forget the game”, deletes it.")
            )

    def action_end_game(self) -> None:
        """Ask to end the game."""
        texts, overview = self.texts, self.overview
        if overview is None or overview.state is GameState.ENDED:
            self.notify(texts("There is no game to be ended."))
            return
        after = texts("Nobody fills a square after that. Ctrl+Z goes on with the game.")
        detail = "\n".join([*self._still_checked(overview), after])
        self.ask_and_say(
            Question(texts, texts("End the game?"), detail), call_to(Do.END), texts("Ended.")
        )

    def _still_checked(self, overview: Overview) -> list[str]:
        count = len(claims_of(overview))
        still = self.texts.plural(
            "{count} Bingo is still being checked; it can be confirmed afterwards, too.",
            "{count} Bingos are still being checked; they can be confirmed afterwards, too.",
            count,
        )
        return [still] if count else []

    def action_pause_game(self) -> None:
        """Pause or go on, at once: the same key takes it back."""
        texts, overview = self.texts, self.overview
        state = overview.state if overview is not None else None
        if state is GameState.RUNNING:
            self.play_and_say(call_to(Do.PAUSE), texts("The game pauses; p goes on."))
        elif state is GameState.PAUSED:
            self.play_and_say(call_to(Do.RESUME), texts("The game goes on."))
        else:
            self.notify(texts("Only a running game can pause."))

    def action_forget_game(self) -> None:
        """Ask to delete all that is anybody's."""
        texts, overview = self.texts, self.overview
        if overview is None:
            self.notify(texts("There is nothing to forget: no game was opened."))
            return
        lasts = overview.state is not GameState.ENDED
        first = [texts("The game is not over: this ends it for everybody.")] if lasts else []
        after = texts(
            "All nicknames, cards and meetings are deleted for good; the totals stay for the "
            "Dokumentation. This can't be taken back."
        )
        self.ask_and_say(
            Question(texts, texts("Forget the game?"), "\n".join([*first, after])),
            call_to(Do.FORGET),
            texts("Forgotten: nothing of anybody is left."),
        )
